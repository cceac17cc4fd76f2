// Laws of the split, of the segment and of the lift, for thousands of drawn cases.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY, instant, plus } from "~/journey/instant";
import { amount } from "test/amount";
import { audienceOf } from "./audience";
import { liftOf, shareOf } from "./lift";
import { estimatedMileage, fits, type Described } from "./segment";
import { controlCount, split } from "./split";
import { madeText, ownTexts, saysHow } from "./texts";

const numRuns = amount({ full: 5000, usual: 100 });
const now = instant("2026-06-01T09:00:00Z");
const ids = fc.uniqueArray(fc.uuid(), { maxLength: 200 });

describe("the split", () => {
  test("is the same for the same seed and people in any order, has the control group's share, and halves of one size", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 50 }), ids, (seed, percent, people) => {
        const groups = split(seed, percent, people);
        expect([...split(seed, percent, [...people].reverse())].sort()).toEqual([...groups].sort());
        const sizes = { A: 0, B: 0, control: 0 };
        for (const group of groups.values()) sizes[group] += 1;
        expect(sizes.control).toBe(controlCount(people.length, percent));
        expect(sizes.A - sizes.B === 0 || sizes.A - sizes.B === 1).toBe(true);
      }),
      { numRuns },
    );
  });

  test("does not look at who somebody is: each falls into each group about as often", () => {
    const people = Array.from({ length: 40 }, (_, at) => `person ${String(at)}`);
    const seeds = Array.from({ length: amount({ full: 2000, usual: 500 }) }, (_, seed) => seed * 7919);
    const control = people.map(
      (id) => seeds.filter((seed) => split(seed, 25, people).get(id) === "control").length / seeds.length,
    );
    const deviation = Math.sqrt((0.25 * 0.75) / seeds.length);
    for (const share of control) expect(Math.abs(share - 0.25)).toBeLessThan(5 * deviation);
  });
});

describe("the lift", () => {
  const counted = fc
    .integer({ min: 1, max: 3000 })
    .chain((people) =>
      fc.record({ people: fc.constant(people), booked: fc.integer({ min: 0, max: people }) }),
    );

  test("lies in its interval, turns round with the groups, and is claimed only where zero is outside", () => {
    fc.assert(
      fc.property(counted, counted, (told, control) => {
        const [lift, turned] = [liftOf(told, control), liftOf(control, told)];
        if (!lift || !turned) throw new Error("nobody");
        expect(lift.low).toBeLessThanOrEqual(lift.difference);
        expect(lift.high).toBeGreaterThanOrEqual(lift.difference);
        expect(lift.low).toBeCloseTo(-turned.high, 9);
        expect(lift.says === "cannot-tell").toBe(lift.low <= 0 && lift.high >= 0);
        if (lift.says === "more") expect(shareOf(told)?.share).toBeGreaterThan(shareOf(control)?.share ?? 1);
      }),
      { numRuns },
    );
  });

  test("is the published one of Newcombe's first example, and nothing where a group is empty", () => {
    const lift = liftOf({ people: 70, booked: 56 }, { people: 80, booked: 48 });
    expect(lift?.low).toBeCloseTo(0.0524, 4);
    expect(lift?.high).toBeCloseTo(0.3339, 4);
    expect(liftOf({ people: 10, booked: 1 }, { people: 0, booked: 0 })).toBeUndefined();
    expect(liftOf({ people: 20, booked: 4 }, { people: 5, booked: 0 })?.says).toBe("cannot-tell");
  });
});

