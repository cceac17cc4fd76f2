// The figures of all criteria over a period, added up visit by visit. Pure: histories come in, figures go out.
import { plus, type Instant } from "~/journey/instant";
import { dateOfDay, weekdayOf, type Span, type WorkingCalendar } from "~/journey/working-time";
import { reaches, warningAt, type Counted, type Criterion } from "./criterion";
import type { VisitHistory } from "./history";
import {
  figureOf,
  groupsOf,
  judge,
  type DayLoad,
  type Entry,
  type Figure,
  type GroupFigure,
  type Outcome,
} from "./tally";
import { targetOn, type Target, type TargetVersion } from "./targets";

/**
 * Which visits a period has: those that were over in it, as reports count them; or those for which the criterion's own moment
 * lies in it, as a manager looks at yesterday.
 */
export type CountedBy = "completion" | "moment";
export type TrendStep = "week" | "month";

export interface CriteriaFrame {
  readonly window: Span;
  readonly calendar: WorkingCalendar;
  readonly countedBy: CountedBy;
  readonly step: TrendStep;
  readonly targets: readonly TargetVersion[];
  /** Minutes for which mechanics are there, by the number of the local date. */
  readonly mechanicMinutes: ReadonlyMap<number, number>;
}

export interface ListedVisit {
  readonly visitId: string;
  readonly number: number;
  /** The visit's worst value in the criterion's unit, where it has one. */
  readonly value: number | null;
}

export interface TrendPoint extends Figure {
  /** Monday, or the first of the month. */
  readonly from: string;
  /** It lies in the period as a whole. */
  readonly whole: boolean;
  readonly target: number;
  readonly failed: number;
  readonly notRecorded: number;
}

/** "unclear": it misses the target, and the interval reaches it; "alarming": it is beyond the warning level too. */
export type Standing = "met" | "unclear" | "missed" | "alarming" | "nothing";

export interface CriterionFigure extends Figure {
  readonly criterion: Criterion;
  /** What holds at the end of the period; each visit is judged by what held on its day. */
  readonly target: Target;
  readonly standing: Standing;
  /** What holds at the end of the period, beside the target. */
  readonly warning: number;
  readonly visits: number;
  readonly met: number;
  readonly failed: number;
  readonly notRecorded: number;
  readonly notConcerned: number;
  readonly groups: readonly GroupFigure[];
  readonly trend: readonly TrendPoint[];
  readonly lists: Readonly<Record<Outcome, readonly ListedVisit[]>>;
}

/** What the figures have to know of a visit beside what it comes to. */
export interface VisitFrame {
  readonly visitId: string;
  readonly number: number;
  /** Undefined while it is open. */
  readonly endedAt: Instant | undefined;
  readonly lastFactAt: Instant;
}

interface Taken {
  readonly visitId: string;
  readonly number: number;
  readonly day: number;
  readonly counted: Counted;
}

function standingOf(criterion: Criterion, { value, interval }: Figure, target: number): Standing {
  if (value === null) return "nothing";
  if (reaches(criterion, value, target)) return "met";
  const best = criterion.direction === "higher" ? interval?.high : interval?.low;
  if (best !== undefined && reaches(criterion, best, target)) return "unclear";
  return reaches(criterion, value, warningAt(criterion, target)) ? "missed" : "alarming";
}

/** Asks once for each day: many visits share one. */
function remembered(make: (day: number) => number): (day: number) => number {
  const known = new Map<number, number>();
  return (day) => {
    const found = known.get(day) ?? make(day);
    known.set(day, found);
    return found;
  };
}

export class CriteriaSums {
  private readonly taken: Map<Criterion, Taken[]>;
  private readonly used: Map<Criterion, Map<number, number>>;

  constructor(
    private readonly criteria: readonly Criterion[],
    private readonly frame: CriteriaFrame,
  ) {
    this.taken = new Map(criteria.map((criterion) => [criterion, []]));
    this.used = new Map(criteria.map((criterion) => [criterion, new Map<number, number>()]));
  }

  take(history: VisitHistory): void {
    const { id: visitId, number, endedAt, lastFactAt } = history;
    this.add({ visitId, number, endedAt, lastFactAt }, (criterion) => criterion.of(history));
  }

  /** The same of a visit whose outcomes are known already. */
  add(visit: VisitFrame, outcomeOf: (criterion: Criterion) => Counted | undefined): void {
    for (const criterion of this.criteria) {
      const counted = outcomeOf(criterion);
      if (counted) this.addTo(criterion, counted, visit);
    }
  }

  private addTo(criterion: Criterion, counted: Counted, visit: VisitFrame): void {
    const { window, calendar } = this.frame;
    if (counted.outcome === "spread") this.use(criterion, counted.pieces);
    const at = this.momentOf(criterion, counted, visit);
    if (at === undefined || at < window.start || at >= window.end) return;
    const { visitId, number } = visit;
    this.taken.get(criterion)?.push({ visitId, number, day: calendar.dayIndex(at), counted });
  }

  /** A load is of days, whichever visits are over: it is always counted by its moment. */
  private momentOf(
    { kind }: Criterion,
    { at }: Counted,
    { endedAt, lastFactAt }: VisitFrame,
  ): Instant | undefined {
    if (this.frame.countedBy === "completion" && kind !== "load") return endedAt;
    return at ?? endedAt ?? lastFactAt;
  }

