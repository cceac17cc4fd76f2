// Days of a zone: the clocks' changes, and zones that are far from Greenwich.
import { describe, expect, test } from "vitest";
import { DateTime } from "luxon";
import { dayNumber, weekdayOf } from "~/journey/working-time";
import { mondayOf, zoneDays } from "./zone-days";

const dublin = zoneDays("Europe/Dublin");
const spring = dayNumber("2026-03-29");
const autumn = dayNumber("2026-10-25");

describe("the days of a zone", () => {
  test("nine o'clock is nine o'clock on both sides of a change, and the day is 23 or 25 hours long", () => {
    for (const day of [spring - 1, spring, spring + 1, autumn - 1, autumn, autumn + 1]) {
      const at = dublin.at(day, 9 * 60);
      const clock = DateTime.fromMillis(at, { zone: "Europe/Dublin" });
      expect([clock.hour, clock.minute]).toEqual([9, 0]);
      expect(dublin.dayOf(at)).toBe(day);
      expect(dublin.minuteOfDay(at)).toBe(9 * 60);
    }
    expect(dublin.dayStart(spring + 1) - dublin.dayStart(spring)).toBe(23 * 3_600_000);
    expect(dublin.dayStart(autumn + 1) - dublin.dayStart(autumn)).toBe(25 * 3_600_000);
  });

  test("a time that the clocks skip is the one that they jump to", () => {
    const skipped = dublin.at(spring, 90);
    expect(DateTime.fromMillis(skipped, { zone: "Europe/Dublin" }).toFormat("HH:mm")).toBe("02:30");
  });

  test("it agrees with luxon for every hour of two years in zones all over the world", () => {
    for (const zone of ["Asia/Tokyo", "Pacific/Auckland", "America/St_Johns", "Asia/Kathmandu"]) {
      const days = zoneDays(zone);
      for (let at = Date.UTC(2025, 0, 1); at < Date.UTC(2027, 0, 1); at += 5 * 3_600_000 + 60_000) {
        const clock = DateTime.fromMillis(at, { zone });
        expect(days.dayOf(at)).toBe(dayNumber(clock.toISODate() ?? ""));
        expect(days.minuteOfDay(at)).toBe(clock.hour * 60 + clock.minute);
      }
    }
  });

  test("weeks begin on Monday", () => {
    expect(weekdayOf(dayNumber("2026-11-22"))).toBe(7);
    expect(mondayOf(dayNumber("2026-11-22"))).toBe(dayNumber("2026-11-16"));
    expect(mondayOf(dayNumber("2026-11-16"))).toBe(dayNumber("2026-11-16"));
  });

  test("a zone that does not exist is an error", () => {
    expect(() => zoneDays("Nowhere/Else")).toThrow(RangeError);
  });
});
