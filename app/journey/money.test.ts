// Money as people type it, and as minor units.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { amountText, fractionDigits, minor, parseMoney, sum } from "./money";

const READ: readonly (readonly [string, string, number])[] = [
  ["1 234,50", "EUR", 123_450],
  ["1\u00a0234,50", "EUR", 123_450],
  ["1\u202f234,50", "RUB", 123_450],
  ["1,234.50", "EUR", 123_450],
  ["1.234,50", "EUR", 123_450],
  ["1234.5", "EUR", 123_450],
  ["1234,5", "EUR", 123_450],
  ["1,234", "EUR", 123_400],
  ["1 234 567", "RUB", 123_456_700],
  ["1.234.567,8", "EUR", 123_456_780],
  [" 7 ", "EUR", 700],
  ["007", "EUR", 700],
  ["0,05", "EUR", 5],
  ["0", "EUR", 0],
  ["1,234", "JPY", 1234],
  ["1234", "JPY", 1234],
  ["1.234", "KWD", 1234],
  ["1,234.5", "KWD", 1_234_500],
  ["99 999 999,99", "EUR", 9_999_999_999],
];

const NONE: readonly (readonly [string, string, string])[] = [
  ["", "EUR", "nothing"],
  ["ten", "EUR", "words"],
  ["-5", "EUR", "negative"],
  ["1e3", "EUR", "a formula"],
  ["5.", "EUR", "a point without a fraction"],
  [".5", "EUR", "a fraction without a whole"],
  ["1.234,567", "EUR", "two signs, no fraction"],
  ["1,234,50", "EUR", "one sign for both"],
  ["0,500", "EUR", "half a euro or five hundred"],
  ["12 34", "EUR", "a gap in the wrong place"],
  ["1 2345", "EUR", "a group of four"],
  ["1,5", "JPY", "no fractions in this currency"],
  ["100 000 000,00", "EUR", "too large"],
  ["9".repeat(40), "EUR", "far too large"],
  ["٣", "EUR", "digits of another script"],
];

const amounts = fc.integer({ min: 0, max: 9_999_999_999 });

describe("money", () => {
  it.each(READ)("reads %j of %s", (text, currency, expected) => {
    expect(parseMoney(text, currency)).toBe(expected);
  });

  it.each(NONE)("does not read %j of %s: %s", (text, currency) => {
    expect(parseMoney(text, currency)).toBeUndefined();
  });

  it("reads what it writes, in every currency and with either sign", () => {
    const currencies = fc.constantFrom("EUR", "RUB", "JPY", "KWD");
    fc.assert(
      fc.property(amounts, currencies, fc.constantFrom(".", ","), (amount, currency, point) => {
        expect(parseMoney(amountText(amount, currency, point), currency)).toBe(amount);
      }),
    );
  });

  it("reads what the languages of the world write", () => {
    const locales = fc.constantFrom("en-IE", "ru-RU", "de-DE", "fr-FR");
    fc.assert(
      fc.property(amounts, locales, (amount, locale) => {
        const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
        expect(parseMoney(format.format(amount / 100), "EUR")).toBe(amount);
      }),
    );
  });

  it("never reads anything but whole minor units in range", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\d., ]{0,16}$/), fc.constantFrom("EUR", "JPY"), (text, currency) => {
        const amount = parseMoney(text, currency);
        if (amount !== undefined)
          expect(amount >= 0 && Number.isSafeInteger(amount) && amount <= 9_999_999_999).toBe(true);
      }),
    );
  });

  it("is whole and adds up", () => {
    expect(() => minor(0.5)).toThrow(RangeError);
    expect(() => minor(Number.MAX_SAFE_INTEGER + 1)).toThrow(RangeError);
    expect(sum([])).toBe(0);
    expect(sum([minor(1), minor(2)])).toBe(3);
    expect(["EUR", "RUB", "JPY", "KWD"].map(fractionDigits)).toEqual([2, 2, 0, 3]);
  });
});
