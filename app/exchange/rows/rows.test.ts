// Rows of files: what their cells become, and what is said of those that do not fit.
import { describe, expect, it } from "vitest";
import { instant, iso } from "~/journey/instant";
import type { FieldName } from "../kinds";
import { Cells, type Reading } from "./cells";
import { readCustomer } from "./customer-row";
import { readMoment } from "./moment";
import { readVehicle } from "./vehicle-row";
import { readVisit } from "./visit-row";

const reading: Reading = {
  country: "IE",
  language: "en",
  timeZone: "Europe/Dublin",
  currency: "EUR",
  now: instant("2026-11-22T10:00:00.000Z"),
};

function cells(row: Partial<Record<FieldName, string>>, more: Partial<Reading> = {}): Cells {
  return new Cells(2, (field) => row[field] ?? "", { ...reading, ...more });
}

describe("a customer's row", () => {
  it("is read with all it says", () => {
    const row = cells({
      phone: "086 123 4567",
      name: " Nora\n Byrne",
      email: "nora@example.com",
      language: "Русский",
      smsConsent: "Да",
    });
    expect(readCustomer(row)).toEqual({
      phone: "+353861234567",
      name: " Nora Byrne",
      email: "nora@example.com",
      language: "ru",
      smsConsent: true,
    });
    expect(row.problems).toEqual([]);
  });

  it("names everything that does not fit", () => {
    const row = cells({ phone: "12", email: "nora", language: "Deutsch", smsConsent: "maybe" });
    expect(readCustomer(row)).toBeUndefined();
    expect(row.problems.map(({ code, field }) => [code, field])).toEqual([
      ["not-a-phone", "phone"],
      ["missing", "name"],
      ["not-an-email", "email"],
      ["not-a-language", "language"],
      ["not-yes-or-no", "smsConsent"],
    ]);
    expect(row.problems[0]).toMatchObject({ line: 2, value: "12" });
  });

  it("of a Russian centre may have the number with 8", () => {
    const row = cells({ phone: "8 (916) 123-45-67", name: "Пётр" }, { country: "RU" });
    expect(readCustomer(row)?.phone).toBe("+79161234567");
  });
});

describe("a car's row", () => {
  it("has its plate folded, and figures as people write them", () => {
    const row = cells({
      plate: "о777оо 77",
      phone: "+79161234567",
      make: "Лада",
      year: "2019",
      mileage: "84 300",
      vin: "XTA21099 0Y2765432",
    });
    expect(readVehicle(row)).toEqual({
      plate: "О777ОО 77",
      plateKey: "O777OO77",
      phone: "+79161234567",
      make: "Лада",
      year: 2019,
      mileage: 84_300,
      vin: "XTA210990Y2765432",
    });
  });

  it.each([
    [{ plate: "—" }, "not-a-plate"],
    [{ plate: "1234567890123456" }, "not-a-plate"],
    [{ vin: "123" }, "not-a-vin"],
    [{ year: "19" }, "not-a-year"],
    [{ mileage: "far" }, "not-a-mileage"],
    [{ make: "x".repeat(61) }, "too-long"],
  ] as const)("with %j is bad: %s", (wrong, code) => {
    const row = cells({ plate: "191-D-1", phone: "0861234567", make: "Ford", ...wrong });
    readVehicle(row);
    expect(row.problems.map((problem) => problem.code)).toEqual([code]);
  });
});

describe("a visit's row", () => {
  const least = { key: "A-17", plate: "191-D-1", closedAt: "03.03.2026" };

  it("is read with times on the centre's clock and money in minor units", () => {
    const row = cells({
      ...least,
      arrivedAt: "2026-07-03 08:30",
      closedAt: "3/7/2026 17:05",
      total: "1.234,50 €",
      status: "Выдан",
    });
    expect(readVisit(row)).toMatchObject({ ended: "closed", totalMinor: 123_450 });
    expect(row.problems).toEqual([]);
    const read = readVisit(row);
    expect([read?.arrivedAt, read?.closedAt].map((at) => at && iso(at))).toEqual([
      "2026-07-03T07:30:00.000Z",
      "2026-07-03T16:05:00.000Z",
    ]);
  });

  it.each([
    [{ closedAt: "" }, "missing"],
    [{ closedAt: "soon" }, "not-a-date"],
    [{ closedAt: "31.02.2026" }, "not-a-date"],
    [{ closedAt: "2027-01-01" }, "date-ahead"],
    [{ arrivedAt: "2026-04-01" }, "date-order"],
    [{ total: "much" }, "not-an-amount"],
    [{ status: "flying" }, "not-a-status"],
    [{ key: "" }, "missing"],
  ] as const)("with %j is bad: %s", (wrong, code) => {
    const row = cells({ ...least, ...wrong });
    readVisit(row);
    expect(row.problems.map((problem) => problem.code)).toEqual([code]);
  });

  it("needs no end when it is under way", () => {
    const row = cells({ ...least, closedAt: "", status: "open" });
    expect(readVisit(row)).toMatchObject({ ended: "open" });
    expect(row.problems).toEqual([]);
  });

  it("of today, without a time, is over", () => {
    const row = cells({ ...least, closedAt: "22.11.2026" });
    expect(readVisit(row)?.closedAt).toBe(reading.now);
  });
});

describe("a date", () => {
  it.each([
    ["2026-03-03T14:05:00+01:00", "2026-03-03T13:05:00.000Z"],
    ["2026-03-03T14:05:00Z", "2026-03-03T14:05:00.000Z"],
    ["2026-03-03", "2026-03-03T12:00:00.000Z"],
    ["2026-07-03 14:05:59", "2026-07-03T13:05:00.000Z"],
    ["03.04.2026", "2026-04-03T11:00:00.000Z"],
    ["3/4/2026, 9:15", "2026-04-03T08:15:00.000Z"],
    ["03.04.2026 г. 9:15", "2026-04-03T08:15:00.000Z"],
    // The clocks jump over it in Dublin.
    ["2026-03-29 01:30", "2026-03-29T00:30:00.000Z"],
  ])("%s is %s in Dublin", (text, expected) => {
    const at = readMoment(text, "Europe/Dublin");
    expect(at && iso(at)).toBe(expected);
  });

  it.each(["", "yesterday", "2026-13-01", "0001-01-01", "12:30", "20260303", "2026-03-03T25:00:00Z"])(
    "%j is none",
    (text) => {
      expect(readMoment(text, "Europe/Dublin")).toBeUndefined();
    },
  );
});
