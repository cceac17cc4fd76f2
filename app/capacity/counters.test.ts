// What a place takes of what is counted, and how much of that is left.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aMechanic, aNeed, aShop, dayOf, on, shifts } from "test/rosters";
import { iso } from "~/journey/instant";
import {
  counterKey,
  free,
  inLockOrder,
  limitOf,
  unused,
  usesOf,
  type CounterKey,
  type Placement,
} from "./counters";
import { overrideKey } from "./roster";
import { SKILLS } from "./skills";

const MONDAY = dayOf("2026-03-02");

function placement(starts: string, ends: string, received = starts): Placement {
  const [receptionAt, startsAt, endsAt] = [on(received), on(starts), on(ends)];
  return { receptionAt, startsAt, endsAt, bayId: "b1", mechanicId: "m1" };
}

describe("A place takes", () => {
  test("its minutes of all labour and of its skill, and a reception of its quarter of an hour", () => {
    const uses = usesOf(
      aShop(),
      aNeed({ skill: "tyres" }),
      placement("2026-03-02T10:00", "2026-03-02T11:00", "2026-03-02T09:20"),
    );
    expect(uses).toEqual([
      { kind: "labour", day: MONDAY, name: "all", amount: 60 },
      { kind: "labour", day: MONDAY, name: "tyres", amount: 60 },
      { kind: "reception", day: MONDAY, name: iso(on("2026-03-02T09:15")), amount: 1 },
    ]);
  });

  test("of each day what is done on it, the skills in the order of the work", () => {
    const need = aNeed({
      minutes: 90,
      skill: "electrical",
      work: [
        { skill: "electrical", minutes: 50 },
        { skill: "tyres", minutes: 40 },
      ],
    });
    const labour = usesOf(aShop(), need, placement("2026-03-02T16:00", "2026-03-03T08:30")).filter(
      ({ kind }) => kind === "labour",
    );
    expect(labour.map(({ day, name, amount }) => [day - MONDAY, name, amount])).toEqual([
      [0, "all", 60],
      [0, "electrical", 50],
      [0, "tyres", 10],
      [1, "all", 30],
      [1, "tyres", 30],
    ]);
  });

  test("a loan car on every day from the reception to the end of the work, the weekend too", () => {
    const uses = usesOf(
      aShop(),
      aNeed({ transport: "loaner" }),
      placement("2026-03-06T16:30", "2026-03-09T08:30"),
    );
    const lent = uses.filter(({ kind }) => kind === "transport");
    expect(lent.map(({ day, name, amount }) => [day - MONDAY, name, amount])).toEqual([
      [4, "loaner", 1],
      [5, "loaner", 1],
      [6, "loaner", 1],
      [7, "loaner", 1],
    ]);
  });

  test("a loan car of one day only, when the work ends at midnight", () => {
    const hours = {
      timeZone: "Europe/Dublin",
      week: [{ weekday: 1, opensMinute: 0, closesMinute: 1440 }],
      exceptions: [],
    };
    const uses = usesOf(
      aShop({ hours }),
      aNeed({ transport: "shuttle" }),
      placement("2026-03-02T23:00", "2026-03-03T00:00"),
    );
    expect(uses.filter(({ kind }) => kind === "transport")).toEqual([
      { kind: "transport", day: MONDAY, name: "shuttle", amount: 1 },
    ]);
  });

  test("minutes that come to its need, for all and for the skills, whenever it begins", () => {
    const shop = aShop({
      mechanics: [aMechanic("m1", { shifts: [...shifts(8 * 60, 12 * 60), ...shifts(13 * 60, 17 * 60)] })],
    });
    const part = fc.record({ skill: fc.constantFrom(...SKILLS), minutes: fc.integer({ min: 1, max: 400 }) });
    const work = fc.uniqueArray(part, { selector: ({ skill }) => skill, minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(work, fc.integer({ min: 0, max: 35 }), (parts, quarter) => {
        const startsAt = on(
          `2026-03-02T${String(8 + Math.floor(quarter / 4)).padStart(2, "0")}:${String((quarter % 4) * 15).padStart(2, "0")}`,
        );
        const minutes = parts.reduce((sum, each) => sum + each.minutes, 0);
        const endsAt = shop.finish("m1", startsAt, minutes);
        if (endsAt === undefined) return;
        const need = aNeed({ minutes, work: parts });
        const uses = usesOf(shop, need, {
          ...placement("2026-03-02T08:00", "2026-03-02T09:00"),
          startsAt,
          endsAt,
        });
        const sum = (wanted: (use: CounterKey) => boolean) =>
          uses
            .filter((use) => use.kind === "labour" && wanted(use))
            .reduce((total, { amount }) => total + amount, 0);
        expect(sum(({ name }) => name === "all")).toBe(minutes);
        for (const each of parts) expect(sum(({ name }) => name === each.skill)).toBe(each.minutes);
        expect(new Set(uses.map(counterKey)).size).toBe(uses.length);
      }),
    );
  });
});

describe("A counter's limit", () => {
  const overrides = new Map([[overrideKey(MONDAY, "transport", "loaner"), 1]]);
  const shop = aShop({ walkInPercent: 15, receptionsPerQuarter: 3, loaners: 4, shuttleSeats: 6, overrides });

  test("of labour is the day's, with the share of walk-ins rounded up", () => {
    expect(limitOf(shop, { kind: "labour", day: MONDAY, name: "all" })).toEqual({ capacity: 540, held: 81 });
    expect(limitOf(aShop({ walkInPercent: 1 }), { kind: "labour", day: MONDAY, name: "all" }).held).toBe(6);
    expect(limitOf(shop, { kind: "labour", day: MONDAY + 5, name: "all" })).toEqual({ capacity: 0, held: 0 });
  });

  test("of receptions and of what is lent is the centre's, or the day's own", () => {
    expect(limitOf(shop, { kind: "reception", day: MONDAY, name: "any" })).toEqual({ capacity: 3, held: 0 });
    expect(limitOf(shop, { kind: "transport", day: MONDAY, name: "loaner" }).capacity).toBe(1);
    expect(limitOf(shop, { kind: "transport", day: MONDAY + 1, name: "loaner" }).capacity).toBe(4);
    expect(limitOf(shop, { kind: "transport", day: MONDAY, name: "shuttle" }).capacity).toBe(6);
  });
});

describe("What is free", () => {
  const level = { capacity: 100, held: 20 };

  test("is for walk-ins all that is left, for others not what is held back", () => {
    expect(free({ ...level, used: 50, walkIn: 0 }, true)).toBe(50);
    expect(free({ ...level, used: 50, walkIn: 0 }, false)).toBe(30);
    expect(free({ ...level, used: 80, walkIn: 0 }, false)).toBe(0);
    expect(free({ ...level, used: 80, walkIn: 0 }, true)).toBe(20);
  });

  test("is what walk-ins have not taken of their own share, for others", () => {
    expect(free({ ...level, used: 60, walkIn: 20 }, false)).toBe(40);
    expect(free({ ...level, used: 90, walkIn: 50 }, false)).toBe(10);
  });

  test("is never less than nothing", () => {
    expect(free({ capacity: 50, held: 10, used: 80, walkIn: 0 }, true)).toBe(0);
    expect(free({ capacity: 50, held: 10, used: 80, walkIn: 0 }, false)).toBe(0);
    expect(free(unused({ capacity: 0, held: 0 }), true)).toBe(0);
  });

  test("never lets the appointments into the walk-ins' share, whoever books in which order", () => {
    const booking = fc.record({ amount: fc.integer({ min: 1, max: 40 }), walkIn: fc.boolean() });
    fc.assert(
      fc.property(fc.array(booking, { maxLength: 30 }), fc.integer({ min: 0, max: 100 }), (all, held) => {
        const taken = all.reduce(
          (before, { amount, walkIn }) =>
            free({ capacity: 100, held, ...before }, walkIn) < amount
              ? before
              : { used: before.used + amount, walkIn: before.walkIn + (walkIn ? amount : 0) },
          { used: 0, walkIn: 0 },
        );
        expect(taken.used).toBeLessThanOrEqual(100);
        expect(taken.used - taken.walkIn).toBeLessThanOrEqual(100 - held);
      }),
    );
  });
});

test("Counters are locked in one order, each once", () => {
  const keys: CounterKey[] = [
    { kind: "transport", day: 2, name: "loaner" },
    { kind: "labour", day: 2, name: "tyres" },
    { kind: "labour", day: 1, name: "tyres" },
    { kind: "labour", day: 2, name: "all" },
    { kind: "labour", day: 2, name: "tyres" },
  ];
  const order = ["labour 1 tyres", "labour 2 all", "labour 2 tyres", "transport 2 loaner"];
  expect(inLockOrder(keys).map(counterKey)).toEqual(order);
  expect(inLockOrder([...keys].reverse()).map(counterKey)).toEqual(order);
});
