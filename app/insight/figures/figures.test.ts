// Quantiles, survival, limits and intervals against worked examples and obvious ways to count.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chanceWithin, kaplanMeier, survivalAt, survivalQuantile, type Stay } from "./kaplan-meier";
import { seededRandom } from "./random";
import { exactSum, quantile, summarise } from "./summary";
import { wilson } from "./wilson";
import { xmr } from "./xmr";

const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 60 });

describe("a summary", () => {
  it("interpolates between the two nearest values", () => {
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
    expect(quantile([10, 20], 0.9)).toBeCloseTo(19, 12);
    expect(quantile([7], 0.95)).toBe(7);
    expect(quantile([], 0.5)).toBeNaN();
  });

  it("does not depend on the order, and grows with the values", () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 1, max: 9 }), (values, factor) => {
        const one = summarise(Float64Array.from(values));
        const other = summarise(Float64Array.from([...values].reverse(), (value) => value * factor));
        expect(other.sum).toBe(one.sum * factor);
        expect(other.p90).toBeCloseTo(one.p90 * factor, 9);
        expect(one.min).toBeLessThanOrEqual(one.median);
        expect(one.median).toBeLessThanOrEqual(one.p90);
        expect(one.p95).toBeLessThanOrEqual(one.max);
      }),
    );
  });

  it("loses nothing of small numbers beside large ones", () => {
    expect(exactSum([1e16, 1, -1e16, 1])).toBe(2);
  });
});

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

describe("the limits of a weekly figure", () => {
  it("are mean +- 2.66 mean moving ranges", () => {
    // Ranges 2, 4, 1, 3.
    const { mean, lower, upper, points } = xmr([10, 12, 8, 9, 12]);
    expect(mean).toBeCloseTo(10.2, 12);
    expect(upper - mean).toBeCloseTo((2.66 * (2 + 4 + 1 + 3)) / 4, 12);
    expect(mean - lower).toBeCloseTo(upper - mean, 12);
    expect(points.every(({ signal }) => signal === undefined)).toBe(true);
  });

  it("point at what lies beyond them, and at eight in a row on one side", () => {
    expect(xmr([5, 6, 5, 6, 5, 6, 5, 6, 40]).points.at(-1)?.signal).toBe("high");
    const shifted = xmr([9, 9, 9, 9, 9, 9, 9, 9, 3, 3, 3, 3, 3, 3, 3, 3]);
    expect(shifted.points.every(({ signal }) => signal !== undefined)).toBe(true);
    expect(xmr([4]).points).toEqual([{ value: 4, signal: undefined }]);
    expect(xmr([1, 9, 1, 9], 0).lower).toBe(0);
  });
});

it("a share has Wilson's interval", () => {
  const eight = wilson(8, 10);
  expect(eight?.low).toBeCloseTo(0.4902, 4);
  expect(eight?.high).toBeCloseTo(0.9433, 4);
  expect(wilson(0, 0)).toBeUndefined();
  expect(wilson(0, 20)?.low).toBe(0);
});

it("random numbers repeat themselves and are spread evenly", () => {
  const [one, other] = [seededRandom(7), seededRandom(7)];
  const drawn = Array.from({ length: 20_000 }, () => one.fraction());
  expect(Array.from({ length: 20_000 }, () => other.fraction())).toEqual(drawn);
  expect(exactSum(drawn) / drawn.length).toBeCloseTo(0.5, 1);
  const normal = Array.from({ length: 20_000 }, () => one.normal());
  expect(exactSum(normal.map((value) => value * value)) / normal.length).toBeCloseTo(1, 1);
});
