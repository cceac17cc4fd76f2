// The weeks of a report: what was waited for in each, and which relief would have saved most.
import { instant, MINUTE } from "~/journey/instant";
import { dateOfDay } from "~/journey/working-time";
import { candidateNames, savingOver } from "../bottleneck/verdict";
import { partOf as shareOf, type WeekFigures } from "../centre/weeks";
import type { CentreSums } from "./collected";
import type { CentrePeriod } from "./period-of-centre";
import { weekPart } from "./verdict-parts";

export interface CountedCentre {
  readonly period: CentrePeriod;
  readonly sums: CentreSums;
}

function weekFigures(monday: number, centres: readonly CountedCentre[], trend: string): WeekFigures {
  const [first] = centres;
  const parts = centres.flatMap(({ period: { window, calendar, roster }, sums }) => {
    const week = sums.weeks.get(monday);
    if (!week) return [];
    const from = Math.max(calendar.dayStart(monday), window.start);
    const to = Math.min(calendar.dayStart(monday + 7), window.end);
    const all = calendar.open(window.start, window.end) / MINUTE;
    const open = calendar.open(instant(from), instant(to)) / MINUTE;
    return [weekPart(shareOf(roster, all > 0 ? open / all : 0), week.visits, week.sums)];
  });
  const savings = candidateNames(parts).map(({ name }) => ({ name, ...savingOver(parts, name) }));
  const [most] = savings.toSorted((a, b) => b.saving - a.saving);
  const { window, calendar } = first?.period ?? {};
  const isWhole =
    window !== undefined &&
    calendar !== undefined &&
    calendar.dayStart(monday) >= window.start &&
    calendar.dayStart(monday + 7) <= window.end;
  return {
    week: dateOfDay(monday),
    visits: parts.reduce((sum, { visits }) => sum + visits, 0),
    D: savings.find(({ name }) => name === trend)?.D ?? 0,
    bottleneck: most && most.saving > 0 ? most.name : null,
    whole: isWhole,
  };
}

/** @param trend the candidate whose waits are followed from week to week */
export function weeksOf(centres: readonly CountedCentre[], trend: string): readonly WeekFigures[] {
  const mondays = new Set(centres.flatMap(({ sums }) => [...sums.weeks.keys()]));
  return [...mondays].sort((a, b) => a - b).map((monday) => weekFigures(monday, centres, trend));
}

/** The Monday since which a candidate has come first, week after week up to the last; null where it does not in the last. */
export function sinceWeek(weeks: readonly WeekFigures[], name: string | undefined): string | null {
  const before = weeks.findLastIndex(({ bottleneck }) => bottleneck !== name);
  return weeks[before + 1]?.week ?? null;
}
