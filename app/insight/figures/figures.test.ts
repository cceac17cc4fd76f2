// Quantiles, limits and intervals against worked examples and obvious ways to count.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
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
