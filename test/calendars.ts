// Working calendars for tests of the rules.
import { workingCalendar, type WorkingCalendar } from "~/journey/working-time";

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** A centre that never shuts, so that working time is the time on the clock. */
export const alwaysOpen = workingCalendar({
  timeZone: "UTC",
  week: EVERY_DAY.map((weekday) => ({ weekday, opensMinute: 0, closesMinute: 1440 })),
  exceptions: [],
});

export const neverOpen = workingCalendar({ timeZone: "UTC", week: [], exceptions: [] });

/** Monday to Friday from 8 to 18 and Saturday from 9 to 14 on the clock of a zone, but for these local dates. */
export function officeHours(timeZone: string, ...holidays: readonly string[]): WorkingCalendar {
  const weekdays = [1, 2, 3, 4, 5].map((weekday) => ({
    weekday,
    opensMinute: 8 * 60,
    closesMinute: 18 * 60,
  }));
  const saturday = { weekday: 6, opensMinute: 9 * 60, closesMinute: 14 * 60 };
  return workingCalendar({
    timeZone,
    week: [...weekdays, saturday],
    exceptions: holidays.map((date) => ({ date, hours: [] })),
  });
}
