// What the parts desk decides without a database: suggestions, its lists, what a part takes from the shelf.
import { describe, expect, test } from "vitest";
import { comesTooLate, stockClaim, type NeededPart } from "~/journey/part";
import { instant } from "~/journey/instant";
import { clerkLists, type ClerkPart } from "./clerk";
import { matching, suggestions, type StockedPart } from "./suggestions";

const stocked = (id: string, name: string, number = id.toUpperCase()): StockedPart => ({
  id,
  name,
  number,
  location: "A1",
  free: 2,
});

describe("a suggestion", () => {
  const oil = stocked("oil", "Oil filter");
  const pads = stocked("pads", "Front brake pads, set", "BP-1204");
  const air = stocked("air", "Air filter");
  const stock = [air, oil, pads];

  test("is the shelf's part by its whole name, whatever the capitals", () => {
    expect(matching("oil FILTER", stock)).toBe(oil);
  });
  test("is the shelf's part by its number among other words", () => {
    expect(matching("pads bp-1204 or better", stock)).toBe(pads);
  });
  test("is the shelf's part when all words of one are words of the other", () => {
    expect(matching("Brake pads front", stock)).toBe(pads);
  });
  test("is nobody's when two parts fit: a person chooses", () => {
    expect(matching("filter", stock)).toBeUndefined();
  });
  test("comes once, and not for what is listed already", () => {
    const listed = [{ name: "Oil filter", stockPartId: "oil" }];
    expect(suggestions(["Oil filter", "Air filter", "air filter", "Gasket"], stock, listed)).toEqual([
      { key: "stock:air", name: "Air filter", stock: air },
      { key: "words:Gasket", name: "Gasket" },
    ]);
  });
});

const at = instant("2026-03-03T08:00:00Z");
const part = (about: Partial<NeededPart> = {}): NeededPart => ({
  id: "p",
  name: "Oil filter",
  quantity: 2,
  stockPartId: "s",
  state: "needed",
  delivered: false,
  neededAt: at,
  changedAt: at,
  ...about,
});

describe("what a part takes from the shelf", () => {
  test.each([
    ["needed", false, 0, 0],
    ["ordered", false, 0, 0],
    ["reserved", false, 0, 2],
    ["picked", false, -2, 0],
    ["arrived", true, 2, 2],
    ["picked", true, 0, 0],
    ["returned", true, 2, 0],
    ["returned", false, 0, 0],
    ["dropped", false, 0, 0],
  ] as const)("%s (delivered: %s): %i on hand, %i promised", (state, delivered, onHand, reserved) => {
    expect(stockClaim(part({ state, delivered }))).toEqual({ onHand, reserved });
  });
  test("is nothing for a part that is not stocked", () => {
    const { stockPartId: _none, ...loose } = part({ state: "picked" });
    expect(stockClaim(loose)).toEqual({ onHand: 0, reserved: 0 });
  });
  test("comes too late only when it is promised for a day after the car's", () => {
    const late = part({ state: "ordered", expectedOn: "2026-03-06" });
    expect(comesTooLate(late, "2026-03-05")).toBe(true);
    expect(comesTooLate(late, "2026-03-06")).toBe(false);
    expect(comesTooLate({ ...late, state: "arrived" }, "2026-03-05")).toBe(false);
  });
});

describe("the lists of the parts desk", () => {
  const line = (about: Partial<ClerkPart>): ClerkPart => ({
    id: crypto.randomUUID(),
    visitId: "v",
    name: "Oil filter",
    number: null,
    quantity: 1,
    state: "reserved",
    stockPartId: "s",
    location: "A1",
    free: 1,
    expectedOn: null,
    supplier: null,
    neededAt: new Date(at),
    changedAt: new Date(at),
    job: null,
    mechanic: null,
    stage: "preparation",
    status: "open",
    plate: "191-D-1",
    car: "Toyota Corolla",
    appointmentAt: new Date(at),
    appointmentOn: "2026-03-04",
    ...about,
  });
  const lists = (...parts: ClerkPart[]) => clerkLists(parts, "2026-03-03", "2026-03-04");

  test("picks in walking order, numbers of places as numbers", () => {
    const [far, near, nowhere] = [
      line({ location: "A10" }),
      line({ location: "A2" }),
      line({ location: null }),
    ];
    expect(lists(far, nowhere, near).pick).toEqual([near, far, nowhere]);
  });
  test("picks for the cars up to the next open day only", () => {
    expect(lists(line({ appointmentOn: "2026-03-05" })).pick).toEqual([]);
  });
  test("puts the mechanic who has waited longest first", () => {
    const asked = { state: "needed", stage: "repairs", job: "Brakes" } as const;
    const early = line({ ...asked, neededAt: new Date(at - 60_000) });
    const late = line(asked);
    expect(lists(late, early).requests).toEqual([early, late]);
    expect(lists(late, early).order).toEqual([]);
  });
  test("tells overdue deliveries from today's and later ones", () => {
    const on = (expectedOn: string) => line({ state: "ordered", expectedOn });
    const [over, today, later] = [on("2026-03-02"), on("2026-03-03"), on("2026-03-04")];
    expect(lists(later, today, over)).toMatchObject({ overdue: [over], today: [today], later: [later] });
  });
  test("puts back what cars that are gone do not need", () => {
    const gone = line({ state: "picked", status: "cancelled" });
    expect(lists(gone)).toMatchObject({ putBack: [gone], pick: [] });
  });
});
