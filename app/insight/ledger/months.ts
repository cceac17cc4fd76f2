// The months of a centre's calendar, as numbers.
import { instant, type Instant } from "~/journey/instant";
import { dateOfDay, dayNumber, type WorkingCalendar } from "~/journey/working-time";
import type { Month } from "./month-pack";

/** Year times twelve and the months before it in the year. */
export function monthOfDay(day: number): number {
  const [year = "", month = ""] = dateOfDay(day).split("-");
  return Number(year) * 12 + Number(month) - 1;
}

/** The number of its first local date. */
export function firstDayOf(month: number): number {
  const year = String(Math.floor(month / 12)).padStart(4, "0");
  return dayNumber(`${year}-${String((month % 12) + 1).padStart(2, "0")}-01`);
}

export function monthAt(at: number, calendar: WorkingCalendar): number {
  return monthOfDay(calendar.dayIndex(instant(at)));
}

export function monthOf(month: number, calendar: WorkingCalendar): Month {
  const start: Instant = calendar.dayStart(firstDayOf(month));
  return { month, start, end: calendar.dayStart(firstDayOf(month + 1)) };
}

/** Rising, both ends included. */
export function monthsBetween(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, place) => from + place);
}
