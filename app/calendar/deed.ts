// One thing done to the plan: what is sent, and how it is taken back.
import { instant, MINUTE, plus } from "~/journey/instant";
import { localDateTimeText } from "~/ui/zoned-time";
import type { Job, JobVisit, Unplaced } from "./job";
import type { Subject, Target } from "./plan";

export interface Deed {
  readonly id: string;
  readonly intent: "book" | "replan";
  readonly visit: JobVisit;
  readonly pointed: Pointed;
  readonly target: Target;
  /** The place that it had. */
  readonly before?: Job;
  /** When the work was to begin on the page, so that a colleague's move is not undone unseen. */
  readonly from?: number;
  /** When the customer is to come; left to the rules unless an earlier move is taken back. */
  readonly receptionAt?: number;
  /** It takes another one back. */
  readonly undoes: boolean;
}

/** What a person points at: work in the calendar, or a request that waits for a place. */
export type Pointed = { readonly job: Job } | { readonly request: Unplaced };

export function visitOf(pointed: Pointed): JobVisit | undefined {
  return "job" in pointed ? pointed.job.visit : pointed.request.visit;
}

/** The same as the plan's rules look at it; undefined for a place that is nobody's yet. */
export function subjectOf(pointed: Pointed): Subject | undefined {
  const visit = visitOf(pointed);
  if (!visit) return undefined;
  if ("job" in pointed) return { need: visit.need, receptionAt: pointed.job.receptionAt, job: pointed.job };
  const { appointmentAt } = pointed.request;
  return { need: visit.need, ...(appointmentAt === undefined ? {} : { receptionAt: appointmentAt }) };
}

/** Puts what is pointed at to its target. A request that has a time with its customer is moved, not booked. */
export function deedOf(id: string, pointed: Pointed, target: Target): Deed | undefined {
  const visit = visitOf(pointed);
  if (!visit) return undefined;
  const common = { id, visit, pointed, target, undoes: false };
  if ("job" in pointed) {
    return { ...common, intent: "replan", before: pointed.job, from: pointed.job.startsAt };
  }
  return { ...common, intent: pointed.request.appointmentAt === undefined ? "book" : "replan" };
}

/** The way back; undefined where there was no place before. */
export function undoOf(id: string, { visit, pointed, target, before }: Deed): Deed | undefined {
  if (!before) return undefined;
  const { startsAt, minutes, bayId, mechanicId, receptionAt } = before;
  return {
    id,
    visit,
    pointed,
    intent: "replan",
    target: { startsAt, minutes, bayId, mechanicId },
    from: target.startsAt,
    receptionAt,
    undoes: true,
  };
}

/** The form's fields. */
export function fieldsOf(deed: Deed, timeZone: string): Record<string, string> {
  const { id, intent, visit, target, from, receptionAt } = deed;
  const { startsAt, minutes, bayId, mechanicId } = target;
  const when = intent === "book" ? { at: localDateTimeText(startsAt, timeZone) } : {};
  return {
    intent,
    deed: id,
    submissionId: id,
    visitId: visit.id,
    ...when,
    startsAt: String(startsAt),
    minutes: String(minutes),
    ...(bayId === undefined ? {} : { bayId }),
    ...(mechanicId === undefined ? {} : { mechanicId }),
    ...(from === undefined ? {} : { from: String(from) }),
    ...(receptionAt === undefined ? {} : { receptionAt: String(receptionAt) }),
  };
}

/** The plan as it will be once a form that is under way is carried out: what was moved stands where it was dropped. */
export function withUnderWay(jobs: readonly Job[], form: FormData | undefined): readonly Job[] {
  const [visitId, startsAt, minutes] = [form?.get("visitId"), form?.get("startsAt"), form?.get("minutes")];
  if (typeof visitId !== "string" || typeof startsAt !== "string") return jobs;
  const text = (name: string, other: string) => {
    const value = form?.get(name);
    return typeof value === "string" ? value : other;
  };
  return jobs.map((job) => {
    if (job.visit?.id !== visitId) return job;
    const start = instant(Number(startsAt));
    const same = Number(minutes) === job.minutes;
    const length = same ? job.endsAt - job.startsAt : Number(minutes) * MINUTE;
    return {
      ...job,
      startsAt: start,
      endsAt: plus(start, length),
      bayId: text("bayId", job.bayId),
      mechanicId: text("mechanicId", job.mechanicId),
    };
  });
}
