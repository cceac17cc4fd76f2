// Both languages are complete, and Russian is Russian.
import { describe, expect, it } from "vitest";
import type { TextTree } from "~/platform/i18n/keys";
import { PAGE_LANGUAGES } from "~/platform/i18n/language";
import { errorWords, rooms, words } from "~/words";

const PLURAL = /_(zero|one|two|few|many|other)$/;
const PLURALS = { en: ["one", "other"], ru: ["one", "few", "many", "other"] } as const;

/** What is rightly the same in both languages, or Latin in Russian: names, codes, abbreviations. */
const LATIN = /^(?:Bayline|VIN|SMS|WhatsApp|E-mail|NPS|PDF|English|Русский|km|Wi-Fi|OK)$/;

function flat(tree: TextTree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[`${path}${key}`, value]] : flat(value, `${path}${key}.`),
  );
}

function base(keys: readonly string[]): string[] {
  return [...new Set(keys.map((key) => key.replace(PLURAL, "")))].sort();
}

function places(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map((match) => match[1] ?? ""))].sort();
}

describe.each(Object.entries(rooms))("the words of %s", (_, room) => {
  const texts = { en: new Map(flat(room.en)), ru: new Map(flat(room.ru)) };

  it("have the same keys in both languages", () => {
    expect(base([...texts.ru.keys()])).toEqual(base([...texts.en.keys()]));
  });

  it.each(PAGE_LANGUAGES)("have every plural form of %s", (language) => {
    const keys = [...texts[language].keys()].filter((key) => PLURAL.test(key));
    const expected = base(keys).flatMap((key) => PLURALS[language].map((form) => `${key}_${form}`));
    expect([...keys].sort()).toEqual(expected.sort());
  });

  it("are never empty", () => {
    const empty = PAGE_LANGUAGES.flatMap((language) =>
      [...texts[language]].filter(([, text]) => text.trim() === ""),
    );
    expect(empty).toEqual([]);
  });

  it("put the same values into both languages", () => {
    const placesOf = (language: "en" | "ru", key: string) =>
      new Set(
        flat(room[language])
          .filter(([k]) => k.replace(PLURAL, "") === key)
          .flatMap(([, text]) => places(text)),
      );
    for (const key of base([...texts.en.keys()])) {
      expect([key, ...placesOf("ru", key)].sort()).toEqual([key, ...placesOf("en", key)].sort());
    }
  });

  it("are written in Russian, without English leftovers", () => {
    const leftovers = [...texts.ru].filter(([, text]) => {
      const bare = text.replace(/\{\{.*?\}\}/g, "").trim();
      return /[A-Za-z]/.test(bare) && !/[а-яё]/i.test(bare) && !LATIN.test(bare) && !PLACEHOLDER.test(bare);
    });
    expect(leftovers).toEqual([]);
  });

  it("neither shout nor blame in either language", () => {
    const loud = PAGE_LANGUAGES.flatMap((language) =>
      [...texts[language]].filter(([, text]) => text.includes("!")),
    );
    expect(loud).toEqual([]);
  });

  it("address the reader with a small letter in Russian", () => {
    const capital = [...texts.ru].filter(([, text]) =>
      /[а-яё,] (?:Вы|Вас|Вам|Ваш[а-я]*)(?![а-яё])/.test(text),
    );
    expect(capital).toEqual([]);
  });
});

/** Signs, examples and codes that are no sentences. */
const PLACEHOLDER = /^[\dA-Z+@.\-\s/·]+$/;

describe("words of a language", () => {
  it("choose the plural form that Russian needs", () => {
    const t = words("ru", "staff");
    const counted = [1, 2, 5, 11, 21, 22].map((count) => t("people.count", { count }));
    expect(counted).toEqual([
      "1 человек",
      "2 человека",
      "5 человек",
      "11 человек",
      "21 человек",
      "22 человека",
    ]);
  });

  it("keep each language's instance apart", () => {
    expect([words("en", "shell")("nav.board"), words("ru", "shell")("nav.board")]).toEqual([
      "Board",
      "Доска",
    ]);
  });

  it("don't escape what is put into them: React does, and a text message must not hold entities", () => {
    expect(words("en", "shell")("account", { name: "O’Brien & <Sons>" })).toContain("O’Brien & <Sons>");
  });
});

describe("the sentence of a form error", () => {
  it("comes from the code with its figures", () => {
    expect(errorWords("en", 'too-long|{"max":80}')).toBe("At most 80 characters.");
    expect(errorWords("ru", 'too-long|{"max":81}')).toBe("Не больше 81 символа.");
  });

  it("may live in a room's own words", () => {
    expect(errorWords("en", "staff:signIn.wrong")).toBe("The e-mail or the password is not right.");
  });

  it("is never the code itself", () => {
    expect(errorWords("en", "no-such-code")).toBe("Check this field, please.");
    expect(errorWords("en", "no-such-room:key")).toBe("Check this field, please.");
    expect(errorWords("ru", "too-long|not json")).not.toContain("too-long");
  });

  it("stays what it is when it is words already", () => {
    expect(errorWords("en", "Ask the manager.")).toBe("Ask the manager.");
  });
});
