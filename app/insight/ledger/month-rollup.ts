// A month added up: sums by day, and how waits and stays are spread. Linear: a visit can be added and taken away again. Pure.
import { instant } from "~/journey/instant";
import { STAGES } from "~/journey/stages";
import type { WorkingCalendar } from "~/journey/working-time";
import { Histogram } from "../figures/histogram";
import { mondayOf } from "../centre/weeks";
import { BEYOND, FIRST, NOT_WHOLE, PASSED, stateOf, type MonthPack } from "./month-pack";
import { PAIRS } from "./row-code";
import { addRow, SUMS } from "./sums";

/** Behind the sums of a day: visits of which it is the first day, and visits of which it is the first of a week. */
export const VISITS_AT = SUMS;
export const WEEK_VISITS_AT = SUMS + 1;
export const DAY_WIDTH = SUMS + 2;

/** How something is spread, with what was over its limit. */
export interface Spread {
  readonly values: Histogram;
  over: number;
  /** Milliseconds over the limit, all together. */
  excess: number;
}

/** Milliseconds; null: no limit. */
export interface Limits {
  readonly pairs: readonly (number | null)[];
  readonly stages: readonly number[];
}

/** Visits with rows in the month that had rows before it: whether they are new depends on where a period begins. */
export interface Carried {
  /** The local day of the last row before the month. */
  readonly before: number;
  /** The day of the first row in it. */
  readonly day: number;
  times: number;
}

export const emptySpread = (): Spread => ({ values: new Histogram(), over: 0, excess: 0 });

export function addTo(of: Spread, value: number, limit: number | null | undefined, times: number): void {
  of.values.add(value, times);
  if (limit === null || limit === undefined || value <= limit) return;
  of.over += times;
  of.excess += (value - limit) * times;
}

/** Several months, or centres, may share them. */
export interface Spreads {
  /** By cause, and of rework: all waits of a visit whose last one ended in the month. */
  readonly pairs: readonly Spread[];
  /** By stage: stays that ended in the month, and of those that ended later than it began their ages then. */
  readonly ended: readonly Spread[];
  readonly crossing: readonly Spread[];
}

export function emptySpreads(): Spreads {
  return {
    pairs: Array.from({ length: PAIRS }, emptySpread),
    ended: STAGES.map(emptySpread),
    crossing: STAGES.map(emptySpread),
  };
}

export class MonthRollup {
  readonly days: Float64Array;
  readonly carried: Carried[] = [];
  /** Visits with rows in the week in which the month begins, on both sides of its beginning. */
  weekCarried = 0;
  /** Working milliseconds in the month. */
  readonly stayed = new Float64Array(STAGES.length);
  inspected = 0;
  right = 0;
  loops = 0;
  /** Milliseconds of visits that have ended, and of stays that have: by the clock, within the month. */
  lives = 0;
  stays = 0;
  /** Numbers of visits whose ledger is not whole. */
  readonly broken = new Set<number>();

  constructor(
    readonly firstDay: number,
    readonly dayCount: number,
    readonly spreads: Spreads = emptySpreads(),
    /** Zeros to write into, at least `dayCount` days of them. */
    days: Float64Array = new Float64Array(dayCount * DAY_WIDTH),
    /** The first day of the period that it is a part of. */
    readonly since: number = firstDay,
  ) {
    this.days = days;
  }

  /**
   * @param times 1, or -1 to take away what was added before
   * @param crosses whether what crosses the beginning of the month is told too: of a period, only the first month's
   */
  take(pack: MonthPack, limits: Limits, calendar: WorkingCalendar, times: 1 | -1, crosses = true): void {
    const weekCarried = this.weekCarried;
    this.takeVisits(pack, calendar, times);
    if (!crosses) this.weekCarried = weekCarried;
    this.takeStays(pack, limits, calendar, times, crosses);
    const { pairCause, pairLength, inspectionMarks } = pack.columns;
    pairCause.forEach((cause, at) => {
      const into = this.spreads.pairs[cause];
      if (into) addTo(into, pairLength[at] ?? 0, limits.pairs[cause], times);
    });
    for (const marks of inspectionMarks) {
      const passed = (marks & PASSED) !== 0;
      if ((marks & FIRST) !== 0) this.inspected += times;
      if ((marks & FIRST) !== 0 && passed) this.right += times;
      if (!passed) this.loops += times;
    }
  }

