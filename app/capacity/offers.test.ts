// What is offered, and why a day or a time has no place.
import { describe, expect, test } from "vitest";
import { aBay, aMechanic, aNeed, aShop, dayOf, DUBLIN, OFFICE_WEEK, on, shifts } from "test/rosters";
import type { Instant } from "~/journey/instant";
import { counterKey, limitOf, type CounterKey } from "./counters";
import { nearestPlaces, offers, tryPlace, type Asking, type Levels } from "./offers";
import type { Busy } from "./placement";
import type { Roster } from "./roster";

const MONDAY = dayOf("2026-03-02");
const NINE = on("2026-03-02T09:00");
const NOBODY: Busy = new Map();
const UNUSED: Levels = new Map();

function asking(wishes: Partial<Asking> = {}): Asking {
  return { days: [MONDAY], notBefore: on("2026-03-01T00:00"), everyMinutes: 60, ...wishes };
}

/** A counter of which so much is used, part of it by walk-ins. */
function used(roster: Partial<Roster>, key: CounterKey, amount: number, walkIn = 0): Levels {
  return new Map([[counterKey(key), { ...limitOf(aShop(roster), key), used: amount, walkIn }]]);
}

interface Case {
  readonly roster?: Partial<Roster>;
  readonly need?: Parameters<typeof aNeed>[0];
  readonly busy?: Busy;
  readonly levels?: Levels;
  readonly asked?: Partial<Asking>;
}

/** Why the Monday has no offer. */
function whyNot({ roster = {}, need = {}, busy = NOBODY, levels = UNUSED, asked = {} }: Case) {
  const [day] = offers(aShop(roster), aNeed(need), asking(asked), busy, levels);
  expect(day?.offers).toEqual([]);
  return day?.why;
}

const ALL_DAY = [{ start: on("2026-03-02T08:00"), end: on("2026-03-02T17:00") }];

