// The pages of a visit's history.
import type { ToldMessage } from "~/conversations/told-messages.server";
import type { JourneyEvent } from "~/journey/events";

/** Entries on one page of the timeline. */
export const TIMELINE_PAGE = 50;

/** A fact, or a message with what became of it until now. */
export type TimelineItem =
  | { readonly event: JourneyEvent; readonly message?: never }
  | { readonly message: ToldMessage; readonly event?: never };

/** Leaving a stage, entering the next and beginning there are one moment: the timeline tells it once. */
function isTold({ type }: JourneyEvent): boolean {
  return type !== "stage.left" && type !== "preparation.started";
}

/** The message that a fact is about, when it is one of ours. */
function messageOf(event: JourneyEvent): string | undefined {
  switch (event.type) {
    case "message.sent":
    case "message.delivered":
    case "message.failed":
    case "message.withheld":
    case "message.missed":
      return event.payload.messageId;
    default:
      return undefined;
  }
}

/** A failure stands where it became known: somebody who looks for news finds it there. */
function momentOf(message: ToldMessage, events: readonly JourneyEvent[]): number {
  if (message.state !== "failed") return message.at;
  const failed = events.findLast(
    (event) => event.type === "message.failed" && messageOf(event) === message.id,
  );
  return failed?.occurredAt ?? message.at;
}

/** Facts about a message and the message itself are one entry; the latest first. */
function itemsOf(events: readonly JourneyEvent[], messages: readonly ToldMessage[]): readonly TimelineItem[] {
  const known = new Set(messages.map(({ id }) => id));
  const facts = events.filter((event) => isTold(event) && !known.has(messageOf(event) ?? "")).reverse();
  const said = messages
    .map((message) => ({ message, at: momentOf(message, events) }))
    .sort((a, b) => b.at - a.at || (a.message.id < b.message.id ? 1 : -1));
  const items: TimelineItem[] = [];
  let next = 0;
  for (const event of facts) {
    for (let later = said[next]; later && later.at > event.occurredAt; later = said[next]) {
      items.push({ message: later.message });
      next += 1;
    }
    items.push({ event });
  }
  return [...items, ...said.slice(next).map(({ message }) => ({ message }))];
}

/** The entries of one page, latest first; a page beyond the end is the last one. */
export function timelinePage(
  events: readonly JourneyEvent[],
  wanted: number,
  messages: readonly ToldMessage[] = [],
) {
  const told = itemsOf(events, messages);
  const pages = Math.max(1, Math.ceil(told.length / TIMELINE_PAGE));
  const page = Math.min(Math.max(1, Math.trunc(wanted) || 1), pages);
  const from = (page - 1) * TIMELINE_PAGE;
  const items = told.slice(from, from + TIMELINE_PAGE);
  return {
    items,
    events: items.flatMap(({ event }) => (event ? [event] : [])),
    page,
    pages,
    total: told.length,
  };
}
