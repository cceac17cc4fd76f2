// A criterion with its figure as the browser gets it: in one language, without the lists of visits and without code.
import type { PageLanguage } from "~/platform/i18n/language";
import type { CriterionFigure, TrendPoint } from "../criteria/criteria-figures";
import type { Criterion, TargetSource, Unit } from "../criteria/criterion";
import type { Outcome } from "../criteria/tally";
import type { Target } from "../criteria/targets";

export type Standing = CriterionFigure["standing"];

export interface FigureView {
  readonly id: string;
  readonly stage: Criterion["stage"];
  readonly title: string;
  readonly unit: Unit;
  readonly kind: Criterion["kind"];
  readonly direction: "higher" | "lower";
  /** The quantile that the target is for, of a duration. */
  readonly judged: "median" | "p90" | null;
  readonly source: TargetSource;
  readonly target: Target;
  readonly standing: Standing;
  readonly value: number | null;
  readonly median: number | null;
  readonly p90: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly trend: readonly TrendView[];
}

export type TrendView = Pick<TrendPoint, "from" | "value" | "n" | "target" | "whole" | "failed">;

export function figureView(figure: CriterionFigure, language: PageLanguage): FigureView {
  const { criterion, target, standing, value, interval, n } = figure;
  return {
    id: criterion.id,
    stage: criterion.stage,
    title: criterion.title[language],
    unit: criterion.unit,
    kind: criterion.kind,
    direction: criterion.direction,
    judged: criterion.kind === "duration" ? criterion.judged : null,
    source: criterion.source,
    target,
    standing,
    value,
    median: figure.median ?? null,
    p90: figure.p90 ?? null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    n,
    counts: {
      met: figure.met,
      failed: figure.failed,
      "not-recorded": figure.notRecorded,
      "not-concerned": figure.notConcerned,
    },
    trend: figure.trend.map(({ from, value: at, n: of, target: aim, whole, failed }) => {
      return { from, value: at, n: of, target: aim, whole, failed };
    }),
  };
}

/** "4.2" of both figures of that number; nothing where the catalogue has none. */
export function numberOf(id: string): string {
  return /^\d+\.\d+/.exec(id)?.[0] ?? "";
}

/** Of the visits that it says something about, those that failed; null of none. */
export function failureShare({ counts: { met, failed } }: Pick<FigureView, "counts">): number | null {
  return met + failed > 0 ? failed / (met + failed) : null;
}

/** What misses its target, by how many visits failed it: where most is to be gained. Loads are of days and not among them. */
export function mostFailed(figures: readonly FigureView[], count: number): readonly FigureView[] {
  return figures
    .filter(({ standing, kind, counts }) => {
      return (standing === "missed" || standing === "unclear") && kind !== "load" && counts.failed > 0;
    })
    .toSorted((a, b) => b.counts.failed - a.counts.failed)
    .slice(0, count);
}
