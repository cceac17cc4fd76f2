// Tax within prices: whole amounts that add up, and a rounding that is never off by more than half a minor unit.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linesTotal } from "./visit";
import { taxWithin } from "./tax";

const amount = fc.integer({ min: 0, max: 9_999_999_999 });
const rate = fc.integer({ min: 0, max: 10_000 });

describe("tax within a total", () => {
  it.each([
    [12_300, 2300, 2300],
    [100, 2000, 17],
    [1, 2000, 0],
    // Exactly half a cent is rounded up.
    [3, 2000, 1],
    [18_400, 0, 0],
    [0, 2300, 0],
  ])("of %i at %i hundredths of a per cent is %i", (total, basisPoints, tax) => {
    expect(taxWithin(total, basisPoints)).toEqual({
      totalMinor: total,
      taxMinor: tax,
      netMinor: total - tax,
    });
  });

  it("adds up to the total with the net amount, and is off by half a minor unit at most", () => {
    fc.assert(
      fc.property(fc.array(amount, { maxLength: 60 }), rate, (prices, basisPoints) => {
        const total = linesTotal(prices.map((priceMinor) => ({ priceMinor })));
        expect(total).toBe(prices.reduce((sum, price) => sum + price, 0));
        const { netMinor, taxMinor, totalMinor } = taxWithin(total, basisPoints);
        expect(totalMinor).toBe(total);
        expect(netMinor + taxMinor).toBe(total);
        expect(Number.isSafeInteger(taxMinor) && taxMinor >= 0 && taxMinor <= total).toBe(true);
        // |tax - exact| <= 1/2, in whole numbers: |tax * (1 + rate) - total * rate| * 2 <= 1 + rate.
        const divisor = 10_000n + BigInt(basisPoints);
        const off = BigInt(taxMinor) * divisor - BigInt(total) * BigInt(basisPoints);
        expect((off < 0n ? -off : off) * 2n <= divisor).toBe(true);
      }),
    );
  });

  it("is refused of what is no amount", () => {
    expect(() => taxWithin(1.5, 2000)).toThrow(RangeError);
    expect(() => taxWithin(-1, 2000)).toThrow(RangeError);
    expect(() => taxWithin(100, 19.5)).toThrow(RangeError);
  });
});
