// Finding a bay and a mechanic who are free together.
import { describe, expect, test } from "vitest";
import { aBay, aMechanic, aNeed, aShop, on, shifts } from "test/rosters";
import type { Span } from "~/journey/working-time";
import { place, type Busy, type Wish } from "./placement";

const NINE = on("2026-03-02T09:00");
const NOBODY: Busy = new Map();

function busy(times: Readonly<Record<string, readonly (readonly [string, string])[]>>): Busy {
  return new Map(
    Object.entries(times).map(([id, spans]): [string, Span[]] => [
      id,
      spans.map(([start, end]) => ({ start: on(`2026-03-02T${start}`), end: on(`2026-03-02T${end}`) })),
    ]),
  );
}

const TWO = {
  mechanics: [aMechanic("m1"), aMechanic("m2")],
  bays: [aBay("b1"), aBay("b2")],
};

function found(
  shop: Parameters<typeof place>[0],
  need: Parameters<typeof aNeed>[0],
  wish: Partial<Wish>,
  taken = NOBODY,
) {
  return place(shop, aNeed(need), { receptionAt: NINE, ...wish }, taken);
}

describe("A place", () => {
  test("is the first bay and the first mechanic at the time of the reception", () => {
    expect(found(aShop(TWO), {}, {})).toEqual({
      receptionAt: NINE,
      startsAt: NINE,
      endsAt: on("2026-03-02T10:00"),
      bayId: "b1",
      mechanicId: "m1",
    });
  });

  test("goes to the next who is free at that time, before it goes to a later one", () => {
    const taken = busy({ m1: [["08:00", "12:00"]], b1: [["09:30", "10:30"]] });
    expect(found(aShop(TWO), {}, {}, taken)).toMatchObject({ startsAt: NINE, bayId: "b2", mechanicId: "m2" });
  });

  test("of a car that is left there begins at a quarter of an hour later that day", () => {
    const taken = busy({ m1: [["08:00", "11:20"]] });
    expect(found(aShop(), {}, {}, taken)).toMatchObject({ startsAt: on("2026-03-02T11:30") });
    expect(found(aShop(), {}, {}, busy({ b1: [["08:00", "17:00"]] }))).toBeUndefined();
  });

  test("of a customer who waits begins at once or not at all", () => {
    const taken = busy({ m1: [["08:00", "09:15"]] });
    expect(found(aShop(), { transport: "wait" }, {}, taken)).toBeUndefined();
    expect(found(aShop(), { transport: "wait" }, {})).toMatchObject({ startsAt: NINE });
  });

  test("may touch another one at both ends", () => {
    const taken = busy({
      m1: [
        ["08:00", "09:00"],
        ["10:00", "11:00"],
      ],
      b1: [
        ["08:00", "09:00"],
        ["10:00", "11:00"],
      ],
    });
    expect(found(aShop(), {}, {}, taken)).toMatchObject({ startsAt: NINE, endsAt: on("2026-03-02T10:00") });
  });

  test("reaches over the night when the work does, and is none when somebody else begins the next morning", () => {
    const late = on("2026-03-02T16:30");
    const place = found(aShop(), {}, { receptionAt: late });
    expect(place).toMatchObject({ startsAt: late, endsAt: on("2026-03-03T08:30") });
    const tomorrow: Busy = new Map([
      ["b1", [{ start: on("2026-03-03T08:15"), end: on("2026-03-03T09:00") }]],
    ]);
    expect(found(aShop(), {}, { receptionAt: late }, tomorrow)).toBeUndefined();
  });

  test("asks for a mechanic who can do it, and a bay of the kind that is equipped for it", () => {
    const shop = aShop({
      mechanics: [
        aMechanic("m1", { skills: ["tyres"] }),
        aMechanic("m2", { skills: ["alignment", "tyres"] }),
      ],
      bays: [
        aBay("b1"),
        aBay("b2", { kind: "alignment", skills: ["tyres"] }),
        aBay("b3", { kind: "alignment", skills: ["alignment"] }),
      ],
    });
    expect(found(shop, { skill: "alignment", bayKind: "alignment" }, {})).toMatchObject({
      bayId: "b3",
      mechanicId: "m2",
    });
    expect(found(shop, { skill: "body" }, {})).toBeUndefined();
  });

  test("follows a mechanic's shifts", () => {
    const shop = aShop({ mechanics: [aMechanic("m1", { shifts: shifts(13 * 60, 17 * 60) })] });
    expect(found(shop, {}, {})).toMatchObject({ startsAt: on("2026-03-02T13:00") });
  });
});

describe("A wish", () => {
  test("for a bay and a mechanic is for nobody else", () => {
    const wish = { bayId: "b2", mechanicId: "m2" };
    expect(found(aShop(TWO), {}, wish)).toMatchObject(wish);
    expect(found(aShop(TWO), {}, wish, busy({ b2: [["08:00", "17:00"]] }))).toBeUndefined();
  });

  test("for a beginning is for no other one", () => {
    const startsAt = on("2026-03-02T14:00");
    expect(found(aShop(), {}, { startsAt })).toMatchObject({ receptionAt: NINE, startsAt });
    expect(found(aShop(), {}, { startsAt }, busy({ m1: [["14:30", "15:00"]] }))).toBeUndefined();
  });

  test("for a beginning before the car is there, or on another day, is in vain", () => {
    expect(found(aShop(), {}, { startsAt: on("2026-03-02T08:45") })).toBeUndefined();
    expect(found(aShop(), {}, { startsAt: on("2026-03-03T09:00") })).toBeUndefined();
  });

  test("of somebody who has a place keeps bay and mechanic when they are free", () => {
    const before = { bayId: "b2", mechanicId: "m2" };
    expect(found(aShop(TWO), {}, { before })).toMatchObject(before);
    expect(found(aShop(TWO), {}, { before }, busy({ m2: [["09:00", "10:00"]] }))).toMatchObject({
      startsAt: NINE,
      bayId: "b2",
      mechanicId: "m1",
    });
  });
});
