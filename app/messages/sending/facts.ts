// What stands on the visit's timeline when something became of a message. Pure.
import { event, type NewEvent } from "~/journey/events";
import type { Instant } from "~/journey/instant";
import type { Visit } from "~/journey/visit";
import type { MessageRow } from "./row.server";

type Told = Pick<MessageRow, "id" | "kind" | "channel">;

const REMINDERS: readonly string[] = ["reminder-day", "reminder-hours"];

/** Whether its sending may be a fact of the preparation too. */
export function isReminder({ kind }: Pick<Told, "kind">): boolean {
  return REMINDERS.includes(kind);
}

export function sentFact({ id: messageId, kind, channel }: Told, now: Instant): NewEvent {
  return event("message.sent", now, { messageId, kind, channel });
}

/** It left us. The first reminder of a visit in preparation ticks that off as well. */
export function sentFacts(visit: Visit, told: Told, now: Instant): NewEvent[] {
  const sent = sentFact(told, now);
  const preparing = visit.stage === "preparation" && visit.status === "open";
  const first = isReminder(told) && preparing && visit.preparation.reminderSentAt === undefined;
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
