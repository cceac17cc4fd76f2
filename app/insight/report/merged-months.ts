// Whole months of a centre that lie behind, added up once for many reports: whatever is kept is linear, so that the months since then,
// and visits that changed, are added to it or taken away. Pure.
import { mondayOf } from "../centre/weeks";
import { earlierRoster, type EarlierRoster, type RosterOfMonth } from "../ledger/month-roster";
import { DAY_WIDTH, MonthRollup, VISITS_AT, WEEK_VISITS_AT, type Spreads } from "../ledger/month-rollup";
import { firstDayOf } from "../ledger/months";
import { addRollup, spreadsOf, type RollupColumns } from "../ledger/rollup-bytes";
import { SUMS } from "../ledger/sums";
import type { WeekSums } from "./collected";

export interface RolledMonth extends RosterOfMonth {
  readonly columns: RollupColumns;
}

/** What is told of a centre besides its days and how values are spread. */
export type Singles = Pick<
  MonthRollup,
  "stayed" | "inspected" | "right" | "loops" | "lives" | "stays" | "broken"
>;

export interface MergedMonths {
  readonly dayCount: number;
  /** By day, and behind the last one: sums of all days before it, `DAY_WIDTH` of them. Visits by the day on which they are first seen. */
  readonly before: Float64Array;
  readonly weeks: ReadonlyMap<number, WeekSums>;
  readonly singles: Singles;
  readonly roster: EarlierRoster;
  readonly spread: SpreadCounts;
  /** About so many, in the memory. */
  readonly bytes: number;
}

/** All spreads, one behind the other. */
interface SpreadCounts {
  /** By spread: n, sum, over, excess. */
  readonly figures: Float64Array;
  /** By spread: its first bucket, and where its counts end. */
  readonly first: Uint32Array;
  readonly to: Uint32Array;
  readonly counts: Uint32Array;
}

function spreadCounts(of: Spreads): SpreadCounts {
  const spreads = spreadsOf(of);
  const found = spreads.map(({ values: { counts } }) => {
    const first = counts.findIndex((count) => count > 0);
    return { first: Math.max(0, first), last: counts.findLastIndex((count) => count > 0), counts };
  });
  const to = new Uint32Array(spreads.length);
  let size = 0;
  found.forEach(({ first, last }, place) => (to[place] = size += Math.max(0, last + 1 - first)));
  const counts = new Uint32Array(size);
  found.forEach(({ first, last, counts: own }, place) => {
    if (last >= first) counts.set(own.subarray(first, last + 1), to[place - 1] ?? 0);
  });
  const figures = spreads.flatMap(({ values, over, excess }) => [values.n, values.sum, over, excess]);
  const firsts = found.map(({ first }) => first);
  return { figures: Float64Array.from(figures), first: Uint32Array.from(firsts), to, counts };
}

/** Adds how values are spread to what may be of several centres. */
export function addSpreads({ figures, first, to, counts }: SpreadCounts, into: Spreads): void {
  spreadsOf(into).forEach((spread, place) => {
    const { values } = spread;
    const [from, end, bucket] = [to[place - 1] ?? 0, to[place] ?? 0, first[place] ?? 0];
    const own = values.counts;
    for (let at = from; at < end; at += 1) {
      const target = bucket + at - from;
      own[target] = (own[target] ?? 0) + (counts[at] ?? 0);
    }
    values.n += figures[4 * place] ?? 0;
    values.sum += figures[4 * place + 1] ?? 0;
    spread.over += figures[4 * place + 2] ?? 0;
    spread.excess += figures[4 * place + 3] ?? 0;
  });
}

/** Sums of all days before each day. */
function sumsBefore({ days, dayCount, firstDay, carried }: MonthRollup): Float64Array {
  const before = new Float64Array((dayCount + 1) * DAY_WIDTH);
  for (const { day, times } of carried) {
    const at = (day - firstDay) * DAY_WIDTH + VISITS_AT;
    days[at] = (days[at] ?? 0) + times;
  }
  for (let at = 0; at < dayCount * DAY_WIDTH; at += 1) {
    before[at + DAY_WIDTH] = (before[at] ?? 0) + (days[at] ?? 0);
  }
  return before;
}

/** By Monday: the sums of its days, beside what was known of the week before. */
export function weeksOfDays(
  { days, dayCount, firstDay }: Pick<MonthRollup, "days" | "dayCount" | "firstDay">,
  earlier: ReadonlyMap<number, WeekSums>,
): Map<number, WeekSums> {
  const weeks = new Map<number, WeekSums>();
  const all = new Float64Array(SUMS * (Math.ceil(dayCount / 7) + 1));
  for (let day = 0; day < dayCount; day += 1) {
    const monday = mondayOf(firstDay + day);
    let week = weeks.get(monday);
    if (!week) {
      const known = earlier.get(monday);
      const at = weeks.size * SUMS;
      if (known) all.set(known.sums.subarray(known.at, known.at + SUMS), at);
      weeks.set(monday, (week = { visits: known?.visits ?? 0, sums: all, at }));
    }
    const from = day * DAY_WIDTH;
    week.visits += days[from + WEEK_VISITS_AT] ?? 0;
    for (let sum = 0; sum < SUMS; sum += 1) {
      all[week.at + sum] = (all[week.at + sum] ?? 0) + (days[from + sum] ?? 0);
    }
  }
  return weeks;
}

/**
 * @param months rising; all of them are over, and those that are not there have nothing to tell
 * @param first of the period, which begins with it
 * @param count of months, from the first on
 */
export function mergedMonths(months: readonly RolledMonth[], first: number, count: number): MergedMonths {
  const firstDay = firstDayOf(first);
  const rollup = new MonthRollup(firstDay, firstDayOf(first + count) - firstDay);
  for (const { month, columns } of months) addRollup(columns, rollup, month === first);
  const weeks = weeksOfDays(rollup, new Map());
  const week = weeks.get(mondayOf(firstDay));
  if (week) week.visits += rollup.weekCarried;
  for (const [monday, { visits }] of weeks) if (visits === 0) weeks.delete(monday);
  const [before, spread] = [sumsBefore(rollup), spreadCounts(rollup.spreads)];
  const { dayCount, stayed, inspected, right, loops, lives, stays, broken } = rollup;
  return {
    dayCount,
    before,
    weeks,
    singles: { stayed, inspected, right, loops, lives, stays, broken },
    roster: earlierRoster(months),
    spread,
    bytes: before.byteLength + spread.counts.byteLength + weeks.size * (SUMS * 8 + 100) + 2_000,
  };
}
