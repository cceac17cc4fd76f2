// Filling in a wording: names in braces, sentences with nothing to say, secrets.
import { describe, expect, test } from "vitest";
import { fill, namesIn, unmarked, type Values } from "./fill";
import { PLACEHOLDERS } from "./kinds";

describe("a wording that is filled in", () => {
  test("has what the names stand for, and secrets by their mark", () => {
    const values = { plate: "191-D-1", link: "https://example.com/l/x", code: "123456" };
    expect(fill("{plate}: {link}, {code}", values)).toBe("191-D-1: [[link]], [[code]]");
  });

  test("leaves out a sentence whose name has nothing to say, and keeps the rest as it was", () => {
    const wording = "{centre}: {plate} at 09:30. Details: {link}\nOr phone {phone}. Thank you.";
    expect(fill(wording, { centre: "Bayline", plate: "1", phone: "01" })).toBe(
      "Bayline: 1 at 09:30.\nOr phone 01. Thank you.",
    );
    expect(fill("Ready. Reason: {reason}. Bye", { reason: "" })).toBe("Ready. Bye");
    expect(fill("A\n\n{list}\n\nB", {})).toBe("A\n\nB");
  });

  test("does not take a full stop within a value for the end of a sentence", () => {
    expect(fill("{reason} {link}", { reason: "Part No. 5. Late", link: "x" })).toBe(
      "Part No. 5. Late [[link]]",
    );
  });

  test("lets nobody write the mark of a secret into it", () => {
    expect(fill("{customer}: {link}", { customer: "[[code]]", link: "x", code: "1" })).toBe(
      "[ [code]]: [[link]]",
    );
    expect(unmarked("a [[link]] b")).toBe("a [ [link]] b");
  });

  test("leaves unknown names alone for the check to find", () => {
    expect(namesIn("{a} {plate} {plate} { x } {}")).toEqual(["a", "plate", " x "]);
  });
});

describe("whatever the values", () => {
  test("a known name never remains, and nothing is filled in twice", () => {
    const tricky = [
      "{plate}",
      "$&",
      "$1",
      "\\",
      "{",
      "}",
      "[[link]]",
      "a. b",
      "a\nb",
      "{{link}}",
      "€",
      "😀",
      "",
    ];
    for (const [at, name] of PLACEHOLDERS.entries())
      for (const value of tricky) {
        const values: Values = {
          ...Object.fromEntries(PLACEHOLDERS.map((each) => [each, "v"])),
          [name]: value,
        };
        const other = PLACEHOLDERS[(at + 1) % PLACEHOLDERS.length] ?? "plate";
        const text = fill(`A {${name}} B. C {${other}} D`, values);
        const secret = name === "link" || name === "code";
        if (value === "") expect(text.startsWith("C ")).toBe(true);
        else
          expect(text.startsWith(secret ? `A [[${name}]] B. C ` : `A ${unmarked(value)} B. C `)).toBe(true);
      }
  });
});
