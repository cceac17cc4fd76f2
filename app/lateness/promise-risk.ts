// Whether a promise holds, and which new one could be given. Pure.
import { workingTimeAfter } from "~/journey/deadlines";
import { instant, latest, MINUTE, plus, type Instant } from "~/journey/instant";
import type { WorkingCalendar } from "~/journey/working-time";

const QUARTER = 15 * MINUTE;
/** What a new promise leaves beside what is expected: the second delay annoys more than the first. */
export const NEW_PROMISE_MARGIN = QUARTER;
/** A forecast that moves by less is the same one: pages stay still. */
export const SAME_FORECAST = 5 * MINUTE;

export type Risk =
  | { readonly kind: "none" }
  /** Expected so much after the promise, milliseconds; undefined when nobody can say when it will be ready. */
  | { readonly kind: "at-risk" | "broken"; readonly lateBy: number | undefined };

/**
 * How a promise stands; less than a minute after it is in time.
 * @param reserveMs how much before the promised time the car is to be ready
 */
export function riskOf(
  { promisedAt, readyAt }: { readonly promisedAt: Instant; readonly readyAt: Instant | undefined },
  now: Instant,
  reserveMs = 0,
): Risk {
  const lateBy = readyAt === undefined ? undefined : readyAt - promisedAt;
  if (now >= promisedAt) return { kind: "broken", lateBy };
  return lateBy === undefined || lateBy + reserveMs >= MINUTE
    ? { kind: "at-risk", lateBy }
    : { kind: "none" };
}

/** Whether the pages must hear of a new forecast: it moved by five minutes, or the promise holds no longer, or again. */
export function hasMoved(
  before: Instant | undefined,
  after: Instant | undefined,
  promisedAt: Instant | undefined,
): boolean {
  if (before === undefined || after === undefined) return before !== after;
  if (Math.abs(after - before) >= SAME_FORECAST) return true;
  const breaks = (at: Instant) => promisedAt !== undefined && at - promisedAt >= MINUTE;
  return breaks(before) !== breaks(after);
}

/** Up to the full quarter of an hour. */
export function roundedUp(at: Instant): Instant {
  return instant(Math.ceil(at / QUARTER) * QUARTER);
}

/** What to promise now: the expected finish with the margin, in opening hours, up to the full quarter, never in the past. */
export function proposedPromise(calendar: WorkingCalendar, readyAt: Instant, now: Instant): Instant {
  const from = latest(readyAt, now);
  return roundedUp(latest(workingTimeAfter(calendar, from, NEW_PROMISE_MARGIN), plus(now, 1)));
}
