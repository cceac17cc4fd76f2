// How sure a figure is: against published values, and against what the words of an interval promise.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../figures/random";
import { quantile } from "../figures/summary";
import { wilson } from "../figures/wilson";
import { quantileInterval, quantileRanks, ratioInterval, studentT } from "./intervals";
import { partsFill } from "./catalogue/4-repairs/parts-fill";
import { emptyTally, figureOf } from "./tally";
import { targetOn } from "./targets";

describe("the interval of a share", () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])(
    "of %i in %i is the one of Newcombe, Statistics in Medicine 17 (1998), table I",
    (count, n, low, high) => {
      expect(wilson(count, n)?.low).toBeCloseTo(low, 4);
      expect(wilson(count, n)?.high).toBeCloseTo(high, 4);
    },
  );

  it("of nothing is none", () => {
    expect(wilson(0, 0)).toBeUndefined();
  });
});

describe("the interval of a median", () => {
  // Ranks of the sign test's table: Conover, Practical Nonparametric Statistics, 1999, 3.2; David and Nagaraja, 7.1.
  it.each([
    [6, 1, 6],
    [8, 1, 8],
    [9, 2, 8],
    [10, 2, 9],
    [15, 4, 12],
    [20, 6, 15],
    [25, 8, 18],
  ])("of %i values lies between the %ith and the %ith", (n, low, high) => {
    expect(quantileRanks(n, 0.5)).toEqual([low, high]);
  });

  it.each([0, 1, 5])("of %i values is none: they cannot enclose it", (n) => {
    expect(quantileRanks(n, 0.5)).toBeUndefined();
  });

  it("holds the median of any sample, and grows narrower with more of it", () => {
    const values = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 6, maxLength: 80 });
    fc.assert(
      fc.property(values, (list) => {
        const sorted = [...list].sort((a, b) => a - b);
        const interval = quantileInterval(sorted, 0.5);
        expect(interval?.low).toBeLessThanOrEqual(quantile(sorted, 0.5));
        expect(interval?.high).toBeGreaterThanOrEqual(quantile(sorted, 0.5));
      }),
    );
  });

  it.each([0.5, 0.9])("holds the true quantile %d of a skewed distribution in 95 of 100 samples", (share) => {
    const random = seededRandom(7);
    const truth = -10 * Math.log(1 - share);
    let covered = 0;
    for (let sample = 0; sample < 2000; sample += 1) {
      const values = Float64Array.from({ length: 60 }, () => random.exponential(10)).sort();
      const interval = quantileInterval(values, share);
      if (interval && interval.low <= truth && truth <= interval.high) covered += 1;
    }
    expect(covered / 2000).toBeGreaterThan(0.94);
  });

  it("can be asked of very many", () => {
    const ranks = quantileRanks(100_000, 0.5);
    expect(ranks?.[0]).toBeCloseTo(50_000 - 1.96 * Math.sqrt(25_000), -1);
  });
});

describe("the interval of a ratio", () => {
  it.each([
    [2, 4.303],
    [5, 2.571],
    [10, 2.228],
    [30, 2.042],
  ])("takes Student's t of %i degrees as it is printed", (degrees, printed) => {
    expect(Math.abs(studentT(degrees) / printed - 1)).toBeLessThan(0.01);
  });

  it("of a plain mean is mean +- t s / sqrt n", () => {
    const units = [4, 5, 3, 4, 5, 5, 4, 2];
    const s = Math.sqrt(units.reduce((sum, part) => sum + (part - 4) ** 2, 0) / 7);
    const interval = ratioInterval(units, Array<number>(8).fill(1));
    expect(interval?.high).toBeCloseTo(4 + (studentT(7) * s) / Math.sqrt(8), 12);
    expect(interval?.low).toBeCloseTo(4 - (studentT(7) * s) / Math.sqrt(8), 12);
  });

  it("of two units is none", () => {
    expect(ratioInterval([1, 1], [2, 1])).toBeUndefined();
  });
});

describe("a share of lines", () => {
  const lines = (parts: readonly number[], wholes: readonly number[]) =>
    figureOf(partsFill, { ...emptyTally(), parts: [...parts], wholes: [...wholes] });

  it("is never more than all of them", () => {
    const figure = lines([1, 2, 3, 9], [1, 2, 4, 9]);
    expect(figure.value).toBeCloseTo(15 / 16, 12);
    expect(figure.interval?.high).toBe(1);
  });

  it("is not certain because all visits agree", () => {
    const figure = lines([1, 2, 3, 4], [1, 2, 3, 4]);
    expect(figure.interval).toEqual(wilson(4, 4));
  });
});

describe("a target", () => {
  const criterion = { id: "3.1", target: 10 };
  const versions = [
    { criterion: "3.1", version: 1, value: 8, from: "2026-03-01" },
    { criterion: "3.1", version: 2, value: 6, from: "2026-05-01" },
    { criterion: "3.1", version: 3, value: 7, from: "2026-05-01" },
    { criterion: "3.2", version: 1, value: 1, from: "2026-01-01" },
  ];

  it.each([
    ["2026-02-28", 10, 0],
    ["2026-03-01", 8, 1],
    ["2026-04-30", 8, 1],
    ["2026-05-01", 7, 3],
  ])("on %s is %d", (date, value, version) => {
    expect(targetOn(criterion, versions, date)).toMatchObject({ value, version });
  });
});
