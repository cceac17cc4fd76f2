// What a visit takes, worked out of its services.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { needOf } from "./need";
import { SKILLS } from "./skills";

const PHONE = { transport: "drop-off", channel: "phone" } as const;

describe("the need of a visit", () => {
  test("is the sum of the services, with the skill and the bay of the longest", () => {
    const need = needOf(
      [
        { labourMinutes: 30, skill: "tyres", bayKind: "flat" },
        { labourMinutes: 90, skill: "alignment", bayKind: "alignment" },
        { labourMinutes: 15 },
      ],
      PHONE,
    );
    expect(need).toMatchObject({ minutes: 135, skill: "alignment", bayKind: "alignment", walkIn: false });
    expect(need.work).toEqual([
      { skill: "alignment", minutes: 90 },
      { skill: "tyres", minutes: 30 },
      { skill: "mechanical", minutes: 15 },
    ]);
  });

  test("of two services of one length is that of the first", () => {
    const lines = [
      { labourMinutes: 60, skill: "electrical" },
      { labourMinutes: 60, skill: "tyres" },
    ];
    expect(needOf(lines, PHONE).skill).toBe("electrical");
  });

  test("without services is an hour in which somebody looks at the car", () => {
    for (const lines of [[], [{ labourMinutes: 0, skill: "tyres" }]]) {
      expect(needOf(lines, PHONE)).toMatchObject({
        minutes: 60,
        skill: "mechanical",
        work: [{ skill: "mechanical", minutes: 60 }],
      });
    }
  });

  test("is mechanical work in any bay where the catalogue names a skill or a bay that is unknown here", () => {
    const need = needOf([{ labourMinutes: 60, skill: "wizardry", bayKind: "cellar" }], PHONE);
    expect(need).toMatchObject({ skill: "mechanical" });
    expect(need.bayKind).toBeUndefined();
  });

  test("of a customer who comes without an appointment may take what is held back", () => {
    expect(needOf([], { transport: "wait", channel: "walk-in" })).toMatchObject({
      transport: "wait",
      walkIn: true,
    });
  });

  test("follows the minutes that a person has set, shared out as the services are", () => {
    const lines = [
      { labourMinutes: 60, skill: "electrical" },
      { labourMinutes: 30, skill: "tyres" },
    ];
    expect(needOf(lines, PHONE, 180).work).toEqual([
      { skill: "electrical", minutes: 120 },
      { skill: "tyres", minutes: 60 },
    ]);
  });

  test("shares out every minute, and none twice", () => {
    const line = fc.record({
      labourMinutes: fc.integer({ min: 0, max: 600 }),
      skill: fc.option(fc.constantFrom(...SKILLS), { nil: undefined }),
    });
    const set = fc.option(fc.integer({ min: 1, max: 1440 }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), set, (lines, minutes) => {
        const need = needOf(lines, PHONE, minutes);
        expect(need.work.reduce((sum, part) => sum + part.minutes, 0)).toBe(need.minutes);
        expect(need.work.every((part) => part.minutes > 0)).toBe(true);
        expect(new Set(need.work.map(({ skill }) => skill)).size).toBe(need.work.length);
        if (minutes !== undefined) expect(need.minutes).toBe(minutes);
      }),
    );
  });
});
