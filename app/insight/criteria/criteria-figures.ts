// The figures of all criteria over a period, added up visit by visit. Pure: what visits come to goes in, figures come out.
import { dateOfDay, type Span, type WorkingCalendar } from "~/journey/working-time";
import type { Chosen, ListedVisit } from "./chosen-visits";
import { CriterionCount } from "./criterion-count";
import { reaches, warningAt, type Criterion } from "./criterion";
import type { VisitHistory } from "./history";
import { OutcomeColumns } from "./outcome-columns";
import { outcomesAt } from "./outcome-course";
import { PeriodDays, type TrendStep } from "./period-days";
import { emptyTally, figureOf, type Figure, type GroupFigure, type Outcome, type Tally } from "./tally";
import { targetOn, type Target, type TargetVersion } from "./targets";

export type { ListedVisit } from "./chosen-visits";
export type { TrendStep } from "./period-days";

/**
 * Which visits a period has: those that were over in it, as reports count them; or those for which the criterion's own moment
 * lies in it, as a manager looks at yesterday.
 */
export type CountedBy = "completion" | "moment";

export interface CriteriaFrame {
  readonly window: Span;
  readonly calendar: WorkingCalendar;
  readonly countedBy: CountedBy;
  readonly step: TrendStep;
  readonly targets: readonly TargetVersion[];
  /** Minutes for which mechanics are there, by the number of the local date. */
  readonly mechanicMinutes: ReadonlyMap<number, number>;
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
  /** Made when somebody asks for them. */
  readonly lists: Readonly<Record<Outcome, readonly ListedVisit[]>>;
}

function standingOf(criterion: Criterion, { value, interval }: Figure, target: number): Standing {
  if (value === null) return "nothing";
  if (reaches(criterion, value, target)) return "met";
  const best = criterion.direction === "higher" ? interval?.high : interval?.low;
  if (best !== undefined && reaches(criterion, best, target)) return "unclear";
  return reaches(criterion, value, warningAt(criterion, target)) ? "missed" : "alarming";
}

/** Tallies of several buckets, or centres, as one. */
export function total(tallies: readonly (Tally | undefined)[]): Tally {
  const { outcomes } = emptyTally();
  for (const tally of tallies) {
    tally?.outcomes.forEach((count, place) => (outcomes[place] = (outcomes[place] ?? 0) + count));
  }
  return {
    outcomes,
    values: tallies.flatMap((tally) => tally?.values ?? []),
    parts: tallies.flatMap((tally) => tally?.parts ?? []),
    wholes: tallies.flatMap((tally) => tally?.wholes ?? []),
  };
}

/** The visits behind figures: asked for by few, and kept as long as the figure is. */
const counts = new WeakMap<CriterionFigure, CriterionCount>();

/** @throws Error when the figure was not made here */
export function countOf(figure: CriterionFigure): CriterionCount {
  const count = counts.get(figure);
  if (!count) throw new Error(`nobody has counted ${figure.criterion.id}`);
  return count;
}

/** A visit that is left out of the columns that are added: it is told elsewhere, or it is not asked for. */
export type LeftOut = (number: number) => boolean;

export class CriteriaSums {
  private readonly days: PeriodDays;
  private readonly chosen: Chosen[] = [];
  private readonly own: OutcomeColumns;

  constructor(
    private readonly criteria: readonly Criterion[],
    private readonly frame: CriteriaFrame,
  ) {
    this.days = new PeriodDays(frame.window, frame.calendar, frame.step);
    this.own = new OutcomeColumns(criteria.length, 0);
  }

  /** One visit, as it is at its moment. */
  take(history: VisitHistory): void {
    const { outcomes, ...frame } = outcomesAt(history, this.criteria);
    this.own.visit(history.id, frame);
    outcomes.forEach((counted, place) => this.own.counted(place, counted));
  }

  /**
   * Visits whose outcomes are known already; those of other times do no harm.
   * @param catalogue in whose order the columns are
   */
  add(columns: OutcomeColumns, catalogue: readonly Criterion[], isLeftOut: LeftOut = () => false): void {
    const places = new Map(catalogue.map((criterion, place) => [criterion, place]));
    const { visits } = columns;
    const { end } = this.frame.window;
    const [began, numbers, ended] = [columns.began.items, columns.numbers.items, columns.ended.items];
    const meant = new Uint8Array(visits);
    const endDays = new Int32Array(visits);
    for (let visit = 0; visit < visits; visit += 1) {
      const isMeant = (began[visit] ?? NaN) < end && !isLeftOut(numbers[visit] ?? NaN);
      meant[visit] = isMeant ? 1 : 0;
      endDays[visit] = this.days.placeOf(ended[visit] ?? NaN);
    }
    this.chosen.push({ columns, meant, endDays, columnOf: (criterion) => places.get(criterion) ?? -1 });
  }

  private figure(criterion: Criterion, chosen: readonly Chosen[]): CriterionFigure {
    const { frame, days } = this;
    const count = new CriterionCount(criterion, frame, days, chosen);
    const { byBucket, groups } = count.tallies();
    const sum = total(byBucket);
    const [met, failed, notRecorded, notConcerned] = sum.outcomes;
    const figure = figureOf(criterion, sum);
    const target = targetOn(criterion, frame.targets, dateOfDay(days.last));
    let lists: CriterionFigure["lists"] | undefined;
    const made: CriterionFigure = {
      criterion,
      target,
      warning: warningAt(criterion, target.value),
      standing: standingOf(criterion, figure, target.value),
      ...figure,
      visits: met + failed + notRecorded + notConcerned,
      met,
      failed,
      notRecorded,
      notConcerned,
      groups,
      trend: this.trend(criterion, byBucket),
      get lists() {
        lists ??= count.lists();
        return lists;
      },
    };
    counts.set(made, count);
    return made;
  }

  private trend(criterion: Criterion, byBucket: readonly (Tally | undefined)[]): readonly TrendPoint[] {
    return this.days.buckets.flatMap(({ first, end, whole }, place) => {
      const tally = byBucket[place];
      if (!tally) return [];
      const [, failed, notRecorded] = tally.outcomes;
      const target = targetOn(criterion, this.frame.targets, dateOfDay(end - 1)).value;
      return [{ from: dateOfDay(first), whole, target, failed, notRecorded, ...figureOf(criterion, tally) }];
    });
  }

  figures(): readonly CriterionFigure[] {
    if (this.own.visits > 0) this.add(this.own, this.criteria);
    return this.criteria.map((criterion) => this.figure(criterion, this.chosen));
  }
}
