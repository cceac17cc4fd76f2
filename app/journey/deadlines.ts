// When something is due, on the centre's own calendar: nights, Sundays and holidays are nobody's delay.
import { DAY, plus, type Instant } from "./instant";
import { isCounted, type WorkingCalendar } from "./working-time";

/** So many milliseconds of opening hours after a moment; on the wall clock where the centre never opens again. */
export function workingTimeAfter(calendar: WorkingCalendar, from: Instant, milliseconds: number): Instant {
  const due = isCounted(from) ? calendar.addWorkingTime(from, milliseconds) : undefined;
  return due ?? plus(from, milliseconds);
}

/** When the doors shut on a local date; undefined when they do not open on it. */
function closing({ openings, dayStart }: WorkingCalendar, day: number): Instant | undefined {
  return openings(dayStart(day), dayStart(day + 1)).at(-1)?.end;
}

/**
 * When the doors shut on the first, second ... working day after the date of a moment; so many times 24 hours later where
 * the centre never opens again.
 */
export function endOfWorkingDayAfter(calendar: WorkingCalendar, from: Instant, days: number): Instant {
  const fallback = plus(from, days * DAY);
  if (!isCounted(from)) return fallback;
  let day = calendar.dayIndex(from);
  for (let count = 0; count < days; count += 1) {
    const opens = calendar.nextOpen(calendar.dayStart(day + 1));
    if (opens === undefined) return fallback;
    day = calendar.dayIndex(opens);
  }
  return closing(calendar, day) ?? fallback;
}

/** No centre shuts for longer without saying to its customers which day counts. */
const LONGEST_BREAK_DAYS = 31;

/** When the doors shut on the last working day before the date of a moment; 24 hours before it where there is none. */
export function endOfWorkingDayBefore(calendar: WorkingCalendar, at: Instant): Instant {
  const fallback = plus(at, -DAY);
  if (!isCounted(at)) return fallback;
  const { dayIndex, dayStart, openings } = calendar;
  const day = dayIndex(at);
  return openings(dayStart(day - LONGEST_BREAK_DAYS), dayStart(day)).at(-1)?.end ?? fallback;
}
