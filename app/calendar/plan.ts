// The plan in the browser: whether work may go somewhere, why not, and where else. The server has the last word.
import { counterKey, usesOf, type Level, type Placement } from "~/capacity/counters";
import type { Need } from "~/capacity/need";
import { tryPlace, type Levels, type NoPlace } from "~/capacity/offers";
import type { Busy } from "~/capacity/placement";
import type { Workshop } from "~/capacity/workshop";
import { instant, MINUTE, plus, type Instant } from "~/journey/instant";
import type { Span } from "~/journey/working-time";
import type { Job } from "./job";

export interface Plan {
  readonly shop: Workshop;
  readonly jobs: readonly Job[];
  readonly levels: Levels;
}

/** What is to be put somewhere: work that has a place, or a request that has none yet. */
export interface Subject {
  readonly need: Need;
  /** When the customer is expected, where that is agreed. */
  readonly receptionAt?: Instant;
  /** The place that it has. */
  readonly job?: Job;
}

export interface Target {
  readonly startsAt: Instant;
  readonly minutes: number;
  readonly bayId?: string;
  readonly mechanicId?: string;
}

export type WhyNot =
  | NoPlace
  | { readonly code: "past" }
  | { readonly code: "bay-taken"; readonly by: string }
  | { readonly code: "mechanic-taken"; readonly by: string }
  | { readonly code: "mechanic-away" };

export type Tried =
  { readonly ok: true; readonly placement: Placement } | { readonly ok: false; readonly why: WhyNot };

/** The customer's time when the work begins at `startsAt`: it changes when they wait, or when the work would begin before it or on another day. */
export function receptionFor(shop: Workshop, { need, receptionAt }: Subject, startsAt: Instant): Instant {
  const stays =
    receptionAt !== undefined &&
    need.transport !== "wait" &&
    receptionAt <= startsAt &&
    shop.dayOf(receptionAt) === shop.dayOf(startsAt);
  return stays ? receptionAt : startsAt;
}

function busyWithout(jobs: readonly Job[], own: string | undefined): Busy {
  const busy = new Map<string, Span[]>();
  for (const { id, startsAt, endsAt, bayId, mechanicId } of jobs) {
    if (id === own) continue;
    const span = { start: startsAt, end: endsAt };
    for (const lane of [bayId, mechanicId]) {
      const known = busy.get(lane);
      if (known) known.push(span);
      else busy.set(lane, [span]);
    }
  }
  return busy;
}

/** The counters as if the work had no place: what it takes is free for its own move. */
function levelsWithout({ shop, levels }: Plan, { need, job }: Subject): Levels {
  if (!job) return levels;
  const left = new Map<string, Level>(levels);
  for (const use of usesOf(shop, { ...need, minutes: job.minutes }, job)) {
    const key = counterKey(use);
    const level = left.get(key);
    if (!level) continue;
    const walkIn = need.walkIn ? level.walkIn - use.amount : level.walkIn;
    left.set(key, { ...level, used: level.used - use.amount, walkIn });
  }
  return left;
}

/** Labour of other length is shared out among the skills as before. */
function needFor({ need }: Subject, minutes: number): Need {
  if (minutes === need.minutes) return need;
  return { ...need, minutes, work: [{ skill: need.skill, minutes }] };
}

/** Whether the work may go there, as far as the browser knows. */
export function tryTarget(plan: Plan, subject: Subject, target: Target, now: Instant): Tried {
  const { shop, jobs } = plan;
  const { startsAt, minutes, bayId, mechanicId } = target;
  if (startsAt < now) return { ok: false, why: { code: "past" } };
  const wish = {
    receptionAt: receptionFor(shop, subject, startsAt),
    startsAt,
    ...(bayId === undefined ? {} : { bayId }),
    ...(mechanicId === undefined ? {} : { mechanicId }),
    ...(subject.job ? { before: subject.job } : {}),
  };
  const need = needFor(subject, minutes);
  const busy = busyWithout(jobs, subject.job?.id);
  const tried = tryPlace(shop, need, wish, busy, levelsWithout(plan, subject));
  if (tried.ok) return tried;
  return { ok: false, why: tried.why.code === "no-lane" ? whyExactly(plan, subject, target) : tried.why };
}

