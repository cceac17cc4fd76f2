// Canonical JSON: the same text for the same content, and nothing that can be written in two ways.
import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalJson } from "./canonical";

test("members stand in one order, whatever order they came in", () => {
  expect(canonicalJson({ b: 1, a: [true, null, "é"], c: { z: 0, y: -0 } })).toBe(
    '{"a":[true,null,"é"],"b":1,"c":{"y":0,"z":0}}',
  );
});

test("a member without a value is not there", () => {
  expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
});

test.each([1.5, Number.NaN, Infinity, 2 ** 53, new Date(0), () => 1, [undefined], 1n])(
  "%s has no canonical form",
  (value) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError);
  },
);

test("the text says the same as the content, and is the same again when it is read back", () => {
  const content = fc
    .jsonValue()
    .filter((value) => !/[.eE]/.test(JSON.stringify(value).replace(/"[^"]*"/g, "")));
  fc.assert(
    fc.property(content, (value) => {
      let text: string;
      try {
        text = canonicalJson(value);
      } catch {
        return;
      }
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});
