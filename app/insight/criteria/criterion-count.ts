// What the visits of a period come to for one criterion, looked at one behind the other in their columns. Pure.
import { instant } from "~/journey/instant";
import { dateOfDay } from "~/journey/working-time";
import { reaches, type Criterion, type GroupPart } from "./criterion";
import type { CriteriaFrame } from "./criteria-figures";
import {
  FAILED,
  MEASURED,
  MET,
  NOT_RECORDED,
  PARTS,
  PARTS_FAILED,
  SPREAD,
  type CriterionColumn,
  type OutcomeColumns,
} from "./outcome-columns";
import type { PeriodDays } from "./period-days";
import { emptyTally, OUTCOMES, type GroupFigure, type Outcome, type Tally } from "./tally";
import { targetOn } from "./targets";

/** Visits whose outcomes are known, and which of them are meant. */
export interface Chosen {
  readonly columns: OutcomeColumns;
  /** 1 of those that are, by place. */
  readonly meant: Uint8Array;
  /** The day on which each was over, by its place in the period; -1 of others. */
  readonly endDays: Int32Array;
  /** The place of a criterion's column. */
  readonly columnOf: (criterion: Criterion) => number;
}

/** A visit that the period has. */
interface Taken {
  readonly columns: OutcomeColumns;
  readonly column: CriterionColumn;
  readonly visit: number;
  /** The day that it counts for, by its place in the period. */
  readonly day: number;
  readonly outcome: number;
  /** The visit's worst value in the criterion's unit; NaN where it has none. */
  readonly value: number;
  /** Where its values begin in the column. */
  readonly values: number;
  readonly code: number;
}

export interface ListedVisit {
  readonly visitId: string;
  readonly number: number;
  /** The visit's worst value in the criterion's unit, where it has one. */
  readonly value: number | null;
}

/** How many values an outcome has in its column. */
function lengthAt({ values }: CriterionColumn, code: number, at: number): number {
  if (code < MEASURED) return 0;
  if (code === MEASURED) return 1 + values.at(at);
  return code === SPREAD ? 1 + 2 * values.at(at) : 2;
}

export class CriterionCount {
  /** Minutes that were used, by the number of the local date; of a load. */
  private readonly used = new Map<number, number>();
  private readonly targets: Float64Array;

  constructor(
    private readonly criterion: Criterion,
    private readonly frame: CriteriaFrame,
    private readonly days: PeriodDays,
    private readonly chosen: readonly Chosen[],
  ) {
    this.targets = Float64Array.from({ length: days.length }, (_, place) => {
      return targetOn(criterion, frame.targets, dateOfDay(days.first + place)).value;
    });
    if (criterion.kind === "load") for (const each of chosen) this.use(each);
  }

  private column({ columns, columnOf }: Chosen): CriterionColumn {
    const column = columns.criteria[columnOf(this.criterion)];
    if (!column) throw new Error(`no column of ${this.criterion.id}`);
    return column;
  }

  private dayOf(at: number): number {
    return this.frame.calendar.dayIndex(instant(at));
  }

  private use(each: Chosen): void {
    const column = this.column(each);
    const { codes, values } = column;
    for (let visit = 0, at = 0; visit < codes.length; visit += 1) {
      const code = codes.at(visit);
      const next = at + lengthAt(column, code, at);
      if (code === SPREAD && each.meant[visit] === 1) {
        for (let piece = at + 1; piece < next; piece += 2) {
          const day = this.dayOf(values.at(piece));
          this.used.set(day, (this.used.get(day) ?? 0) + values.at(piece + 1));
        }
      }
      at = next;
    }
  }

  /** A load is of days, whichever visits are over: it is always counted by its moment. */
  private dayTaken({ columns, endDays }: Chosen, column: CriterionColumn, visit: number): number {
    if (this.frame.countedBy === "completion" && this.criterion.kind !== "load") return endDays[visit] ?? -1;
    const own = column.moments.at(visit);
    if (!Number.isNaN(own)) return this.days.placeOf(own);
    const ended = columns.ended.at(visit);
    return this.days.placeOf(Number.isNaN(ended) ? columns.lastFact.at(visit) : ended);
  }

  /** Every visit that the period has, and what it comes to by the target of its day. */
  private walk(take: (taken: Taken) => void): void {
    for (const each of this.chosen) {
      const { columns, meant } = each;
      const column = this.column(each);
      const { codes } = column;
      for (let visit = 0, at = 0; visit < codes.length; visit += 1) {
        const code = codes.at(visit);
        const values = at;
        at += lengthAt(column, code, at);
        if (meant[visit] !== 1) continue;
        const day = this.dayTaken(each, column, visit);
        if (day < 0) continue;
        const value = this.valueOf(column, code, values, at);
        const outcome = this.outcomeOf(code, value, day);
        take({ columns, column, visit, day, outcome, value, values, code });
      }
    }
  }

  private valueOf(column: CriterionColumn, code: number, from: number, end: number): number {
    const { values } = column;
    if (code < MEASURED) return NaN;
    if (code === SPREAD) return this.worstLoad(column, from, end);
    if (code !== MEASURED) return values.at(from) / values.at(from + 1);
    let most = -Infinity;
    for (let at = from + 1; at < end; at += 1) most = Math.max(most, values.at(at));
    return most;
  }

