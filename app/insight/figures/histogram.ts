// How values are spread, in buckets that widen with the value: small however many there are, and they can be added up.

/**
 * Bucket 0 is nothing, 1 is one, and b holds (GAMMA^(b-2), GAMMA^(b-1)]. A value told by the middle of its bucket,
 * 2 GAMMA^(b-1) / (GAMMA + 1), is off by at most (GAMMA - 1) / (GAMMA + 1) = 1 % (Masson, Rim and Lee, DDSketch, VLDB 2019).
 */
export const GAMMA = 1.0202;
const LOG_GAMMA = Math.log(GAMMA);
/** Up to 1.0202^1500 milliseconds, three hundred years: what is longer is told as that. */
export const BUCKETS = 1500;

/** @param value whole milliseconds; nothing, and what is less than one, is bucket 0 */
export function bucketOf(value: number): number {
  if (value < 1) return 0;
  // Powers of GAMMA themselves never occur: they are no whole numbers.
  return Math.min(BUCKETS - 1, Math.ceil(Math.log(value) / LOG_GAMMA) + 1);
}

/** The value that a bucket stands for, milliseconds. */
export function valueOf(bucket: number): number {
  if (bucket === 0) return 0;
  return bucket === 1 ? 1 : (2 * GAMMA ** (bucket - 1)) / (GAMMA + 1);
}

/** Counts and the sum are exact, quantiles within 1 %. */
export class Histogram {
  readonly counts = new Float64Array(BUCKETS);
  n = 0;
  sum = 0;

  /** @param times how often; negative takes away what was added before */
  add(value: number, times = 1): void {
    const bucket = bucketOf(value);
    this.counts[bucket] = (this.counts[bucket] ?? 0) + times;
    this.n += times;
    this.sum += value * times;
  }

  /** The value at a rank from 0 to n - 1. */
  private atRank(rank: number): number {
    let before = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
      before += this.counts[bucket] ?? 0;
      if (before > rank) return valueOf(bucket);
    }
    return NaN;
  }

  /** By linear interpolation between the two nearest values, as `quantile` does; NaN of no values. */
  quantile(share: number): number {
    const place = (this.n - 1) * share;
    const below = Math.floor(place);
    const low = this.atRank(below);
    return place === below ? low : low + (this.atRank(below + 1) - low) * (place - below);
  }
}

const MOST = 0xffff;

/** Buckets and their counts, rising; a count that is too large for two bytes comes in pieces. */
export function histogramPieces({ counts }: Histogram): (readonly [bucket: number, count: number])[] {
  const pieces: (readonly [number, number])[] = [];
  counts.forEach((count, bucket) => {
    for (let left = count; left > 0; left -= MOST) pieces.push([bucket, Math.min(left, MOST)]);
  });
  return pieces;
}
