// Before and after an improvement: what is said of it on data whose truth is known.
import { describe, expect, test } from "vitest";
import { seededRandom } from "../figures/random";
import { compare, type Compared } from "./comparison";
import type { WaitedDay } from "./waited-days";

const DAY = 86_400_000;
const MONDAY = Date.parse("2026-06-01T00:00:00Z");
const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** Working days from a Monday on, eight visits each, that wait so many minutes a visit give or take a third. */
function days(from: number, weeks: number, minutes: number, seed: number): readonly WaitedDay[] {
  const random = seededRandom(seed);
  return Array.from({ length: weeks * 7 }, (_, place) => from + place * DAY)
    .filter((at) => ![0, 6].includes(new Date(at).getUTCDay()))
    .map((at) => {
      const monday = at - ((new Date(at).getUTCDay() + 6) % 7) * DAY;
      const wait = minutes * (1 + (random.fraction() - 0.5) * 0.66);
      return { day: dateOf(at), week: dateOf(monday), minutes: 8 * wait, visits: 8 };
    });
}

function told(beforeMinutes: number, afterMinutes: number, weeksAfter: number, seed = 1): Compared {
  const turn = MONDAY + 13 * 7 * DAY;
  return {
    before: days(MONDAY, 13, beforeMinutes, seed),
    after: days(turn, weeksAfter, afterMinutes, seed + 1),
    beforeSpan: [dateOf(MONDAY), dateOf(turn - DAY)],
    afterSpan: [dateOf(turn), dateOf(turn + weeksAfter * 7 * DAY - DAY)],
  };
}

describe("an improvement", () => {
  test("that halves the wait has worked; in four weeks, and in two when the weeks show it", () => {
    const long = compare(told(60, 30, 4));
    expect(long).toMatchObject({ outcome: "worked", signal: true });
    expect(long.saved?.value).toBeGreaterThan(20);
    expect(long.saved?.low).toBeGreaterThan(0);
    expect(compare(told(60, 30, 2)).outcome).toBe("worked");
    expect(compare(told(60, 30, 1)).outcome).toBe("too-early");
  });

  test("that changes nothing has no effect, and is not called one in advance", () => {
    const outcomes = Array.from({ length: 60 }, (_, seed) => compare(told(60, 60, 6, 10 + seed * 2)).outcome);
    expect(outcomes.filter((outcome) => outcome === "worked").length).toBeLessThanOrEqual(5);
    expect(outcomes).not.toContain("too-early");
    expect(compare(told(60, 60, 2)).outcome).toBe("too-early");
  });

  test("that makes it worse has not worked", () => {
    const worse = compare(told(30, 60, 6));
    expect(worse).toMatchObject({ outcome: "no-effect", signal: false });
    expect(worse.saved?.high).toBeLessThan(0);
  });

  test("is judged the same whenever the same is known, and not at all from nothing", () => {
    expect(compare(told(60, 45, 5))).toEqual(compare(told(60, 45, 5)));
    const nothing = compare({ ...told(60, 45, 5), after: [] });
    expect(nothing).toMatchObject({ outcome: "too-early", saved: null, signal: false });
  });
});
