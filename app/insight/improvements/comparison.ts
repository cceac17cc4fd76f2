// Whether an improvement worked: the wait a visit before and after, how sure the difference is, and whether the weeks show it.
import { quantile } from "../figures/summary";
import { seededRandom } from "../figures/random";
import { xmr } from "../figures/xmr";
import type { WaitedDay } from "./waited-days";

export const OUTCOMES = ["worked", "no-effect", "too-early"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** As many blocks of consecutive days as the report's own confidence asks for. */
const BLOCKS = 20;
const DRAWS = 1000;
const SEED = 20_261_122;
/** Fewer visits or days than these say nothing yet. */
const FEWEST_VISITS = 20;
const ENOUGH_DAYS = 20;
/** So many will do where the weeks show it as well. */
const EARLY_DAYS = 10;
const RUN = 8;

export interface Side {
  /** Minutes waited a visit. */
  readonly D: number;
  readonly visits: number;
  /** With work or waits. */
  readonly days: number;
}

export interface ComparedWeek {
  readonly week: string;
  readonly D: number | null;
  readonly phase: "before" | "after";
  /** All of the week lies on its side. */
  readonly whole: boolean;
  readonly signal: boolean;
}

export interface Comparison {
  readonly outcome: Outcome;
  readonly before: Side;
  readonly after: Side;
  /** Minutes a visit saved, with the 95 % interval of it; null while there is nothing to compare. */
  readonly saved: { readonly value: number; readonly low: number; readonly high: number } | null;
  readonly weeks: readonly ComparedWeek[];
  /** Limits of the weeks before; null where there are too few. */
  readonly limits: { readonly mean: number; readonly lower: number; readonly upper: number } | null;
  /** The weeks after show less waiting than chance would. */
  readonly signal: boolean;
}

interface Sums {
  readonly minutes: number;
  readonly visits: number;
}

const rateOf = ({ minutes, visits }: Sums) => (visits > 0 ? minutes / visits : 0);

function sumOf(parts: readonly Sums[]): Sums {
  return parts.reduce(
    (sum, part) => ({ minutes: sum.minutes + part.minutes, visits: sum.visits + part.visits }),
    { minutes: 0, visits: 0 },
  );
}

function sideOf(days: readonly WaitedDay[]): Side {
  const sums = sumOf(days);
  return { D: rateOf(sums), visits: sums.visits, days: days.length };
}

/** Consecutive days together, as equal as can be; a day each where there are fewer. */
function blocksOf(days: readonly WaitedDay[]): readonly Sums[] {
  const count = Math.min(BLOCKS, days.length);
  return Array.from({ length: count }, (_, block) => {
    const from = Math.floor((block * days.length) / count);
    return sumOf(days.slice(from, Math.floor(((block + 1) * days.length) / count)));
  });
}

function savedBetween(before: readonly WaitedDay[], after: readonly WaitedDay[]) {
  const random = seededRandom(SEED);
  const [earlier, later] = [blocksOf(before), blocksOf(after)];
  const drawn = (blocks: readonly Sums[]) =>
    rateOf(sumOf(blocks.map(() => blocks[random.below(blocks.length)] ?? { minutes: 0, visits: 0 })));
  const draws = Float64Array.from({ length: DRAWS }, () => drawn(earlier) - drawn(later)).sort();
  const value = rateOf(sumOf(before)) - rateOf(sumOf(after));
  return { value, low: quantile(draws, 0.025), high: quantile(draws, 0.975) };
}

/** @param span first and last local date of the side */
function weeksOf(
  days: readonly WaitedDay[],
  phase: "before" | "after",
  [first, last]: readonly [string, string],
) {
  const byWeek = new Map<string, WaitedDay[]>();
  for (const day of days) byWeek.set(day.week, [...(byWeek.get(day.week) ?? []), day]);
  return [...byWeek].map(([week, own]) => {
    const sums = sumOf(own);
    const whole = week >= first && plusDays(week, 6) <= last;
    return { week, D: sums.visits > 0 ? rateOf(sums) : null, phase, whole };
  });
}

function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Below the limits of before, or the last of eight in a row below its mean. */
function signalsIn(
  values: readonly number[],
  { mean, lower }: { readonly mean: number; readonly lower: number },
) {
  let below = 0;
  return values.map((value) => {
    below = value < mean ? below + 1 : 0;
    return value < lower || below >= RUN;
  });
}

function outcomeOf({ after, saved, signal }: Pick<Comparison, "after" | "saved" | "signal">): Outcome {
  if (saved === null || after.visits < FEWEST_VISITS) return "too-early";
  const isLess = saved.low > 0;
  if (after.days >= ENOUGH_DAYS) return isLess ? "worked" : "no-effect";
  return isLess && signal && after.days >= EARLY_DAYS ? "worked" : "too-early";
}

export interface Compared {
  readonly before: readonly WaitedDay[];
  readonly after: readonly WaitedDay[];
  /** Local dates that the sides begin and end with, the last whole days of them. */
  readonly beforeSpan: readonly [string, string];
  readonly afterSpan: readonly [string, string];
}

/**
 * "worked": less waiting after, with the whole 95 % interval on that side, seen over 20 days with visits, or over 10 when the weeks
 * show it too. "no-effect": seen as long, and not so. "too-early": not seen long enough. The same data give the same answer.
 */
export function compare({ before, after, beforeSpan, afterSpan }: Compared): Comparison {
  const sides = { before: sideOf(before), after: sideOf(after) };
  const saved = sides.before.visits > 0 && sides.after.visits > 0 ? savedBetween(before, after) : null;
  const earlier = weeksOf(before, "before", beforeSpan);
  const later = weeksOf(after, "after", afterSpan);
  const values = earlier.flatMap(({ whole, D }) => (whole && D !== null ? [D] : []));
  const chart = values.length < 2 ? null : xmr(values);
  const limits = chart && { mean: chart.mean, lower: chart.lower, upper: chart.upper };
  const judged = later.filter(({ whole, D }) => whole && D !== null);
  const signals = limits
    ? signalsIn(
        judged.map(({ D }) => D ?? 0),
        limits,
      )
    : [];
  const pointed = new Set(judged.filter((_, place) => signals[place]).map(({ week }) => week));
  const signal = pointed.size > 0;
  return {
    outcome: outcomeOf({ after: sides.after, saved, signal }),
    ...sides,
    saved,
    weeks: [
      ...earlier.map((week) => ({ ...week, signal: false })),
      ...later.map((week) => ({ ...week, signal: pointed.has(week.week) })),
    ],
    limits: limits && { ...limits, lower: Math.max(0, limits.lower) },
    signal,
  };
}
