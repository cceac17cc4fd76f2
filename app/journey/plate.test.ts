// Plates and VINs as they are typed, and what they have in common.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isVin, plateKey, plateText, vinCheckDigitFits, vinText } from "./plate";

describe("a plate", () => {
  it.each([
    ["131-D-12345", "131D12345"],
    [" 131 d 12345 ", "131D12345"],
    ["О777ОО77", "O777OO77"],
    ["o777oo 77", "O777OO77"],
    ["а 123 вс 777", "A123BC777"],
    ["АВЕКМНОРСТУХ", "ABEKMHOPCTYX"],
    ["M-ÖO 12", "MÖO12"],
    ["M-O\u0308O 12", "MÖO12"],
    ["ＡＢ１２", "AB12"],
    ["—", ""],
  ])("%j is compared as %j", (typed, key) => {
    expect(plateKey(typed)).toBe(key);
  });

  it("is compared alike however often it is folded, in whatever case and with whatever between", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const key = plateKey(text);
        expect(plateKey(key)).toBe(key);
        expect(plateKey(` ${[...key].join("-")}`)).toBe(key);
        expect(key).toMatch(/^[\p{L}\p{Nd}]*$/u);
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9АВЕКМНОРСТУХавекмнорстух -]{1,12}$/), (text) => {
        expect(plateKey(text.toLowerCase())).toBe(plateKey(text.toUpperCase()));
      }),
    );
  });

  it("is shown as it was written, tidied", () => {
    expect(plateText("  131-d   12345 ")).toBe("131-D 12345");
    expect(plateText("о777оо77")).toBe("О777ОО77");
    expect(plateText("ABCDEFGHIJKLMN OPQ")).toBe("ABCDEFGHIJKLMN");
    fc.assert(
      fc.property(
        fc.string(),
        (text) => plateText(plateText(text)) === plateText(text) && plateText(text).length <= 15,
      ),
    );
  });
});

describe("a VIN", () => {
  it.each(["WVWZZZ1JZXW000001", "1M8GDM9AXKP042788", "XTA210990Y2766389"])(
    "%s has the form of one",
    (vin) => {
      expect(isVin(vin)).toBe(true);
    },
  );

  it.each([
    "",
    "WVWZZZ1JZXW00001",
    "WVWZZZ1JZXW0000011",
    "WVWZZZ1JZXW00000O",
    "IVWZZZ1JZXW000001",
    "wvwzzz1jzxw000001",
  ])("%j has not", (text) => {
    expect(isVin(text)).toBe(false);
  });

  it("is tidied as typed, Cyrillic look-alikes included", () => {
    expect(vinText(" wvw-zzz 1jzxw000001")).toBe("WVWZZZ1JZXW000001");
    expect(isVin(vinText("ХТА210990У2766389"))).toBe(true);
  });

  it("has a check digit where makers use one", () => {
    const fits = (vin: string) => isVin(vin) && vinCheckDigitFits(vin);
    expect(fits("1M8GDM9AXKP042788")).toBe(true);
    expect(fits("11111111111111111")).toBe(true);
    expect(fits("5GZCZ43D13S812715")).toBe(true);
    expect(fits("1M8GDM9A1KP042788")).toBe(false);
    expect(fits("WVWZZZ1JZXW000001")).toBe(false);
  });
});
