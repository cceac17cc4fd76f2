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
  ["a Tuesday: Monday", "2026-11-24T07:00:00Z", "2026-11-23"],
  ["a Monday: Friday", "2026-11-23T07:00:00Z", "2026-11-20"],
  ["a Sunday, too: Friday", "2026-11-22T12:00:00Z", "2026-11-20"],
  ["the day after a holiday that follows a weekend", "2026-12-29T07:00:00Z", "2026-12-24"],
  ["a Monday after a Saturday that was worked", "2026-12-07T07:00:00Z", "2026-12-05"],
  ["half an hour past midnight at the centre", "2026-06-09T23:30:00Z", "2026-06-09"],
])("is, on %s", (_, now, date) => {
  const calendar = centre([
    { date: "2026-12-25", hours: [] },
    { date: "2026-12-28", hours: [] },
    { date: "2026-12-05", hours: [{ opensMinute: 540, closesMinute: 780 }] },
  ]);
  const day = previousWorkingDay(calendar, instant(now));
  expect(day?.date).toBe(date);
  expect(calendar.dayIndex(day?.window.start ?? instant(0))).toBeLessThan(calendar.dayIndex(instant(now)));
});

it("is no day at all where the centre has been shut for months", () => {
  const shut = workingCalendar({ timeZone: "Europe/Dublin", week: [], exceptions: [] });
  expect(previousWorkingDay(shut, instant("2026-11-24T07:00:00Z"))).toBeUndefined();
});
