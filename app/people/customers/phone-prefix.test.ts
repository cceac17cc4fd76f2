// What the beginning of a telephone number may mean.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countryOfPhone } from "../phone";
import { phonePrefixes } from "./phone-prefix";

describe("the beginning of a telephone number", () => {
  it.each([
    ["087 12", "IE", "+3538712"],
    ["0871", "IE", undefined],
    ["(01) 555", "IE", "+3531555"],
    ["+353 87 12", "IE", "+3538712"],
    ["00353 87 1 2", "IE", "+3538712"],
    ["8 (916) 1", "RU", "+79161"],
    ["916 1", "RU", "+79161"],
    ["7 916 1", "RU", "+79161"],
    ["812 3", "RU", "+78123"],
    ["+7 916 1", "IE", undefined],
    ["+7 916 123", "IE", "+7916123"],
    ["Mary", "IE", undefined],
    ["", "RU", undefined],
  ] as const)("%j in %s begins %s", (typed, country, prefix) => {
    const found = phonePrefixes(typed, country);
    if (prefix === undefined) expect(found).toEqual([]);
    else expect(found).toContain(prefix);
  });

  it("is the beginning of the number that is typed in the end", () => {
    const russian = fc.stringMatching(/^[349]\d{9}$/);
    fc.assert(
      fc.property(
        russian,
        fc.integer({ min: 6, max: 11 }),
        fc.constantFrom("8", "+7", "7", ""),
        (rest, upTo, before) => {
          const typed = (before + rest).slice(0, upTo);
          const prefixes = phonePrefixes(typed, countryOfPhone("+74951234567"));
          expect(prefixes.some((prefix) => `+7${rest}`.startsWith(prefix))).toBe(true);
        },
      ),
    );
  });
});
