// The simulated centres that judge the verdict: that they are what they say, and that the verdict is good on some of them.
import { describe, expect, it } from "vitest";
import { CaseSums } from "~/insight/bottleneck/case-sums";
import { drawCentre } from "./centre-design";
import { simulate } from "./simulated-centre";
import { isWithin, partsWithin } from "./simulated-time";
import { figuresOf, tryCentre } from "./trial";

describe("a simulated centre", () => {
  const design = drawCentre(4);
  const { rows, roster, meanLeadMinutes } = simulate(design);

  it("tells of every second of working time of each visit, once", () => {
    const visits = new Map(design.visits.map(({ id }) => [id, rows.filter(({ caseId }) => caseId === id)]));
    let lead = 0;
    for (const [id, own] of visits) {
      const last = own.at(-1)?.end ?? 0;
      const arrived = design.visits.find((visit) => visit.id === id)?.arrivesAt ?? 0;
      const open = partsWithin(design.open, arrived, last).reduce(
        (sum, { start, end }) => sum + end - start,
        0,
      );
      const told = own.reduce((sum, { start, end }) => sum + end - start, 0);
      expect(told).toBeCloseTo(open, 3);
      own.forEach(({ start }, place) => {
        expect(start).toBeGreaterThanOrEqual((own[place - 1]?.end ?? 0) - 1e-6);
        expect(isWithin(design.open, start)).toBe(true);
      });
      lead += told;
    }
    expect(lead / visits.size / 60).toBeCloseTo(meanLeadMinutes, 6);
  });

  it("is the same every time, and its people are not busy for longer than they are there", () => {
    expect(simulate(design).meanLeadMinutes).toBe(meanLeadMinutes);
    const cases = new CaseSums(roster);
    for (const row of rows) cases.take(row);
    cases.candidates.forEach(({ name, kind }, place) => {
      if (kind !== "resource") return;
      const busy = cases.ofCandidate(place).busy.reduce((sum, value) => sum + value, 0) / 60;
      // Some of the work is done after the last arrival.
      expect(busy).toBeLessThan(1.1 * (roster.resources.get(name)?.rosteredMinutes ?? 0));
    });
  });
});

it("the verdict names the true bottleneck of most of them, and is right where it is sure", () => {
  const figures = figuresOf(Array.from({ length: 12 }, (_, place) => tryCentre(place + 1)));
  expect(figures.topOne).toBeGreaterThanOrEqual(0.75);
  expect(figures.gainLost).toBeLessThan(0.06);
  expect(figures.sureRight).toBeGreaterThanOrEqual(0.9);
});
