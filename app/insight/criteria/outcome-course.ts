// What a visit comes to for every criterion from its last fact on: at once, and from which moment something else while no other fact
// comes. Pure. It can be kept, since it is right at any later moment; only what grows with the clock itself cannot.
import { instant, type Instant } from "~/journey/instant";
import type { Counted, Criterion } from "./criterion";
import type { VisitHistory } from "./history";
import { CRITERIA } from "./registry";

/** What the figures have to know of a visit beside what it comes to. */
export interface VisitFrame {
  readonly number: number;
  readonly beganAt: Instant;
  /** Undefined while it is open. */
  readonly endedAt: Instant | undefined;
  readonly lastFactAt: Instant;
  /** Working minutes from the arrival to the day on which it is ready; null where it has not come so far. */
  readonly leadMinutes: number | null;
}

export interface Change {
  readonly from: Instant;
  /** Of the criterion in the catalogue. */
  readonly place: number;
  readonly counted: Counted;
}

export interface OutcomeCourse extends VisitFrame {
  /** It says nothing of the time before. */
  readonly since: Instant;
  /** In the order of the catalogue. */
  readonly outcomes: readonly Counted[];
  /** Rising. */
  readonly changes: readonly Change[];
  /** From when on something grows with the clock: from then on it has to be made anew for each moment. Infinity: never. */
  readonly runsFrom: number;
}

/** No criterion asks about more moments of one visit than that; one that does is looked at anew each time. */
const MOST_CHANGES = 30;

function frameOf(history: VisitHistory): VisitFrame {
  const { number, visit, endedAt, lastFactAt, arrivedAt, readyAt } = history;
  const isReady = arrivedAt !== undefined && readyAt !== undefined;
  const leadMinutes = isReady ? history.minutes(arrivedAt, readyAt) : null;
  return { number, beganAt: visit.request.at, endedAt, lastFactAt, leadMinutes };
}

/** What one criterion says from a moment on, and from when on it grows. */
function courseOf(history: VisitHistory, { of }: Criterion) {
  const found: { readonly from: Instant; readonly counted: Counted }[] = [];
  let seen = history;
  for (;;) {
    const from = seen.clock.at;
    seen.clock.heldUntil();
    found.push({ from, counted: of(seen) });
    const until = seen.clock.heldUntil();
    if (until === Infinity) return { found, runsFrom: Infinity };
    if (until <= from || found.length > MOST_CHANGES) return { found, runsFrom: from };
    seen = history.seenAt(instant(until));
  }
}

/** @param criteria the catalogue unless it is a test's */
export function outcomeCourse(visit: VisitHistory, criteria: readonly Criterion[] = CRITERIA): OutcomeCourse {
  const since = visit.lastFactAt;
  const history = visit.seenAt(since);
  const outcomes: Counted[] = [];
  const changes: Change[] = [];
  let runsFrom = Infinity;
  for (const [place, criterion] of criteria.entries()) {
    const course = courseOf(history, criterion);
    const [first, ...later] = course.found;
    if (!first) throw new Error(`nothing of ${criterion.id}`);
    outcomes.push(first.counted);
    changes.push(...later.map((each) => ({ ...each, place })));
    runsFrom = Math.min(runsFrom, course.runsFrom);
  }
  changes.sort((one, other) => one.from - other.from);
  return { ...frameOf(history), since, outcomes, changes, runsFrom };
}

/** The same for one moment alone, whatever grows. */
export function outcomesAt(history: VisitHistory, criteria: readonly Criterion[] = CRITERIA): OutcomeCourse {
  const outcomes = criteria.map(({ of }) => of(history));
  return { ...frameOf(history), since: history.clock.at, outcomes, changes: [], runsFrom: Infinity };
}

/** Whether it says what the visit comes to at a moment. */
export function speaksOf(
  { since, runsFrom }: { readonly since: number; readonly runsFrom: number },
  at: Instant,
): boolean {
  return since <= at && at < runsFrom;
}
