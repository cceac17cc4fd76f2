// Sorting by digits gives what comparing gives.
import fc from "fast-check";
import { expect, it } from "vitest";
import { rising } from "./rising";

const numbers = fc.oneof(
  fc.integer({ min: 0, max: 50 }),
  fc.integer({ min: 0, max: 10_000_000 }),
  fc.integer({ min: 2 ** 31, max: 2 ** 32 - 1 }),
);
const others = fc.constantFrom(0.5, -3, 2 ** 32, 2 ** 40, Infinity, NaN);

it("sorts whole numbers, and whatever stands among them", () => {
  const lists = fc.tuple(
    fc.array(numbers, { minLength: 0, maxLength: 600, size: "max" }),
    fc.array(others, { maxLength: 2 }),
  );
  fc.assert(
    fc.property(lists, ([whole, more]) => {
      const values = Float64Array.from([...whole, ...more]);
      expect(rising(values.slice())).toEqual(values.slice().sort());
    }),
  );
});
