// When a car can be promised, by the load.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HOUR, instant, MINUTE, plus } from "~/journey/instant";
import { workingCalendar } from "~/journey/working-time";
import { promiseFrom } from "./load";

const week = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 8 * 60, closesMinute: 18 * 60 }));
const calendar = workingCalendar({ timeZone: "Europe/Dublin", week, exceptions: [] });
/** A Tuesday in winter: the clock there is UTC. */
const NINE = instant("2026-03-03T09:00:00.000Z");

describe("the proposed promise", () => {
  it("is the labour alone where nothing stands before it", () => {
    expect(promiseFrom(calendar, { minutes: [] }, 60, NINE)).toEqual({
      at: plus(NINE, HOUR),
      cars: 0,
      minutesBefore: 0,
    });
  });
  it("stands behind the work of the cars before it", () => {
    expect(promiseFrom(calendar, { minutes: [120, 60, 0] }, 60, NINE)).toEqual({
      at: plus(NINE, 4 * HOUR),
      cars: 2,
      minutesBefore: 180,
    });
  });
  it("waits for the place that is kept for the car, and says so", () => {
    const keptFrom = plus(NINE, 5 * HOUR);
    const proposed = promiseFrom(calendar, { minutes: [60], keptFrom }, 60, NINE);
    expect(proposed).toMatchObject({ at: plus(NINE, 6 * HOUR), keptFrom });
  });
  it("goes on the next morning when the day is over", () => {
    const five = plus(NINE, 8 * HOUR);
    expect(promiseFrom(calendar, { minutes: [] }, 120, five)?.at).toBe(instant("2026-03-04T09:00:00.000Z"));
  });
  it("is none where the centre never opens", () => {
    const shut = workingCalendar({ timeZone: "Europe/Dublin", week: [], exceptions: [] });
    expect(promiseFrom(shut, { minutes: [] }, 60, NINE)).toBeUndefined();
  });
  it("is never earlier because more stands before it, and always a quarter of an hour", () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 6 });
    fc.assert(
      fc.property(
        minutes,
        fc.integer({ min: 0, max: 600 }),
        fc.integer({ min: 0, max: 600 }),
        (ahead, more, own) => {
          const at = promiseFrom(calendar, { minutes: ahead }, own, NINE)?.at ?? 0;
          expect(promiseFrom(calendar, { minutes: [...ahead, more] }, own, NINE)?.at).toBeGreaterThanOrEqual(
            at,
          );
          expect(at % (15 * MINUTE)).toBe(0);
          expect(calendar.open(NINE, instant(at))).toBeGreaterThanOrEqual(own * MINUTE);
        },
      ),
    );
  });
});
