// Reading VINs: makes, model years with their thirty-year riddle, and slips of the pen.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isVin, vinText, type Vin } from "~/journey/plate";
import { readVin } from "./vin";

function vin(text: string): Vin {
  if (!isVin(text)) throw new Error(`no VIN: ${text}`);
  return text;
}

const read = (text: string, thisYear = 2026) => readVin(vin(text), thisYear);

describe("the make", () => {
  it.each([
    ["WVWZZZ1KZ8W123456", "Volkswagen"],
    ["XTA210990Y2766389", "Lada"],
    ["JTDKB20U993456789", "Toyota"],
    ["JTHBA30G340012345", "Lexus"],
    ["JN1TANT31U0012345", "Nissan"],
    ["JNKCV51E03M012345", "Infiniti"],
    ["TMBJF25J6C3012345", "Škoda"],
  ])("of %s is %s", (text, make) => {
    expect(read(text).make).toBe(make);
  });

  it.each(["XW8ZZZ61ZDG012345", "Z94CT41CBCR012345"])(
    "is not guessed where several are built: %s",
    (text) => {
      expect(read(text).make).toBeUndefined();
    },
  );
});

describe("the model year", () => {
  it("of a North American car is told by the seventh character", () => {
    expect(read("1HGCM82633A004352").years).toEqual([2003]);
    expect(read("1FA6P8CF0F5300001").years).toEqual([2015]);
    expect(read("5YJSA1E14FF000001").years).toEqual([2015]);
  });

  it("stays a choice of two elsewhere, as soon as the later one has come", () => {
    expect(read("WVWZZZ1KZ8W123456").years).toEqual([2008]);
    expect(read("WVWZZZ1KZ8W123456", 2037).years).toEqual([2008, 2038]);
    expect(read("WVWZZZ1KZAW123456").years).toEqual([1980, 2010]);
    expect(read("XTA210990T2766389").years).toEqual([1996, 2026]);
    expect(read("XTA210990V2766389").years).toEqual([1997, 2027]);
    expect(read("XTA210990W2766389").years).toEqual([1998]);
  });

  it("is not read where the maker writes something else there", () => {
    expect(read("WDB2110061A123456").years).toEqual([]);
    expect(read("SJNFAAJ10U1234567").years).toEqual([]);
    expect(read("KMHSH81WP0U123456").years).toEqual([]);
  });

  it("is never later than next year", () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-HJ-NPR-Z0-9]{17}$/),
        fc.integer({ min: 1990, max: 2060 }),
        (text, thisYear) => {
          const { years } = readVin(vin(text), thisYear);
          expect(years.every((year) => year >= 1980 && year <= thisYear + 1)).toBe(true);
          expect(new Set(years).size).toBe(years.length);
        },
      ),
    );
  });
});

describe("the check digit", () => {
  it("says that a VIN of North America or China was copied down wrongly, and is silent elsewhere", () => {
    expect(read("1HGCM82633A004352").check).toBe("fits");
    expect(read("1HGCM82633A004353").check).toBe("wrong");
    expect(read("LSVAA49J132047372").check).toBe("wrong");
    expect(read("WVWZZZ1KZ8W123456").check).toBe("not-used");
  });

  it("finds every single mistyped character of a VIN that has one", () => {
    const right = "1HGCM82633A004352";
    const weightless = 8;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 16 }), fc.constantFrom(..."0123456789"), (place, digit) => {
        if (place === weightless || !/\d/.test(right.charAt(place)) || right.charAt(place) === digit) return;
        const wrong = right.slice(0, place) + digit + right.slice(place + 1);
        expect(read(wrong).check).toBe("wrong");
      }),
    );
  });

  it("reads Cyrillic look-alikes as the letters they look like", () => {
    expect(read(vinText("ХТА210990У2766389")).make).toBe("Lada");
  });
});
