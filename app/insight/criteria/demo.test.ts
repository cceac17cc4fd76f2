// The demo centres' criteria: what is recorded of a centre that was lived through the program's own rules.
import { describe, expect, it } from "vitest";
import { DAY, instant, plus } from "~/journey/instant";
import { dublin } from "../../../prisma/seed/centres/dublin";
import { moscow } from "../../../prisma/seed/centres/moscow";
import { simulatedCentre } from "../../../prisma/seed/simulated-centre";
import { CriteriaSums } from "./criteria-figures";
import { VisitHistory, type CarVisit } from "./history";
import { CRITERIA } from "./registry";

const NOW = instant("2026-11-19T12:00:00Z");

describe.each([dublin, moscow])("of the centre in $key", (plan) => {
  const { files, calendar } = simulatedCentre(plan, 600, NOW);
  const window = { start: plus(NOW, -60 * DAY), end: NOW };
  const mechanics = plan.staff.filter(({ role }) => role === "mechanic").length;
  const mechanicMinutes = new Map<number, number>();
  for (let day = calendar.dayIndex(window.start); day <= calendar.dayIndex(NOW); day += 1) {
    const open = calendar.open(calendar.dayStart(day), calendar.dayStart(day + 1)) / 60_000;
    if (open > 0) mechanicMinutes.set(day, mechanics * open);
  }
  const cars = new Map<string, CarVisit[]>();
  for (const { visit } of files) {
    const { historyReviewed: read } = visit.preparation;
    const one: CarVisit = {
      id: visit.id,
      requestedAt: visit.request.at,
      releasedAt: visit.handover.releasedAt,
      read: read && { repeat: read.repeatRepair, of: read.repeatOf },
    };
    cars.set(visit.vehicleId, [...(cars.get(visit.vehicleId) ?? []), one]);
  }
  const sums = new CriteriaSums(CRITERIA, {
    window,
    calendar,
    countedBy: "completion",
    step: "week",
    targets: [],
    mechanicMinutes,
  });
  for (const { id, events, visit } of files) {
    const sameCar = (cars.get(visit.vehicleId) ?? []).filter((each) => each.id !== id);
    const whole = events.map((each) => ({ ...each, occurredAt: instant(each.occurredAt) }));
    const history = VisitHistory.of(id, whole, { calendar, now: NOW, sameCar });
    if (history) sums.take(history);
  }
  const figures = sums.figures();

  // The simulation without a database has no shelf: of 4.6 it records nothing.
  const recorded = figures.filter(({ criterion }) => criterion.id !== "4.6");

  it.each(recorded.map((figure) => [figure.criterion.id, figure] as const))(
    "%s is plausible",
    (_id, figure) => {
      const { value, interval, n, trend, criterion, met, failed } = figure;
      expect(n).toBeGreaterThan(0);
      expect(met + failed).toBeGreaterThan(0);
      expect(value).not.toBeNull();
      if (criterion.kind === "share") expect(value).toBeLessThanOrEqual(1);
      if (interval && value !== null) {
        expect(interval.low).toBeLessThanOrEqual(value + 1e-9);
        expect(interval.high).toBeGreaterThanOrEqual(value - 1e-9);
      }
      expect(trend.length).toBeGreaterThan(2);
      if (criterion.kind !== "load") expect(trend.reduce((sum, point) => sum + point.n, 0)).toBe(n);
    },
  );

  it("nobody works without the customer's consent there", () => {
    expect(figures.find(({ criterion }) => criterion.id === "4.5")).toMatchObject({ value: 0, failed: 0 });
  });
});