describe("A day without an offer says that", () => {
  test("it is shut", () => {
    expect(whyNot({ asked: { days: [MONDAY + 5] } })).toEqual({ code: "shut" });
  });

  test("it is a holiday, by its name", () => {
    const roster = {
      hours: { timeZone: DUBLIN, week: OFFICE_WEEK, exceptions: [{ date: "2026-03-02", hours: [] }] },
      holidayNames: new Map([[MONDAY, "Stocktaking"]]),
    };
    expect(whyNot({ roster })).toEqual({ code: "holiday", name: "Stocktaking" });
  });

  test("it is over", () => {
    expect(whyNot({ asked: { notBefore: on("2026-03-02T16:30") } })).toEqual({ code: "over" });
  });

  test("nobody can do the work, or nobody who can is there", () => {
    const tyres = aMechanic("m1", { skills: ["tyres"] });
    expect(whyNot({ roster: { mechanics: [tyres] } })).toEqual({ code: "nobody-able" });
    expect(whyNot({ roster: { mechanics: [] } })).toEqual({ code: "nobody-able" });
    const away = aMechanic("m2", { shifts: shifts(8 * 60, 17 * 60, [2]) });
    expect(whyNot({ roster: { mechanics: [tyres, away] } })).toEqual({ code: "nobody-at-work" });
  });

  test("there is no bay of the kind, or none that is equipped", () => {
    const bays = [aBay("b1", { skills: ["tyres"] })];
    expect(whyNot({ need: { bayKind: "alignment" } })).toEqual({ code: "no-bay-of-kind" });
    expect(whyNot({ roster: { bays } })).toEqual({ code: "no-bay-of-kind" });
  });

  test("no mechanic and bay are free together", () => {
    expect(whyNot({ busy: new Map([["b1", ALL_DAY]]) })).toEqual({ code: "no-lane" });
    expect(whyNot({ busy: new Map([["m1", ALL_DAY]]), need: { transport: "wait" } })).toEqual({
      code: "no-lane",
    });
  });

  test("its labour is used up, and how much is left", () => {
    const levels = used({}, { kind: "labour", day: MONDAY, name: "mechanical" }, 500);
    expect(whyNot({ levels })).toEqual({ code: "labour-full", freeMinutes: 40, neededMinutes: 60 });
    expect(whyNot({ levels, need: { walkIn: true } })).toMatchObject({
      code: "labour-full",
      freeMinutes: 40,
    });
  });

  test("what is left is kept for walk-ins, who may have it", () => {
    const roster = { walkInPercent: 20 };
    const levels = used(roster, { kind: "labour", day: MONDAY, name: "all" }, 400);
    expect(whyNot({ roster, levels })).toEqual({ code: "kept-for-walk-ins", heldMinutes: 108 });
    const [day] = offers(aShop(roster), aNeed({ walkIn: true }), asking(), NOBODY, levels);
    expect(day?.offers).toHaveLength(9);
  });

  test("a walk-in hears what is left for walk-ins", () => {
    const roster = { walkInPercent: 20 };
    const levels = used(roster, { kind: "labour", day: MONDAY, name: "all" }, 500);
    expect(whyNot({ roster, levels, need: { walkIn: true } })).toEqual({
      code: "labour-full",
      freeMinutes: 40,
      neededMinutes: 60,
    });
  });

  test("no loan car or seat is left", () => {
    expect(whyNot({ need: { transport: "loaner" } })).toEqual({
      code: "transport-gone",
      transport: "loaner",
    });
    const roster = { shuttleSeats: 2 };
    const levels = used(roster, { kind: "transport", day: MONDAY, name: "shuttle" }, 2);
    expect(whyNot({ roster, levels, need: { transport: "shuttle" } })).toEqual({
      code: "transport-gone",
      transport: "shuttle",
    });
  });

  test("the desk is busy, when that is so at every time of the day", () => {
    const roster = { receptionsPerQuarter: 1, hours: oneHour(8) };
    const levels = used(roster, { kind: "reception", day: MONDAY, name: "2026-03-02T08:00:00.000Z" }, 1);
    expect(whyNot({ roster, levels })).toEqual({ code: "desk-full" });
  });

  /** Open from this hour for one hour, on Mondays. */
  function oneHour(hour: number): Roster["hours"] {
    const week = [{ weekday: 1, opensMinute: hour * 60, closesMinute: hour * 60 + 60 }];
    return { timeZone: DUBLIN, week, exceptions: [] };
  }
});

describe("An offer", () => {
  test("says what the day still has of this skill, who would do it and where", () => {
    const levels = used({}, { kind: "labour", day: MONDAY, name: "mechanical" }, 100);
    const [day] = offers(aShop(), aNeed(), asking({ most: 2 }), NOBODY, levels);
    expect(day?.why).toBeUndefined();
    expect(day?.offers).toHaveLength(2);
    expect(day?.offers[0]).toMatchObject({
      receptionAt: on("2026-03-02T08:00"),
      startsAt: on("2026-03-02T08:00"),
      freeMinutes: 440,
      mechanic: "Mechanic m1",
      bay: "Bay b1",
    });
  });

  test("is made from the moment on that was asked for", () => {
    const [day] = offers(aShop(), aNeed(), asking({ notBefore: on("2026-03-02T14:30") }), NOBODY, UNUSED);
    expect(day?.offers.map(({ receptionAt }) => receptionAt)).toEqual([
      on("2026-03-02T15:00"),
      on("2026-03-02T16:00"),
    ]);
  });

  test("leaves out a quarter of an hour in which the desk is busy, and no other", () => {
    const key = { kind: "reception", day: MONDAY, name: "2026-03-02T09:00:00.000Z" } as const;
    const [day] = offers(aShop(), aNeed(), asking(), NOBODY, used({}, key, 2));
    expect(day?.offers.map(({ receptionAt }) => new Date(receptionAt).getUTCHours())).toEqual([
      8, 10, 11, 12, 13, 14, 15, 16,
    ]);
  });

  test("at nine o'clock stays at nine on the wall clock on both sides of a clock change", () => {
    for (const timeZone of [DUBLIN, "Asia/Almaty"]) {
      const week = [5, 6, 7, 1].map((weekday) => ({ weekday, opensMinute: 9 * 60, closesMinute: 17 * 60 }));
      const shop = aShop({ hours: { timeZone, week, exceptions: [] } });
      for (const change of [dayOf("2026-03-29"), dayOf("2026-10-25")]) {
        const days = offers(
          shop,
          aNeed(),
          asking({ days: [change - 1, change, change + 1], most: 1 }),
          NOBODY,
          UNUSED,
        );
        const clock = new Intl.DateTimeFormat("en-IE", { timeZone, timeStyle: "short" });
        expect(days.map((day) => clock.format(day.offers[0]?.receptionAt))).toEqual([
          "09:00",
          "09:00",
          "09:00",
        ]);
      }
    }
  });
});

