// A criterion with its figure as the browser gets it: in one language, without the lists of visits and without code.
import type { PageLanguage } from "~/platform/i18n/language";
import type { CriterionFigure, Standing, TrendPoint } from "../criteria/criteria-figures";
import { reaches, type Criterion, type TargetSource, type Unit } from "../criteria/criterion";
import type { Outcome } from "../criteria/tally";
import type { Target } from "../criteria/targets";

/** None of a few is chance. */
const SUSPICIOUS_FROM = 20;

export interface FigureView {
  readonly id: string;
  readonly stage: Criterion["stage"];
  readonly title: string;
  readonly unit: Unit;
  readonly kind: Criterion["kind"];
  /** It is a ratio of parts to their wholes. */
  readonly ofWhole?: true;
  readonly direction: "higher" | "lower";
  /** The quantile that the target is for, of a duration. */
  readonly judged: "median" | "p90" | null;
  readonly source: TargetSource;
  readonly target: Target;
  /** Null where it is the target itself. */
  readonly warning: number | null;
  /** None at all, where that is no praise. */
  readonly isNone: boolean;
  /** And of so many that it says something. */
  readonly suspicious: boolean;
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
  const { criterion, target, warning, standing, value, interval, n } = figure;
  const isNone = criterion.noneIsSuspicious === true && value === 0;
  return {
    id: criterion.id,
    stage: criterion.stage,
    title: criterion.title[language],
    unit: criterion.unit,
    kind: criterion.kind,
    ...(criterion.kind === "mean" && criterion.ofWhole ? { ofWhole: true } : {}),
    direction: criterion.direction,
    judged: criterion.kind === "duration" ? criterion.judged : null,
    source: criterion.source,
    target,
    warning: reaches(criterion, warning, target.value) ? null : warning,
    isNone,
    suspicious: isNone && n >= SUSPICIOUS_FROM,
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

export function figureViews(
  figures: readonly CriterionFigure[],
  language: PageLanguage,
): readonly FigureView[] {
  return figures.map((figure) => figureView(figure, language));
}

export function missesTarget({ standing }: Pick<FigureView, "standing">): boolean {
  return standing === "missed" || standing === "alarming" || standing === "unclear";
}

/** What misses its target, by the share of visits that failed it. Loads are of days and not among them. */
export function mostFailed(figures: readonly FigureView[]): readonly FigureView[] {
  const share = (figure: FigureView) => failureShare(figure) ?? 0;
  return figures
    .filter((figure) => missesTarget(figure) && figure.kind !== "load" && share(figure) > 0)
    .toSorted((one, other) => share(other) - share(one));
}

const RANKS = ["alarming", "missed", "unclear", "met", "nothing"] as const satisfies readonly Standing[];

/** What falls short first, else in the catalogue's order. */
export function worstFirst(figures: readonly FigureView[]): readonly FigureView[] {
  const rank = ({ standing, suspicious }: FigureView) => RANKS.indexOf(suspicious ? "unclear" : standing);
  return figures.toSorted((one, other) => rank(one) - rank(other));
}
