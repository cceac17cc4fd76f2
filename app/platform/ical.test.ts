// Calendar files: a time on the wall stays that time on both sides of a change of the clocks.
import { describe, expect, test } from "vitest";
import { calendarFile } from "./ical.server";

const HOUR = 3_600_000;

function fileAt(timeZone: string, ...instants: readonly string[]): string {
  const entries = instants.map((at, index) => ({
    id: `visit-${String(index)}`,
    sequence: index,
    startsAt: Date.parse(at),
    endsAt: Date.parse(at) + HOUR,
    changedAt: Date.parse("2026-01-02T03:04:05Z"),
    summary: "Servicing, 191-D-1; with a comma",
  }));
  return calendarFile({ timeZone, entries });
}

describe("nine o'clock", () => {
  test("in Dublin is nine before and after both changes of the clocks", () => {
    const file = fileAt(
      "Europe/Dublin",
      "2026-03-28T09:00:00Z",
      "2026-03-30T08:00:00Z",
      "2026-10-24T08:00:00Z",
      "2026-10-26T09:00:00Z",
    );
    for (const date of ["20260328", "20260330", "20261024", "20261026"]) {
      expect(file).toContain(`DTSTART;TZID=Europe/Dublin:${date}T090000`);
      expect(file).toContain(`DTEND;TZID=Europe/Dublin:${date}T100000`);
    }
    expect(file.match(/BEGIN:VTIMEZONE/g)).toHaveLength(1);
    expect(file).toContain("TZID:Europe/Dublin");
    expect(file).toMatch(/TZOFFSETTO:\+0100\r?\n[\s\S]*BYMONTH=3;BYDAY=-1SU/);
  });
  test("in a zone without a change is nine all year", () => {
    const file = fileAt("Asia/Tashkent", "2026-03-28T04:00:00Z", "2026-03-30T04:00:00Z");
    expect(file).toContain("DTSTART;TZID=Asia/Tashkent:20260328T090000");
    expect(file).toContain("DTSTART;TZID=Asia/Tashkent:20260330T090000");
    expect(file).not.toContain("BEGIN:DAYLIGHT");
  });
});

describe("a calendar file", () => {
  test("names the moment of the last change in UTC, escapes text, and folds long lines", () => {
    const file = fileAt("Europe/Dublin", "2026-03-28T09:00:00Z");
    expect(file).toContain("DTSTAMP:20260102T030405Z");
    expect(file).toContain("Servicing\\, 191-D-1\\; with a comma");
    expect(file.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  });
});
