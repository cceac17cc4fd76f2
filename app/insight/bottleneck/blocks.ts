// Visits in consecutive blocks: what is drawn again and again to learn how sure a verdict is.
import type { CaseSums, Sums } from "./case-sums";

/** Below this many, draws of blocks say nothing. */
export const FEWEST_BLOCKS = 20;

/** Sums of the visits that began in each block. */
export interface Blocks {
  readonly count: number;
  readonly visits: Float64Array;
  /** By candidate. */
  readonly sums: readonly { readonly [K in keyof Sums]: Float64Array }[];
}

/** Visits that follow one another are alike (a full yard stays full for days): whole blocks are drawn, each by its beginning. */
export function blocksOf(cases: CaseSums, count: number): Blocks {
  const beginnings = cases.beginnings();
  let [first, last] = [Infinity, -Infinity];
  for (const at of beginnings) [first, last] = [Math.min(first, at), Math.max(last, at)];
  const length = (last - first) / count;
  const blockOf = beginnings.map((at) =>
    length > 0 ? Math.min(count - 1, Math.floor((at - first) / length)) : 0,
  );
  const added = (values?: Float64Array) => {
    const sums = new Float64Array(count);
    blockOf.forEach(
      (block, visit) => (sums[block] = (sums[block] ?? 0) + (values ? (values[visit] ?? 0) : 1)),
    );
    return sums;
  };
  const sums = cases.candidates.map((_, candidate) => {
    const { wait, busy, occurrences } = cases.ofCandidate(candidate);
    return { wait: added(wait), busy: added(busy), occurrences: added(occurrences) };
  });
  return { count, visits: added(), sums };
}
