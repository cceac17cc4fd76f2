// Local dates as texts, "2026-11-22".
import { dateOfDay, dayNumber } from "~/journey/working-time";

export function addDays(date: string, days: number): string {
  return dateOfDay(dayNumber(date) + days);
}

/** A moment on that date, for formats that say it: noon in UTC is the same date in every zone with a centre. */
export function noonOf(date: string): Date {
  return new Date(`${date}T12:00:00Z`);
}
