// What is offered equals what a plain search finds: minute by minute, every hand, every bay, every time of the day.
import fc from "fast-check";
import { expect, test } from "vitest";
import { aBay, aMechanic, aRoster, dayOf, DUBLIN, EVERY_DAY, shifts } from "test/rosters";
import { DAY, HOUR, instant, iso, MINUTE, plus, type Instant } from "~/journey/instant";
import type { Span } from "~/journey/working-time";
import { counterKey, limitOf, type CounterKey } from "./counters";
import type { Need } from "./need";
import { nearestPlaces, offers, type Asking, type Levels } from "./offers";
import type { Busy } from "./placement";
import { can, suits } from "./roster";
import { SKILLS } from "./skills";
import { workshop, type Workshop } from "./workshop";

/** In Dublin the clocks go forward on Sunday, 29 March 2026. */
const FRIDAY = dayOf("2026-03-27");
const DAYS = [0, 1, 2, 3, 4].map((day) => FRIDAY + day);
const SOME = SKILLS.slice(0, 3);

const skills = fc.subarray(SOME, { maxLength: 2 });
const mechanic = fc.record({
  skills,
  shift: fc.option(fc.tuple(fc.integer({ min: 6, max: 14 }), fc.integer({ min: 1, max: 8 })), {
    nil: undefined,
  }),
});
const bay = fc.record({ skills, kind: fc.constantFrom("lift", "flat") });
const taken = fc.record({
  who: fc.constantFrom("m0", "m1", "m2", "b0", "b1"),
  quarter: fc.integer({ min: 0, max: 5 * 96 }),
  quarters: fc.integer({ min: 1, max: 24 }),
});
const usage = fc.record({
  day: fc.constantFrom(...DAYS),
  name: fc.constantFrom(...SOME, "all" as const),
  share: fc.integer({ min: 0, max: 100 }),
});
const world = fc.record({
  mechanics: fc.array(mechanic, { minLength: 1, maxLength: 3 }),
  bays: fc.array(bay, { minLength: 1, maxLength: 2 }),
  hours: fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 4, max: 14 })),
  shutOn: fc.subarray(EVERY_DAY, { maxLength: 3 }),
  walkInPercent: fc.constantFrom(0, 20),
  taken: fc.array(taken, { maxLength: 12 }),
  usage: fc.array(usage, { maxLength: 6 }),
  desk: fc.array(fc.integer({ min: 0, max: 5 * 96 }), { maxLength: 20 }),
});
const need = fc.record({
  minutes: fc.integer({ min: 1, max: 60 }).map((tens) => tens * 10),
  skill: fc.constantFrom(...SOME),
  bayKind: fc.constantFrom("lift" as const, undefined),
  transport: fc.constantFrom("drop-off" as const, "wait" as const),
  walkIn: fc.boolean(),
});

type Made = typeof world extends fc.Arbitrary<infer W> ? W : never;
type Asked = typeof need extends fc.Arbitrary<infer N> ? N : never;

function shopOf({ mechanics, bays, hours: [opens, lasts], shutOn, walkInPercent }: Made): Workshop {
  const week = EVERY_DAY.filter((weekday) => !shutOn.includes(weekday)).map((weekday) => ({
    weekday,
    opensMinute: opens * 60,
    closesMinute: (opens + lasts) * 60,
  }));
  return workshop(
    aRoster({
      hours: { timeZone: DUBLIN, week, exceptions: [] },
      mechanics: mechanics.map(({ skills: able, shift }, at) =>
        aMechanic(`m${String(at)}`, {
          skills: able,
          shifts: shift ? shifts(shift[0] * 60, (shift[0] + shift[1]) * 60) : [],
        }),
      ),
      bays: bays.map(({ skills: equipped, kind }, at) =>
        aBay(`b${String(at)}`, { skills: equipped, kind: kind === "lift" ? "lift" : "flat" }),
      ),
      walkInPercent,
    }),
  );
}

function needOf({ bayKind, ...asked }: Asked): Need {
  const work = [{ skill: asked.skill, minutes: asked.minutes }];
  return { ...asked, work, ...(bayKind ? { bayKind } : {}) };
}

function busyOf(shop: Workshop, { taken: all }: Made): Busy {
  const found = new Map<string, Span[]>();
  for (const { who, quarter, quarters } of all) {
    const start = plus(shop.calendar.dayStart(FRIDAY), quarter * 15 * MINUTE);
    found.set(who, [...(found.get(who) ?? []), { start, end: plus(start, quarters * 15 * MINUTE) }]);
  }
  return found;
}

function levelsOf(shop: Workshop, { usage: all, desk }: Made): Levels {
  const found = new Map<string, ReturnType<typeof limitOf> & { used: number; walkIn: number }>();
  for (const { day, name, share } of all) {
    const key: CounterKey = { kind: "labour", day, name };
    const limit = limitOf(shop, key);
    const used = Math.floor((limit.capacity * share) / 100);
    found.set(counterKey(key), { ...limit, used, walkIn: Math.floor(used / 3) });
  }
  for (const quarter of desk) {
    const at = plus(shop.calendar.dayStart(FRIDAY), quarter * 15 * MINUTE);
    const key: CounterKey = { kind: "reception", day: shop.dayOf(at), name: iso(at) };
    const before = found.get(counterKey(key))?.used ?? 0;
    found.set(counterKey(key), { ...limitOf(shop, key), used: Math.min(2, before + 1), walkIn: 0 });
  }
  return found;
}

