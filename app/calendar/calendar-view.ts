// What the calendar shows: days, view, lanes and filter. All of it stands in the address.
import { z } from "zod";
import { STAGES, type Stage } from "~/journey/stages";
import { dateOfDay, dayNumber, weekdayOf } from "~/journey/working-time";
import { mondayOf } from "./zone-days";

export const VIEWS = ["day", "week", "month", "agenda"] as const;
export type ViewName = (typeof VIEWS)[number];
export const LANES = ["bay", "mechanic"] as const;
export type LaneKind = (typeof LANES)[number];

export interface CalendarView {
  /** Left out: the week on a wide screen, the agenda on a narrow one. */
  readonly view?: ViewName;
  /** The number of a local date that is looked at. */
  readonly day: number;
  readonly lanes: LaneKind;
  /** One bay or one mechanic alone. */
  readonly lane?: string;
  readonly stage?: Stage;
}

/** Local dates, both ends included. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

const RealDate = z.iso.date();
const Id = z.uuid();
/** Dates that a calendar can be asked about. */
const [EARLIEST, LATEST] = [dayNumber("2000-01-01"), dayNumber("2100-01-01")];

function dayIn(text: string | null): number | undefined {
  const read = RealDate.safeParse(text);
  if (!read.success) return undefined;
  const day = dayNumber(read.data);
  return day >= EARLIEST && day < LATEST ? day : undefined;
}

/** Reads the address; what makes no sense is as if it were not there. */
export function readCalendarView(search: URLSearchParams, today: number): CalendarView {
  const view = VIEWS.find((name) => name === search.get("view"));
  const stage = STAGES.find((name) => name === search.get("stage"));
  const lane = Id.safeParse(search.get("lane"));
  return {
    ...(view ? { view } : {}),
    day: dayIn(search.get("date")) ?? today,
    lanes: LANES.find((name) => name === search.get("lanes")) ?? "bay",
    ...(lane.success ? { lane: lane.data } : {}),
    ...(stage ? { stage } : {}),
  };
}

/** The query of a calendar's address; what goes without saying is left out. */
export function calendarQuery(shown: CalendarView, today?: number): Readonly<Record<string, string>> {
  const { view, day, lanes, lane, stage } = shown;
  return {
    ...(view ? { view } : {}),
    ...(day === today ? {} : { date: dateOfDay(day) }),
    ...(lanes === "bay" ? {} : { lanes }),
    ...(lane === undefined ? {} : { lane }),
    ...(stage ? { stage } : {}),
  };
}

const AGENDA_DAYS = 7;

export function firstOfMonth(day: number): number {
  return dayNumber(`${dateOfDay(day).slice(0, 7)}-01`);
}

function monthOn(day: number, months: number): number {
  const [year = 0, month = 1] = dateOfDay(day).split("-").map(Number);
  return dayNumber(new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10));
}

/** The days that a view shows; a month with the whole weeks that it begins and ends in. */
export function daysShown(view: ViewName, day: number): Days {
  switch (view) {
    case "day":
      return { first: day, last: day };
    case "week":
      return { first: mondayOf(day), last: mondayOf(day) + 6 };
    case "agenda":
      return { first: day, last: day + AGENDA_DAYS - 1 };
    case "month":
      return { first: mondayOf(firstOfMonth(day)), last: mondayOf(monthOn(day, 1) - 1) + 6 };
    default:
      return view satisfies never;
  }
}

/** What is to be loaded: before the screen's width is known, both of what it may become. */
export function daysToLoad({ view, day }: CalendarView): Days {
  if (view) return daysShown(view, day);
  const [week, agenda] = [daysShown("week", day), daysShown("agenda", day)];
  return { first: Math.min(week.first, agenda.first), last: Math.max(week.last, agenda.last) };
}

/** The day to look at one view further on (1) or back (-1). */
export function dayOn(view: ViewName, day: number, by: 1 | -1): number {
  switch (view) {
    case "day":
      return day + by;
    case "week":
    case "agenda":
      return day + 7 * by;
    case "month":
      return monthOn(day, by);
    default:
      return view satisfies never;
  }
}

/** A work week: the days on which there is something to see, Monday to Friday when there is nothing at all. */
export function workDays({ first, last }: Days, isWorkday: (day: number) => boolean): readonly number[] {
  const week = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const open = week.filter(isWorkday);
  return open.length > 0 ? open : week.filter((day) => weekdayOf(day) <= 5);
}
