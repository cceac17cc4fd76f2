// Both simulated centres, at ordinary and at awkward moments.
import { describe, expect, it } from "vitest";
import { EVENTS } from "~/journey/events";
import { foldVisit } from "~/journey/fold";
import { instant, MINUTE } from "~/journey/instant";
import { ledgerOf, totals } from "~/journey/ledger";
import { nextAction } from "~/journey/next-action";
import { STAGES } from "~/journey/stages";
import { WAIT_CAUSES } from "~/journey/wait-cause";
import { waitingFor } from "~/journey/standing";
import { dublin } from "./centres/dublin";
import { moscow } from "./centres/moscow";
import { simulatedCentre, type SimulatedCentre } from "./simulated-centre";
import type { VisitFile } from "./visit-file";
import { siteMap } from "./world";

const NOON = instant("2026-11-19T12:00:00Z");
const PLANS = [dublin, moscow] as const;

function logs({ files }: SimulatedCentre) {
  return files.map(({ id, visit, events }) => ({ id, number: visit.number, events }));
}

/** When a clock of a mechanic ran, over all visits. */
function clocks(files: readonly VisitFile[]): Map<string, [number, number][]> {
  const spans = new Map<string, [number, number][]>();
  for (const { events } of files) {
    const running = new Map<string, { mechanicId: string; since: number }>();
    for (const event of events) {
      if (event.type === "work.started" || event.type === "work.resumed") {
        const { jobId, mechanicId } = event.payload;
        running.set(jobId, { mechanicId, since: event.occurredAt });
      } else if (event.type === "work.stopped" || event.type === "work.finished") {
        const begun = running.get(event.payload.jobId);
        if (!begun) continue;
        spans.set(begun.mechanicId, [
          ...(spans.get(begun.mechanicId) ?? []),
          [begun.since, event.occurredAt],
        ]);
        running.delete(event.payload.jobId);
      }
    }
  }
  return spans;
}

describe.each(PLANS)("the simulated centre of $key", (plan) => {
  const centre = simulatedCentre(plan, 200, NOON);

  it("lives the same life again for the same seed, and another for another", () => {
    expect(logs(simulatedCentre(plan, 200, NOON))).toEqual(logs(centre));
    expect(logs(simulatedCentre(plan, 200, NOON, 2))).not.toEqual(logs(centre));
  });

  it("records nothing after the present moment, and every visit in the order of time", () => {
    for (const { events } of centre.files) {
      const times = events.map(({ occurredAt }) => occurredAt);
      expect(Math.max(...times)).toBeLessThanOrEqual(NOON);
      expect(times).toEqual([...times].sort((one, other) => one - other));
    }
  });

  it("numbers facts without a gap, and their payloads are valid", () => {
    for (const { events } of centre.files) {
      expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
      for (const { type, payload } of events) expect(EVENTS[type].payload.parse(payload)).toEqual(payload);
    }
  });

  it("has visits that are what their facts tell", () => {
    for (const { id, visit, events } of centre.files) {
      expect(foldVisit({ id, centreId: visit.centreId }, events)).toEqual(visit);
    }
  });

  it("never gives a mechanic two clocks at once", () => {
    for (const spans of clocks(centre.files).values()) {
      const inOrder = [...spans].sort(([one], [other]) => one - other);
      for (const [index, [since]] of inOrder.entries()) {
        expect(since).toBeGreaterThanOrEqual(inOrder[index - 1]?.[1] ?? 0);
      }
    }
  });

  it("counts visits and invoices up without a gap", () => {
    const numbers = centre.files.map(({ visit }) => visit.number).sort((one, other) => one - other);
    expect(numbers).toEqual(numbers.map((_, index) => 1001 + index));
    const invoices = centre.files.flatMap(({ visit }) => visit.handover.invoice?.number ?? []).sort();
    expect(invoices).toEqual(invoices.map((_, index) => `2026-${String(index + 1).padStart(6, "0")}`));
  });

  it("waits longest for what was planted", () => {
    const sums = new Map(WAIT_CAUSES.map((cause) => [cause, 0]));
    for (const { events } of centre.files) {
      const { byCause } = totals(ledgerOf(events, centre.calendar, NOON));
      for (const cause of WAIT_CAUSES) sums.set(cause, (sums.get(cause) ?? 0) + byCause[cause]);
    }
    const [longest, second] = [...sums].sort(([, one], [, other]) => other - one);
    expect(longest?.[0]).toBe(plan.key === "dublin" ? "approval" : "parts");
    expect(longest?.[1]).toBeGreaterThan(1.4 * (second?.[1] ?? 0));
  });
});

const MOMENTS = [
  ["a weekday at noon", "2026-11-19T12:00:00Z"],
  ["a Sunday at three in the night", "2026-11-22T03:00:00Z"],
  ["just after opening", "2026-11-23T08:02:00Z"],
  ["the last day of the year", "2026-12-31T15:00:00Z"],
  ["the seventh day of the Russian holidays", "2027-01-07T10:00:00Z"],
  ["the night when summer time begins", "2026-03-29T01:30:00Z"],
  ["the night when it ends", "2026-10-25T00:30:00Z"],
] as const;

describe.each(MOMENTS)("on %s", (_name, moment) => {
  const now = instant(moment);

  describe.each(PLANS)("in $key", (plan) => {
    const { shop, calendar } = simulatedCentre(plan, 90, now);
    const open = shop.openFiles.map(({ visit }) => visit);
    const running = open.flatMap(({ jobs }) =>
      jobs.flatMap(({ state }) => (state.kind === "running" ? [state] : [])),
    );

    it("every stage has open visits, each with a next action, some late, some waiting", () => {
      for (const stage of STAGES) {
        const here = open.filter((visit) => visit.stage === stage);
        expect(here.length, stage).toBeGreaterThanOrEqual(2);
      }
      const actions = open.map((visit) => nextAction(visit, siteMap(), calendar));
      expect(actions.every((action) => action !== undefined)).toBe(true);
      expect(actions.some((action) => action !== undefined && action.dueAt < now)).toBe(true);
      const causes = open.map((visit) => waitingFor(visit, now)?.cause);
      expect(causes).toEqual(expect.arrayContaining(["parts", "approval", "technician", "inspector"]));
    });

    it("a clock has been running for half an hour at most, and no mechanic has two", () => {
      expect(Math.max(...running.map(({ since }) => since))).toBeGreaterThanOrEqual(now - 30 * MINUTE);
      expect(new Set(running.map(({ mechanicId }) => mechanicId)).size).toBe(running.length);
    });

    it("cars are expected in the days to come", () => {
      const expected = open.filter(({ booking }) => (booking.appointment?.at ?? now) > now);
      expect(expected.length).toBeGreaterThanOrEqual(2);
    });
  });
});
