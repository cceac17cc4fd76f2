// What is typed on the centre's wall clock, and what the clocks make of it twice a year.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysBetween, isTimeZone, localDateTimeText, parseLocalDateTime, wallClock } from "./zoned-time";

const ZONES = [
  "Europe/Dublin",
  "Europe/Moscow",
  "Asia/Kolkata",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "UTC",
];

describe("a local date and time", () => {
  it("is a moment on the zone's wall clock", () => {
    const parsed = parseLocalDateTime("2026-11-03T14:30", "Europe/Moscow");
    expect(parsed).toEqual({ ok: true, at: Date.UTC(2026, 10, 3, 11, 30) });
  });

  it("that the clocks jump over does not exist", () => {
    expect(parseLocalDateTime("2026-03-29T01:30", "Europe/Dublin")).toEqual({ ok: false, reason: "skipped" });
    expect(parseLocalDateTime("2026-03-29T02:00", "Europe/Dublin").ok).toBe(true);
  });

  it("that comes two times is not guessed at", () => {
    expect(parseLocalDateTime("2026-10-25T01:30", "Europe/Dublin")).toEqual({ ok: false, reason: "twice" });
    expect(parseLocalDateTime("2026-10-25T00:59", "Europe/Dublin").ok).toBe(true);
    expect(parseLocalDateTime("2026-10-25T02:00", "Europe/Dublin").ok).toBe(true);
  });

  it.each([
    "",
    "soon",
    "2026-02-30T10:00",
    "2026-13-01T10:00",
    "2026-11-03",
    "2026-11-03T25:00",
    "03.11.2026 10:00",
  ])("is refused when it is %j", (text) => {
    expect(parseLocalDateTime(text, "Europe/Dublin")).toEqual({ ok: false, reason: "not-a-time" });
  });

  it("comes back as it was written, in every zone and season", () => {
    const moments = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) });
    fc.assert(
      fc.property(moments, fc.constantFrom(...ZONES), (moment, zone) => {
        const minute = Math.floor(moment / 60_000) * 60_000;
        const parsed = parseLocalDateTime(localDateTimeText(minute, zone), zone);
        // An hour that comes twice is the only one that may not come back.
        expect(parsed.ok ? parsed.at : parsed.reason).toBe(parsed.ok ? minute : "twice");
      }),
    );
  });
});

describe("calendars", () => {
  it("count days by the zone's midnights", () => {
    const evening = Date.UTC(2026, 5, 10, 22, 30);
    expect(daysBetween(evening, evening + 3_600_000, "Europe/Dublin")).toBe(1);
    expect(daysBetween(evening, evening + 3_600_000, "Europe/Moscow")).toBe(0);
  });

  it("begin the week on Monday", () => {
    expect(wallClock(Date.UTC(2026, 10, 2, 12), "Europe/Dublin").weekday).toBe(1);
    expect(wallClock(Date.UTC(2026, 10, 1, 12), "Europe/Dublin").weekday).toBe(7);
  });

  it("know which zones there are", () => {
    expect([isTimeZone("Europe/Moscow"), isTimeZone("Mars/Olympus")]).toEqual([true, false]);
  });
});
