// A month added up, as bytes.
import { histogramPairs } from "../figures/histogram";
import { columnsFromBytes, columnsToBytes, type Columns } from "./columns";
import { DAY_WIDTH, type MonthRollup, type Spread, type Spreads } from "./month-rollup";

const LAYOUT = {
  days: "f64",
  /** First day, number of days, then single figures in the order below. */
  figures: "f64",
  /** Before, day, times. */
  carried: "f64",
  stayed: "f64",
  /** By spread: n, sum, over, excess. */
  spreads: "f64",
  broken: "u32",
  /** By spread: where its buckets end. */
  bucketsTo: "u32",
  /** Bucket, count. */
  buckets: "u16",
} as const;

/** A month as it lies in the memory between two reports: it is added up straight from its columns. */
export type RollupColumns = Columns<typeof LAYOUT>;

function spreadsOf({ pairs, ended, crossing }: Spreads): readonly Spread[] {
  return [...pairs, ...ended, ...crossing];
}

export function rollupToBytes(rollup: MonthRollup): Uint8Array {
  const buckets: number[] = [];
  const to: number[] = [];
  const spreads = spreadsOf(rollup.spreads);
  for (const { values } of spreads) {
    buckets.push(...histogramPairs(values));
    to.push(buckets.length);
  }
  const { firstDay, dayCount, weekCarried, inspected, right, loops, lives, stays } = rollup;
  return columnsToBytes(LAYOUT, {
    days: Float64Array.from(rollup.days),
    figures: Float64Array.of(firstDay, dayCount, weekCarried, inspected, right, loops, lives, stays),
    carried: Float64Array.from(
      rollup.carried
        .filter(({ times }) => times !== 0)
        .flatMap(({ before, day, times }) => [before, day, times]),
    ),
    stayed: Float64Array.from(rollup.stayed),
    spreads: Float64Array.from(
      spreads.flatMap(({ values, over, excess }) => [values.n, values.sum, over, excess]),
    ),
    broken: Uint32Array.from(rollup.broken),
    bucketsTo: Uint32Array.from(to),
    buckets: Uint16Array.from(buckets),
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
  for (let at = from === 0 ? 0 : (bucketsTo[from - 1] ?? 0); at < end; at += 2) {
    const bucket = buckets[at] ?? 0;
    counts[bucket] = (counts[bucket] ?? 0) + (buckets[at + 1] ?? 0);
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
  const { figures, carried, days, stayed, broken } = columns;
  const [firstDay = 0, , weekCarried = 0, inspected = 0, right = 0, loops = 0, lives = 0, stays = 0] =
    figures;
  const from = (firstDay - into.firstDay) * DAY_WIDTH;
  for (let at = 0; at < days.length; at += 1)
    into.days[from + at] = (into.days[from + at] ?? 0) + (days[at] ?? 0);
  stayed.forEach((length, stage) => (into.stayed[stage] = (into.stayed[stage] ?? 0) + length));
  if (crosses) into.weekCarried += weekCarried;
  into.inspected += inspected;
  into.right += right;
  into.loops += loops;
  into.lives += lives;
  into.stays += stays;
  for (let at = 0; at < carried.length; at += 3) {
    const before = carried[at] ?? 0;
    // One that was seen earlier in the period is no new one.
    if (before >= into.firstDay) continue;
    into.carried.push({ before, day: carried[at + 1] ?? 0, times: carried[at + 2] ?? 0 });
  }
  for (const number of broken) into.broken.add(number);
  const { pairs, ended } = into.spreads;
  [...pairs, ...ended].forEach((spread, place) => addSpread(columns, place, spread));
  if (crosses) addCrossing(columns, into.spreads);
}
