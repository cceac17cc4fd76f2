// Telephone numbers as customers and advisors write them.
import { describe, expect, it } from "vitest";
import { countryOfPhone, formatPhone, parsePhone, type CountryCode } from "./phone";

const READ: readonly (readonly [string, CountryCode | undefined, string])[] = [
  ["+353 1 555 0100", undefined, "+35315550100"],
  ["(01) 555-0100", "IE", "+35315550100"],
  ["087 123 4567", "IE", "+353871234567"],
  ["00353 87 123 4567", "IE", "+353871234567"],
  ["8 (916) 123-45-67", "RU", "+79161234567"],
  ["8-555-123-45-67", "RU", "+75551234567"],
  ["916 123 45 67", "RU", "+79161234567"],
  ["+7 916 123-45-67", "IE", "+79161234567"],
  ["+353 87 123 4567", "RU", "+353871234567"],
  ["  +353\u00a087\u00a01234567 ", "IE", "+353871234567"],
  ["＋353871234567", undefined, "+353871234567"],
];

const NONE: readonly (readonly [string, CountryCode | undefined, string])[] = [
  ["087 123 4567", undefined, "no country to read it in"],
  ["112", "IE", "too short"],
  ["+353 87 123 4567 123 4567 12", "IE", "too long"],
  ["call Mary 087 123 4567", "IE", "words"],
  ["+353 1 555 0100 ext. 12", "IE", "an extension"],
  ["", "IE", "nothing"],
  ["+999 123 456 789", "IE", "no such country"],
];

describe("a telephone number", () => {
  it.each(READ)("%j typed in %s is %s", (typed, country, meant) => {
    expect(parsePhone(typed, country)).toBe(meant);
  });

  it.each(NONE)("%j typed in %s is none: %s", (typed, country) => {
    expect(parsePhone(typed, country)).toBeUndefined();
  });

  it("is read back from how it is shown", () => {
    for (const [, , meant] of READ) {
      expect(parsePhone(formatPhone(meant))).toBe(meant);
      expect(parsePhone(formatPhone(meant, countryOfPhone(meant)), countryOfPhone(meant))).toBe(meant);
    }
  });

  it("is shown as dialled at home, and with its country abroad", () => {
    expect(formatPhone("+35315550100", "IE")).toBe("(01) 555 0100");
    expect(formatPhone("+35315550100", "RU")).toBe("+353 1 555 0100");
    expect(formatPhone("+79161234567", "RU")).toBe("8 (916) 123-45-67");
    expect(formatPhone("the desk")).toBe("the desk");
  });
});
