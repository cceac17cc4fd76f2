// How sure a median, a quantile or a ratio is: 95 % intervals without a guess at how the values are distributed.
import type { ShareInterval } from "../figures/wilson";

const Z = 1.959963984540054;
const ONE_SIDE = 0.025;

/** Less likely numbers of successes add nothing to what is told of them. */
const NEGLIGIBLE = 1e-30;

/** The probabilities of 0 to n successes, from the most likely one outwards: nothing underflows where it matters. */
function binomial(n: number, share: number): Float64Array {
  const chances = new Float64Array(n + 1);
  const middle = Math.floor((n + 1) * share);
  chances[middle] = 1;
  const odds = share / (1 - share);
  for (let k = middle, chance = 1; k < n && chance > NEGLIGIBLE; k += 1) {
    chances[k + 1] = chance = (chance * odds * (n - k)) / (k + 1);
  }
  for (let k = middle, chance = 1; k > 0 && chance > NEGLIGIBLE; k -= 1) {
    chances[k - 1] = chance = (chance * k) / (odds * (n - k + 1));
  }
  const sum = chances.reduce((total, each) => total + each, 0);
  return chances.map((each) => each / sum);
}

/**
 * The ranks, counted from 1, of the two values between which a quantile lies with at least 95 %: of n values the number
 * below it is binomial, whatever their distribution (Thompson 1936; Hahn and Meeker, Statistical Intervals, 1991, 5.2;
 * David and Nagaraja, Order Statistics, 2003, 7.1).
 * @returns undefined when there are too few values to enclose it
 */
export function quantileRanks(n: number, share: number): readonly [number, number] | undefined {
  const chances = binomial(n, share);
  let [low, below] = [0, chances[0] ?? 1];
  while (below <= ONE_SIDE && low < n) {
    low += 1;
    below += chances[low] ?? 0;
  }
  let [high, above] = [n + 1, chances[n] ?? 1];
  while (above <= ONE_SIDE && high > 1) {
    high -= 1;
    above += chances[high - 1] ?? 0;
  }
  return low >= 1 && high <= n ? [low, high] : undefined;
}

/** @param sorted rising */
export function quantileInterval(sorted: ArrayLike<number>, share: number): ShareInterval | undefined {
  const ranks = quantileRanks(sorted.length, share);
  const [low, high] = [sorted[(ranks?.[0] ?? 0) - 1], sorted[(ranks?.[1] ?? 0) - 1]];
  return low === undefined || high === undefined ? undefined : { low, high };
}

/** Student's t for a 95 % interval, by its expansion (Abramowitz and Stegun 26.7.5); within 1 % from 2 degrees on. */
export function studentT(degrees: number): number {
  const terms = [
    (Z ** 3 + Z) / 4,
    (5 * Z ** 5 + 16 * Z ** 3 + 3 * Z) / 96,
    (3 * Z ** 7 + 19 * Z ** 5 + 17 * Z ** 3 - 15 * Z) / 384,
    (79 * Z ** 9 + 776 * Z ** 7 + 1482 * Z ** 5 - 1920 * Z ** 3 - 945 * Z) / 92_160,
  ];
  return terms.reduce((sum, term, place) => sum + term / degrees ** (place + 1), Z);
}

/**
 * The interval of a ratio of sums over n units (the ratio estimator: Cochran, Sampling Techniques, 1977, 6.3 to 6.5); of a plain mean
 * where every whole is 1.
 * @param parts of each unit
 * @param wholes of the same units
 * @returns undefined of fewer than three units, or where the wholes come to nothing
 */
export function ratioInterval(
  parts: ArrayLike<number>,
  wholes: ArrayLike<number>,
): ShareInterval | undefined {
  const n = parts.length;
  let [part, whole] = [0, 0];
  for (let unit = 0; unit < n; unit += 1) {
    part += parts[unit] ?? 0;
    whole += wholes[unit] ?? 0;
  }
  if (n < 3 || whole <= 0) return undefined;
  const ratio = part / whole;
  let squares = 0;
  for (let unit = 0; unit < n; unit += 1) squares += ((parts[unit] ?? 0) - ratio * (wholes[unit] ?? 0)) ** 2;
  const half = (studentT(n - 1) * Math.sqrt((n * squares) / (n - 1))) / whole;
  return { low: ratio - half, high: ratio + half };
}
