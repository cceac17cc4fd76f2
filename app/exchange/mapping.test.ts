// Columns are found by what other programs call them, in both languages, and put right by whoever knows better.
import { describe, expect, it } from "vitest";
import { words } from "~/words";
import { fieldsOf, KINDS } from "./kinds";
import { guessMapping, missingFields, withWishes } from "./mapping";
import { mappingFault, mappingOf } from "./mapping-form";

describe("the guess", () => {
  it.each(["en", "ru"] as const)("knows our own headers (%s)", (language) => {
    const t = words(language, "exchange");
    for (const kind of KINDS) {
      const fields = fieldsOf(kind).map(({ name }) => name);
      const mapping = guessMapping(
        kind,
        fields.map((name) => t(`field.${name}`)),
      );
      expect([kind, mapping]).toEqual([kind, Object.fromEntries(fields.map((name, at) => [name, at]))]);
    }
  });

  it.each([
    ["customers", ["ФИО клиента", "Моб.", "Мобильный телефон", "E-mail"], { name: 0, phone: 2, email: 3 }],
    ["customers", ["ID", "Customer Name", "PHONE_NUMBER", "Notes"], { name: 1, phone: 2 }],
    [
      "vehicles",
      ["Reg. No", "Owner phone", "Brand", "Model", "Odometer (km)"],
      { plate: 0, phone: 1, make: 2, model: 3, mileage: 4 },
    ],
    [
      "vehicles",
      ["Гос. номер", "Телефон владельца", "Марка", "Год выпуска", "VIN-номер"],
      { plate: 0, phone: 1, make: 2, year: 3, vin: 4 },
    ],
    [
      "visits",
      ["Номер заказ-наряда", "Дата закрытия", "Госномер", "Сумма, руб."],
      { key: 0, closedAt: 1, plate: 2, total: 3 },
    ],
  ] as const)("finds the fields of %s among %j", (kind, headers, expected) => {
    expect(guessMapping(kind, headers)).toEqual(expected);
  });

  it("gives a column to one field only, and an empty header to none", () => {
    const mapping = guessMapping("vehicles", ["", "Name", "Name"]);
    expect(mapping).toEqual({ name: 1 });
    expect(missingFields("vehicles", mapping)).toEqual(["plate", "phone", "make"]);
  });
});

describe("what the person at the terminal says", () => {
  const headers = ["Mobile", "Who", "Mail"];
  const guess = guessMapping("customers", headers);

  it("comes before the guess: by header, by number, or away", () => {
    expect(withWishes("customers", headers, guess, "name=Who, email=")).toEqual({
      ok: true,
      mapping: { phone: 0, name: 1 },
    });
    expect(withWishes("customers", headers, guess, "NAME=2")).toMatchObject({ mapping: { name: 1 } });
  });

  it("is refused where there is no such field or column", () => {
    expect(withWishes("customers", headers, guess, "plate=1")).toEqual({ ok: false, unknownField: "plate" });
    expect(withWishes("customers", headers, guess, "name=4")).toEqual({ ok: false, unknownColumn: "4" });
  });
});

describe("the form of the columns", () => {
  it("is read by number, and junk is nothing", () => {
    const form = new FormData();
    form.set("column.phone", "1");
    form.set("column.name", "7");
    form.set("column.email", "junk");
    expect(mappingOf("customers", 3, form)).toEqual({ phone: 1 });
  });

  it("needs a column for every required field, and no column twice", () => {
    expect(mappingFault("customers", { phone: 0 })).toEqual({ code: "noColumnFor", fields: ["name"] });
    expect(mappingFault("customers", { phone: 0, name: 0 })).toEqual({
      code: "twice",
      fields: ["phone", "name"],
    });
    expect(mappingFault("customers", { phone: 0, name: 1 })).toBeUndefined();
  });
});
