// Time to an end that some have not come to: the plain way against a textbook, and the curve of the reports against both.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { curveChance, curveQuantile, survivalCurve, weighted } from "~/insight/figures/survival-curve";
import { chanceWithin, kaplanMeier, survivalAt, survivalQuantile, type Stay } from "./kaplan-meier";

/** Remission of leukaemia under 6-MP, weeks; "+" was still in remission (Freireich and others 1963; Klein and Moeschberger, table 1.1). */
const REMISSIONS = "6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+";

function stays(text: string): Stay[] {
  return text.split(" ").map((each) => ({ entry: 0, exit: parseFloat(each), ended: !each.endsWith("+") }));
}

describe("survival", () => {
  const remission = kaplanMeier(stays(REMISSIONS));

  it("is what the textbook says of the remissions under 6-MP", () => {
    const told = remission.map(({ age, survival }) => [age, Number(survival.toFixed(3))]);
    expect(told).toEqual([
      [6, 0.857],
      [7, 0.807],
      [10, 0.753],
      [13, 0.69],
      [16, 0.627],
      [22, 0.538],
      [23, 0.448],
    ]);
    expect(remission.map(({ atRisk }) => atRisk)).toEqual([21, 17, 15, 12, 11, 7, 6]);
    expect(survivalQuantile(remission, 0.5)).toBe(23);
    expect(survivalQuantile(remission, 0.9)).toBeUndefined();
  });

  it("is drawn so by the curve of the reports too", () => {
    const of = (values: readonly Stay[]) => weighted(Float64Array.from(values, ({ exit }) => exit));
    const all = stays(REMISSIONS);
    const none = weighted(new Float64Array());
    const [ended, censored] = [all.filter((each) => each.ended), all.filter((each) => !each.ended)];
    const curve = survivalCurve(of(ended), of(censored), none);
    expect([...curve.ages]).toEqual([6, 7, 10, 13, 16, 22, 23]);
    expect([...curve.shares].map((share) => Number(share.toFixed(3)))).toEqual([
      0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448,
    ]);
    expect(curveQuantile(curve, 0.5)).toBe(23);
    expect(curveChance(curve, 10, 22)).toBeCloseTo(1 - 0.5378 / 0.7529, 3);
  });

  it("gives a chance for what has gone on for some time", () => {
    expect(chanceWithin(remission, 10, 22)).toBeCloseTo(1 - 0.5378 / 0.7529, 3);
    expect(chanceWithin(remission, 30, 22)).toBe(0);
  });

  it("counts a late entry only from its entry on", () => {
    // Ends at 2 (of those at risk: a, b), at 5 (of b, c, d), at 8 (of c, d): 1/2, then 2/3 of it, then 1/2 of that.
    const seen = kaplanMeier([
      { entry: 0, exit: 2, ended: true },
      { entry: 0, exit: 5, ended: true },
      { entry: 3, exit: 8, ended: true },
      { entry: 4, exit: 9, ended: false },
    ]);
    expect(seen.map(({ age, atRisk }) => [age, atRisk])).toEqual([
      [2, 2],
      [5, 3],
      [8, 2],
    ]);
    expect(survivalAt(seen, 8)).toBeCloseTo(1 / 6, 12);
  });

  it("is the share of those that last longer, when all have ended", () => {
    const lengths = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(lengths, fc.integer({ min: 0, max: 41 }), (exits, age) => {
        const all = kaplanMeier(exits.map((exit) => ({ entry: 0, exit, ended: true })));
        const longer = exits.filter((exit) => exit > age).length / exits.length;
        expect(survivalAt(all, age)).toBeCloseTo(longer, 9);
      }),
    );
  });
});

it("the survival curve over columns is that of Kaplan and Meier", () => {
  const stay = fc.record({
    entry: fc.integer({ min: 0, max: 20 }),
    more: fc.integer({ min: 1, max: 30 }),
    ended: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(stay, { minLength: 1, maxLength: 60 }), (drawn) => {
      const stays = drawn.map(({ entry, more, ended }) => ({
        entry: entry < 8 ? 0 : entry,
        exit: entry + more,
        ended,
      }));
      const of = (values: readonly number[]) => weighted(Float64Array.from(values));
      const curve = survivalCurve(
        of(stays.filter(({ ended }) => ended).map(({ exit }) => exit)),
        of(stays.filter(({ ended }) => !ended).map(({ exit }) => exit)),
        of(stays.map(({ entry }) => entry).filter((entry) => entry > 0)),
      );
      const wanted = kaplanMeier(stays);
      expect([...curve.ages]).toEqual(wanted.map(({ age }) => age));
      wanted.forEach(({ survival }, place) => expect(curve.shares[place]).toBeCloseTo(survival, 9));
      expect(curveQuantile(curve, 0.5)).toBe(survivalQuantile(wanted, 0.5) ?? null);
    }),
  );
});
