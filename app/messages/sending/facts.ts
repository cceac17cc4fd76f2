// What stands on the visit's timeline when something became of a message. Pure.
import { event, type NewEvent } from "~/journey/events";
import type { Instant } from "~/journey/instant";
import type { Visit } from "~/journey/visit";
import type { MessageRow } from "./row.server";

type Told = Pick<MessageRow, "id" | "kind" | "channel">;

const REMINDERS: readonly string[] = ["reminder-day", "reminder-hours"];

/** It left us. The first reminder of a visit in preparation ticks that off as well. */
export function sentFacts(visit: Visit, { id: messageId, kind, channel }: Told, now: Instant): NewEvent[] {
  const sent = event("message.sent", now, { messageId, kind, channel });
  const preparing = visit.stage === "preparation" && visit.status === "open";
  const first = REMINDERS.includes(kind) && preparing && visit.preparation.reminderSentAt === undefined;
  return first ? [sent, event("reminder.sent", now, {})] : [sent];
}

export function deliveredFact({ id: messageId, kind, channel }: Told, now: Instant): NewEvent {
  return event("message.delivered", now, { messageId, kind, channel });
}

export function failedFact({ id: messageId, kind, channel }: Told, code: string, now: Instant): NewEvent {
  return event("message.failed", now, { messageId, kind, channel, code });
}

export function withheldFact({ id: messageId, kind }: Told, reason: string, now: Instant): NewEvent {
  return event("message.withheld", now, { messageId, kind, reason });
}

export function missedFact({ id: messageId, kind }: Told, reason: string, now: Instant): NewEvent {
  return event("message.missed", now, { messageId, kind, reason });
}
