// The program's own words and the check of a centre's: nobody gets a text that cannot be meant.
import { describe, expect, test } from "vitest";
import { LANGUAGES } from "~/journey/permissions";
import { fill, namesIn } from "../fill";
import { channelsOf, kindOf, PLACEHOLDERS } from "../kinds";
import { write } from "../written";
import { exampleValues, previewOf } from "./example";
import { ownWording } from "./own-words";
import { mistakesIn, namesFor, optOutWordsIn } from "./template-check";
import { keyOfTemplate, SCRIPTED_KINDS, templateOfKey, type TemplateName } from "./wording";

const CENTRE = {
  // As long as such names are; the number too.
  name: "Автосервис «Речной», Москва",
  phone: "8 (495) 000-14-25",
  timeZone: "Europe/Dublin",
  appUrl: "https://bayline.example.com",
};

/** Names in Latin letters keep an English text in the basic alphabet. */
const centreOf = (language: string) =>
  language === "ru" ? CENTRE : { ...CENTRE, name: "Liffey Motor Works, Dublin" };

const ALL: readonly TemplateName[] = SCRIPTED_KINDS.flatMap((kind) =>
  LANGUAGES.flatMap((language) => channelsOf(kind).map((channel) => ({ kind, language, channel }))),
);

/** By SMS spaces are plain ones. */
const spaced = (text: string) => text.replaceAll("\u00a0", " ");

describe("the program's own words", () => {
  test.each(ALL)(
    "of $kind in $language by $channel can be saved as they are",
    ({ kind, language, channel }) => {
      const wording = ownWording(kind, language, channel);
      expect(wording.body).not.toBe("");
      expect(mistakesIn(kind, channel, wording)).toEqual([]);
      expect(optOutWordsIn(`${wording.subject ?? ""} ${wording.body}`)).toEqual([]);
      const preview = previewOf(wording, channel, exampleValues(centreOf(language), language, channel));
      expect(preview.text).not.toMatch(/[{}[\]]/);
      expect(`${preview.subject}${preview.text}`).not.toContain("!");
      if (preview.segments)
        expect([preview.text, preview.segments.parts.length <= 2]).toEqual([preview.text, true]);
    },
  );

  test.each(ALL)(
    "of $kind in $language by $channel make sense with what is needed alone",
    ({ kind, language, channel }) => {
      const all = exampleValues(centreOf(language), language, channel);
      const { needs, takes } = kindOf(kind);
      const always = ["customer", "centre", "phone", "plate", "car"] as const;
      const known = [...needs, ...always.filter((name) => takes.includes(name))];
      const values = Object.fromEntries(known.map((name) => [name, all[name] ?? ""]));
      const { text, subject } = write(kind, channel, ownWording(kind, language, channel), values);
      expect(text).not.toMatch(/[{}]|[:,]\s*$|\(\)/);
      expect(text.length).toBeGreaterThan(20);
      if (channel === "email") expect(subject ?? "").not.toBe("");
      for (const need of needs)
        if (need !== "link" && need !== "code")
          expect(spaced(`${subject ?? ""}${text}`)).toContain(spaced(all[need] ?? ""));
    },
  );

  test("by SMS say who writes, and about which car where there is one", () => {
    for (const { kind, language } of ALL.filter(({ channel }) => channel === "sms")) {
      const { body } = ownWording(kind, language, "sms");
      expect(body.startsWith("{centre}")).toBe(true);
      if (kind !== "booking-code") expect(namesIn(body)).toContain("plate");
    }
  });

  test("in Russian are Russian", () => {
    for (const { kind, channel } of ALL.filter(({ language }) => language === "ru")) {
      const { subject = "", body } = ownWording(kind, "ru", channel);
      expect(fill(`${subject} ${body}`.replace(/\{\w+\}/g, ""), {})).not.toMatch(
        /[A-Za-z]|[Вв]аш[аеи]? [А-Я]|\bВы\b/,
      );
    }
  });
});

describe("a template that is saved", () => {
  const sms = (body: string) =>
    mistakesIn("reminder-day", "sms", { body }).map(({ code, names }) => [code, ...names]);

  test("names only what can be filled in, has what is needed, and closes its braces", () => {
    expect(sms("{plate} {time}")).toEqual([]);
    expect(sms("{plat} {time} { plate }")).toEqual([["unknown", "plat", " plate "]]);
    expect(sms("{code} {time}")).toEqual([["unfit", "code"]]);
    expect(sms("{plate}")).toEqual([["missing", "time"]]);
    expect(sms("{plate {time}")).toEqual([["brace"]]);
    expect(sms("{} {time}")).toEqual([["brace"]]);
  });

  test("by e-mail has a subject without secrets", () => {
    const mail = (subject?: string) =>
      mistakesIn("reminder-day", "email", { body: "{time}", ...(subject === undefined ? {} : { subject }) });
    expect(mail("{plate}")).toEqual([]);
    expect(mail()).toMatchObject([{ field: "subject", code: "none" }]);
    expect(mail("See {link}")).toMatchObject([{ field: "subject", code: "secret", names: ["link"] }]);
    expect(mail("{nothing}")).toMatchObject([{ field: "subject", code: "unknown" }]);
  });

  test("of any kind is found faulty for every name that it does not know, and for each that it lacks", () => {
    for (const kind of SCRIPTED_KINDS) {
      const [allowed, { needs }] = [namesFor(kind), kindOf(kind)];
      const full = needs.map((name) => `{${name}}`).join(" ");
      for (const name of [...PLACEHOLDERS, "foo", "Plate", "plate ", "link|x"]) {
        const fits = allowed.some((known) => known === name);
        expect([kind, name, mistakesIn(kind, "sms", { body: `${full} {${name}}` }).length]).toEqual([
          kind,
          name,
          fits ? 0 : 1,
        ]);
      }
      for (const need of needs)
        expect(mistakesIn(kind, "sms", { body: full.replace(`{${need}}`, "x") })).toMatchObject([
          { code: "missing", names: [need] },
        ]);
    }
  });
});

describe("a word that opts out", () => {
  test.each([
    ["Reply CANCEL to cancel", ["CANCEL", "cancel"]],
    ["Text stop if you cannot come", ["stop"]],
    ["Answer with “quit”", ["quit"]],
    ["Ответьте СТОП, чтобы отказаться", ["СТОП"]],
    ["Напишите в ответ стоп", ["стоп"]],
    ["To UNSUBSCRIBE open {link}", ["UNSUBSCRIBE"]],
    ["By the end of the day", []],
    ["We had to stop the work. The weekend begins.", []],
    ["{stop} and stopwatch, ENDLESS", []],
    ["Запись отменена, остановка у сервиса", []],
  ])("in %j is %j", (text, words) => {
    expect(optOutWordsIn(text)).toEqual(words);
  });
});

describe("the address of a template", () => {
  test("names one that there is, and nothing else", () => {
    for (const name of ALL) expect(templateOfKey(keyOfTemplate(name))).toEqual(name);
    for (const key of [
      "",
      "ready",
      "ready.en",
      "ready.de.sms",
      "by-hand.en.sms",
      "morning-list.en.sms",
      "ready.en.sms.x",
    ])
      expect(templateOfKey(key)).toBeUndefined();
  });
});
