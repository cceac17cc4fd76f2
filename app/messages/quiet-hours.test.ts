// Quiet hours on the wall clock of four zones, also where the clocks change.
import { DateTime } from "luxon";
import { describe, expect, test } from "vitest";
import { DAY, instant, MINUTE, plus } from "~/journey/instant";
import { afterQuiet, isQuiet } from "./quiet-hours";

const night = (timeZone: string, fromMinute = 1260, untilMinute = 480) => ({
  fromMinute,
  untilMinute,
  timeZone,
});
const ZONES = ["Europe/Dublin", "America/New_York", "Australia/Lord_Howe", "Asia/Yekaterinburg"];

describe("in the quiet hours", () => {
  test("nothing waits by day, and all until the morning by night", () => {
    const dublin = night("Europe/Dublin");
    const day = instant("2030-01-15T20:59:59Z");
    expect(afterQuiet(day, dublin)).toBe(day);
    expect(afterQuiet(instant("2030-01-15T21:00:00Z"), dublin)).toBe(instant("2030-01-16T08:00:00Z"));
    expect(afterQuiet(instant("2030-01-16T07:59:59Z"), dublin)).toBe(instant("2030-01-16T08:00:00Z"));
  });

  test("the clock of the place decides, not the length of the night", () => {
    // Clocks go forward in Dublin on 31 March 2030, and back on 27 October.
    expect(afterQuiet(instant("2030-03-30T22:00:00Z"), night("Europe/Dublin"))).toBe(
      instant("2030-03-31T07:00:00Z"),
    );
    expect(afterQuiet(instant("2030-10-26T21:00:00Z"), night("Europe/Dublin"))).toBe(
      instant("2030-10-27T08:00:00Z"),
    );
  });

  test("that end in the hour that comes twice, they end after the second", () => {
    const until = night("Europe/Dublin", 1260, 90);
    expect(afterQuiet(instant("2030-10-27T00:40:00Z"), until)).toBe(instant("2030-10-27T00:40:00Z"));
    const second = afterQuiet(instant("2030-10-27T01:10:00Z"), until);
    expect(second).toBe(instant("2030-10-27T01:30:00Z"));
  });

  test("that begin and end at the same time there are none", () => {
    const at = instant("2030-01-15T03:00:00Z");
    expect(afterQuiet(at, night("Europe/Dublin", 600, 600))).toBe(at);
  });

  test.each(ZONES)(
    "in %s never an hour of the year is left inside them, and nobody waits longer than needed",
    (zone) => {
      for (const [from, until] of [
        [1260, 480],
        [0, 420],
        [780, 840],
        [1380, 150],
      ] as const) {
        const quiet = night(zone, from, until);
        for (
          let at = instant("2030-01-01T00:07:00Z");
          at < instant("2031-01-01T00:00:00Z");
          at = plus(at, 97 * MINUTE)
        ) {
          const after = afterQuiet(at, quiet);
          expect(isQuiet(after, quiet)).toBe(false);
          expect(after >= at && after - at <= DAY).toBe(true);
          if (after === at) continue;
          // A moment before, it was still quiet; the end is the minute that was said, or the first after a gap.
          expect(isQuiet(plus(after, -MINUTE), quiet)).toBe(true);
          const local = DateTime.fromMillis(after, { zone });
          expect(local.hour * 60 + local.minute >= until || local.isInDST).toBe(true);
        }
      }
    },
  );
});