  private takeVisits(pack: MonthPack, calendar: WorkingCalendar, times: 1 | -1): void {
    const { begin, end, number, rowsTo, dayBefore, stateBefore, flags } = pack.columns;
    let row = 0;
    for (let visit = 0; visit < number.length; visit += 1) {
      const to = rowsTo[visit] ?? row;
      const ended = end[visit] ?? NaN;
      if (!Number.isNaN(ended)) {
        const inMonth = Math.min(ended, pack.end) - Math.max(begin[visit] ?? 0, pack.start);
        this.lives += Math.max(0, inMonth) * times;
      }
      if (((flags[visit] ?? 0) & NOT_WHOLE) !== 0) {
        if (times > 0) this.broken.add(number[visit] ?? 0);
        else this.broken.delete(number[visit] ?? 0);
      }
      if (to > row)
        this.takeRows(pack, row, to, dayBefore[visit] ?? 0, stateBefore[visit] ?? 0, calendar, times);
      row = to;
    }
  }

  private takeRows(
    pack: MonthPack,
    from: number,
    to: number,
    before: number,
    stateBefore: number,
    calendar: WorkingCalendar,
    times: 1 | -1,
  ): void {
    const { rowBegin, rowLength, rowCode } = pack.columns;
    const one = new Float64Array(SUMS);
    let [state, lastDay] = [stateBefore, before];
    for (let row = from; row < to; row += 1) {
      const code = rowCode[row] ?? 0;
      const day = calendar.dayIndex(instant(pack.start + (rowBegin[row] ?? 0)));
      const at = (day - this.firstDay) * DAY_WIDTH;
      one.fill(0);
      addRow(one, 0, code, rowLength[row] ?? 0, state);
      for (let sum = 0; sum < SUMS; sum += 1) {
        this.days[at + sum] = (this.days[at + sum] ?? 0) + (one[sum] ?? 0) * times;
      }
      const isFirst = row === from;
      if (isFirst && before === 0) this.count(at + VISITS_AT, times);
      if (isFirst && before !== 0) this.carry(before, day, times);
      if (lastDay === 0 || mondayOf(lastDay) !== mondayOf(day)) this.count(at + WEEK_VISITS_AT, times);
      else if (isFirst) this.weekCarried += times;
      [state, lastDay] = [stateOf(code), day];
    }
  }

  private count(at: number, times: number): void {
    this.days[at] = (this.days[at] ?? 0) + times;
  }

  private carry(before: number, day: number, times: number): void {
    const known = this.carried.find((each) => each.before === before && each.day === day);
    if (known) known.times += times;
    else this.carried.push({ before, day, times });
  }

  private takeStays(
    pack: MonthPack,
    limits: Limits,
    calendar: WorkingCalendar,
    times: 1 | -1,
    crosses: boolean,
  ): void {
    const { stayStage, stayBegin, stayEnd, stayLength } = pack.columns;
    for (let at = 0; at < stayStage.length; at += 1) {
      const stage = stayStage[at] ?? 0;
      const begin = stayBegin[at] ?? 0;
      const after = stayEnd[at] ?? BEYOND;
      const length = stayLength[at] ?? 0;
      const [from, to] = [Math.max(begin, pack.start), after === BEYOND ? pack.end : pack.start + after];
      const isWithin = begin >= pack.start && after !== BEYOND;
      const inMonth = isWithin ? length : calendar.open(instant(from), instant(to));
      this.stayed[stage] = (this.stayed[stage] ?? 0) + inMonth * times;
      this.stays += (to - from) * times;
      const [ended, crossing] = [this.spreads.ended[stage], this.spreads.crossing[stage]];
      if (after !== BEYOND && ended) addTo(ended, length, limits.stages[stage], times);
      if (crosses && begin < pack.start && crossing) {
        const age = calendar.open(instant(begin), instant(pack.start));
        addTo(crossing, age, limits.stages[stage], times);
      }
    }
  }
}