  /** Of the days on which a visit took mechanics' time; NaN where none of them was there. */
  private worstLoad({ values }: CriterionColumn, from: number, end: number): number {
    const { kind, direction } = this.criterion;
    const usable = kind === "load" ? this.criterion.usable : 1;
    let worst = NaN;
    for (let at = from + 1; at < end; at += 2) {
      const day = this.dayOf(values.at(at));
      const whole = (this.frame.mechanicMinutes.get(day) ?? 0) * usable;
      if (whole <= 0) continue;
      const load = (this.used.get(day) ?? 0) / whole;
      const isWorse = Number.isNaN(worst) || (direction === "higher" ? load < worst : load > worst);
      if (isWorse) worst = load;
    }
    return worst;
  }

  private outcomeOf(code: number, value: number, day: number): number {
    if (code < MEASURED) return code;
    if (code === SPREAD && Number.isNaN(value)) return NOT_RECORDED;
    if (code === PARTS_FAILED) return FAILED;
    if (code > PARTS && code !== SPREAD) return MET;
    return reaches(this.criterion, value, this.targets[day] ?? NaN) ? MET : FAILED;
  }

  /** What the visits come to by bucket, in the order of the period's; undefined where there is nothing. */
  tallies(): { readonly byBucket: readonly (Tally | undefined)[]; readonly groups: readonly GroupFigure[] } {
    const byBucket: (Tally | undefined)[] = this.days.buckets.map(() => undefined);
    const groups = new Map<readonly GroupPart[], number>();
    this.walk(({ column, visit, day, outcome, values, code }) => {
      const bucket = this.days.bucketAt(day);
      const tally = (byBucket[bucket] ??= emptyTally());
      tally.outcomes[outcome] = (tally.outcomes[outcome] ?? 0) + 1;
      if (code === MEASURED) {
        const end = values + 1 + column.values.at(values);
        for (let at = values + 1; at < end; at += 1) tally.values.push(column.values.at(at));
      } else if (code >= PARTS && code !== SPREAD) {
        tally.parts.push(column.values.at(values));
        tally.wholes.push(column.values.at(values + 1));
      }
      if (column.hasGroups) {
        const list = column.groupsOf(visit);
        if (list.length > 0) groups.set(list, (groups.get(list) ?? 0) + 1);
      }
    });
    if (this.criterion.kind === "load") this.addDays(byBucket);
    return { byBucket, groups: summed(groups) };
  }

  /** Days of the window on which mechanics were there. */
  private addDays(byBucket: (Tally | undefined)[]): void {
    const { calendar, window, mechanicMinutes } = this.frame;
    for (let place = 0; place < this.days.length; place += 1) {
      const day = this.days.first + place;
      const whole = mechanicMinutes.get(day) ?? 0;
      // A day that is not over has not used its hours yet.
      if (whole <= 0 || calendar.dayStart(day + 1) > window.end) continue;
      const tally = (byBucket[this.days.bucketAt(place)] ??= emptyTally());
      tally.parts.push(this.used.get(day) ?? 0);
      tally.wholes.push(whole);
    }
  }

  /** Visits with a value, in the order in which they are kept. */
  valued(): readonly ValuedVisit[] {
    const found: ValuedVisit[] = [];
    this.walk(({ columns, visit, value }) => {
      if (Number.isNaN(value)) return;
      const lead = columns.lead.at(visit);
      const leadMinutes = Number.isNaN(lead) ? null : lead;
      found.push({ number: columns.numbers.at(visit), value, leadMinutes });
    });
    return found;
  }

  /** Whether it failed, of those of these visits that met it or failed. @param numbers of the visits */
  failed(numbers: ReadonlySet<number>): ReadonlyMap<number, boolean> {
    const found = new Map<number, boolean>();
    this.walk(({ columns, visit, outcome }) => {
      const number = columns.numbers.at(visit);
      if ((outcome === MET || outcome === FAILED) && numbers.has(number))
        found.set(number, outcome === FAILED);
    });
    return found;
  }

  /** The visits by their outcome, each list by number. */
  lists(): Readonly<Record<Outcome, readonly ListedVisit[]>> {
    const all = OUTCOMES.map((): ListedVisit[] => []);
    this.walk(({ columns, visit, outcome, value }) => {
      const visitId = columns.ids[visit] ?? "";
      const number = columns.numbers.at(visit);
      all[outcome]?.push({ visitId, number, value: Number.isNaN(value) ? null : value });
    });
    const [met = [], failed = [], notRecorded = [], notConcerned = []] = all.map((list) =>
      list.sort((one, other) => one.number - other.number),
    );
    return { met, failed, "not-recorded": notRecorded, "not-concerned": notConcerned };
  }
}

/** A visit with a value of its own. */
export interface ValuedVisit {
  readonly number: number;
  readonly value: number;
  /** Working minutes from the arrival to the day on which it is ready; null where it has not come so far. */
  readonly leadMinutes: number | null;
}

/** Sums of the groups, by name. @param lists how many visits have each */
function summed(lists: ReadonlyMap<readonly GroupPart[], number>): readonly GroupFigure[] {
  const sums = new Map<string, { part: number; whole: number }>();
  for (const [list, visits] of lists) {
    for (const { group, part, whole } of list) {
      const sum = sums.get(group) ?? { part: 0, whole: 0 };
      sums.set(group, { part: sum.part + visits * part, whole: sum.whole + visits * whole });
    }
  }
  return [...sums].map(([group, sum]) => ({ group, ...sum })).sort((a, b) => (a.group < b.group ? -1 : 1));
}
