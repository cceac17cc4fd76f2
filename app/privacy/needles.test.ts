// A person is found in what others have written, and nobody else is.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ERASED, othersEraser, ownEraser, sightings, type Person } from "./needles";
import { scrubbed, scrubbedPayload } from "./scrub";

const nora: Person = {
  names: ["Nora Byrne"],
  phones: ["+353861234567"],
  emails: ["nora.byrne@mail.ie"],
  cars: ["191-D-4712"],
};
const anna: Person = { names: ["Иванова Анна"], phones: ["+79161234567"], emails: [], cars: ["А123ВС77"] };

describe("In what is said of a person's own visits", () => {
  it.each([
    ["Nora says it squeals", `${ERASED} says it squeals`],
    ["Mrs BYRNE's husband called", `Mrs ${ERASED}'s husband called`],
    ["call 086 123 4567 after five", `call ${ERASED} after five`],
    ["+353 (86) 123-45-67", ERASED],
    ["write to Nora.Byrne@Mail.ie", `write to ${ERASED}`],
    ["the 191 D 4712 again", `the ${ERASED} again`],
    ["ignore the honorarium", "ignore the honorarium"],
    ["part 1234567890123", "part 1234567890123"],
    ["order 861234", "order 861234"],
  ])("%s", (text, rest) => {
    expect(ownEraser(nora)(text)).toBe(rest);
  });

  it.each([
    ["Звонила Анна Иванова", `Звонила ${ERASED}`],
    ["отдать Ивановой ключи", `отдать ${ERASED} ключи`],
    ["перезвонить Анне", `перезвонить ${ERASED}`],
    ["8 (916) 123-45-67, вечером", `${ERASED}, вечером`],
    ["на A123BC77 стучит", `на ${ERASED} стучит`],
    ["заменили свечи", "заменили свечи"],
  ])("%s", (text, rest) => {
    expect(ownEraser(anna)(text)).toBe(rest);
  });
});

it("In a list of the day only the whole name goes: others may have a word of it", () => {
  const text = "09:00 Nora Byrne · 10:00 Nora Kelly · 11:00 Byrne, Nora";
  expect(othersEraser(nora)(text)).toBe(`09:00 ${ERASED} · 10:00 Nora Kelly · 11:00 ${ERASED}`);
});

describe("What the database looks for", () => {
  const seen = (person: Person, text: string) =>
    sightings(person).some((each) => new RegExp(each, "su").test(text));
  it.each([
    [anna, "09:00 на A123BC77"],
    [anna, "09:00 a 123 bс-77, замена масла"],
    [anna, "8 (916) 123-45-67"],
    [anna, "Анне Ивановой перезвонить"],
    [nora, "BYRNE, nora"],
    [nora, "the 191 d 4712 again"],
    [nora, "Nora.Byrne@Mail.ie"],
  ])("is seen wherever it is taken out: %#", (person, text) => {
    expect(othersEraser(person)(text)).toContain(ERASED);
    expect(seen(person, text)).toBe(true);
  });
  it("sees whatever the eraser would take, however it is written", () => {
    const looks = new Map(
      [..."AА BВ EЕ KК MМ HН OО PР CС TТ YУ XХ".split(" ")].flatMap((pair) =>
        [...pair].map((sign) => [sign, pair]),
      ),
    );
    const spelt = (mark: string) =>
      fc
        .tuple(
          ...[...mark].map((sign) =>
            fc.tuple(
              fc.constantFrom(...(looks.get(sign) ?? sign)),
              fc.boolean(),
              fc.constantFrom("", "", " ", "-"),
            ),
          ),
        )
        .map((signs) =>
          signs.map(([sign, small, after]) => (small ? sign.toLowerCase() : sign) + after).join(""),
        );
    fc.assert(
      fc.property(spelt("А123ВС77"), (written) => {
        expect(othersEraser(anna)(`10:00 ${written}`)).toContain(ERASED);
        expect(seen(anna, `10:00 ${written}`)).toBe(true);
      }),
    );
  });
  it("sees nobody else", () => {
    for (const text of ["Nora Kelly", "191-D-4713", "086 123 4568", "Анна Петрова, А124ВС77"])
      expect([seen(nora, text), seen(anna, text)]).toEqual([false, false]);
  });
});

it("A number is found however it is grouped", () => {
  const grouped = fc
    .array(fc.constantFrom("", " ", "-", ".", " ("), { minLength: 12, maxLength: 12 })
    .map(
      (signs) =>
        `+${[..."353861234567"].map((digit, at) => `${at === 0 ? "" : (signs[at] ?? "")}${digit}`).join("")}`,
    );
  fc.assert(
    fc.property(grouped, (typed) => {
      expect(ownEraser(nora)(`tel. ${typed}!`)).not.toMatch(/\d/);
    }),
  );
});

it("Signatures, who said it and from where go whole; ids, hashes, times and figures stay", () => {
  const id = "0199a000-0000-7000-8000-000861234567";
  const record = {
    id,
    at: "2026-03-03T08:00:00.000Z",
    hash: "86".repeat(32),
    signature: { name: "Somebody Else", method: "finger", strokes: "M1 1L2 2" },
    seen: { ip: "192.0.2.1", userAgent: "Mozilla" },
    priceMinor: 861_234_567,
    lines: [{ title: "Nora wants it" }],
  };
  expect(scrubbed(record, ownEraser(nora))).toEqual({
    id,
    at: record.at,
    hash: record.hash,
    signature: { name: ERASED, method: "finger" },
    seen: { ip: ERASED, userAgent: ERASED },
    priceMinor: 861_234_567,
    lines: [{ title: `${ERASED} wants it` }],
  });
  expect(scrubbedPayload("order.signed", { name: "Her Brother" }, ownEraser(nora))).toEqual({ name: ERASED });
  expect(scrubbedPayload("part.needed", { name: "Brake pad" }, ownEraser(nora))).toEqual({
    name: "Brake pad",
  });
});
