// What a centre's visits did in a period, added up by block and by week to the millisecond. Pure.
import { FEWEST_BLOCKS } from "../bottleneck/blocks";
import { mondayOf } from "../centre/weeks";
import { DAY, instant } from "~/journey/instant";
import { GOES_ON, stateOf, type MonthPack } from "../ledger/month-pack";
import { causeOf, isWait } from "../ledger/row-code";
import { addRow, BUSY_AT, BUSY_OF, SUMS, totalOf } from "../ledger/sums";
import type { CentreSums, WeekSums } from "./collected";
import type { CentrePeriod } from "./period-of-centre";

/** What is told of a visit of a month. */
export const LEFT_OUT = 0;
export const MEANT = 1;
/** It is not meant: only how busy it keeps people counts, since a load is of all work. */
export const BUSY_ONLY = 2;

export interface TakenMonth {
  readonly pack: MonthPack;
  /** By visit. */
  readonly told: Uint8Array;
  /** No later month of the period follows. */
  readonly isLast: boolean;
}

/** A visit that has rows in more than one month. */
interface Going {
  /** When its first row in the period begins. */
  readonly begin: number;
  state: number;
  week: number;
}

/** The first rows of visits: by month and visit, NaN where it has none in the period. */
interface Beginnings {
  readonly months: readonly Float64Array[];
  readonly visits: number;
  readonly going: ReadonlyMap<number, Going>;
  readonly first: number;
  readonly last: number;
}

function beginningsOf(months: readonly TakenMonth[], { window }: CentrePeriod): Beginnings {
  const going = new Map<number, Going>();
  let [visits, first, last] = [0, Infinity, -Infinity];
  const found = months.map(({ pack, told }) => {
    const begins = firstRows(pack, told, window.start - pack.start, window.end - pack.start);
    const { number, dayBefore, flags } = pack.columns;
    const own = new Bounds();
    for (let visit = 0; visit < begins.length; visit += 1) {
      const begin = begins[visit] ?? NaN;
      if (Number.isNaN(begin)) continue;
      const isElsewhere = dayBefore[visit] !== 0 || ((flags[visit] ?? 0) & GOES_ON) !== 0;
      const known = isElsewhere ? going.get(number[visit] ?? 0) : undefined;
      if (known) begins[visit] = known.begin;
      else if (isElsewhere) going.set(number[visit] ?? 0, { begin, state: 0, week: -1 });
      if (!known && told[visit] === MEANT) own.take(begin);
    }
    visits += own.count;
    [first, last] = [Math.min(first, own.first), Math.max(last, own.last)];
    return begins;
  });
  return { months: found, visits, going, first, last };
}

/** How many there are, the first and the last. */
class Bounds {
  count = 0;
  first = Infinity;
  last = -Infinity;

  take(begin: number): void {
    this.count += 1;
    if (begin < this.first) this.first = begin;
    if (begin > this.last) this.last = begin;
  }
}

/**
 * When the first row of each visit in the period begins; NaN where there is none.
 * @param low and `high`: where the period begins and ends, after the month does
 */
function firstRows({ start, columns }: MonthPack, told: Uint8Array, low: number, high: number): Float64Array {
  const { rowsTo, rowBegin, rowLength } = columns;
  const begins = new Float64Array(told.length).fill(NaN);
  for (let visit = 0, row = 0; visit < begins.length; visit += 1) {
    const to = rowsTo[visit] ?? 0;
    for (; row < to; row += 1) {
      const from = Math.max(rowBegin[row] ?? 0, low);
      if (from >= Math.min((rowBegin[row] ?? 0) + (rowLength[row] ?? 0), high)) continue;
      if (told[visit] !== LEFT_OUT) begins[visit] = start + from;
      break;
    }
    row = to;
  }
  return begins;
}

/** The days of a month: when each begins, after the month does, and which week of the period it is of. */
interface Days {
  readonly starts: Float64Array;
  readonly weeks: Int32Array;
}

function daysOf({ start, end }: MonthPack, { calendar }: CentrePeriod, firstMonday: number): Days {
  const first = calendar.dayIndex(instant(start));
  const count = calendar.dayIndex(instant(end - 1)) - first + 1;
  return {
    starts: Float64Array.from({ length: count }, (_, day) => calendar.dayStart(first + day) - start),
    weeks: Int32Array.from({ length: count }, (_, day) => (mondayOf(first + day) - firstMonday) / 7),
  };
}

