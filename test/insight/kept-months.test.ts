// Reports from kept months: the same as from the visits' facts, whichever way they are added up.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Histogram } from "~/insight/figures/histogram";
import { quantile } from "~/insight/figures/summary";
import { monthOfPack } from "~/insight/ledger/month-build.server";
import { packMonth } from "~/insight/ledger/month-pack";
import { monthAt, monthOf } from "~/insight/ledger/months";
import { PAIR_LIMITS } from "~/insight/ledger/limits";
import type { Roster } from "~/insight/bottleneck/ledger-rows";
import { instant } from "~/journey/instant";
import { dublin } from "../../prisma/seed/centres/dublin";
import { moscow } from "../../prisma/seed/centres/moscow";
import { simulatedCentre } from "../../prisma/seed/simulated-centre";
import { CentreSums } from "./centre-sums";
import { daysBefore, exactly, numberedRecords, rolledUp, type KeptCentre } from "./kept-months";

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

describe.each([dublin, moscow])("the months of the centre in $key", (plan) => {
  const { files, calendar } = simulatedCentre(plan, 400, NOW);
  const visits = files.map(({ id, events }) => ({
    id,
    events: events.map((each) => ({ ...each, occurredAt: instant(each.occurredAt) })),
  }));
  const resource = (count: number) => ({ count, rosteredMinutes: count * 20_000 });
  const roster: Roster = {
    resources: new Map([
      ["advisor", resource(3)],
      ["technician", resource(6)],
      ["inspector", resource(1)],
    ]),
    delays: ["parts", "approval"],
    rework: true,
    targets: new Map(),
  };
  const centre: KeptCentre = { calendar, roster, stageMinutes: LIMITS, now: NOW };
  const records = numberedRecords(visits, calendar);

  it.each([
    ["up to now", daysBefore(NOW, 60), NOW],
    ["of past days that begin and end within a month", daysBefore(NOW, 55), daysBefore(NOW, 20)],
  ])("say of a period %s what its visits say", (_what, start, end) => {
    const window = { start, end };
    const sums = new CentreSums(roster, window, calendar, NOW);
    for (const { id, events } of visits) sums.take(id, events);
    const wanted = sums.figures(LIMITS);
    const found = exactly(centre, records, window);
    expect(found.visits).toBe(wanted.visits);
    expect(found.names).toEqual(wanted.names);
    wanted.candidates.forEach((candidate, place) => {
      for (const key of ["D", "relief", "saving", "probability", "low", "high"] as const) {
        expect(found.candidates[place]?.[key]).toBeCloseTo(candidate[key], 9);
      }
    });
    wanted.stages.forEach(({ overInterval: _interval, ...stage }, place) => {
      for (const key of ["n", "open", "median", "p90", "total", "over", "excess"] as const) {
        expect(found.stages[place]?.[key] ?? NaN).toBeCloseTo(stage[key] ?? NaN, 6);
      }
    });
    for (const { cause, minutes } of wanted.causes) {
      expect(found.causes.find((each) => each.cause === cause)?.minutes).toBeCloseTo(minutes, 6);
    }
    expect(found.weeks.map(({ week, visits: n }) => [week, n])).toEqual(
      wanted.weeks.map(({ week, visits: n }) => [week, n]),
    );
    expect(found.rework.firstTimeRight).toBe(wanted.rework.firstTimeRight);
    expect(found.rework.loops).toBeCloseTo(wanted.rework.loops, 9);
    expect(found.integrity).toEqual(wanted.integrity);
  });

  const present = monthAt(NOW, calendar);
  it.each([
    ["up to now", present - 1, present, 0],
    ["up to now, of which one was added up before", present - 1, present, 1],
    ["of the past", present - 2, present - 1, 0],
    ["of the past, which were added up before", present - 2, present - 1, 2],
  ])("added up are the same for months %s, and quantiles within 1 %%", (_what, first, last, before) => {
    const window = {
      start: instant(monthOf(first, calendar).start),
      end: instant(Math.min(NOW, monthOf(last, calendar).end)),
    };
    const wanted = exactly(centre, records, window);
    const found = rolledUp(centre, records, [first, last], before);
    expect(found.visits).toBe(wanted.visits);
    expect(found.integrity).toEqual(wanted.integrity);
    for (const candidate of wanted.candidates) {
      const own = found.candidates.find(({ name }) => name === candidate.name);
      for (const key of ["D", "relief", "saving", "waited", "over", "shareOver", "excess"] as const) {
        expect(own?.[key] ?? NaN).toBeCloseTo(candidate[key] ?? NaN, 6);
      }
      for (const key of ["median", "p90"] as const) {
        expect(Math.abs((own?.[key] ?? 0) - (candidate[key] ?? 0))).toBeLessThanOrEqual(
          0.01 * (candidate[key] ?? 0),
        );
      }
    }
    wanted.stages.forEach((stage, place) => {
      const own = found.stages[place];
      for (const key of ["n", "open", "total", "over", "excess"] as const)
        expect(own?.[key]).toBeCloseTo(stage[key], 6);
    });
    const weeks = (of: typeof found) => of.weeks.map(({ week, visits: n, whole }) => [week, n, whole]);
    expect(weeks(found)).toEqual(weeks(wanted));
    found.weeks.forEach(({ D }, place) => expect(D).toBeCloseTo(wanted.weeks[place]?.D ?? NaN, 6));
  });

  it("made twice are the same to the byte", () => {
    const month = monthOf(present - 1, calendar);
    const dayOf = (at: number) => calendar.dayIndex(instant(at));
    const basis = { calendar, limits: { pairs: PAIR_LIMITS, stages: [1, 2, 3, 4, 5, 6, 7] } };
    const made = () => monthOfPack(packMonth(month, records, dayOf), basis);
    expect(made()).toEqual(made());
  });
});

describe("buckets", () => {
  it("give every quantile within 1 %, and the sum and the count exactly", () => {
    const lengths = fc.array(
      fc.oneof(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 10_000_000_000 })),
      {
        minLength: 1,
        maxLength: 300,
      },
    );
    fc.assert(
      fc.property(lengths, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
        const histogram = new Histogram();
        for (const value of values) histogram.add(value);
        const wanted = quantile(Float64Array.from(values).sort(), share);
        expect(histogram.n).toBe(values.length);
        expect(histogram.sum).toBe(values.reduce((sum, value) => sum + value, 0));
        expect(Math.abs(histogram.quantile(share) - wanted)).toBeLessThanOrEqual(0.010_001 * wanted);
      }),
    );
  });

  it("lose nothing when what was added is taken away again", () => {
    const histogram = new Histogram();
    for (const value of [0, 1, 90_000, 5]) histogram.add(value);
    for (const value of [0, 1, 90_000, 5]) histogram.add(value, -1);
    expect(histogram.counts.every((count) => count === 0)).toBe(true);
    expect([histogram.n, histogram.sum]).toEqual([0, 0]);
  });
});