  private use(criterion: Criterion, pieces: readonly { at: Instant; minutes: number }[]): void {
    const days = this.used.get(criterion);
    for (const { at, minutes } of pieces) {
      const day = this.frame.calendar.dayIndex(at);
      days?.set(day, (days.get(day) ?? 0) + minutes);
    }
  }

  /** Days of the window on which mechanics were there. */
  private days(criterion: Criterion): readonly DayLoad[] {
    const { calendar, window, mechanicMinutes } = this.frame;
    if (criterion.kind !== "load") return [];
    const [first, last] = [calendar.dayIndex(window.start), calendar.dayIndex(window.end)];
    const found: DayLoad[] = [];
    for (let day = first; day <= last; day += 1) {
      const whole = mechanicMinutes.get(day) ?? 0;
      // A day that is not over has not used its hours yet.
      if (whole <= 0 || calendar.dayStart(day + 1) > window.end) continue;
      found.push({ day, part: this.used.get(criterion)?.get(day) ?? 0, whole });
    }
    return found;
  }

  private entryOf(criterion: Criterion, { day, counted, ...visit }: Taken, target: number): Entry {
    if (counted.outcome !== "spread") return { ...visit, day, counted, ...judge(criterion, counted, target) };
    const used = this.used.get(criterion);
    const usable = criterion.kind === "load" ? criterion.usable : 1;
    const loads = [...new Set(counted.pieces.map(({ at }) => this.frame.calendar.dayIndex(at)))].flatMap(
      (each) => {
        const whole = (this.frame.mechanicMinutes.get(each) ?? 0) * usable;
        return whole > 0 ? [(used?.get(each) ?? 0) / whole] : [];
      },
    );
    if (loads.length === 0) return { ...visit, day, counted, outcome: "not-recorded", value: null };
    const value = criterion.direction === "higher" ? Math.min(...loads) : Math.max(...loads);
    const isMet = criterion.direction === "higher" ? value >= target : value <= target;
    return { ...visit, day, counted, outcome: isMet ? "met" : "failed", value };
  }

  private bucketOf(day: number): number {
    if (this.frame.step === "week") return day - (weekdayOf(day) - 1);
    return day - (Number(dateOfDay(day).slice(8)) - 1);
  }

  private byBucket<T extends { readonly day: number }>(
    items: readonly T[],
  ): ReadonlyMap<number, readonly T[]> {
    const buckets = new Map<number, T[]>();
    const bucketOf = remembered((day) => this.bucketOf(day));
    for (const item of items) {
      const bucket = bucketOf(item.day);
      const known = buckets.get(bucket);
      if (known) known.push(item);
      else buckets.set(bucket, [item]);
    }
    return buckets;
  }

  private endOf(bucket: number): number {
    if (this.frame.step === "week") return bucket + 7;
    // 31 days after the first of a month lies in the next one, and never beyond it.
    return this.bucketOf(bucket + 31);
  }

  private trend(
    criterion: Criterion,
    entries: readonly Entry[],
    days: readonly DayLoad[],
  ): readonly TrendPoint[] {
    const { window, calendar, targets } = this.frame;
    const entriesOf = this.byBucket(entries);
    const daysOf = this.byBucket(days);
    const buckets = [...new Set([...entriesOf.keys(), ...daysOf.keys()])].sort((a, b) => a - b);
    return buckets.map((bucket) => {
      const own = entriesOf.get(bucket) ?? [];
      const end = this.endOf(bucket);
      return {
        from: dateOfDay(bucket),
        whole: calendar.dayStart(bucket) >= window.start && calendar.dayStart(end) <= window.end,
        target: targetOn(criterion, targets, dateOfDay(end - 1)).value,
        failed: own.filter(({ outcome }) => outcome === "failed").length,
        notRecorded: own.filter(({ outcome }) => outcome === "not-recorded").length,
        ...figureOf(criterion, own, daysOf.get(bucket) ?? []),
      };
    });
  }

  private figure(criterion: Criterion): CriterionFigure {
    const { window, calendar, targets } = this.frame;
    const heldOn = remembered((day) => targetOn(criterion, targets, dateOfDay(day)).value);
    const taken = this.taken.get(criterion) ?? [];
    const entries = taken.map((each) => this.entryOf(criterion, each, heldOn(each.day)));
    const days = this.days(criterion);
    const lastDay = dateOfDay(calendar.dayIndex(plus(window.end, -1)));
    const target = targetOn(criterion, targets, lastDay);
    const figure = figureOf(criterion, entries, days);
    const listed = (outcome: Outcome): readonly ListedVisit[] =>
      entries
        .filter((each) => each.outcome === outcome)
        .map(({ visitId, number, value }) => ({ visitId, number, value }))
        .sort((one, other) => one.number - other.number);
    const lists = {
      met: listed("met"),
      failed: listed("failed"),
      "not-recorded": listed("not-recorded"),
      "not-concerned": listed("not-concerned"),
    };
    return {
      criterion,
      target,
      warning: warningAt(criterion, target.value),
      standing: standingOf(criterion, figure, target.value),
      ...figure,
      visits: entries.length,
      met: lists.met.length,
      failed: lists.failed.length,
      notRecorded: lists["not-recorded"].length,
      notConcerned: lists["not-concerned"].length,
      groups: groupsOf(entries),
      trend: this.trend(criterion, entries, days),
      lists,
    };
  }

  figures(): readonly CriterionFigure[] {
    return this.criteria.map((criterion) => this.figure(criterion));
  }
}
