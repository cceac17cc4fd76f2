// Sums of rows by what they are: the columns of a day, a week, a block or a visit, all in the same order. Milliseconds.
import { WAIT_CAUSES } from "~/journey/wait-cause";
import { causeOf, isWait, LOOPED, loopOfCode, PAIRS } from "./row-code";

/** Who can be busy, by place. */
export const BUSY = ["technician", "advisor", "inspector"] as const;
/** By cause of the work, its place in BUSY. */
export const BUSY_OF = WAIT_CAUSES.map((cause) => BUSY.findIndex((name) => name === cause));

/** Waits by cause and the time in a loop; then who was busy; then how often, by cause and in a loop. */
export const BUSY_AT = PAIRS;
export const TIMES_AT = BUSY_AT + BUSY.length;
export const SUMS = TIMES_AT + PAIRS;

/**
 * Adds a row to the sums at `at`. Waits without another row between them are one, as in `CaseSums`.
 * @param state of the row before: `stateOf`
 */
export function addRow(sums: Float64Array, at: number, code: number, length: number, state: number): void {
  const cause = causeOf(code);
  if (isWait(code)) {
    sums[at + cause] = (sums[at + cause] ?? 0) + length;
    if ((state & 15) !== cause + 1) sums[at + TIMES_AT + cause] = (sums[at + TIMES_AT + cause] ?? 0) + 1;
  } else {
    const busy = at + BUSY_AT + (BUSY_OF[cause] ?? 0);
    sums[busy] = (sums[busy] ?? 0) + length;
  }
  const loop = loopOfCode(code);
  if (loop === 0) return;
  sums[at + LOOPED] = (sums[at + LOOPED] ?? 0) + length;
  if (loop > state >> 4) sums[at + TIMES_AT + LOOPED] = (sums[at + TIMES_AT + LOOPED] ?? 0) + 1;
}

/** Sums of all parts together, which lie one behind the other. They are whole milliseconds: their order does not matter. */
export function totalOf(parts: Float64Array): Float64Array {
  const total = new Float64Array(SUMS);
  for (let from = 0; from < parts.length; from += SUMS) {
    for (let sum = 0; sum < SUMS; sum += 1) total[sum] = (total[sum] ?? 0) + (parts[from + sum] ?? 0);
  }
  return total;
}
