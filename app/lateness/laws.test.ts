// Laws of the forecast, on random workshops: nights, Sundays and the days on which the clocks change included.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MINUTE, plus, type Instant } from "~/journey/instant";
import { amount } from "test/amount";
import { aCar, aFloor, aJob, carsAt, MECHANICS, moments } from "test/floors";
import { expectedFinishes } from "./expected";
import type { Floor, FloorVisit } from "./floor";

const scenes = moments.chain((now) => carsAt(now).map((cars) => ({ now, cars })));
const RUNS = { numRuns: amount({ full: 300, usual: 120 }) };

/** Infinity: nobody gets to it. */
function finishes(now: Instant, floor: Floor): ReadonlyMap<string, number> {
  return new Map([...expectedFinishes(now, floor)].map(([id, { readyAt }]) => [id, readyAt ?? Infinity]));
}

function neverEarlier(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): void {
  for (const [id, at] of before) expect(after.get(id) ?? -Infinity).toBeGreaterThanOrEqual(at);
}

function withMoreWork(cars: readonly FloorVisit[], which: number, minutes: number): readonly FloorVisit[] {
  let count = -1;
  return cars.map((car) => ({
    ...car,
    jobs: car.jobs.map((job) => {
      count += 1;
      return count === which ? { ...job, labourMinutes: job.labourMinutes + minutes } : job;
    }),
  }));
}

describe("the expected finish", () => {
  test("is never before now", () => {
    fc.assert(
      fc.property(scenes, ({ now, cars }) => {
        for (const at of finishes(now, aFloor(cars)).values()) expect(at).toBeGreaterThanOrEqual(now);
      }),
      RUNS,
    );
  });

  test("of nobody comes forward when a job holds more work", () => {
    const more = fc.record({ which: fc.nat({ max: 23 }), minutes: fc.integer({ min: 1, max: 600 }) });
    fc.assert(
      fc.property(scenes, more, ({ now, cars }, { which, minutes }) => {
        const after = withMoreWork(cars, which, minutes);
        neverEarlier(finishes(now, aFloor(cars)), finishes(now, aFloor(after)));
      }),
      RUNS,
    );
  });

  test("of nobody comes forward when a mechanic is away", () => {
    const away = fc.record({
      who: fc.constantFrom(...MECHANICS),
      in: fc.integer({ min: -600, max: 10_000 }),
      minutes: fc.integer({ min: 1, max: 80_000 }),
    });
    fc.assert(
      fc.property(scenes, away, ({ now, cars }, { who, in: inMinutes, minutes }) => {
        const start = plus(now, inMinutes * MINUTE);
        const absences = { [who]: [{ start, end: plus(start, minutes * MINUTE) }] };
        neverEarlier(finishes(now, aFloor(cars)), finishes(now, aFloor(cars, { absences })));
      }),
      RUNS,
    );
  });

  test("does not depend on the order in which the cars are read", () => {
    const shuffled = scenes.chain(({ now, cars }) =>
      fc.shuffledSubarray([...cars], { minLength: cars.length }).map((other) => ({ now, cars, other })),
    );
    fc.assert(
      fc.property(shuffled, ({ now, cars, other }) => {
        const before = expectedFinishes(now, aFloor(cars));
        for (const [id, found] of expectedFinishes(now, aFloor(other))) expect(found).toEqual(before.get(id));
      }),
      RUNS,
    );
  });

  test("is in opening hours: nights and Sundays pass without work", () => {
    fc.assert(
      fc.property(scenes, ({ now, cars }) => {
        const floor = aFloor(cars);
        for (const { readyAt, leavesBayAt } of expectedFinishes(now, floor).values()) {
          if (readyAt === undefined || leavesBayAt === undefined) continue;
          // At the very moment of shutting the work of the day is done.
          expect(floor.shop.calendar.isOpen(plus(readyAt, -1))).toBe(true);
          if (leavesBayAt > now) expect(floor.shop.calendar.open(now, readyAt)).toBeGreaterThan(0);
        }
      }),
      RUNS,
    );
  });

  test("of a car that has a mechanic to itself is the work, counted in opening hours", () => {
    const work = fc.integer({ min: 5, max: 3000 });
    fc.assert(
      fc.property(moments, work, (now, labourMinutes) => {
        const floor = aFloor([]);
        const { calendar } = floor.shop;
        const car = aCar("alone", now, { jobs: [aJob({ labourMinutes })] });
        const readyAt = expectedFinishes(now, { ...floor, visits: [car] }).get("alone")?.readyAt;
        expect(readyAt && calendar.open(now, readyAt)).toBe((labourMinutes + 30) * MINUTE);
      }),
      RUNS,
    );
  });
});
