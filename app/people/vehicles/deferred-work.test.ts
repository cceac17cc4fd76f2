// Work that was put off, and what of it is still worth offering.
import { describe, expect, it } from "vitest";
import { START } from "test/visit-facts";
import { stillDeferred, type DeferredLine } from "./deferred-work";

function declined(title: string): DeferredLine {
  return { lineId: crypto.randomUUID(), title, severity: "soon", priceMinor: 4_900, declinedAt: START };
}

const ofCar = (id: string, deferred: readonly DeferredLine[], done: readonly string[] = []) => ({
  vehicle: { id },
  deferred,
  jobs: done.map((title) => ({ title, state: "done" })),
});

const titles = (visits: Parameters<typeof stillDeferred>[0]) =>
  stillDeferred(visits).map(({ title }) => title);

describe("deferred work", () => {
  it("is offered once, as it was offered last", () => {
    const [latest, earlier] = [declined("Wiper blades"), declined("wiper blades")];
    const lines = stillDeferred([ofCar("a", [latest]), ofCar("a", [earlier])]);
    expect(lines.map(({ lineId }) => lineId)).toEqual([latest.lineId]);
  });

  it("is settled when a later visit has done it, not when an earlier one had", () => {
    expect(titles([ofCar("a", [], ["Wiper blades"]), ofCar("a", [declined("Wiper blades")])])).toEqual([]);
    expect(titles([ofCar("a", [declined("Wiper blades")]), ofCar("a", [], ["Wiper blades"])])).toEqual([
      "Wiper blades",
    ]);
  });

  it("of one car is not settled by another", () => {
    expect(titles([ofCar("b", [], ["Wiper blades"]), ofCar("a", [declined("Wiper blades")])])).toEqual([
      "Wiper blades",
    ]);
  });
});
