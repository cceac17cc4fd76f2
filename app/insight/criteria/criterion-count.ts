// What the visits of a period come to for one criterion, looked at one behind the other in their columns. Pure.
import { instant } from "~/journey/instant";
import {
  countGroups,
  SAYS_NOTHING,
  summed,
  type Chosen,
  type ListedVisit,
  type Places,
  type ValuedVisit,
} from "./chosen-visits";
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

/** A visit that the period has. One object for all of them, one behind the other: there may be a million. */
interface Taken {
  columns: OutcomeColumns;
  column: CriterionColumn;
  visit: number;
  /** The day that it counts for, by its place in the period. */
  day: number;
  outcome: number;
  /** The visit's worst value in the criterion's unit; NaN where it has none. */
  value: number;
  /** Where its values begin in the column. */
  values: number;
  code: number;
}

/** How many values an outcome has in its column. */
function lengthAt(values: Float64Array, code: number, at: number): number {
  if (code < MEASURED) return 0;
  if (code === MEASURED) return 1 + (values[at] ?? 0);
  return code === SPREAD ? 1 + 2 * (values[at] ?? 0) : 2;
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
    const own = frame.targets.filter((version) => version.criterion === criterion.id);
    this.targets = new Float64Array(days.length).fill(criterion.target);
    if (own.length > 0)
      days.dates.forEach((date, place) => (this.targets[place] = targetOn(criterion, own, date).value));
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
    const [codes, values] = [column.codes.items, column.values.items];
    for (let visit = 0, at = 0; visit < each.columns.visits; visit += 1) {
      const code = codes[visit] ?? 0;
      const next = at + lengthAt(values, code, at);
      if (code === SPREAD && each.meant[visit] === 1) {
        for (let piece = at + 1; piece < next; piece += 2) {
          const day = this.dayOf(values[piece] ?? NaN);
          this.used.set(day, (this.used.get(day) ?? 0) + (values[piece + 1] ?? 0));
        }
      }
      at = next;
    }
  }

  /** A load is of days, whichever visits are over: it is always counted by its moment. */
  private dayTaken({ columns, endDays }: Chosen, column: CriterionColumn, visit: number): number {
    if (this.frame.countedBy === "completion" && this.criterion.kind !== "load") return endDays[visit] ?? -1;
    const own = column.moments.items[visit] ?? NaN;
    if (!Number.isNaN(own)) return this.days.placeOf(own);
    const ended = columns.ended.at(visit);
    return this.days.placeOf(Number.isNaN(ended) ? columns.lastFact.at(visit) : ended);
  }

  /**
   * Every visit that the period has, and what it comes to by the target of its day.
   * @param only places of visits by their columns; those without one are passed over
   */
  private walk(take: (taken: Taken) => void, only?: Places): void {
    for (const each of this.chosen) {
      const { columns, meant } = each;
      const places = only?.get(columns);
      if (only && !places) continue;
      const column = this.column(each);
      const [codes, values] = [column.codes.items, column.values.items];
      const taken: Taken = { columns, column, visit: 0, day: 0, outcome: 0, value: NaN, values: 0, code: 0 };
      for (let visit = 0, next = 0; visit < columns.visits; visit += 1) {
        const code = codes[visit] ?? 0;
        const at = next;
        next += lengthAt(values, code, at);
        if (meant[visit] !== 1 || (places && (places[visit] ?? -1) < 0)) continue;
        const day = this.dayTaken(each, column, visit);
        if (day < 0) continue;
        taken.value = code < MEASURED ? NaN : this.valueOf(values, code, at, next);
        taken.outcome = this.outcomeOf(code, taken.value, day);
        taken.visit = visit;
        taken.day = day;
        taken.values = at;
        taken.code = code;
        take(taken);
      }
    }
  }

  private valueOf(values: Float64Array, code: number, from: number, end: number): number {
    if (code === SPREAD) return this.worstLoad(values, from, end);
    if (code !== MEASURED) return (values[from] ?? NaN) / (values[from + 1] ?? NaN);
    let most = -Infinity;
    for (let at = from + 1; at < end; at += 1) most = Math.max(most, values[at] ?? NaN);
    return most;
  }

  /** Of the days on which a visit took mechanics' time; NaN where none of them was there. */
  private worstLoad(values: Float64Array, from: number, end: number): number {
    const { kind, direction } = this.criterion;
    const usable = kind === "load" ? this.criterion.usable : 1;
    let worst = NaN;
    for (let at = from + 1; at < end; at += 2) {
      const day = this.dayOf(values[at] ?? NaN);
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
    if (this.criterion.kind === "share") this.countShare(byBucket, groups);
    else this.countValues(byBucket, groups);
    if (this.criterion.kind === "load") this.addDays(byBucket);
    return { byBucket, groups: summed(groups) };
  }

  /** Most criteria are shares: there are only outcomes to be counted. */
  private countShare(byBucket: (Tally | undefined)[], groups: Map<readonly GroupPart[], number>): void {
    const counts = new Int32Array(OUTCOMES.length * byBucket.length);
    for (const each of this.chosen) {
      const { columns, meant } = each;
      const column = this.column(each);
      const codes = column.codes.items;
      for (let visit = 0; visit < columns.visits; visit += 1) {
        if (meant[visit] !== 1) continue;
        const day = this.dayTaken(each, column, visit);
        if (day < 0) continue;
        const place = OUTCOMES.length * this.days.bucketAt(day) + (codes[visit] ?? 0);
        counts[place] = (counts[place] ?? 0) + 1;
        if (column.hasGroups) countGroups(groups, column.groupsOf(visit));
      }
    }
    byBucket.forEach((_, bucket) => {
      const own = counts.subarray(OUTCOMES.length * bucket, OUTCOMES.length * (bucket + 1));
      if (own.every((count) => count === 0)) return;
      const tally = emptyTally();
      own.forEach((count, outcome) => (tally.outcomes[outcome] = count));
      byBucket[bucket] = tally;
    });
  }

  private countValues(byBucket: (Tally | undefined)[], groups: Map<readonly GroupPart[], number>): void {
    this.walk(({ column, visit, day, outcome, values: from, code }) => {
      const values = column.values.items;
      const bucket = this.days.bucketAt(day);
      const tally = (byBucket[bucket] ??= emptyTally());
      tally.outcomes[outcome] = (tally.outcomes[outcome] ?? 0) + 1;
      if (code === MEASURED) {
        const end = from + 1 + (values[from] ?? 0);
        for (let at = from + 1; at < end; at += 1) tally.values.push(values[at] ?? NaN);
      } else if (code >= PARTS && code !== SPREAD) {
        tally.parts.push(values[from] ?? NaN);
        tally.wholes.push(values[from + 1] ?? NaN);
      }
      if (column.hasGroups) countGroups(groups, column.groupsOf(visit));
    });
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
      found.push({ columns, visit, value, leadMinutes });
    });
    return found;
  }

  /**
   * Of some visits, whether each met it or failed.
   * @param places of the visits by their columns, 0 to n - 1
   * @returns by place: MET, FAILED, or SAYS_NOTHING
   */
  verdicts(places: Places, n: number): Uint8Array {
    const found = new Uint8Array(n).fill(SAYS_NOTHING);
    this.walk(({ columns, visit, outcome }) => {
      if (outcome !== MET && outcome !== FAILED) return;
      found[places.get(columns)?.[visit] ?? n] = outcome;
    }, places);
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