/** The day of a moment: a guess that is off by no more than the clocks were changed. */
function dayOf({ starts }: Days, at: number): number {
  let day = Math.min(starts.length - 1, Math.floor(at / DAY));
  while (day > 0 && at < (starts[day] ?? 0)) day -= 1;
  while (at >= (starts[day + 1] ?? Infinity)) day += 1;
  return day;
}

/** What is added up. */
interface Into {
  readonly blocks: { readonly visits: Float64Array; readonly sums: Float64Array };
  readonly weekVisits: Float64Array;
  readonly weekSums: Float64Array;
}

function addMonth(
  { pack, told }: TakenMonth,
  begins: Float64Array,
  going: ReadonlyMap<number, Going>,
  { start, end }: CentrePeriod["window"],
  days: Days,
  blockOf: (begin: number) => number,
  { blocks, weekVisits, weekSums }: Into,
): void {
  const { number, rowsTo, rowBegin, rowLength, rowCode, dayBefore, flags } = pack.columns;
  const [low, high] = [start - pack.start, end - pack.start];
  for (let visit = 0, row = 0; visit < begins.length; visit += 1) {
    const to = rowsTo[visit] ?? 0;
    const begin = begins[visit] ?? NaN;
    if (Number.isNaN(begin)) {
      row = to;
      continue;
    }
    const isMeant = told[visit] === MEANT;
    const isElsewhere = dayBefore[visit] !== 0 || ((flags[visit] ?? 0) & GOES_ON) !== 0;
    const before = isElsewhere ? going.get(number[visit] ?? 0) : undefined;
    const block = blockOf(begin);
    let [state, week] = [before?.state ?? 0, before?.week ?? -1];
    if (isMeant && week < 0) blocks.visits[block] = (blocks.visits[block] ?? 0) + 1;
    for (; row < to; row += 1) {
      const from = Math.max(rowBegin[row] ?? 0, low);
      const length = Math.min((rowBegin[row] ?? 0) + (rowLength[row] ?? 0), high) - from;
      if (length <= 0) continue;
      const code = rowCode[row] ?? 0;
      if (isMeant) {
        const own = days.weeks[dayOf(days, from)] ?? 0;
        addRow(blocks.sums, block * SUMS, code, length, state);
        addRow(weekSums, own * SUMS, code, length, state);
        if (own !== week) weekVisits[own] = (weekVisits[own] ?? 0) + 1;
        week = own;
        state = stateOf(code);
      } else if (!isWait(code)) {
        const busy = block * SUMS + BUSY_AT + (BUSY_OF[causeOf(code)] ?? 0);
        blocks.sums[busy] = (blocks.sums[busy] ?? 0) + length;
      }
    }
    if (before) [before.state, before.week] = [state, week];
  }
}

/** @param bounds of the blocks; the first and the last beginning where they are not given */
export function rowSums(
  months: readonly TakenMonth[],
  of: CentrePeriod,
  bounds?: readonly [number, number],
): CentreSums {
  const { window, calendar, roster } = of;
  const { months: begins, visits, going, first: earliest, last: latest } = beginningsOf(months, of);
  const [first, last] = bounds ?? [earliest, latest];
  const blockLength = (last - first) / FEWEST_BLOCKS;
  const blockOf = (begin: number) => {
    const block = blockLength > 0 ? Math.floor((begin - first) / blockLength) : 0;
    return Math.min(FEWEST_BLOCKS - 1, Math.max(0, block));
  };
  const monday = mondayOf(calendar.dayIndex(window.start));
  const weekCount = (mondayOf(calendar.dayIndex(instant(window.end - 1))) - monday) / 7 + 1;
  const into = {
    blocks: {
      visits: new Float64Array(FEWEST_BLOCKS),
      sums: new Float64Array(FEWEST_BLOCKS * SUMS),
    },
    weekVisits: new Float64Array(weekCount),
    weekSums: new Float64Array(weekCount * SUMS),
  };
  months.forEach((month, place) => {
    const own = begins[place];
    if (own) addMonth(month, own, going, window, daysOf(month.pack, of, monday), blockOf, into);
  });
  const weeks = new Map<number, WeekSums>();
  into.weekVisits.forEach((count, week) => {
    if (count > 0) weeks.set(monday + 7 * week, { visits: count, sums: into.weekSums, at: week * SUMS });
  });
  return { roster, visits, sums: totalOf(into.blocks.sums), blocks: into.blocks, weeks };
}
