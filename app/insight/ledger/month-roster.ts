// Who was there on each day of a month: what the load of a month that was added up is measured by.
import { instant, MINUTE } from "~/journey/instant";
import type { WorkingCalendar } from "~/journey/working-time";
import type { Workshop } from "~/capacity/workshop";
import { z } from "zod";
import type { Roster } from "../bottleneck/ledger-rows";
import { firstDayOf, monthOfDay } from "./months";

/** Minutes by day from the first of the month on, of all of a resource together. */
export const MonthRoster = z.record(
  z.string(),
  z.object({ count: z.number(), minutes: z.array(z.number()) }),
);
export type MonthRoster = z.infer<typeof MonthRoster>;

export interface Crew {
  readonly advisor: number;
  readonly inspector: number;
  readonly bay: number;
}

export function monthRoster(
  month: number,
  workshop: Workshop,
  calendar: WorkingCalendar,
  crew: Crew,
): MonthRoster {
  const first = firstDayOf(month);
  const days = Array.from({ length: firstDayOf(month + 1) - first }, (_, place) => first + place);
  const open = days.map((day) => calendar.open(calendar.dayStart(day), calendar.dayStart(day + 1)) / MINUTE);
  const own = workshop.roster.mechanics.map(({ id }) =>
    days.map((day) =>
      workshop.atWork(id, day).reduce((sum, { start, end }) => sum + Math.max(0, end - start) / MINUTE, 0),
    ),
  );
  const there = own.filter((minutes) => minutes.some((each) => each > 0));
  const present = (count: number) => ({ count, minutes: open.map((minutes) => minutes * count) });
  return {
    advisor: present(crew.advisor),
    technician: {
      count: there.length,
      minutes: days.map((_, place) => there.reduce((sum, minutes) => sum + (minutes[place] ?? 0), 0)),
    },
    inspector: present(crew.inspector),
    bay: present(crew.bay),
  };
}

/** The order in which ties are decided. */
const RESOURCES = ["advisor", "technician", "inspector", "bay"] as const;

/** A month's roster as it is remembered: with its sums, since most months are over. */
export interface RosterOfMonth {
  readonly month: number;
  readonly roster: MonthRoster;
  /** Minutes of the whole month, by resource. */
  readonly totals: ReadonlyMap<string, number>;
}

export function rosterTotals(roster: MonthRoster): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(roster).map(([name, { minutes }]) => [name, minutes.reduce((sum, each) => sum + each, 0)]),
  );
}

/** Of months that are over: how many there were of a resource in the last of them, and the minutes of all. */
export type EarlierRoster = ReadonlyMap<string, { readonly count: number; readonly minutes: number }>;

/** @param months rising */
export function earlierRoster(months: readonly RosterOfMonth[]): EarlierRoster {
  return new Map(
    RESOURCES.map((name) => {
      let [count, minutes] = [0, 0];
      for (const { roster, totals } of months) {
        const own = roster[name];
        if (!own) continue;
        if (own.count > 0) count = own.count;
        minutes += totals.get(name) ?? 0;
      }
      return [name, { count, minutes }] as const;
    }),
  );
}

/** Of a month that is not over, what has been of it. @param been the part of the day that has been */
function minutesUntil(month: number, minutes: readonly number[], today: number, been: number): number {
  const first = firstDayOf(month);
  return minutes.reduce((sum, each, place) => {
    const day = first + place;
    return sum + (day < today ? each : day === today ? each * been : 0);
  }, 0);
}

/**
 * The roster of several months up to a moment; of its day, the part that has been.
 * @param months rising
 * @param earlier of the months before these
 */
export function rosterOfMonths(
  months: readonly RosterOfMonth[],
  until: number,
  calendar: WorkingCalendar,
  earlier?: EarlierRoster,
): Roster {
  const today = calendar.dayIndex(instant(until));
  const present = monthOfDay(today);
  const start = calendar.dayStart(today);
  const whole = calendar.open(start, calendar.dayStart(today + 1));
  const been = whole > 0 ? calendar.open(start, instant(until)) / whole : 0;
  const resources = RESOURCES.flatMap((name) => {
    const { count: before = 0, minutes = 0 } = earlier?.get(name) ?? {};
    let [count, rosteredMinutes] = [before, minutes];
    for (const { month, roster, totals } of months) {
      const own = roster[name];
      if (!own) continue;
      if (own.count > 0) count = own.count;
      rosteredMinutes +=
        month < present ? (totals.get(name) ?? 0) : minutesUntil(month, own.minutes, today, been);
    }
    return count > 0 && rosteredMinutes > 0 ? [[name, { count, rosteredMinutes }] as const] : [];
  });
  return { resources: new Map(resources), delays: ["parts", "approval"], rework: true, targets: new Map() };
}
