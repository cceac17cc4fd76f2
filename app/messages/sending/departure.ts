// Whether a message goes out now, later or not at all, at the moment when its turn has come. Pure.
import { HOUR, latest, plus, type Instant } from "~/journey/instant";
import { kindOf, type WithheldReason } from "../kinds";
import { afterQuiet } from "../quiet-hours";
import type { WaitingMessage } from "./row.server";

/** A message without a deadline of its own has become pointless after so long: the carrier was connected later, or was down. */
const STALE_AFTER_MS = 24 * HOUR;

export type Departure =
  | { readonly kind: "go" }
  | { readonly kind: "wait"; readonly until: Instant }
  | { readonly kind: "missed"; readonly reason: WithheldReason }
  | { readonly kind: "withheld"; readonly reason: WithheldReason };

/** After this moment the message is not sent any more. */
export function lastMoment(
  message: Pick<WaitingMessage, "deadlineAt" | "sendAfter" | "createdAt" | "attempt">,
): Instant {
  const { deadlineAt, sendAfter, createdAt, attempt } = message;
  // Every try moves `sendAfter`: from the first one on it says nothing about how old the message is.
  return deadlineAt ?? plus(attempt === 0 ? latest(createdAt, sendAfter) : createdAt, STALE_AFTER_MS);
}

/** For a row that is `pending`. */
export function departureOf(message: WaitingMessage, now: Instant): Departure {
  const { answer, urgent, to } = kindOf(message.kind);
  if (now > lastMoment(message)) return { kind: "missed", reason: "too-late" };
  if (message.sendAfter > now) return { kind: "wait", until: message.sendAfter };
  if (message.blocked && answer !== true && to !== "staff") return { kind: "withheld", reason: "opted-out" };
  if (urgent === true) return { kind: "go" };
  // The row's own time was outside the quiet hours; but the worker may have been away, or the carrier busy.
  const until = afterQuiet(now, message.quiet);
  if (until <= now) return { kind: "go" };
  return until > lastMoment(message) ? { kind: "missed", reason: "quiet-hours" } : { kind: "wait", until };
}
