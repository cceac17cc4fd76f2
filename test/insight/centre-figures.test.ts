// A centre's figures from simulated visits of the demo: they close, they add up, and they name what was planted.
import { describe, expect, it } from "vitest";
import { rowsOfLedger } from "~/insight/centre/centre-rows";
import type { Roster } from "~/insight/bottleneck/ledger-rows";
import { DAY, instant, MINUTE, plus } from "~/journey/instant";
import { ledgerOf, totals } from "~/journey/ledger";
import { dublin } from "../../prisma/seed/centres/dublin";
import { moscow } from "../../prisma/seed/centres/moscow";
import { simulatedCentre } from "../../prisma/seed/simulated-centre";
import { CentreSums } from "./centre-sums";

const NOW = instant("2026-11-19T12:00:00Z");

const LIMITS = {
  booking: 60,
  preparation: 480,
  intake: 20,
  repairs: 480,
  quality: 60,
  handover: 240,
  "follow-up": 4320,
};

describe.each([dublin, moscow])("of the centre in $key", (plan) => {
  const { files: lived, calendar } = simulatedCentre(plan, 600, NOW);
  // As the database keeps them: whole milliseconds.
  const files = lived.map(({ id, events }) => ({
    id,
    events: events.map((each) => ({ ...each, occurredAt: instant(each.occurredAt) })),
  }));
  const window = { start: plus(NOW, -60 * DAY), end: NOW };
  const open = calendar.open(window.start, window.end) / MINUTE;
  const count = (role: string) => plan.staff.filter((each) => each.role === role).length;
  const resource = (people: number) => ({ count: people, rosteredMinutes: people * open });
  const roster: Roster = {
    resources: new Map([
      ["advisor", resource(count("advisor"))],
      ["technician", resource(count("mechanic"))],
      ["inspector", resource(count("inspector"))],
    ]),
    delays: ["parts", "approval"],
    rework: true,
    targets: new Map(),
  };

  function figuresOf(span = window) {
    const sums = new CentreSums(roster, span, calendar, NOW);
    for (const { id, events } of files) sums.take(id, events);
    return { sums, ...sums.figures(LIMITS) };
  }
  const figures = figuresOf();

  it("every ledger closes, and the cars in work are the sum of their times", () => {
    expect(figures.integrity).toMatchObject({ holds: true, notClosed: 0 });
    expect(figures.integrity.byCount).toBeGreaterThan(0);
  });

  it("names the bottleneck that was planted", () => {
    expect(figures.candidates[0]?.name).toBe(plan.key === "dublin" ? "approval" : "parts");
    expect(figures.names).toContain(plan.key === "dublin" ? "approval" : "parts");
  });

  it("shares of the causes add up to one, and their minutes to the waits", () => {
    const { causes, candidates, visits } = figures;
    expect(causes.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    for (const { name, D } of candidates) {
      const cause = causes.find((each) => each.cause === name);
      if (cause && name !== "rework") expect(D * visits).toBeCloseTo(cause.minutes, 6);
    }
  });

  it("over all time are the sums of the ledgers", () => {
    const everything = { start: instant("2020-01-01T00:00:00Z"), end: NOW };
    const { causes } = figuresOf(everything);
    for (const { cause, minutes } of causes) {
      const wanted = files.reduce(
        (sum, { events }) => sum + totals(ledgerOf(events, calendar, NOW)).byCause[cause],
        0,
      );
      expect(minutes).toBeCloseTo(wanted / MINUTE, 6);
    }
  });

  it("of two halves of a period add up to those of the whole", () => {
    const middle = plus(NOW, -25 * DAY);
    const halves = [figuresOf({ ...window, end: middle }), figuresOf({ ...window, start: middle })];
    for (const { cause, minutes } of figures.causes) {
      const both = halves.reduce(
        (sum, half) => sum + (half.causes.find((each) => each.cause === cause)?.minutes ?? 0),
        0,
      );
      expect(both).toBeCloseTo(minutes, 6);
    }
  });

  it("rows lie in open hours and in the window, one behind the other", () => {
    for (const { id, events } of files) {
      const rows = rowsOfLedger(id, ledgerOf(events, calendar, NOW), window, calendar);
      rows.forEach(({ start, end }, place) => {
        expect(start).toBeGreaterThanOrEqual(rows[place - 1]?.end ?? window.start / 1000);
        expect(calendar.open(instant(start * 1000), instant(end * 1000))).toBe(
          Math.round((end - start) * 1000),
        );
      });
      expect(rows.at(-1)?.end ?? 0).toBeLessThanOrEqual(window.end / 1000);
    }
  });

  it("stages count open visits, and weeks have a bottleneck each", () => {
    const stages = figures.stages.reduce((sum, { open }) => sum + open, 0);
    expect(stages).toBe(figures.sums.open.length);
    for (const { over, n, excess, overInterval } of figures.stages) {
      expect(over).toBeLessThanOrEqual(n);
      expect(excess > 0).toBe(over > 0);
      if (overInterval) expect(overInterval.low).toBeLessThanOrEqual(over / n);
    }
    expect(figures.weeks.length).toBeGreaterThanOrEqual(8);
    const whole = figures.weeks.filter(({ whole }) => whole);
    expect(whole.length).toBeGreaterThanOrEqual(6);
    expect(figures.trend?.upper).toBeGreaterThan(figures.trend?.mean ?? 0);
  });

  it("inspections: what was right at once, and what came back", () => {
    const { inspected, firstTimeRight, loops, interval } = figures.rework;
    expect(inspected).toBeGreaterThan(50);
    expect(firstTimeRight).toBeLessThanOrEqual(inspected);
    expect(interval?.low).toBeLessThan(firstTimeRight / inspected);
    expect(loops).toBeGreaterThanOrEqual(0);
  });
});
