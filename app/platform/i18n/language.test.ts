// The language of a reader whom nobody knows.
import { expect, it } from "vitest";
import { readersLanguage } from "./language";

it.each([
  [{ query: "ru", cookie: "en", acceptLanguage: "en" }, "ru"],
  [{ query: "de", cookie: "ru", acceptLanguage: "en" }, "ru"],
  [{ acceptLanguage: "ru-RU,ru;q=0.9,en;q=0.8" }, "ru"],
  [{ acceptLanguage: "de-DE,de;q=0.9,ru;q=0.5,en;q=0.7" }, "en"],
  [{ acceptLanguage: "ru;q=0,en;q=0.1" }, "en"],
  [{ acceptLanguage: "de" }, "en"],
  [{ acceptLanguage: ",;;q=,ru;q=oops" }, "en"],
  [{}, "en"],
] as const)("%j is answered in %s", (hints, language) => {
  expect(readersLanguage(hints)).toBe(language);
});