/** "No lane" in the words of the one lane that was wished for. */
function whyExactly({ shop, jobs }: Plan, { job: own }: Subject, target: Target): WhyNot {
  const { startsAt, minutes, bayId, mechanicId } = target;
  const day = shop.dayOf(startsAt);
  const isIn = (spans: readonly Span[]) =>
    spans.some(({ start, end }) => start <= startsAt && startsAt < end);
  if (!isIn(shop.openings(day))) return { code: "shut" };
  if (mechanicId !== undefined && !isIn(shop.atWork(mechanicId, day))) return { code: "mechanic-away" };
  const done = mechanicId === undefined ? undefined : shop.finish(mechanicId, startsAt, minutes);
  const endsAt = done ?? plus(startsAt, minutes * MINUTE);
  const taker = (has: (job: Job) => boolean) =>
    jobs.find((job) => job.id !== own?.id && has(job) && job.startsAt < endsAt && startsAt < job.endsAt);
  const inBay = bayId === undefined ? undefined : taker((job) => job.bayId === bayId);
  if (inBay) return { code: "bay-taken", by: inBay.visit?.plate ?? "" };
  const withMechanic = mechanicId === undefined ? undefined : taker((job) => job.mechanicId === mechanicId);
  if (withMechanic) return { code: "mechanic-taken", by: withMechanic.visit?.plate ?? "" };
  return { code: "no-lane" };
}

/** Work begins on the quarter. */
const STEP = 15 * MINUTE;

/** Every time of a local date at which the work could begin. */
export function possibleTimes(
  plan: Plan,
  subject: Subject,
  day: number,
  wish: Omit<Target, "startsAt">,
  now: Instant,
): readonly Placement[] {
  const found: Placement[] = [];
  for (const { start, end } of plan.shop.openings(day)) {
    for (let at: number = start; at < end; at += STEP) {
      const tried = tryTarget(plan, subject, { ...wish, startsAt: instant(at) }, now);
      if (tried.ok) found.push(tried.placement);
    }
  }
  return found;
}

/** The nearest times to a wish that are possible in any lane, looked for on its day first; in the order of time. */
export function nearestTimes(
  plan: Plan,
  subject: Subject,
  { startsAt, minutes }: Pick<Target, "startsAt" | "minutes">,
  days: readonly number[],
  now: Instant,
): readonly Instant[] {
  const wished = plan.shop.dayOf(startsAt);
  const inTurn = [...days].sort((a, b) => Math.abs(a - wished) - Math.abs(b - wished));
  for (const day of inTurn) {
    const found = possibleTimes(plan, subject, day, { minutes }, now)
      .map((placement) => placement.startsAt)
      .filter((at) => at !== startsAt && at !== subject.job?.startsAt);
    if (found.length === 0) continue;
    const near = found.sort((a, b) => Math.abs(a - startsAt) - Math.abs(b - startsAt)).slice(0, 3);
    return near.sort((a, b) => a - b);
  }
  return [];
}

/** Minutes of labour between two moments of a mechanic, or of the doors when nobody is named; at least a quarter of an hour. */
export function minutesBetween(shop: Workshop, span: Span, mechanicId?: string): number {
  const byDay = mechanicId === undefined ? undefined : shop.minutesByDay(mechanicId, span);
  const worked = byDay ? [...byDay.values()].reduce((sum, minutes) => sum + minutes, 0) : 0;
  const minutes = worked > 0 ? worked : Math.round((span.end - span.start) / MINUTE);
  return Math.max(15, minutes);
}
