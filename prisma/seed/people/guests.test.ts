// The customers of the simulation: numbers, plates and cars as their country has them, no two alike.
import { describe, expect, it } from "vitest";
import { instant } from "~/journey/instant";
import { isVin, vinCheckDigitFits } from "~/journey/plate";
import { countryOfPhone, parsePhone } from "~/people/phone";
import { Agenda } from "../agenda";
import { dublin } from "../centres/dublin";
import { moscow } from "../centres/moscow";
import { Chance } from "../chance";
import { Guests } from "./guests";

const NOW = instant("2026-06-01T09:00:00Z");
const MANY = 4000;

describe.each([dublin, moscow])("the customers of $key", (plan) => {
  const guests = new Guests(plan, new Agenda(NOW), new Chance(plan.key), 0);
  for (let each = 0; each < MANY; each += 1) guests.next(NOW);
  const { customers, cars } = guests.take();

  it("have telephone numbers of their own that nobody in the country has", () => {
    expect(new Set(customers.map(({ phone }) => phone)).size).toBe(MANY);
    const range = plan.key === "dublin" ? /^\+3532091\d{5}$/ : /^\+7946\d{7}$/;
    for (const { phone } of customers) {
      expect(phone).toMatch(range);
      expect(parsePhone(phone, countryOfPhone(plan.phone))).toBe(phone);
    }
  });

  it("drive cars with plates of their own, as the country writes them", () => {
    expect(new Set(cars.map(({ plateKey }) => plateKey)).size).toBe(MANY);
    const form =
      plan.key === "dublin"
        ? /^\d{2}[12]-[A-Z]{1,2}-\d{1,6}$/
        : /^[АВЕКМНОРСТУХ]\d{3}[АВЕКМНОРСТУХ]{2}\d{2,3}$/;
    for (const { plate } of cars) expect(plate).toMatch(form);
  });

  it("have identification numbers whose check character fits", () => {
    const vins = cars.flatMap(({ vin }) => (vin === null ? [] : [vin]));
    expect(new Set(vins).size).toBe(vins.length);
    for (const vin of vins) expect(isVin(vin) && vinCheckDigitFits(vin), vin).toBe(true);
  });

  it("drive no car that was built later", () => {
    const past = instant("2014-06-01T09:00:00Z");
    const early = new Guests(plan, new Agenda(past), new Chance("early"), 0);
    for (let each = 0; each < 300; each += 1) early.next(past);
    for (const { year, mileage } of early.take().cars) {
      expect(year).toBeLessThan(2014);
      expect(mileage).toBeGreaterThan(0);
    }
  });

  it("are called as people are called there", () => {
    const script = plan.key === "dublin" ? /^[\p{Script=Latin}’ ]+$/u : /^[\p{Script=Cyrillic} ]+$/u;
    for (const { name } of customers) expect(name).toMatch(script);
  });
});
