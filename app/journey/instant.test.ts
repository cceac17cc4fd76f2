// Moments: what is one, and what is not.
import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, SECOND, earliest, instant, iso, latest, plus } from "./instant";

describe("a moment", () => {
  it("is read from a date, a number, and a text with its zone", () => {
    const at = Date.UTC(2026, 2, 29, 12, 30);
    expect(instant(new Date(at))).toBe(at);
    expect(instant(at)).toBe(at);
    expect(instant("2026-03-29T12:30:00.000Z")).toBe(at);
    expect(instant("2026-03-29T12:30Z")).toBe(at);
    expect(instant("2026-03-29T15:30:00+03:00")).toBe(at);
    expect(iso(instant(at))).toBe("2026-03-29T12:30:00.000Z");
  });

  it("is whole milliseconds", () => {
    expect(instant(1.9)).toBe(1);
  });

  it.each([
    NaN,
    Infinity,
    8.64e15 + 1,
    new Date(NaN),
    "",
    "tomorrow",
    "2026-03-29",
    "2026-03-29T12:30:00",
    "2026-13-01T00:00:00Z",
  ])("is not %s", (value) => {
    expect(() => instant(value)).toThrow(RangeError);
  });

  it("is counted from, and compared, leaving out what is unknown", () => {
    const [one, two] = [instant(1000), instant(2000)];
    expect(plus(one, SECOND)).toBe(two);
    expect(latest(one, undefined, two)).toBe(two);
    expect(earliest(two, undefined, one)).toBe(one);
    expect(latest(one)).toBe(one);
    expect([MINUTE, HOUR, DAY]).toEqual([60_000, 3_600_000, 86_400_000]);
  });
});
