// Text on paper: nothing that somebody typed stops a paper from being made, and nothing leaves its column.
import fc from "fast-check";
import { expect, test } from "vitest";
import { printable, visualOrder, wrapped } from "./lines";
import { typeface } from "./typefaces.server";

const { has } = typeface("plain");
/** Every sign is as wide as the next. */
const measure = (text: string) => [...text].length;

test.each([
  ["Nora Byrne", "Nora Byrne"],
  ["Вячеслав Ёжиков", "Вячеслав Ёжиков"],
  ["the 🚗 rattles", "the □ rattles"],
  ["👨‍👩‍👧 family car", "□ family car"],
  ["a\u0000b\u202ec\ud800", "abc"],
  ["Cafe\u0301", "Café"],
])("%j is drawn as %j", (text, drawn) => {
  expect(printable(text, has)).toBe(drawn);
});

test("whatever was typed, only signs of the typeface are drawn", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
      const drawn = [...printable(text, has)];
      expect(drawn.every((sign) => sign === "\n" || has(sign.codePointAt(0) ?? 0))).toBe(true);
    }),
  );
});

test("no line is wider than its column, and no letter is lost", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "б", " ", "-", "\n", "ё"), maxLength: 200 });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 20 }), (typed, width) => {
      const lines = wrapped(typed, width, measure);
      for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width);
      expect(lines.join("").replace(/\s/g, "")).toBe(typed.replace(/\s/g, ""));
    }),
  );
});

test("a long word is broken behind a sign that allows it", () => {
  expect(wrapped("a rear-left-door-handle", 12, measure)).toEqual(["a", "rear-left-", "door-handle"]);
});

test("words that are read from the right stand in that order, the rest stays", () => {
  expect(visualOrder("Mr محمد علي and Nora")).toBe("Mr علي محمد and Nora");
  expect(visualOrder("Nora Byrne")).toBe("Nora Byrne");
  expect(visualOrder("שלום עולם 17")).toBe("עולם שלום 17");
});
