// What visits come to for one criterion: which were met, which failed, and the figure with its interval.
import { quantile } from "../figures/summary";
import { wilson, type ShareInterval } from "../figures/wilson";
import type { Criterion, Unit } from "./criterion";
import { quantileInterval, ratioInterval } from "./intervals";

export const OUTCOMES = ["met", "failed", "not-recorded", "not-concerned"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a figure is made of. */
export interface Tally {
  /** Visits, in the order of OUTCOMES. */
  readonly outcomes: [met: number, failed: number, notRecorded: number, notConcerned: number];
  /** Of durations and counts: everything that was measured. */
  readonly values: number[];
  /** Of ratios, visit by visit; of loads, day by day: what was used, and what was there. */
  readonly parts: number[];
  readonly wholes: number[];
}

export function emptyTally(): Tally {
  return { outcomes: [0, 0, 0, 0], values: [], parts: [], wholes: [] };
}

export interface Figure {
  /** Values behind it: visits of a share, measurements of a duration, days of a load. */
  readonly n: number;
  /** A share of visits, the quantile that the target is for, a ratio or a count; null of nothing. */
  readonly value: number | null;
  /** At least 95 %; null where there are too few. */
  readonly interval: ShareInterval | null;
  /** Of a duration. */
  readonly median?: number;
  readonly p90?: number;
}

export interface GroupFigure {
  readonly group: string;
  readonly part: number;
  readonly whole: number;
}

function durations(values: Float64Array, judged: "median" | "p90"): Figure {
  if (values.length === 0) return { n: 0, value: null, interval: null };
  const [median, p90] = [quantile(values, 0.5), quantile(values, 0.9)];
  const share = judged === "median" ? 0.5 : 0.9;
  const interval = quantileInterval(values, share) ?? null;
  return { n: values.length, value: judged === "median" ? median : p90, interval, median, p90 };
}

/** What a unit cannot be below or above. */
const BOUNDS: Readonly<Partial<Record<Unit, readonly [number, number]>>> = {
  rating: [1, 5],
  points: [-100, 100],
};

const sumOf = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0);

function ratio({ parts, wholes }: Tally, [low, high]: readonly [number, number]): Figure {
  const whole = sumOf(wholes);
  const interval = ratioInterval(parts, wholes);
  return {
    n: parts.length,
    value: whole > 0 ? sumOf(parts) / whole : null,
    interval: interval ? { low: Math.max(low, interval.low), high: Math.min(high, interval.high) } : null,
  };
}

export function figureOf(criterion: Criterion, tally: Tally): Figure {
  switch (criterion.kind) {
    case "share": {
      const [met, failed] = tally.outcomes;
      const n = met + failed;
      const count = criterion.tells === "failed" ? failed : met;
      return { n, value: n > 0 ? count / n : null, interval: wilson(count, n) ?? null };
    }
    case "duration":
      return durations(new Float64Array(tally.values).sort(), criterion.judged);
    case "count": {
      const n = tally.values.length;
      return { n, value: n > 0 ? sumOf(tally.values) : null, interval: null };
    }
    case "mean": {
      if (!criterion.ofWhole) return ratio(tally, BOUNDS[criterion.unit] ?? [0, Infinity]);
      const figure = ratio(tally, [0, 1]);
      // Where every visit says all or nothing there is no spread to judge by: then each visit is one trial.
      if (figure.value !== 0 && figure.value !== 1) return figure;
      return { ...figure, interval: wilson(figure.value * figure.n, figure.n) ?? null };
    }
    case "load": {
      const wholes = tally.wholes.map((whole) => whole * criterion.usable);
      return ratio({ ...tally, wholes }, [0, Infinity]);
    }
    default:
      return criterion satisfies never;
  }
}
