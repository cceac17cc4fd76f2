// What a list of numbers comes to: count, sum, mean, quantiles.

/** Of n values; median, p90 and p95 are quantiles by linear interpolation. */
export interface Summary {
  readonly n: number;
  readonly mean: number;
  readonly median: number;
  readonly p90: number;
  readonly p95: number;
  readonly min: number;
  readonly max: number;
  readonly sum: number;
}

/**
 * A quantile by linear interpolation between the two nearest values: type 7 of Hyndman and Fan (Sample Quantiles in
 * Statistical Packages, 1996), which is `percentile_cont` of SQL and `quantile_cont` of DuckDB.
 * @param sorted rising
 * @param share 0 to 1
 * @returns NaN of no values
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const low = sorted[below] ?? NaN;
  const high = sorted[Math.ceil(place)] ?? NaN;
  return place === below ? low : low + (high - low) * (place - below);
}

/** The sum, with what each step rounds away kept beside it (Neumaier 1974): the order of the values does not matter. */
export function exactSum(values: ArrayLike<number>): number {
  let [sum, lost] = [0, 0];
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}

/**
 * @param values sorted in place
 * @param unit divides everything but n, such as 1_000_000 for values in microseconds that are told in seconds
 */
export function summarise(values: Float64Array, unit = 1): Summary {
  values.sort();
  const sum = exactSum(values);
  return {
    n: values.length,
    mean: sum / values.length / unit,
    median: quantile(values, 0.5) / unit,
    p90: quantile(values, 0.9) / unit,
    p95: quantile(values, 0.95) / unit,
    min: (values[0] ?? NaN) / unit,
    max: (values.at(-1) ?? NaN) / unit,
    sum: sum / unit,
  };
}

/** A list of numbers that grows, eight bytes each. */
export class Column {
  private kept = new Float64Array(16);
  private count = 0;

  push(value: number): void {
    if (this.count === this.kept.length) {
      const larger = new Float64Array(2 * this.count);
      larger.set(this.kept);
      this.kept = larger;
    }
    this.kept[this.count] = value;
    this.count += 1;
  }

  /** Adds to a value that was pushed before. */
  add(place: number, value: number): void {
    this.kept[place] = (this.kept[place] ?? 0) + value;
  }

  get length(): number {
    return this.count;
  }

  /** The values themselves, not a copy. */
  values(): Float64Array {
    return this.kept.subarray(0, this.count);
  }
}
