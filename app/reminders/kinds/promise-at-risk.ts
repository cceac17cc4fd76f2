// The work that is left no longer fits before the promised time: somebody acts while the promise can still be kept.
import { workingTimeAfter } from "~/journey/deadlines";
import { earliest, iso, MINUTE, type Instant } from "~/journey/instant";
import type { Job, Visit } from "~/journey/visit";
import type { WorkingCalendar } from "~/journey/working-time";
import { workingTimeBefore } from "../clock";
import type { VisitReminder } from "../kind";

type Running = Job & { readonly state: Extract<Job["state"], { readonly kind: "running" }> };

function isRunning(job: Job): job is Running {
  return job.state.kind === "running";
}

function isOpen({ state }: Job): boolean {
  return state.kind === "planned" || state.kind === "running" || state.kind === "stopped";
}

/** Labour that its line still has, milliseconds. */
function left({ labourMinutes, clockedMs }: Job): number {
  return Math.max(0, labourMinutes * MINUTE - clockedMs);
}

/** From when on one pair of hands can no longer make it with the margin, if nothing else happens. */
function tooLateFor(
  jobs: readonly Job[],
  promise: Instant,
  marginMs: number,
  calendar: WorkingCalendar,
): Instant {
  const running = jobs.find(isRunning);
  const waiting = jobs.filter((job) => job !== running).reduce((sum, job) => sum + left(job), 0);
  const last = workingTimeBefore(calendar, promise, waiting + marginMs);
  if (!running) return last;
  // While the clock runs, the work that is left shrinks as fast as the time; it was too late from the start or is not yet.
  const { since } = running.state;
  return workingTimeAfter(calendar, since, left(running)) > last ? earliest(since, last) : last;
}

/** People work beside each other: the first who cannot make it counts. */
function riskAt({ jobs }: Visit, promise: Instant, marginMs: number, calendar: WorkingCalendar): Instant {
  const hands = new Map<string, Job[]>();
  for (const job of jobs.filter(isOpen)) {
    const whose = job.mechanicId ?? "";
    hands.set(whose, [...(hands.get(whose) ?? []), job]);
  }
  const each = [...hands.values()].map((own) => tooLateFor(own, promise, marginMs, calendar));
  return earliest(workingTimeBefore(calendar, promise, marginMs), ...each);
}

export const promiseAtRisk: VisitReminder = {
  kind: "promise-at-risk",
  moments(visit, { rule, calendar }) {
    const promise = visit.promise?.current;
    if (visit.status !== "open" || promise === undefined) return [];
    if (visit.stage !== "repairs" && visit.stage !== "quality") return [];
    const dueAt = riskAt(visit, promise, rule.offsetMinutes * MINUTE, calendar);
    return [{ occasion: iso(promise), dueAt, deadlineAt: promise }];
  },
};