describe("the segment", () => {
  const car: Described = {
    make: "Škoda",
    lastOn: "2026-01-15",
    mileage: 42_000,
    serviceDueAt: plus(now, 10 * DAY),
    deferred: ["advice", "soon"],
  };

  test("takes in both its ends, and no car whose mileage nobody knows into a range", () => {
    const dates = { lastFrom: "2026-01-15", lastTo: "2026-01-15" };
    expect(
      fits(car, { ...dates, make: "škoda", mileageFrom: 42_000, mileageTo: 42_000 }, "service-due", now),
    ).toBe(true);
    expect(fits(car, { lastTo: "2026-01-14" }, "service-due", now)).toBe(false);
    expect(fits({ ...car, mileage: undefined }, { mileageFrom: 0 }, "service-due", now)).toBe(false);
    expect(fits({ ...car, mileage: undefined }, {}, "service-due", now)).toBe(true);
    expect([9, 10].map((dueWithinDays) => fits(car, { dueWithinDays }, "service-due", now))).toEqual([
      false,
      true,
    ]);
    expect(fits(car, { severities: ["safety"] }, "deferred-work", now)).toBe(false);
    expect(fits(car, { severities: ["safety", "soon"] }, "deferred-work", now)).toBe(true);
    expect(fits({ ...car, deferred: [] }, {}, "deferred-work", now)).toBe(false);
  });

  test("only narrows: whoever fits with more wishes fits with fewer", () => {
    const wish = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
    const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-01-${String(date).padStart(2, "0")}`);
    const distance = fc.integer({ min: 0, max: 90_000 });
    fc.assert(
      fc.property(
        wish(day),
        wish(day),
        wish(distance),
        wish(distance),
        distance,
        (from, to, low, high, mileage) => {
          const wishes = Object.entries({ lastFrom: from, lastTo: to, mileageFrom: low, mileageTo: high });
          const given = wishes.filter(([, value]) => value !== undefined);
          const all = fits({ ...car, mileage }, Object.fromEntries(given), "service-due", now);
          const each = given.map((one) =>
            fits({ ...car, mileage }, Object.fromEntries([one]), "service-due", now),
          );
          expect(all).toBe(each.every(Boolean) && fits({ ...car, mileage }, {}, "service-due", now));
        },
      ),
      { numRuns },
    );
  });

  test("goes on counting an odometer by the car's own pace, and not where it cannot be known", () => {
    const readings = [0, 100].map((days) => ({
      at: plus(now, (days - 150) * DAY),
      mileage: 10_000 + 100 * days,
    }));
    expect(estimatedMileage(readings, now)).toBe(25_000);
    expect(estimatedMileage(readings.slice(1), now)).toBe(20_000);
    expect(estimatedMileage([], now)).toBeUndefined();
  });
});

test("of two cars of one customer the more urgent one is written about, and each person counts once", () => {
  const person = {
    addressee: { phone: "+353861000001", consent: true, prefers: "sms" as const },
    openVisit: false,
  };
  const free = {
    ...person,
    inCampaign: false,
    offeredAt: undefined,
    objections: { all: false, channels: new Set<never>() },
  };
  const described = { make: "Kia", lastOn: "2025-06-01", mileage: 1, deferred: [] };
  const cars = [20, 5, 12].map((days, at) => ({
    ...free,
    ...described,
    customerId: at < 2 ? "anna" : "ben",
    vehicleId: `car ${String(at)}`,
    serviceDueAt: plus(now, days * DAY),
  }));
  const quiet = { fromMinute: 0, untilMinute: 0, timeZone: "UTC" };
  const plan = {
    kind: "service-due" as const,
    segment: {},
    seed: 1,
    controlPercent: 50,
    quiet,
    offersSince: now,
    now,
  };
  const { members, leftOut } = audienceOf(cars, plan);
  expect(members.map(({ candidate }) => candidate.vehicleId).sort()).toEqual(["car 1", "car 2"]);
  expect(members.filter(({ group }) => group === "control")).toHaveLength(1);
  expect(leftOut).toEqual({});
  const others = cars.map((car, at) => ({ ...car, openVisit: at === 1, offeredAt: plus(now, 1) }));
  expect(audienceOf(others, plan)).toEqual({
    members: [],
    leftOut: { "open-visit": 1, "offered-lately": 1 },
  });
});

test("the house's own words say how to answer, fit into two segments, and go without the link where there is none", () => {
  const values = {
    centre: "Bayline Dublin",
    phone: "01 555 0123",
    plate: "191-D-12345",
    work: "Front brake pads",
  };
  for (const kind of ["service-due", "deferred-work"] as const)
    for (const { body } of ownTexts(kind)) {
      expect(saysHow(body)).toBe(true);
      const link = "https://bayline.example/book/dublin";
      expect(madeText(body, "sms", values, link).segments?.parts.length).toBeLessThanOrEqual(3);
      const bare = madeText(body, "sms", values, undefined).text;
      expect(bare).toContain("01 555 0123");
      expect(bare).not.toMatch(/[{}]|link/);
    }
});
