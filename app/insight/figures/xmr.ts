// Which changes of a weekly figure mean something: the XmR chart (Shewhart; Wheeler, Understanding Variation, 1993).

export interface XmrPoint {
  readonly value: number;
  /** Beyond the limits, or one of eight in a row on one side of the mean. */
  readonly signal: "high" | "low" | "run" | undefined;
}

export interface Xmr {
  readonly points: readonly XmrPoint[];
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
}

/** 3 / d2 for pairs, d2 = 1.128. */
const WIDTH = 2.66;
const RUN = 8;

function runs(values: readonly number[], mean: number): ReadonlySet<number> {
  const found = new Set<number>();
  let [side, since] = [0, 0];
  values.forEach((value, place) => {
    const here = Math.sign(value - mean);
    if (here !== side || here === 0) [side, since] = [here, place];
    if (here !== 0 && place - since + 1 >= RUN) {
      for (let each = since; each <= place; each += 1) found.add(each);
    }
  });
  return found;
}

/**
 * Limits are mean +- 2.66 x the mean moving range. With fewer than two values there is no range, and no limit.
 * @param floor what the figure cannot be below; the lower limit stops there
 */
export function xmr(values: readonly number[], floor = -Infinity): Xmr {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const ranges = values.slice(1).map((value, place) => Math.abs(value - (values[place] ?? value)));
  const range = ranges.length === 0 ? Infinity : ranges.reduce((sum, each) => sum + each, 0) / ranges.length;
  const [lower, upper] = [Math.max(floor, mean - WIDTH * range), mean + WIDTH * range];
  const inRun = runs(values, mean);
  const points = values.map((value, place): XmrPoint => {
    if (value > upper) return { value, signal: "high" };
    if (value < lower) return { value, signal: "low" };
    return { value, signal: inRun.has(place) ? "run" : undefined };
  });
  return { points, mean, lower, upper };
}
