// The calendar's address, and the days that each view shows.
import { describe, expect, test } from "vitest";
import { dateOfDay, dayNumber } from "~/journey/working-time";
import {
  calendarQuery,
  dayOn,
  daysShown,
  daysToLoad,
  readCalendarView,
  workDays,
  type Days,
} from "./calendar-view";

const today = dayNumber("2026-11-18");
const read = (query: string) => readCalendarView(new URLSearchParams(query), today);
const dates = ({ first, last }: Days) => [dateOfDay(first), dateOfDay(last)];

describe("the address", () => {
  test("without anything it is today, lanes by bay, and the view that the screen has room for", () => {
    expect(read("")).toEqual({ day: today, lanes: "bay" });
  });

  test("says everything, and reads back what it says", () => {
    const lane = "0199c0de-0000-7000-8000-000000000001";
    const shown = { view: "day", day: today + 3, lanes: "mechanic", lane, stage: "repairs" } as const;
    expect(read(new URLSearchParams(calendarQuery(shown, today)).toString())).toEqual(shown);
  });

  test("what makes no sense is as if it were not there", () => {
    expect(read("view=year&date=2026-02-30&lanes=x&lane=1&stage=x")).toEqual({ day: today, lanes: "bay" });
    expect(read("date=1066-10-14")).toEqual({ day: today, lanes: "bay" });
    expect(read("date=9999-12-31")).toEqual({ day: today, lanes: "bay" });
  });
});

describe("the days of a view", () => {
  test("a week runs from Monday to Sunday, over the change of the clocks too", () => {
    expect(dates(daysShown("week", today))).toEqual(["2026-11-16", "2026-11-22"]);
    expect(dates(daysShown("week", dayNumber("2026-03-29")))).toEqual(["2026-03-23", "2026-03-29"]);
  });

  test("a month has the whole weeks that it begins and ends in", () => {
    expect(dates(daysShown("month", today))).toEqual(["2026-10-26", "2026-12-06"]);
    expect(dates(daysShown("month", dayNumber("2027-02-10")))).toEqual(["2027-02-01", "2027-02-28"]);
  });

  test("before the width is known, the week and the next seven days are loaded", () => {
    expect(dates(daysToLoad({ day: today, lanes: "bay" }))).toEqual(["2026-11-16", "2026-11-24"]);
    expect(dates(daysToLoad({ view: "day", day: today, lanes: "bay" }))).toEqual([
      "2026-11-18",
      "2026-11-18",
    ]);
  });

  test("on and back go by what is shown; a month on from the 31st is the next month", () => {
    expect(dateOfDay(dayOn("day", today, 1))).toBe("2026-11-19");
    expect(dateOfDay(dayOn("week", today, -1))).toBe("2026-11-11");
    expect(dateOfDay(dayOn("month", dayNumber("2026-01-31"), 1))).toBe("2026-02-01");
    expect(dateOfDay(dayOn("month", dayNumber("2026-01-31"), -1))).toBe("2025-12-01");
  });

  test("a work week has the days on which somebody works; none at all are Monday to Friday", () => {
    const week = daysShown("week", today);
    expect(workDays(week, (day) => day - week.first < 6)).toHaveLength(6);
    expect(workDays(week, () => false)).toHaveLength(5);
  });
});
