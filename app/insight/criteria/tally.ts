// What visits come to for one criterion: which were met, which failed, and the figure with its interval.
import { quantile } from "../figures/summary";
import { wilson, type ShareInterval } from "../figures/wilson";
import { reaches, type Counted, type Criterion, type Unit } from "./criterion";
import { quantileInterval, ratioInterval } from "./intervals";

export const OUTCOMES = ["met", "failed", "not-recorded", "not-concerned"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A visit as it stands behind a figure. */
export interface Entry {
  readonly visitId: string;
  readonly number: number;
  readonly day: number;
  readonly outcome: Outcome;
  readonly counted: Counted;
  /** In the criterion's unit; null where the outcome says it all. */
  readonly value: number | null;
}

/** Minutes that were used of a day's, and there. */
export interface DayLoad {
  readonly day: number;
  readonly part: number;
  readonly whole: number;
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

/** The value of one visit, and whether it is as good as the target. */
export function judge(
  criterion: Criterion,
  counted: Exclude<Counted, { readonly outcome: "spread" }>,
  target: number,
): { readonly outcome: Outcome; readonly value: number | null } {
  switch (counted.outcome) {
    case "met":
    case "failed":
    case "not-recorded":
    case "not-concerned":
      return { outcome: counted.outcome, value: null };
    case "measured": {
      const value = Math.max(...counted.values);
      return { outcome: reaches(criterion, value, target) ? "met" : "failed", value };
    }
    case "parts": {
      const value = counted.part / counted.whole;
      const isFailed = counted.failed ?? !reaches(criterion, value, target);
      return { outcome: isFailed ? "failed" : "met", value };
    }
    default:
      return counted satisfies never;
  }
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

function ratio(
  units: readonly { readonly part: number; readonly whole: number }[],
  [low, high]: readonly [number, number],
): Figure {
  const whole = units.reduce((sum, each) => sum + each.whole, 0);
  const part = units.reduce((sum, each) => sum + each.part, 0);
  const interval = ratioInterval(units);
  return {
    n: units.length,
    value: whole > 0 ? part / whole : null,
    interval: interval ? { low: Math.max(low, interval.low), high: Math.min(high, interval.high) } : null,
  };
}

/** @param days of a load, those of the figure's time only */
export function figureOf(criterion: Criterion, entries: readonly Entry[], days: readonly DayLoad[]): Figure {
  switch (criterion.kind) {
    case "share": {
      const n = entries.filter(({ outcome }) => outcome === "met" || outcome === "failed").length;
      const told = criterion.tells ?? "met";
      const count = entries.filter(({ outcome }) => outcome === told).length;
      return { n, value: n > 0 ? count / n : null, interval: wilson(count, n) ?? null };
    }
    case "duration": {
      const values = entries.flatMap(({ counted }) => (counted.outcome === "measured" ? counted.values : []));
      return durations(Float64Array.from(values).sort(), criterion.judged);
    }
    case "count": {
      const values = entries.flatMap(({ counted }) => (counted.outcome === "measured" ? counted.values : []));
      const sum = values.reduce((total, each) => total + each, 0);
      return { n: values.length, value: values.length > 0 ? sum : null, interval: null };
    }
    case "mean": {
      const units = entries.flatMap(({ counted }) => (counted.outcome === "parts" ? [counted] : []));
      if (!criterion.ofWhole) return ratio(units, BOUNDS[criterion.unit] ?? [0, Infinity]);
      const figure = ratio(units, [0, 1]);
      // Where every visit says all or nothing there is no spread to judge by: then each visit is one trial.
      if (figure.value !== 0 && figure.value !== 1) return figure;
      return { ...figure, interval: wilson(figure.value * units.length, units.length) ?? null };
    }
    case "load": {
      const usable = days.map(({ part, whole }) => ({ part, whole: whole * criterion.usable }));
      return ratio(usable, [0, Infinity]);
    }
    default:
      return criterion satisfies never;
  }
}

/** Sums of the groups, by name. */
export function groupsOf(entries: readonly Entry[]): readonly GroupFigure[] {
  const sums = new Map<string, { part: number; whole: number }>();
  for (const { counted } of entries) {
    const groups = "groups" in counted ? (counted.groups ?? []) : [];
    for (const { group, part, whole } of groups) {
      const sum = sums.get(group) ?? { part: 0, whole: 0 };
      sums.set(group, { part: sum.part + part, whole: sum.whole + whole });
    }
  }
  return [...sums].map(([group, sum]) => ({ group, ...sum })).sort((a, b) => (a.group < b.group ? -1 : 1));
}
