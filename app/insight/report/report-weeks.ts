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

/** Open milliseconds of a week in the period, remembered for one report: the centres of a group often keep the same hours. */
function openWeeks(): (period: CentrePeriod, monday: number) => number {
  const known = new Map<WorkingCalendar, Map<number, number>>();
  return ({ window, calendar }, monday) => {
    let own = known.get(calendar);
    if (!own) known.set(calendar, (own = new Map<number, number>()));
    const before = own.get(monday);
    if (before !== undefined) return before;
    const from = Math.max(calendar.dayStart(monday), window.start);
    const to = Math.min(calendar.dayStart(monday + 7), window.end);
    const open = calendar.open(instant(from), instant(to));
    own.set(monday, open);
    return open;
  };
}

/** Adds the seconds waited for each candidate and those that relief would save. @returns the visits */
function addWeek(
  { period, sums, open, candidates }: FollowedCentre,
  monday: number,
  waits: Float64Array,
  savings: Float64Array,
  openInWeek: ReturnType<typeof openWeeks>,
): number {
  const week = sums.weeks.get(monday);
  if (!week) return 0;
  // The same people for a part of the time.
  const share = open > 0 ? openInWeek(period, monday) / open : 0;
  const { sums: of, at } = week;
  for (const { place, wait, busy, times, relief } of candidates) {
    const waited = (of[at + wait] ?? 0) / SECOND;
    if (waited === 0) continue;
    const worked = busy < 0 || share === 0 ? 0 : (of[at + busy] ?? 0) / SECOND / share;
    waits[place] = (waits[place] ?? 0) + waited;
    savings[place] = (savings[place] ?? 0) + waited * relief(waited, worked, of[at + times] ?? 0);
  }
  return week.visits;
}

/** @param trend the candidate whose waits are followed from week to week */
export function weeksOf(centres: readonly CountedCentre[], trend: string): readonly WeekFigures[] {
  const all = centres.flatMap(({ period }) => candidatesOf(period.roster).map(({ name }) => name));
  const names = [...new Set(all)];
  const following = centres.map((centre) => followed(centre, names));
  const openInWeek = openWeeks();
  const mondays = new Set(centres.flatMap(({ sums }) => [...sums.weeks.keys()]));
  const { window, calendar } = centres[0]?.period ?? {};
  return [...mondays]
    .sort((a, b) => a - b)
    .map((monday) => {
      const [waits, savings] = [new Float64Array(names.length), new Float64Array(names.length)];
      const visits = following.reduce(
        (sum, each) => sum + addWeek(each, monday, waits, savings, openInWeek),
        0,
      );
      const most = savings.indexOf(Math.max(...savings));
      const trendAt = names.indexOf(trend);
      return {
        week: dateOfDay(monday),
        visits,
        D: trendAt < 0 || visits === 0 ? 0 : (waits[trendAt] ?? 0) / 60 / visits,
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
