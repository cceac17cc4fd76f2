// Opening hours on the wall clock.
import { describe, expect, it } from "vitest";
import { clockOf, outsideHours } from "./opening-hours";

const WEEKDAYS = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 8 * 60, closesMinute: 18 * 60 }));
const hours = {
  timeZone: "Europe/Dublin",
  week: WEEKDAYS,
  exceptions: [{ date: "2026-03-17", hours: [] }],
};

describe("a time outside the opening hours", () => {
  it("is before opening, at closing and after", () => {
    expect(outsideHours("2026-03-03T07:59", hours)?.kind).toBe("not-open-then");
    expect(outsideHours("2026-03-03T08:00", hours)).toBeUndefined();
    expect(outsideHours("2026-03-03T17:59", hours)).toBeUndefined();
    expect(outsideHours("2026-03-03T18:00", hours)?.kind).toBe("not-open-then");
  });
  it("is any time of a day without hours, or of a holiday", () => {
    expect(outsideHours("2026-03-08T12:00", hours)).toEqual({ kind: "closed-that-day" });
    expect(outsideHours("2026-03-17T12:00", hours)).toEqual({ kind: "holiday" });
  });
  it("is not known of what is no time", () => {
    expect(outsideHours("", hours)).toBeUndefined();
  });
});

it("writes minutes as a clock shows them", () => {
  expect([0, 485, 1440].map(clockOf)).toEqual(["00:00", "08:05", "24:00"]);
});
