// What extra work does to the promised time.
import { workingTimeAfter } from "~/journey/deadlines";
import { MINUTE, latest, plus, type Instant } from "~/journey/instant";
import type { Job, Visit } from "~/journey/visit";
import type { WorkingCalendar } from "~/journey/working-time";

const QUARTER = 15 * MINUTE;

/** Labour that is still to be done on a job, milliseconds. */
function leftOf({ state, labourMinutes, clockedMs }: Job, now: Instant): number {
  if (state.kind === "done" || state.kind === "cancelled") return 0;
  const clocked = clockedMs + (state.kind === "running" ? Math.max(0, now - state.since) : 0);
  return Math.max(0, labourMinutes * MINUTE - clocked);
}

/**
 * By when the car would be ready with so much more labour, by the centre's opening hours: rounded up to a quarter of an hour,
 * and never before the promise. Waits for parts are not known here.
 * @returns undefined without a promise: there is nothing to compare with
 */
export function readyWith(
  visit: Visit,
  labourMinutes: number,
  calendar: WorkingCalendar,
  now: Instant,
): Instant | undefined {
  if (!visit.promise) return undefined;
  const left = visit.jobs.reduce((sum, job) => sum + leftOf(job, now), labourMinutes * MINUTE);
  const done = workingTimeAfter(calendar, now, left);
  return latest(visit.promise.current, plus(done, (QUARTER - (done % QUARTER)) % QUARTER));
}
