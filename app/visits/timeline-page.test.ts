// The timeline's entries: each message once, with what became of it, among the facts in the order of time.
import { expect, test } from "vitest";
import type { ToldMessage } from "~/conversations/told-messages.server";
import { event, type JourneyEvent, type NewEvent } from "~/journey/events";
import { instant, MINUTE, plus } from "~/journey/instant";
import { eventFromRow } from "./event-rows";
import { TIMELINE_PAGE, timelinePage } from "./timeline-page";

const START = instant("2030-01-15T12:00:00Z");
const at = (minutes: number) => plus(START, minutes * MINUTE);
const ids = [1, 2, 3].map((n) => `0199a000-0000-7000-8000-00000000000${String(n)}`);

function recorded(fresh: NewEvent, seq: number): JourneyEvent {
  return eventFromRow({
    ...{ ...fresh, occurredAt: new Date(fresh.occurredAt) },
    ...{ seq, stage: "repairs", loop: 0, actorKind: "job", actorId: null },
  });
}

function message(wishes: Partial<ToldMessage>): ToldMessage {
  return {
    ...{
      id: ids[0] ?? "",
      kind: "ready",
      channel: "sms",
      to: "+353",
      language: "en",
      text: "Ready",
      state: "sent",
    },
    ...{ at: at(1), ...wishes },
  };
}

const told = (events: readonly NewEvent[], messages: readonly ToldMessage[]) =>
  timelinePage(
    events.map((fresh, n) => recorded(fresh, n + 1)),
    1,
    messages,
  ).items.map((item) => item.event?.type ?? `${item.message?.kind ?? ""} ${item.message?.state ?? ""}`);

test("a message that was sent and delivered is one entry, at the time it was written", () => {
  const [messageId = ""] = ids;
  const about = { messageId, kind: "ready", channel: "sms" };
  const facts = [
    event("vehicle.arrived", at(0), {}),
    event("message.sent", at(2), about),
    event("note.added", at(3), { text: "A note" }),
    event("message.delivered", at(4), about),
  ];
  expect(told(facts, [message({ state: "delivered" })])).toEqual([
    "note.added",
    "ready delivered",
    "vehicle.arrived",
  ]);
});

test("a failure stands where it became known", () => {
  const [messageId = ""] = ids;
  const facts = [
    event("message.sent", at(2), { messageId, kind: "ready", channel: "sms" }),
    event("note.added", at(3), { text: "A note" }),
    event("message.failed", at(5), { messageId, kind: "ready", channel: "sms", code: "30003" }),
  ];
  expect(told(facts, [message({ state: "failed" })])).toEqual(["ready failed", "note.added"]);
});

test("a message that still waits is an entry too, and facts about messages that are not kept stay", () => {
  const [, gone = ""] = ids;
  const facts = [
    event("message.withheld", at(0), { messageId: gone, kind: "survey", reason: "opted-out" }),
    event("message.missed", at(2), { kind: "reminder-day", reason: "too-late" }),
  ];
  expect(told(facts, [message({ state: "pending" })])).toEqual([
    "message.missed",
    "ready pending",
    "message.withheld",
  ]);
});

test("messages count among the entries of a page", () => {
  const events = Array.from({ length: TIMELINE_PAGE }, (_, n) =>
    recorded(event("note.added", at(n), { text: "A note" }), n + 1),
  );
  const page = timelinePage(events, 2, [message({ at: at(-1) })]);
  expect(page).toMatchObject({ page: 2, pages: 2, total: TIMELINE_PAGE + 1 });
  expect(page.items).toHaveLength(1);
});
