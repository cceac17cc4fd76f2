// The time of a tap that arrives late.
import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { HOUR, instant, MINUTE, plus } from "~/journey/instant";
import { serverTimeOf } from "./tap-time";

const NOW = instant("2026-11-22T12:00:00.000Z");

describe("the server's time of a tap", () => {
  test("is the phone's, corrected by what was known of the server's clock", () => {
    const ahead = 3 * HOUR;
    const tap = { tappedAt: NOW - 20 * MINUTE + ahead, sentAt: NOW + ahead, offset: -ahead };
    expect(serverTimeOf(tap, NOW)).toBe(plus(NOW, -20 * MINUTE));
  });
  test("is how long ago it was, when nothing was known or the clock was set since", () => {
    const tap = { tappedAt: 5 * MINUTE, sentAt: 12 * MINUTE };
    expect(serverTimeOf(tap, NOW)).toBe(plus(NOW, -7 * MINUTE));
    expect(serverTimeOf({ ...tap, offset: NOW + HOUR }, NOW)).toBe(plus(NOW, -7 * MINUTE));
  });
  test("is never in the future, whatever the phone says", () => {
    const clock = fc.integer({ min: 0, max: 2 * NOW });
    fc.assert(
      fc.property(
        clock,
        clock,
        fc.option(fc.integer({ min: -2e12, max: 2e12 })),
        (tappedAt, sentAt, offset) => {
          const tap = { tappedAt, sentAt, ...(offset === null ? {} : { offset }) };
          expect(serverTimeOf(tap, NOW)).toBeLessThanOrEqual(NOW);
        },
      ),
    );
  });
});