describe("A wished time", () => {
  const why = (at: string, roster: Partial<Roster> = {}, wish = {}) => {
    const tried = tryPlace(aShop(roster), aNeed(), { receptionAt: on(at), ...wish }, NOBODY, UNUSED);
    return tried.ok ? "a place" : tried.why.code;
  };

  test("is a place in the opening hours only", () => {
    expect(why("2026-03-02T09:00")).toBe("a place");
    expect(why("2026-03-02T07:59")).toBe("shut");
    expect(why("2026-03-02T17:00")).toBe("shut");
    expect(why("2026-03-07T09:00")).toBe("shut");
  });

  test("with a mechanic who cannot do it, or a bay that is none, has no place", () => {
    expect(why("2026-03-02T09:00", {}, { mechanicId: "somebody" })).toBe("nobody-able");
    expect(why("2026-03-02T09:00", {}, { bayId: "elsewhere" })).toBe("no-bay-of-kind");
  });

  test("with work that begins before the reception or on another day has no place", () => {
    expect(why("2026-03-02T09:00", {}, { startsAt: on("2026-03-02T08:00") })).toBe("no-lane");
    expect(why("2026-03-02T09:00", {}, { startsAt: on("2026-03-03T09:00") })).toBe("no-lane");
  });

  test("counts what the work takes of the days after", () => {
    const levels = used({}, { kind: "labour", day: MONDAY + 1, name: "all" }, 520);
    const tried = tryPlace(aShop(), aNeed(), { receptionAt: on("2026-03-02T16:30") }, NOBODY, levels);
    expect(tried).toEqual({ ok: false, why: { code: "labour-full", freeMinutes: 20, neededMinutes: 30 } });
  });
});

describe("The nearest times", () => {
  const near = (to: Instant, count = 3, busy = NOBODY) =>
    nearestPlaces(
      aShop(),
      aNeed(),
      { ...asking({ days: [0, 1, 2, 3, 4].map((day) => MONDAY + day) }), to, count },
      busy,
      UNUSED,
    ).map(({ receptionAt }) => receptionAt);

  test("lie on both sides of the wish, in the order of time", () => {
    expect(near(on("2026-03-02T12:10"))).toEqual(
      ["11:00", "12:00", "13:00"].map((clock) => on(`2026-03-02T${clock}`)),
    );
  });

  test("lie on the days around one that is full", () => {
    const full: Busy = new Map([["m1", [{ start: on("2026-03-03T08:00"), end: on("2026-03-03T17:00") }]]]);
    expect(near(on("2026-03-03T12:00"), 2, full)).toEqual([on("2026-03-02T16:00"), on("2026-03-04T08:00")]);
  });

  test("are fewer than wished for when there are no more", () => {
    expect(near(NINE, 100)).toHaveLength(45);
  });
});
