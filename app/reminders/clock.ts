// Moments on a centre's clock: so long before or after, on the wall where it is days, and in working time. Pure.
import { DateTime } from "luxon";
import { DAY, HOUR, instant, plus, type Instant } from "~/journey/instant";
import { isCounted, type WorkingCalendar } from "~/journey/working-time";

const DAY_MINUTES = 24 * 60;

/**
 * So many minutes later, or earlier when negative. Whole days are dates on the wall clock: 24 hours before Monday at nine is
 * Sunday at nine, also in the night in which the clocks change. What is less than a day is time that passes.
 */
export function onTheClock(at: Instant, minutes: number, timeZone: string): Instant {
  const days = Math.trunc(minutes / DAY_MINUTES);
  const local = DateTime.fromMillis(at, { zone: timeZone }).plus({ days });
  return instant(local.plus({ minutes: minutes - days * DAY_MINUTES }).toMillis());
}

/** So many months later, at an hour of the local day. */
export function monthsLater(at: Instant, months: number, hour: number, timeZone: string): Instant {
  const local = DateTime.fromMillis(at, { zone: timeZone }).plus({ months });
  return instant(local.startOf("day").set({ hour }).toMillis());
}

/** The hour on the local date of a moment. */
export function atHour(at: Instant, hour: number, timeZone: string): Instant {
  return monthsLater(at, 0, hour, timeZone);
}

/** When the doors open on the first working day after the date of a moment; nine hours into the next day where they never do. */
export function nextWorkingOpening(calendar: WorkingCalendar, at: Instant): Instant {
  const next = isCounted(at) ? calendar.nextOpen(calendar.dayStart(calendar.dayIndex(at) + 1)) : undefined;
  return next ?? plus(at, DAY + 9 * HOUR);
}
