// Which day the morning page looks back on, across weekends and holidays.
import { expect, it } from "vitest";
import { instant } from "~/journey/instant";
import { workingCalendar } from "~/journey/working-time";
import { previousWorkingDay } from "./previous-working-day";

const WEEK = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 480, closesMinute: 1080 }));

function centre(
  exceptions: readonly { date: string; hours: { opensMinute: number; closesMinute: number }[] }[],
) {
  return workingCalendar({ timeZone: "Europe/Dublin", week: WEEK, exceptions });
}

it.each([
  ["a Tuesday: Monday", "2026-11-24T07:00:00Z", "2026-11-23", undefined],
  ["a Monday: Friday, and what came in since", "2026-11-23T07:00:00Z", "2026-11-20", "2026-11-22"],
  ["a Sunday, too: Friday", "2026-11-22T12:00:00Z", "2026-11-20", "2026-11-21"],
  ["the day after a holiday that follows a weekend", "2026-12-29T07:00:00Z", "2026-12-24", "2026-12-28"],
  ["a Monday after a Saturday that was worked", "2026-12-07T07:00:00Z", "2026-12-05", "2026-12-06"],
  ["half an hour past midnight at the centre", "2026-06-09T23:30:00Z", "2026-06-09", undefined],
])("is, on %s", (_, now, date, until) => {
  const calendar = centre([
    { date: "2026-12-25", hours: [] },
    { date: "2026-12-28", hours: [] },
    { date: "2026-12-05", hours: [{ opensMinute: 540, closesMinute: 780 }] },
  ]);
  const day = previousWorkingDay(calendar, instant(now));
  expect(day?.date).toBe(date);
  expect(day?.until).toBe(until);
  expect(calendar.dayIndex(day?.window.start ?? instant(0))).toBeLessThan(calendar.dayIndex(instant(now)));
  // Nothing falls between two mornings.
  expect(day?.window.end).toBe(calendar.dayStart(calendar.dayIndex(instant(now))));
});

it("is no day at all where the centre has been shut for months", () => {
  const shut = workingCalendar({ timeZone: "Europe/Dublin", week: [], exceptions: [] });
  expect(previousWorkingDay(shut, instant("2026-11-24T07:00:00Z"))).toBeUndefined();
});