/** Each minute that the mechanic would work, one after the other; undefined when it cannot be begun or never ends. */
function minutesOf(
  shop: Workshop,
  mechanicId: string,
  start: Instant,
  minutes: number,
): Instant[] | undefined {
  const worked: Instant[] = [];
  for (let at = start; worked.length < minutes; at = plus(at, MINUTE)) {
    const there = shop.atWork(mechanicId, shop.dayOf(at)).some((span) => span.start <= at && at < span.end);
    if (!there && at === start) return undefined;
    if (there) worked.push(at);
    if (at > start + 31 * DAY) return undefined;
  }
  return worked;
}

function isFree(spans: readonly Span[] = [], start: Instant, end: Instant): boolean {
  return spans.every((span) => span.end <= start || end <= span.start);
}

function fits(shop: Workshop, levels: Levels, key: CounterKey, amount: number, walkIn: boolean): boolean {
  const level = levels.get(counterKey(key)) ?? { ...limitOf(shop, key), used: 0, walkIn: 0 };
  const forAll = level.used + amount <= level.capacity;
  return forAll && (walkIn || level.used - level.walkIn + amount <= level.capacity - level.held);
}

/** The first lane at or after the reception, and whether everything that is counted has room for it. */
function naive(shop: Workshop, wanted: Need, receptionAt: Instant, busy: Busy, levels: Levels) {
  const day = shop.dayOf(receptionAt);
  const end = shop.openings(day).at(-1)?.end ?? receptionAt;
  for (let start = receptionAt; start < end; start = plus(start, 15 * MINUTE)) {
    if (wanted.transport === "wait" && start !== receptionAt) return undefined;
    for (const { id: mechanicId } of shop.roster.mechanics.filter((each) => can(each, wanted.skill))) {
      const worked = minutesOf(shop, mechanicId, start, wanted.minutes);
      const last = worked?.at(-1);
      if (!worked || last === undefined) continue;
      const endsAt = plus(last, MINUTE);
      if (!isFree(busy.get(mechanicId), start, endsAt)) continue;
      if (wanted.transport === "wait" && shop.dayOf(last) !== day) continue;
      const lane = shop.roster.bays.find(
        (each) => suits(each, wanted.skill, wanted.bayKind) && isFree(busy.get(each.id), start, endsAt),
      );
      if (!lane) continue;
      const byDay = new Map<number, number>();
      for (const at of worked) byDay.set(shop.dayOf(at), (byDay.get(shop.dayOf(at)) ?? 0) + 1);
      const room = [...byDay].every(([each, length]) =>
        (["all", wanted.skill] as const).every((name) =>
          fits(shop, levels, { kind: "labour", day: each, name }, length, wanted.walkIn),
        ),
      );
      const desk = fits(shop, levels, { kind: "reception", day, name: iso(receptionAt) }, 1, wanted.walkIn);
      return room && desk ? { receptionAt, startsAt: start, endsAt, mechanicId, bayId: lane.id } : undefined;
    }
  }
  return undefined;
}

const EVERY = 30;
const LATE = 9;
function askingOf(shop: Workshop): Asking {
  return { days: DAYS, notBefore: plus(shop.calendar.dayStart(FRIDAY), LATE * HOUR), everyMinutes: EVERY };
}

function questionOf(made: Made, asked: Asked) {
  const shop = shopOf(made);
  const [busy, levels] = [busyOf(shop, made), levelsOf(shop, made)];
  return { shop, busy, levels, wanted: needOf(asked), asking: askingOf(shop) };
}

test("Offers are those that a plain search finds, and a day without any says why", () => {
  fc.assert(
    fc.property(world, need, (made, asked) => {
      const { shop, wanted, busy, levels, asking } = questionOf(made, asked);
      const found = offers(shop, wanted, asking, busy, levels);
      expect(found.map(({ day }) => day)).toEqual(DAYS);
      for (const { day, offers: offered, why } of found) {
        const times = shop
          .openings(day)
          .flatMap(({ start, end }) =>
            Array.from({ length: Math.ceil((end - start) / (EVERY * MINUTE)) }, (_, at) =>
              plus(start, at * EVERY * MINUTE),
            ),
          );
        const expected = times
          .filter((at) => at >= asking.notBefore)
          .flatMap((at) => naive(shop, wanted, at, busy, levels) ?? []);
        expect(offered.map(({ freeMinutes: _f, mechanic: _m, bay: _b, ...placement }) => placement)).toEqual(
          expected,
        );
        expect(why === undefined).toBe(offered.length > 0);
      }
    }),
    { numRuns: 60 },
  );
});

test("The nearest times are the nearest of all that are offered", () => {
  fc.assert(
    fc.property(
      world,
      need,
      fc.integer({ min: -48, max: 7 * 96 }),
      fc.integer({ min: 1, max: 5 }),
      (made, asked, quarter, count) => {
        const { shop, wanted, busy, levels, asking } = questionOf(made, asked);
        const to = instant(shop.calendar.dayStart(FRIDAY) + quarter * 15 * MINUTE);
        const apart = (at: Instant) => Math.abs(at - to);
        const all = offers(shop, wanted, asking, busy, levels).flatMap((day) =>
          day.offers.map((each) => each.receptionAt),
        );
        const near = nearestPlaces(shop, wanted, { ...asking, to, count }, busy, levels).map(
          (each) => each.receptionAt,
        );
        expect(near.map(apart).sort((a, b) => a - b)).toEqual(
          all
            .map(apart)
            .sort((a, b) => a - b)
            .slice(0, count),
        );
        expect(near.every((at) => all.includes(at))).toBe(true);
        expect([...near].sort((a, b) => a - b)).toEqual(near);
      },
    ),
    { numRuns: 200 },
  );
});
