// What the search makes of what was typed.
import { describe, expect, it } from "vitest";
import { searchPatterns } from "./patterns";

const keyOf = (plate: string) => plate.toUpperCase().replace(/[^A-ZА-Я\d]/g, "");
const patterns = (typed: string) => searchPatterns(typed, keyOf);

describe("a name", () => {
  it("is looked for word by word, in any order", () => {
    expect(patterns(" Byrne  Niamh ").name).toEqual([["%byrne%"], ["%niamh%"]]);
  });
  it("of one or two letters is the beginning of a word", () => {
    expect(patterns("Ni").name).toEqual([["ni%", "% ni%"]]);
  });
  it("is found with and without «ё»", () => {
    expect(patterns("Петр").name).toEqual([["%петр%", "%пётр%"]]);
    expect(patterns("Пётр").name).toEqual([["%петр%", "%пётр%"]]);
  });
  it("takes the signs of LIKE literally", () => {
    expect(patterns("100%_\\").name).toEqual([["%100\\%\\_\\\\%"]]);
  });
  it("of nothing is nothing", () => {
    expect(patterns("   ")).toEqual({ name: [] });
  });
});

describe("a telephone number", () => {
  it("is found by the digits in it, however it is dialled", () => {
    expect(patterns("+353 1 555 01").phone).toBe("%353155501%");
    expect(patterns("00353 1 555").phone).toBe("%3531555%");
    expect(patterns("01 555 0100").phone).toBe("%15550100%");
    expect(patterns("8 (495) 555-01-00").phone).toBe("%4955550100%");
  });
  it("needs four digits and nothing but digits", () => {
    expect(patterns("123").phone).toBeUndefined();
    expect(patterns("12-D-34567").phone).toBeUndefined();
  });
});

describe("a plate or a VIN", () => {
  it("is found by a part of it", () => {
    expect(patterns("12-d-345").plate).toBe("%12D345%");
    expect(patterns("12").plate).toBe("12%");
    expect(patterns("wvwzzz").vin).toBe("%wvwzzz%");
  });
  it("is no VIN with letters that no VIN has", () => {
    expect(patterns("Байрон").vin).toBeUndefined();
    expect(patterns("abc").vin).toBeUndefined();
  });
});

describe("the number of a visit", () => {
  it("is a short whole number", () => {
    expect(patterns("1042").visitNumber).toBe(1042);
    expect(patterns("№ 1042").visitNumber).toBe(1042);
    expect(patterns("1042a").visitNumber).toBeUndefined();
    expect(patterns("3531555010").visitNumber).toBeUndefined();
  });
});
