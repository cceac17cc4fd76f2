// Whether two records may be one customer's.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { likeness, nameSkeleton, similarPhones, withinOneEdit, type Compared } from "./likeness";

const byrne: Compared = { name: "Niamh Byrne", phone: "+353871234567", email: "niamh@example.org" };

describe("a name", () => {
  it.each([
    ["Юлия Щукина", "Yuliya Shchukina"],
    ["Юлия Щукина", "Julia Schukina"],
    ["Евгений Хворостовский", "Evgeny Khvorostovsky"],
    ["Евгений", "Yevgeniy"],
    ["Фёдор Цой", "Fyodor Tsoy"],
    ["Алексей Жуков", "Aleksej Zhukov"],
    ["Мария", "Mariia"],
    ["Софья", "Sofia"],
  ])("%s sounds like %s", (cyrillic, latin) => {
    expect(withinOneEdit(nameSkeleton(cyrillic), nameSkeleton(latin))).toBe(true);
  });

  it("alone makes nobody a duplicate, in the other alphabet it does", () => {
    const other = { name: "Niamh Byrne", phone: "+353860000001" };
    expect(likeness(byrne, other, false)).toEqual([]);
    const ivan = { name: "Иван Петров", phone: "+79161234567" };
    expect(likeness(ivan, { name: "Petrov Ivan", phone: "+79990000000" }, false)).toEqual([
      "name-transliterated",
    ]);
  });

  it("counts with a patronymic left out and the words in another order", () => {
    const one = { name: "Петров Иван Сергеевич", phone: "+79161234567" };
    expect(likeness(one, { name: "Иван Петров", phone: "+79161234568" }, false)).toEqual([
      "same-name",
      "similar-phone",
    ]);
    expect(likeness(one, { name: "Иван", phone: "+79161234568" }, false)).toEqual([]);
  });
});

describe("a telephone number", () => {
  it.each([
    ["+353871234567", "+353871234576"],
    ["+353871234567", "+35387123456"],
    ["+353871234567", "+353871234568"],
    ["+353871234567", "+353861234567"],
    ["+74951234567", "+74991234567"],
  ])("%s may be %s", (one, other) => {
    expect(similarPhones(one, other)).toBe(true);
  });

  it("is no other one for being near", () => {
    expect(similarPhones("+353871234567", "+353871234589")).toBe(false);
  });
});

it("an e-mail or a car in common is said, the strongest first", () => {
  const other = { name: "B. Niamh", phone: "+353860000001", email: "NIAMH@example.org" };
  expect(likeness(byrne, other, true)).toEqual(["same-email", "shared-car"]);
});

it("is the same seen from either side", () => {
  const record = fc.record({
    name: fc.stringMatching(/^[A-Za-zА-Яа-яё]{2,8}( [A-Za-zА-Яа-яё]{2,8})?$/),
    phone: fc.stringMatching(/^\+3538[5-7]12345[0-9]{2}$/),
  });
  fc.assert(
    fc.property(record, record, fc.boolean(), (one, other, car) => {
      expect(likeness(one, other, car)).toEqual(likeness(other, one, car));
    }),
  );
});
