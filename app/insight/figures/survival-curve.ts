// How long something takes when some of it has not ended yet: the estimator of Kaplan and Meier with delayed entry, over sorted
// columns, so that a year of stays takes a millisecond.
import { rising } from "./rising";
import { BUCKETS, valueOf, type Histogram } from "./histogram";

/** Rising values, and how often each occurs; once where it is not said. */
export interface Weighted {
  readonly values: Float64Array;
  readonly times: Float64Array | undefined;
}

/** The share that still goes on after each age. */
export interface Curve {
  readonly ages: Float64Array;
  readonly shares: Float64Array;
}

/** @param values sorted in place */
export function weighted(values: Float64Array): Weighted {
  return { values: rising(values), times: undefined };
}

/** Each bucket by the value that it stands for. */
export function weightedBuckets({ counts }: Histogram): Weighted {
  const values: number[] = [];
  const times: number[] = [];
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
    const count = counts[bucket] ?? 0;
    if (count > 0) {
      values.push(valueOf(bucket));
      times.push(count);
    }
  }
  return { values: Float64Array.from(values), times: Float64Array.from(times) };
}

/**
 * The product-limit estimator (Kaplan and Meier, Nonparametric estimation from incomplete observations, Journal of the American
 * Statistical Association 53, 1958); a stay counts among those at risk only from its entry on (left truncation: Klein and Moeschberger,
 * Survival Analysis, 4.6). One that is seen no longer at the age at which another ends was still at risk then.
 * @param ended ages at which stays ended; the curve's ages are written over them
 * @param censored ages at which stays were seen last that had not
 * @param entered ages, above 0, from which on stays were seen; all others were seen from the beginning
 */
export function survivalCurve(ended: Weighted, censored: Weighted, entered: Weighted): Curve {
  const total = ({ values, times }: Weighted) =>
    times ? times.reduce((sum, each) => sum + each, 0) : values.length;
  const { values: ages, times: endings } = ended;
  const { values: lastSeen, times: losses } = censored;
  const { values: firstSeen, times: entries } = entered;
  const shares = new Float64Array(ages.length);
  let atRisk = total(ended) + total(censored) - total(entered);
  let share = 1;
  let steps = 0;
  let lost = 0;
  let seen = 0;
  for (let at = 0; at < ages.length;) {
    const age = ages[at] ?? 0;
    for (; lost < lastSeen.length && (lastSeen[lost] ?? 0) < age; lost += 1) {
      atRisk -= losses ? (losses[lost] ?? 0) : 1;
    }
    for (; seen < firstSeen.length && (firstSeen[seen] ?? 0) < age; seen += 1) {
      atRisk += entries ? (entries[seen] ?? 0) : 1;
    }
    let here = 0;
    for (; at < ages.length && ages[at] === age; at += 1) here += endings ? (endings[at] ?? 0) : 1;
    share *= atRisk > 0 ? Math.max(0, 1 - here / atRisk) : 1;
    atRisk -= here;
    ages[steps] = age;
    shares[steps] = share;
    steps += 1;
  }
  return { ages: ages.subarray(0, steps), shares: shares.subarray(0, steps) };
}

/** The first age by which this share is over; null while too few have ended to say. */
export function curveQuantile({ ages, shares }: Curve, share: number): number | null {
  const wanted = 1 - share + 1e-12;
  let [low, high] = [-1, shares.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((shares[middle] ?? 0) <= wanted) high = middle;
    else low = middle;
  }
  return ages[high] ?? null;
}

function shareAt({ ages, shares }: Curve, age: number): number {
  let [low, high] = [-1, ages.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((ages[middle] ?? Infinity) <= age) low = middle;
    else high = middle;
  }
  return low < 0 ? 1 : (shares[low] ?? 1);
}

/** The chance that what has gone on for so long is over within the limit; null when nothing that old has been seen. */
export function curveChance(curve: Curve, age: number, limit: number): number | null {
  if (age >= limit) return 0;
  const now = shareAt(curve, age);
  return now > 0 ? 1 - shareAt(curve, limit) / now : null;
}
