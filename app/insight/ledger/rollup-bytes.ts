// A month added up, as bytes. Whoever changes the form empties ledger_month and marks all visits in a migration.
import { histogramPieces } from "../figures/histogram";
import { columnsFromBytes, columnsToBytes, type Columns } from "./columns";
import { TIMES_AT } from "./sums";
import { DAY_WIDTH, type MonthRollup, type Spread, type Spreads } from "./month-rollup";

const LAYOUT = {
  /** By day: what is counted in milliseconds. */
  lengths: "f64",
  /** First day, number of days, then single figures in the order below. */
  figures: "f64",
  stayed: "f64",
  /** By spread: n, sum, over, excess. */
  spreads: "f64",
  broken: "u32",
  /** By day: how often, and visits. */
  times: "u32",
  /** By spread: where its buckets end. */
  bucketsTo: "u32",
  /** Days between the last row before the month and its first day; days from that to the first row in it; times. */
  carried: "u16",
  /** How many buckets further, and its count; both as `short` writes them. */
  buckets: "u8",
} as const;

/** A month as it lies in the memory between two reports: it is added up straight from its columns. */
export type RollupColumns = Columns<typeof LAYOUT>;

/** In the order in which they are kept. */
export function spreadsOf({ pairs, ended, crossing }: Spreads): readonly Spread[] {
  return [...pairs, ...ended, ...crossing];
}

const LONG = 255;

/** Mostly one byte; from 255 on three. */
function short(value: number, into: number[]): void {
  if (value < LONG) into.push(value);
  else into.push(LONG, value >> 8, value & 255);
}

/** Columns from `from` to `to` of each day. */
function columnsOfDays({ days, dayCount }: MonthRollup, from: number, to: number): number[] {
  return Array.from({ length: dayCount }, (_, day) => [
    ...days.subarray(day * DAY_WIDTH + from, day * DAY_WIDTH + to),
  ]).flat();
}

export function rollupToBytes(rollup: MonthRollup): Uint8Array {
  const buckets: number[] = [];
  const to: number[] = [];
  const spreads = spreadsOf(rollup.spreads);
  for (const { values } of spreads) {
    let before = 0;
    for (const [bucket, count] of histogramPieces(values)) {
      short(bucket - before, buckets);
      short(count, buckets);
      before = bucket;
    }
    to.push(buckets.length);
  }
  const { firstDay, dayCount, weekCarried, inspected, right, loops, lives, stays } = rollup;
  return columnsToBytes(LAYOUT, {
    lengths: Float64Array.from(columnsOfDays(rollup, 0, TIMES_AT)),
    figures: Float64Array.of(firstDay, dayCount, weekCarried, inspected, right, loops, lives, stays),
    stayed: Float64Array.from(rollup.stayed),
    spreads: Float64Array.from(
      spreads.flatMap(({ values, over, excess }) => [values.n, values.sum, over, excess]),
    ),
    broken: Uint32Array.from(rollup.broken),
    times: Uint32Array.from(columnsOfDays(rollup, TIMES_AT, DAY_WIDTH)),
    bucketsTo: Uint32Array.from(to),
    carried: Uint16Array.from(
      rollup.carried.flatMap(({ before, day, times }) => [firstDay - before, day - firstDay, times]),
    ),
    buckets: Uint8Array.from(buckets),
  });
}

export function rollupColumns(bytes: Uint8Array): RollupColumns {
  return columnsFromBytes(LAYOUT, bytes);
}

/** Adds spread `from` of the columns to one in the memory. */
export function addSpread(columns: RollupColumns, from: number, into: Spread): void {
  const { spreads, buckets, bucketsTo } = columns;
  into.values.n += spreads[4 * from] ?? 0;
  into.values.sum += spreads[4 * from + 1] ?? 0;
  into.over += spreads[4 * from + 2] ?? 0;
  into.excess += spreads[4 * from + 3] ?? 0;
  const { counts } = into.values;
  const end = bucketsTo[from] ?? 0;
  let bucket = 0;
  for (let at = from === 0 ? 0 : (bucketsTo[from - 1] ?? 0); at < end;) {
    let further = buckets[at++] ?? 0;
    if (further === LONG) further = ((buckets[at++] ?? 0) << 8) | (buckets[at++] ?? 0);
    let count = buckets[at++] ?? 0;
    if (count === LONG) count = ((buckets[at++] ?? 0) << 8) | (buckets[at++] ?? 0);
    bucket += further;
    counts[bucket] = (counts[bucket] ?? 0) + count;
  }
}

/** Adds only what crosses the beginning of the month. */
export function addCrossing(columns: RollupColumns, { pairs, ended, crossing }: Spreads): void {
  crossing.forEach((spread, stage) => addSpread(columns, pairs.length + ended.length + stage, spread));
}

/**
 * Adds a month to what may be longer.
 * @param crosses whether what crosses the beginning of the month is told too: of a period, only the first month's
 */
export function addRollup(columns: RollupColumns, into: MonthRollup, crosses: boolean): void {
  const { figures, carried, lengths, times, stayed, broken } = columns;
  const [
    firstDay = 0,
    dayCount = 0,
    weekCarried = 0,
    inspected = 0,
    right = 0,
    loops = 0,
    lives = 0,
    stays = 0,
  ] = figures;
  const { days } = into;
  for (let day = 0; day < dayCount; day += 1) {
    const at = (firstDay - into.firstDay + day) * DAY_WIDTH;
    for (let sum = 0; sum < TIMES_AT; sum += 1) {
      days[at + sum] = (days[at + sum] ?? 0) + (lengths[day * TIMES_AT + sum] ?? 0);
    }
    for (let sum = TIMES_AT; sum < DAY_WIDTH; sum += 1) {
      const time = times[day * (DAY_WIDTH - TIMES_AT) + sum - TIMES_AT] ?? 0;
      days[at + sum] = (days[at + sum] ?? 0) + time;
    }
  }
  stayed.forEach((length, stage) => (into.stayed[stage] = (into.stayed[stage] ?? 0) + length));
  if (crosses) into.weekCarried += weekCarried;
  into.inspected += inspected;
  into.right += right;
  into.loops += loops;
  into.lives += lives;
  into.stays += stays;
  for (let at = 0; at < carried.length; at += 3) {
    const before = firstDay - (carried[at] ?? 0);
    // One that was seen earlier in the period is no new one.
    if (before >= into.since) continue;
    into.carried.push({ before, day: firstDay + (carried[at + 1] ?? 0), times: carried[at + 2] ?? 0 });
  }
  for (const number of broken) into.broken.add(number);
  const { pairs, ended } = into.spreads;
  [...pairs, ...ended].forEach((spread, place) => addSpread(columns, place, spread));
  if (crosses) addCrossing(columns, into.spreads);
}
