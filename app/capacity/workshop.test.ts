// Who is at work when, and when work is done, on the wall clock of the centre.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ALMATY, aMechanic, aShop, dayOf, DUBLIN, EVERY_DAY, OFFICE_WEEK, on, shifts } from "test/rosters";
import { HOUR, instant, iso, MINUTE, plus } from "~/journey/instant";
import type { Span } from "~/journey/working-time";
import { overrideKey, type Roster } from "./roster";
import { quarterOf, without, type Workshop } from "./workshop";

/** Spans as "08:00–12:00" on the wall clock of a zone. */
function told(spans: readonly Span[], timeZone = DUBLIN): string[] {
  const clock = new Intl.DateTimeFormat("en-IE", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
  return spans.map(({ start, end }) => `${clock.format(start)}–${clock.format(end)}`);
}

/** Open round the clock on every day. */
const ALWAYS = EVERY_DAY.map((weekday) => ({ weekday, opensMinute: 0, closesMinute: 1440 }));

/** 2026-03-02 is a Monday. */
const MONDAY = dayOf("2026-03-02");

describe("Somebody is at work", () => {
  test("in the opening hours, when they have no shifts of their own", () => {
    const shop = aShop();
    expect(told(shop.atWork("m1", MONDAY))).toEqual(["08:00–17:00"]);
    expect(shop.atWork("m1", MONDAY + 5)).toEqual([]);
  });

  test("in their shifts, as far as the centre is open", () => {
    const shop = aShop({
      mechanics: [aMechanic("m1", { shifts: [...shifts(6 * 60, 12 * 60), ...shifts(13 * 60, 20 * 60)] })],
    });
    expect(told(shop.atWork("m1", MONDAY))).toEqual(["08:00–12:00", "13:00–17:00"]);
  });

  test("from the first day on which a shift holds to the last, both included", () => {
    const validity = { validFrom: MONDAY + 1, validTo: MONDAY + 2 };
    const shop = aShop({
      mechanics: [aMechanic("m1", { shifts: shifts(9 * 60, 15 * 60, EVERY_DAY, validity) })],
    });
    const hours = [0, 1, 2, 3].map((day) => told(shop.atWork("m1", MONDAY + day)));
    expect(hours).toEqual([[], ["09:00–15:00"], ["09:00–15:00"], []]);
  });

  test("only once, where two of their shifts overlap or touch", () => {
    const twice = [...shifts(8 * 60, 12 * 60), ...shifts(11 * 60, 14 * 60), ...shifts(14 * 60, 15 * 60)];
    const shop = aShop({ mechanics: [aMechanic("m1", { shifts: twice })] });
    expect(told(shop.atWork("m1", MONDAY))).toEqual(["08:00–15:00"]);
    expect(shop.labour(MONDAY, "all")).toBe(7 * 60);
  });

  test("never in an absence, nor when the centre is shut", () => {
    const absences = [
      { start: on("2026-03-02T10:00"), end: on("2026-03-02T11:30") },
      { start: on("2026-03-03T00:00"), end: on("2026-03-05T00:00") },
    ];
    const shop = aShop({ mechanics: [aMechanic("m1", { absences })] });
    expect(told(shop.atWork("m1", MONDAY))).toEqual(["08:00–10:00", "11:30–17:00"]);
    expect(shop.atWork("m1", MONDAY + 1)).toEqual([]);
    expect(shop.atWork("m1", MONDAY + 2)).toEqual([]);
    expect(told(shop.atWork("m1", MONDAY + 3))).toEqual(["08:00–17:00"]);
  });

  test("on no holiday, and for as long as a holiday with hours of its own is open", () => {
    const exceptions = [
      { date: "2026-03-02", hours: [] },
      { date: "2026-03-03", hours: [{ opensMinute: 9 * 60, closesMinute: 12 * 60 }] },
      { date: "2026-03-07", hours: [{ opensMinute: 10 * 60, closesMinute: 11 * 60 }] },
    ];
    const shop = aShop({ hours: { timeZone: DUBLIN, week: OFFICE_WEEK, exceptions } });
    expect(shop.atWork("m1", MONDAY)).toEqual([]);
    expect(told(shop.atWork("m1", MONDAY + 1))).toEqual(["09:00–12:00"]);
    expect(told(shop.atWork("m1", MONDAY + 5))).toEqual(["10:00–11:00"]);
  });
});

describe("The labour of a day", () => {
  const mechanics = [
    aMechanic("m1", { skills: ["tyres"] }),
    aMechanic("m2"),
    aMechanic("m3", { skills: ["body"] }),
  ];

  test("is the minutes of those who can do it", () => {
    const shop = aShop({ mechanics });
    expect(shop.labour(MONDAY, "all")).toBe(3 * 540);
    expect(shop.labour(MONDAY, "tyres")).toBe(2 * 540);
    expect(shop.labour(MONDAY, "electrical")).toBe(540);
    expect(shop.labour(MONDAY + 6, "all")).toBe(0);
  });

  test("is what an override says, but nothing on a day on which the centre is shut", () => {
    const overrides = new Map([
      [overrideKey(MONDAY, "labour", "tyres"), 90],
      [overrideKey(MONDAY + 6, "labour", "tyres"), 90],
    ]);
    const shop = aShop({ mechanics, overrides });
    expect(shop.labour(MONDAY, "tyres")).toBe(90);
    expect(shop.labour(MONDAY, "all")).toBe(3 * 540);
    expect(shop.labour(MONDAY + 6, "tyres")).toBe(0);
  });
});

describe("Work is done", () => {
  test("when its minutes are over", () => {
    expect(aShop().finish("m1", on("2026-03-02T09:00"), 90)).toBe(on("2026-03-02T10:30"));
  });

  test("after the break, the next morning, or after the weekend", () => {
    const shop = aShop({
      mechanics: [aMechanic("m1", { shifts: [...shifts(8 * 60, 12 * 60), ...shifts(13 * 60, 17 * 60)] })],
    });
    expect(shop.finish("m1", on("2026-03-02T11:30"), 60)).toBe(on("2026-03-02T13:30"));
    expect(shop.finish("m1", on("2026-03-02T16:30"), 60)).toBe(on("2026-03-03T08:30"));
    expect(shop.finish("m1", on("2026-03-06T16:30"), 60)).toBe(on("2026-03-09T08:30"));
  });

  test("at the very end of a day rather than at the beginning of the next", () => {
    expect(aShop().finish("m1", on("2026-03-02T16:00"), 60)).toBe(on("2026-03-02T17:00"));
  });

  test("never, when nobody is there at its beginning, nobody is known by that name, or it never ends", () => {
    const away = [{ start: on("2026-03-02T10:00"), end: on("2030-01-01T00:00") }];
    const shop = aShop({ mechanics: [aMechanic("m1"), aMechanic("m2", { absences: away })] });
    expect(shop.finish("m1", on("2026-03-02T17:00"), 60)).toBeUndefined();
    expect(shop.finish("m1", on("2026-03-01T09:00"), 60)).toBeUndefined();
    expect(shop.finish("nobody", on("2026-03-02T09:00"), 60)).toBeUndefined();
    expect(shop.finish("m2", on("2026-03-02T09:00"), 60)).toBe(on("2026-03-02T10:00"));
    expect(shop.finish("m2", on("2026-03-02T09:00"), 61)).toBeUndefined();
  });

  test("over midnight, where a shift of one day is followed by one of the next", () => {
    const night = [...shifts(20 * 60, 1440, [1]), ...shifts(0, 6 * 60, [2])];
    const hours = { timeZone: DUBLIN, week: ALWAYS, exceptions: [] };
    const shop = aShop({ hours, mechanics: [aMechanic("m1", { shifts: night })] });
    expect(shop.finish("m1", on("2026-03-02T23:00"), 180)).toBe(on("2026-03-03T02:00"));
    expect(shop.minutesByDay("m1", { start: on("2026-03-02T23:00"), end: on("2026-03-03T02:00") })).toEqual(
      new Map([
        [MONDAY, 60],
        [MONDAY + 1, 120],
      ]),
    );
  });
});

describe("When the clocks change", () => {
  /** In Dublin 01:00 becomes 02:00 on 29 March, and 02:00 becomes 01:00 on 25 October. */
  const SPRING = dayOf("2026-03-29");
  const AUTUMN = dayOf("2026-10-25");
  const night = (timeZone: string, rules = shifts(0, 6 * 60)): Workshop =>
    aShop({
      hours: { timeZone, week: ALWAYS, exceptions: [] },
      mechanics: [aMechanic("m1", { shifts: rules })],
    });

  test("a shift of a spring night is an hour shorter, and of an autumn night an hour longer", () => {
    const minutes = (shop: Workshop) =>
      [SPRING - 1, SPRING, AUTUMN, AUTUMN + 1].map((day) => shop.labour(day, "all"));
    expect(minutes(night(DUBLIN))).toEqual([360, 300, 420, 360]);
    expect(minutes(night(ALMATY))).toEqual([360, 360, 360, 360]);
  });

  test("a shift of the day keeps its hours on the wall clock", () => {
    for (const timeZone of [DUBLIN, ALMATY]) {
      const shop = night(timeZone, shifts(9 * 60, 15 * 60));
      for (const day of [SPRING - 1, SPRING, SPRING + 1, AUTUMN - 1, AUTUMN, AUTUMN + 1])
        expect(told(shop.atWork("m1", day), timeZone)).toEqual(["09:00–15:00"]);
    }
  });

  test("a time that is skipped comes with the jump, and one that comes twice the first time", () => {
    const at = (day: number, from: number, to: number) => {
      const [span] = night(DUBLIN, shifts(from, to)).atWork("m1", day);
      return span && [iso(span.start), iso(span.end)];
    };
    expect(at(SPRING, 90, 180)).toEqual(["2026-03-29T01:00:00.000Z", "2026-03-29T02:00:00.000Z"]);
    expect(at(SPRING, 0, 90)).toEqual(["2026-03-29T00:00:00.000Z", "2026-03-29T01:00:00.000Z"]);
    // 01:30 is at 00:30 and at 01:30 UTC.
    expect(at(AUTUMN, 90, 180)).toEqual(["2026-10-25T00:30:00.000Z", "2026-10-25T03:00:00.000Z"]);
    expect(at(AUTUMN, 0, 90)).toEqual(["2026-10-24T23:00:00.000Z", "2026-10-25T00:30:00.000Z"]);
  });

  test("work that begins on the evening before takes the minutes that it needs", () => {
    const shop = night(DUBLIN, shifts(0, 1440));
    const start = on("2026-03-28T23:30");
    expect(shop.finish("m1", start, 120)).toBe(plus(start, 2 * HOUR));
    expect(told([{ start, end: plus(start, 2 * HOUR) }])).toEqual(["23:30–02:30"]);
  });
});

describe("The minutes of a time by day", () => {
  const roster = fc.record({
    timeZone: fc.constantFrom(DUBLIN, ALMATY, "America/St_Johns", "Australia/Lord_Howe"),
    opens: fc.integer({ min: 0, max: 10 }),
    lasts: fc.integer({ min: 6, max: 24 }),
    shift: fc.option(fc.tuple(fc.integer({ min: 0, max: 1430 }), fc.integer({ min: 1, max: 600 })), {
      nil: undefined,
    }),
    away: fc.array(fc.tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 3_000 })), {
      maxLength: 3,
    }),
  });
  /** Days around which the clocks of these zones change, and one of summer. */
  const begins = fc.constantFrom(
    "2026-03-06",
    "2026-03-27",
    "2026-04-03",
    "2026-07-01",
    "2026-10-03",
    "2026-10-24",
    "2026-10-31",
  );

  test("come to the minutes that the work takes, whatever the shifts, absences and clocks", () => {
    let placed = 0;
    fc.assert(
      fc.property(
        roster,
        begins,
        fc.nat(3 * 1440),
        fc.integer({ min: 1, max: 1440 }),
        (made, date, late, minutes) => {
          const start = instant(Date.parse(`${date}T00:00:00Z`) + late * MINUTE);
          const shop = aShop(rosterOf(made, start));
          const end = shop.finish("m1", start, minutes);
          if (end === undefined) return;
          placed += 1;
          const byDay = shop.minutesByDay("m1", { start, end });
          expect([...byDay.values()].reduce((sum, each) => sum + each, 0)).toBe(minutes);
          for (const [day, taken] of byDay) expect(taken).toBeLessThanOrEqual(shop.labour(day, "all"));
        },
      ),
      { numRuns: 400 },
    );
    expect(placed).toBeGreaterThan(30);
  });

  interface Made {
    readonly timeZone: string;
    readonly opens: number;
    readonly lasts: number;
    readonly shift: readonly [number, number] | undefined;
    readonly away: readonly (readonly [number, number])[];
  }

  function rosterOf({ timeZone, opens, lasts, shift, away }: Made, start: number): Partial<Roster> {
    const closesMinute = Math.min(1440, (opens + lasts) * 60);
    const week = EVERY_DAY.map((weekday) => ({ weekday, opensMinute: opens * 60, closesMinute }));
    const absences = away.map(([after, lasting]) => ({
      start: instant(start + after * MINUTE),
      end: instant(start + (after + lasting) * MINUTE),
    }));
    const own = shift ? shifts(shift[0], Math.min(1440, shift[0] + shift[1])) : [];
    return {
      hours: { timeZone, week, exceptions: [] },
      mechanics: [aMechanic("m1", { shifts: own, absences })],
    };
  }
});

test("What is taken out of spans leaves the rest", () => {
  const span = (start: number, end: number) => ({ start: instant(start), end: instant(end) });
  expect(without([span(0, 10), span(20, 30)], [span(5, 22), span(25, 26), span(40, 50)])).toEqual([
    span(0, 5),
    span(22, 25),
    span(26, 30),
  ]);
  expect(without([span(0, 10)], [span(0, 10)])).toEqual([]);
});

test("Quarters of an hour begin where the clock shows them", () => {
  expect(quarterOf(on("2026-03-02T09:14"))).toBe(on("2026-03-02T09:00"));
  expect(quarterOf(on("2026-03-02T09:15"))).toBe(on("2026-03-02T09:15"));
});
