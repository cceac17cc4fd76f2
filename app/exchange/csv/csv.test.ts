// How a file is written: encoding, separator, line ends, and cells that a spreadsheet would compute.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guessDelimiter } from "./delimiter";
import { encodingByHead, isWorkbook, Utf8Check } from "./encoding";
import { guarded, unguarded } from "./formula-guard";
import { LineEnds } from "./line-ends";

const utf16 = (text: string, mark = "") => Buffer.from(mark + text, "utf16le");

describe("the encoding", () => {
  it.each([
    [Buffer.from("\ufeffName"), "utf-8"],
    [utf16("Имя;Телефон\n", "\ufeff"), "utf-16le"],
    [Buffer.from(utf16("Name;Phone\n", "\ufeff")).swap16(), "utf-16be"],
    [utf16("Имя;Телефон\nПётр;+7 916 123-45-67\n"), "utf-16le"],
    [Buffer.from(utf16("Name,Phone\n")).swap16(), "utf-16be"],
    [Buffer.from("Имя;Телефон\n"), undefined],
    [Buffer.from("Name,Phone\n"), undefined],
  ])("of %j is known by its head: %s", (bytes, encoding) => {
    expect(encodingByHead(bytes)).toBe(encoding);
  });

  it("is UTF-8 when all of it is, wherever it is cut, or all but a few bytes", () => {
    const text = Buffer.from("Пётр 🚗 مرحبا".repeat(50));
    for (const size of [1, 2, 3, 7]) {
      const check = new Utf8Check();
      for (let at = 0; at < text.length; at += size) check.take(text.subarray(at, at + size));
      expect(check.end()).toBe(true);
    }
    const cyrillic1251 = Uint8Array.from([0xcf, 0xb8, 0xf2, 0xf0]);
    const check = new Utf8Check();
    check.take(Buffer.from("Name\n"));
    check.take(cyrillic1251);
    expect(check.end()).toBe(false);
    const faulty = new Utf8Check();
    faulty.take(text);
    faulty.take(Uint8Array.from([0xff, 0x20, 0xc3, 0x28]));
    expect(faulty.end()).toBe(true);
    const cut = new Utf8Check();
    cut.take(text.subarray(0, 1));
    expect(cut.end()).toBe(false);
  });

  it("is none of a workbook", () => {
    expect(isWorkbook(Buffer.from("PK\u0003\u0004"))).toBe(true);
    expect(isWorkbook(Buffer.from("PK,Name"))).toBe(false);
  });
});

describe("the separator", () => {
  it.each([
    ["a,b,c\n1,2,3\n", ","],
    ["a;b\n1,5;2,5\n3,5;4,5\n", ";"],
    ["a\tb\n1,2\t3\n", "\t"],
    ['name;note\n"Byrne, Nora";"a, b; c"\nA;b\n', ";"],
    ['"a;b;c;d",x\n"e;f",y\n', ","],
    ["sep=;\na,b;c,d\n", ";"],
    ["only\none\n", ","],
  ])("of %j is %j", (text, delimiter) => {
    expect(guessDelimiter(text)).toBe(delimiter);
  });
});

describe("line ends", () => {
  it("become one sign wherever the text is cut", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("\r", "\n", "a", "\r\n")),
        fc.integer({ min: 1, max: 4 }),
        (parts, size) => {
          const text = parts.join("");
          const ends = new LineEnds();
          let out = "";
          for (let at = 0; at < text.length; at += size) out += ends.take(text.slice(at, at + size));
          expect(out + ends.end()).toBe(text.replace(/\r\n?/g, "\n"));
        },
      ),
    );
  });
});

describe("the guard against formulas", () => {
  it.each(["=1+1", "+353861234567", "-5", "@SUM(A1)", "\tx", "＝1", "'=1", "''x"])("marks %j", (cell) => {
    expect(guarded(cell)).toBe(`'${cell}`);
  });

  it.each(["Nora", "'t Hooft", "", "5-3", "a=b"])("leaves %j alone", (cell) => {
    expect(guarded(cell)).toBe(cell);
    expect(unguarded(cell)).toBe(cell);
  });

  it("is taken away exactly", () => {
    const cells = fc.string({ unit: fc.constantFrom("'", "=", "+", "-", "@", "a", "\t", "＋", " ") });
    fc.assert(
      fc.property(cells, (cell) => {
        expect(unguarded(guarded(cell))).toBe(cell);
        expect(guarded(cell)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      }),
    );
  });
});
