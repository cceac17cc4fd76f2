// The ledger: every millisecond of a visit belongs to exactly one state, from the request to its end.
import type { JourneyEvent } from "./events";
import { evolve, foldVisit } from "./fold";
import { latest, type Instant } from "./instant";
import type { Stage } from "./stages";
import { standings, type Standing } from "./standing";
import type { Visit } from "./visit";
import type { LedgerCause } from "./wait-cause";
import type { WorkingCalendar } from "./working-time";

/**
 * One state of a visit, in [start, end). Waits other than planned ones count only while the centre is open; the rest of
 * them is `closed`. Work and planned time are not split: they take the hours that they take.
 */
export type Interval = {
  readonly start: Instant;
  readonly end: Instant;
  readonly stage: Stage;
  /** 0 for the first pass, one more for each return from quality control. */
  readonly loop: number;
  /** No fact names this state: it is what must be so when nothing else is. */
  readonly inferred: boolean;
} & (
  | { readonly kind: "work" }
  | { readonly kind: "wait"; readonly cause: LedgerCause }
  | { readonly kind: "closed" }
);

/** Rising, without gap or overlap, no two alike side by side. */
export type Ledger = readonly Interval[];

function alike(a: Interval, b: Interval): boolean {
  if (a.kind === "wait" && b.kind === "wait" && a.cause !== b.cause) return false;
  return a.kind === b.kind && a.stage === b.stage && a.loop === b.loop && a.inferred === b.inferred;
}

/** Writes intervals one behind the other; an empty one is left out, one like the last makes the last one longer. */
function pen() {
  const written: Interval[] = [];
  return {
    written,
    write: (interval: Interval): void => {
      const last = written.at(-1);
      if (interval.end <= interval.start) return;
      if (last && alike(last, interval)) written.splice(-1, 1, { ...last, end: interval.end });
      else written.push(interval);
    },
  };
}

type Where = Pick<Interval, "stage" | "loop">;

/** One standing from `start` to `end`, waits cut at the opening and shutting hours. */
function writeStanding(
  write: (interval: Interval) => void,
  where: Where,
  standing: Standing,
  { start, end }: Pick<Interval, "start" | "end">,
  calendar: WorkingCalendar,
): void {
  const { inferred } = standing;
  if (standing.kind === "work") return write({ kind: "work", ...where, inferred, start, end });
  const { cause } = standing;
  if (cause === "planned") return write({ kind: "wait", cause, ...where, inferred, start, end });
  const shut = (from: Instant, to: Instant) =>
    write({ kind: "closed", ...where, inferred: false, start: from, end: to });
  let written = start;
  for (const opening of calendar.openings(start, end)) {
    shut(written, opening.start);
    write({ kind: "wait", cause, ...where, inferred, ...opening });
    written = opening.end;
  }
  shut(written, end);
}

/**
 * The ledger of one visit: from `request.received` to its end, or to `now` while it is open. Its lengths add up to the lead
 * time exactly. A fact recorded with an earlier time than the one before it counts from the one before it; an open visit
 * with a fact later than `now` is told up to that fact.
 * @param events all facts of the visit in the order of their seq; without `request.received` in front the ledger is empty
 * @param now where the ledger of an open visit ends
 */
export function ledgerOf(events: readonly JourneyEvent[], calendar: WorkingCalendar, now: Instant): Ledger {
  const [first, ...rest] = events;
  if (!first) return [];
  const { written, write } = pen();
  let visit = foldVisit({ id: "", centreId: "" }, [first]);
  let reached = first.occurredAt;

  function writeUntil(present: Visit, end: Instant): void {
    if (present.status !== "open") return;
    const { stage, loop } = present;
    const phases = standings(present);
    phases.forEach((standing, position) => {
      const next = phases[position + 1]?.since ?? end;
      const until = next < end ? next : end;
      if (until <= reached) return;
      writeStanding(write, { stage, loop }, standing, { start: reached, end: until }, calendar);
      reached = until;
    });
  }

  for (const fact of rest) {
    if (!visit || visit.status !== "open") break;
    writeUntil(visit, fact.occurredAt);
    visit = evolve(visit, fact);
  }
  if (visit) writeUntil(visit, latest(now, reached));
  return written;
}

/** Lengths in milliseconds. */
export interface LedgerTotals {
  /** The sum of the four below. */
  readonly lead: number;
  readonly work: number;
  /** Waits that count: in open hours, not planned. */
  readonly wait: number;
  readonly planned: number;
  readonly closed: number;
  /** The part of `work` and `wait` that no fact names. */
  readonly inferred: number;
  readonly byCause: Readonly<Record<LedgerCause, number>>;
  readonly byStage: Readonly<Record<Stage, StageTotals>>;
}

export interface StageTotals {
  readonly work: number;
  readonly wait: number;
  readonly planned: number;
  readonly closed: number;
}

function column(interval: Interval): keyof StageTotals {
  if (interval.kind !== "wait") return interval.kind;
  return interval.cause === "planned" ? "planned" : "wait";
}

function lengthOf(intervals: Ledger): number {
  return intervals.reduce((sum, { start, end }) => sum + (end - start), 0);
}

function stageTotals(intervals: Ledger): StageTotals {
  const of = (name: keyof StageTotals) => lengthOf(intervals.filter((each) => column(each) === name));
  return { work: of("work"), wait: of("wait"), planned: of("planned"), closed: of("closed") };
}

/** Sums of a ledger, or of several laid one behind the other. */
export function totals(ledger: Ledger): LedgerTotals {
  const cause = (name: LedgerCause) =>
    lengthOf(ledger.filter((each) => each.kind === "wait" && each.cause === name));
  const stage = (name: Stage) => stageTotals(ledger.filter((each) => each.stage === name));
  return {
    lead: lengthOf(ledger),
    ...stageTotals(ledger),
    inferred: lengthOf(ledger.filter((each) => each.inferred)),
    byCause: {
      technician: cause("technician"),
      bay: cause("bay"),
      advisor: cause("advisor"),
      parts: cause("parts"),
      approval: cause("approval"),
      rework: cause("rework"),
      inspector: cause("inspector"),
      customer: cause("customer"),
      planned: cause("planned"),
    },
    byStage: {
      booking: stage("booking"),
      preparation: stage("preparation"),
      intake: stage("intake"),
      repairs: stage("repairs"),
      quality: stage("quality"),
      handover: stage("handover"),
      "follow-up": stage("follow-up"),
    },
  };
}
