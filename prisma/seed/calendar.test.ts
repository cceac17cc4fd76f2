// The opening hours and the public holidays of the simulated centres.
import { describe, expect, it } from "vitest";
import { HOUR, instant, iso } from "~/journey/instant";
import { Calendar } from "./calendar";
import { dublin } from "./centres/dublin";
import { easterSunday, irishHolidays, russianHolidays } from "./centres/holidays";

const calendar = new Calendar(
  dublin.timeZone,
  dublin.hours,
  irishHolidays(2026).map(({ date }) => date),
  instant("2026-01-01T00:00:00Z"),
  instant("2026-12-31T00:00:00Z"),
);

describe("the calendar of a simulated centre", () => {
  it("opens by the clock on the wall, in winter and in summer", () => {
    expect(iso(calendar.openFrom(instant("2026-01-12T03:00:00Z")))).toBe("2026-01-12T08:00:00.000Z");
    expect(iso(calendar.openFrom(instant("2026-07-13T03:00:00Z")))).toBe("2026-07-13T07:00:00.000Z");
  });

  it("passes over Sundays and holidays", () => {
    // Easter Monday 2026 is 6 April.
    const saturday = instant("2026-04-04T12:30:00Z");
    expect(iso(calendar.afterOpen(saturday, HOUR))).toBe("2026-04-07T07:30:00.000Z");
    expect(iso(calendar.beforeOpen(instant("2026-04-07T07:30:00Z"), HOUR))).toBe("2026-04-04T12:30:00.000Z");
  });

  it("knows the wall clock on the day the clocks change", () => {
    const saturday = instant("2026-03-28T10:00:00Z");
    expect(iso(calendar.clockTime(saturday, 1, 10))).toBe("2026-03-29T09:00:00.000Z");
    expect(iso(calendar.clockTime(saturday, 2, 10, 30))).toBe("2026-03-30T09:30:00.000Z");
  });
});

describe("public holidays", () => {
  it("finds Easter", () => {
    const days = [2024, 2025, 2026, 2027, 2038].map((year) => easterSunday(year).toISODate());
    expect(days).toEqual(["2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25"]);
  });

  it("finds the Irish Mondays, and Saint Brigid’s Day when it is a Friday", () => {
    const dates = irishHolidays(2026).map(({ date }) => date);
    expect(dates).toEqual(
      expect.arrayContaining(["2026-02-02", "2026-05-04", "2026-06-01", "2026-08-03", "2026-10-26"]),
    );
    expect(irishHolidays(2030).map(({ date }) => date)).toContain("2030-02-01");
  });

  it("keeps Moscow shut for the first eight days of the year", () => {
    const january = russianHolidays(2027).filter(({ date }) => date.startsWith("2027-01"));
    expect(january).toHaveLength(8);
  });
});
