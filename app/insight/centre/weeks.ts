// The weeks of a period: what was waited for in each, and which relief would have saved most.
import { xmr, type Xmr } from "../figures/xmr";

export interface WeekFigures {
  /** Its Monday on the centre's calendar. */
  readonly week: string;
  readonly visits: number;
  /** Waited for the candidate of the trend, minutes a visit. */
  readonly D: number;
  /** Whose relief would have saved most; null where nobody waited. */
  readonly bottleneck: string | null;
  /** The week lies in the period as a whole. */
  readonly whole: boolean;
}

/** Monday's number; 1970-01-05 was one. */
export function mondayOf(day: number): number {
  return day - ((((day - 4) % 7) + 7) % 7);
}

/** Limits are drawn from whole weeks: half a week is no week with few waits. */
export function trendOf(weeks: readonly WeekFigures[]): (Omit<Xmr, "points"> & { signals: string[] }) | null {
  const whole = weeks.filter((week) => week.whole);
  if (whole.length < 2) return null;
  const { points, mean, lower, upper } = xmr(
    whole.map(({ D }) => D),
    0,
  );
  const signals = whole.filter((_, place) => points[place]?.signal !== undefined).map(({ week }) => week);
  return { mean, lower, upper, signals };
}
