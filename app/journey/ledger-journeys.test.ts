// The ledger of whatever journey: every moment once, waits in open hours only, and the past is never rewritten.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { journeys, type Journey } from "test/journeys/random";
import type { JourneyEvent } from "./events";
import { latest, plus, type Instant } from "./instant";
import { ledgerOf, totals, type Interval, type Ledger } from "./ledger";
import { waitingFor } from "./standing";
import { workingCalendar, type WorkingCalendar } from "./working-time";

const HOLIDAYS = [
  "2026-03-25",
  "2026-03-30",
  "2026-04-06",
  "2026-10-26",
  "2018-02-16",
  "2018-11-02",
  "2026-06-03",
];

const CALENDARS = [
  "Europe/Dublin",
  "Europe/Moscow",
  "Australia/Lord_Howe",
  "America/Sao_Paulo",
  "Asia/Kathmandu",
].map((timeZone) =>
  workingCalendar({
    timeZone,
    week: [1, 2, 3, 4, 5, 6].flatMap((weekday) => [
      { weekday, opensMinute: 8 * 60, closesMinute: 13 * 60 },
      { weekday, opensMinute: 13 * 60 + 30, closesMinute: weekday === 6 ? 15 * 60 : 19 * 60 },
    ]),
    exceptions: HOLIDAYS.map((date) => ({ date, hours: [] })),
  }),
);
const calendars = fc.constantFrom(...CALENDARS);

/** The latest time that a fact up to and with the one that ended the visit carries. */
function lastFactAt(events: readonly JourneyEvent[]): Instant {
  const end = events.findIndex((event) =>
    ["visit.closed", "visit.cancelled", "visit.no-show", "request.lost"].includes(event.type),
  );
  const counted = end < 0 ? events : events.slice(0, end + 1);
  return latest(lead(events), ...counted.map((event) => event.occurredAt));
}

function lead(events: readonly JourneyEvent[]): Instant {
  const first = events[0];
  if (!first) throw new Error("a journey without facts");
  return first.occurredAt;
}

function endOf({ visit, events, now }: Journey): Instant {
  const last = lastFactAt(events);
  return visit.status === "open" ? latest(now, last) : last;
}

/** What a ledger says up to a moment. */
function upTo(ledger: Ledger, end: Instant): Ledger {
  return ledger.flatMap((each) => (each.start >= end ? [] : [each.end > end ? { ...each, end } : each]));
}

function check(journey: Journey, calendar: WorkingCalendar, law: (ledger: Ledger) => void): void {
  law(ledgerOf(journey.events, calendar, journey.now));
}

function isCounted(interval: Interval): boolean {
  return interval.kind === "wait" && interval.cause !== "planned";
}

/** The time in which at least one clock ran, from the events alone. */
function clockTime(events: readonly JourneyEvent[], now: Instant): number {
  const running = new Set<string>();
  let [since, total] = [0, 0];
  for (const event of events) {
    const before = running.size;
    if (event.type === "work.started" || event.type === "work.resumed") running.add(event.payload.jobId);
    if (event.type === "work.stopped" || event.type === "work.finished") running.delete(event.payload.jobId);
    if (before === 0 && running.size > 0) since = event.occurredAt;
    if (before > 0 && running.size === 0) total += event.occurredAt - since;
  }
  return running.size > 0 ? total + now - since : total;
}

const runs = { numRuns: 50 };

describe("the ledger of any journey", () => {
  it("covers the visit from the request to its end, without gap or overlap, and adds up exactly", () => {
    fc.assert(
      fc.property(journeys(), calendars, (journey, calendar) => {
        const [start, end] = [lead(journey.events), endOf(journey)];
        check(journey, calendar, (ledger) => {
          ledger.forEach((each, position) => {
            expect(each.start).toBe(ledger[position - 1]?.end ?? start);
            expect(each.end).toBeGreaterThan(each.start);
          });
          expect(ledger.at(-1)?.end ?? start).toBe(end);
          expect(totals(ledger).lead).toBe(end - start);
        });
      }),
      runs,
    );
  });

  it("counts waits only while the centre is open, and says closed only while it is shut", () => {
    fc.assert(
      fc.property(journeys(), calendars, (journey, calendar) => {
        check(journey, calendar, (ledger) => {
          for (const each of ledger) {
            const open = calendar.open(each.start, each.end);
            if (each.kind === "closed") expect(open).toBe(0);
            if (isCounted(each)) expect(open).toBe(each.end - each.start);
          }
        });
      }),
      runs,
    );
  });

  it("never counts a loop down, and joins what is alike", () => {
    fc.assert(
      fc.property(journeys(), calendars, (journey, calendar) => {
        check(journey, calendar, (ledger) => {
          ledger.forEach((each, position) => {
            const before = ledger[position - 1];
            if (!before) return;
            expect(each.loop).toBeGreaterThanOrEqual(before.loop);
            expect({ ...each, start: 0, end: 0 }).not.toEqual({ ...before, start: 0, end: 0 });
          });
        });
      }),
      runs,
    );
  });

  it("works in the bay exactly as long as a clock runs", () => {
    fc.assert(
      fc.property(journeys({ inOrder: true }), calendars, (journey, calendar) => {
        check(journey, calendar, (ledger) => {
          expect(totals(ledger).byStage.repairs.work).toBe(clockTime(journey.events, endOf(journey)));
        });
      }),
      runs,
    );
  });

  it("is not rewritten by what happens later", () => {
    fc.assert(
      fc.property(journeys(), calendars, fc.nat(), (journey, calendar, cut) => {
        const known = journey.events.slice(0, 1 + (cut % journey.events.length));
        const then = lastFactAt(known);
        check(journey, calendar, (ledger) => {
          expect(ledgerOf(known, calendar, then)).toEqual(upTo(ledger, then));
        });
      }),
      runs,
    );
  });

  it("ends with what the board shows", () => {
    fc.assert(
      fc.property(journeys(), calendars, ({ events, visit, now }, calendar) => {
        const last = ledgerOf(events, calendar, plus(latest(now, lastFactAt(events)), 1)).at(-1);
        const wait = waitingFor(visit, latest(now, lastFactAt(events)));
        if (visit.status !== "open") expect(wait).toBeUndefined();
        else if (last?.kind === "wait" && last.cause !== "planned") expect(wait?.cause).toBe(last.cause);
        else if (last?.kind !== "closed") expect(wait).toBeUndefined();
      }),
      runs,
    );
  });

  it("has sums by kind, cause and stage that agree", () => {
    fc.assert(
      fc.property(journeys(), calendars, (journey, calendar) => {
        check(journey, calendar, (ledger) => {
          const sums = totals(ledger);
          const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0);
          const stages = Object.values(sums.byStage);
          expect(sums.work + sums.wait + sums.planned + sums.closed).toBe(sums.lead);
          expect(sum(Object.values(sums.byCause))).toBe(sums.wait + sums.planned);
          expect(sums.byCause.planned).toBe(sums.planned);
          for (const kind of ["work", "wait", "planned", "closed"] as const) {
            expect(sum(stages.map((stage) => stage[kind]))).toBe(sums[kind]);
          }
          expect(sums.inferred).toBeLessThanOrEqual(sums.work + sums.wait);
        });
      }),
      runs,
    );
  });
});
