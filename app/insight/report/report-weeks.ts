// The weeks of a report: what was waited for in each, and which relief would have saved most.
import { instant } from "~/journey/instant";
import { dateOfDay, type WorkingCalendar } from "~/journey/working-time";
import { candidatesOf } from "../bottleneck/case-sums";
import { reliefIn } from "../bottleneck/savings";
import type { WeekFigures } from "../centre/weeks";
import { BUSY, BUSY_AT, TIMES_AT } from "../ledger/sums";
import type { CentreSums } from "./collected";
import type { CentrePeriod } from "./period-of-centre";
import { pairOf } from "./verdict-parts";

export interface CountedCentre {
  readonly period: CentrePeriod;
  readonly sums: CentreSums;
}

/** A candidate at a centre: where its sums stand, and what its relief takes off. */
interface Followed {
  readonly name: string;
  readonly place: number;
  readonly wait: number;
  readonly busy: number;
  readonly times: number;
  readonly relief: ReturnType<typeof reliefIn>;
}

interface FollowedCentre extends CountedCentre {
  /** Open minutes of the whole period. */
  readonly open: number;
  readonly candidates: readonly Followed[];
}

function followed(centre: CountedCentre, names: readonly string[]): FollowedCentre {
  const { window, calendar, roster } = centre.period;
  const candidates = candidatesOf(roster).flatMap((candidate) => {
    const { name, kind } = candidate;
    const pair = pairOf(name);
    if (pair < 0) return [];
    const busy = kind === "resource" ? BUSY.findIndex((each) => each === name) : -1;
    const place = names.indexOf(name);
    const at = { wait: pair, busy: busy < 0 ? -1 : BUSY_AT + busy, times: TIMES_AT + pair };
    return [{ name, place, ...at, relief: reliefIn(candidate, roster) }];
  });
  return { ...centre, open: calendar.open(window.start, window.end), candidates };
}

const SECOND = 1000;

/** Open milliseconds of each week in the period, remembered for one report: the centres of a group often keep the same hours. */
function openWeeks(mondays: readonly number[]): (period: CentrePeriod) => Float64Array {
  const known = new Map<WorkingCalendar, Float64Array>();
  return ({ window, calendar }) => {
    const before = known.get(calendar);
    if (before) return before;
    const open = Float64Array.from(mondays, (monday) => {
      const from = Math.max(calendar.dayStart(monday), window.start);
      const to = Math.min(calendar.dayStart(monday + 7), window.end);
      return calendar.open(instant(from), instant(to));
    });
    known.set(calendar, open);
    return open;
  };
}

/** Of all centres: visits by week; by week and candidate, seconds waited and those that relief would save. */
interface Weekly {
  readonly visits: Float64Array;
  readonly waits: Float64Array;
  readonly savings: Float64Array;
}

function addCentre(
  { sums, open, candidates }: FollowedCentre,
  mondays: readonly number[],
  openInWeek: Float64Array,
  width: number,
  { visits, waits, savings }: Weekly,
): void {
  for (let place = 0; place < mondays.length; place += 1) {
    const week = sums.weeks.get(mondays[place] ?? NaN);
    if (!week) continue;
    visits[place] = (visits[place] ?? 0) + week.visits;
    // The same people for a part of the time.
    const share = open > 0 ? (openInWeek[place] ?? 0) / open : 0;
    const { sums: of, at } = week;
    for (const { place: name, wait, busy, times, relief } of candidates) {
      const waited = (of[at + wait] ?? 0) / SECOND;
      if (waited === 0) continue;
      const worked = busy < 0 || share === 0 ? 0 : (of[at + busy] ?? 0) / SECOND / share;
      const into = place * width + name;
      waits[into] = (waits[into] ?? 0) + waited;
      savings[into] = (savings[into] ?? 0) + waited * relief(waited, worked, of[at + times] ?? 0);
    }
  }
}

/** @param trend the candidate whose waits are followed from week to week */
export function weeksOf(centres: readonly CountedCentre[], trend: string): readonly WeekFigures[] {
  const all = centres.flatMap(({ period }) => candidatesOf(period.roster).map(({ name }) => name));
  const names = [...new Set(all)];
  const told = new Set<number>();
  for (const { sums } of centres) for (const monday of sums.weeks.keys()) told.add(monday);
  const mondays = [...told].sort((a, b) => a - b);
  const openIn = openWeeks(mondays);
  const width = names.length;
  const weekly = {
    visits: new Float64Array(mondays.length),
    waits: new Float64Array(mondays.length * width),
    savings: new Float64Array(mondays.length * width),
  };
  for (const centre of centres) {
    addCentre(followed(centre, names), mondays, openIn(centre.period), width, weekly);
  }
  const { window, calendar } = centres[0]?.period ?? {};
  const trendAt = names.indexOf(trend);
  return mondays.map((monday, place) => {
    const visits = weekly.visits[place] ?? 0;
    const savings = weekly.savings.subarray(place * width, (place + 1) * width);
    const most = savings.indexOf(Math.max(...savings));
    return {
      week: dateOfDay(monday),
      visits,
      D: trendAt < 0 || visits === 0 ? 0 : (weekly.waits[place * width + trendAt] ?? 0) / 60 / visits,
      bottleneck: (savings[most] ?? 0) > 0 ? (names[most] ?? null) : null,
      whole:
        window !== undefined &&
        calendar !== undefined &&
        calendar.dayStart(monday) >= window.start &&
        calendar.dayStart(monday + 7) <= window.end,
    };
  });
}

/** The Monday since which a candidate has come first, week after week up to the last; null where it does not in the last. */
export function sinceWeek(weeks: readonly WeekFigures[], name: string | undefined): string | null {
  const before = weeks.findLastIndex(({ bottleneck }) => bottleneck !== name);
  return weeks[before + 1]?.week ?? null;
}
