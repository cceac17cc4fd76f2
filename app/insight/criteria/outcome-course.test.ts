// What is kept of a visit says at any later moment what its facts say then, whatever happened to it.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, instant, plus, type Instant } from "~/journey/instant";
import { journeys } from "test/journeys/random";
import { calendar } from "test/journeys/stories";
import { dublin } from "../../../prisma/seed/centres/dublin";
import { simulatedCentre } from "../../../prisma/seed/simulated-centre";
import { criterion, held, notConcerned, type Counted, type Criterion } from "./criterion";
import { type CarVisit, VisitHistory } from "./history";
import { outcomeCourse, speaksOf, type OutcomeCourse } from "./outcome-course";
import { CRITERIA } from "./registry";

function said({ outcomes, changes }: OutcomeCourse, now: Instant): readonly Counted[] {
  const all = [...outcomes];
  for (const { from, place, counted } of changes) if (from <= now) all[place] = counted;
  return all;
}

/** @returns whether anything was said of the moment */
function agrees(history: VisitHistory, course: OutcomeCourse, now: Instant): boolean {
  if (!speaksOf(course, now)) return false;
  const seen = history.seenAt(now);
  expect(said(course, now)).toEqual(CRITERIA.map(({ of }) => of(seen)));
  return true;
}

describe("what a visit comes to", () => {
  it("is kept up to any moment after its last fact", () => {
    const delays = fc.array(fc.integer({ min: 0, max: 45 * DAY }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(journeys(), delays, fc.nat(), ({ events }, later, back) => {
        const known = events.slice(0, 1 + (back % events.length));
        const history = VisitHistory.of("v", known, { calendar, now: instant(0) });
        if (!history) return;
        const course = outcomeCourse(history);
        for (const delay of later) agrees(history, course, plus(course.since, delay));
        // To the millisecond where something changes by itself.
        for (const { from } of course.changes) {
          for (const at of [from - 1, from]) agrees(history, course, instant(at));
        }
      }),
      { numRuns: 150 },
    );
  });

  const NOW = instant("2026-11-19T12:00:00Z");
  const { files, calendar: hours } = simulatedCentre(dublin, 500, NOW);
  const histories = files.flatMap(({ id, events, visit }) => {
    const sameCar = files.flatMap((other): readonly CarVisit[] => {
      if (other.id === id || other.visit.vehicleId !== visit.vehicleId) return [];
      const { historyReviewed: read } = other.visit.preparation;
      const releasedAt = other.visit.handover.releasedAt;
      const about = { id: other.id, requestedAt: other.visit.request.at, releasedAt };
      return [{ ...about, read: read && { repeat: read.repeatRepair, of: read.repeatOf } }];
    });
    const whole = events.map((each) => ({ ...each, occurredAt: instant(each.occurredAt) }));
    return VisitHistory.of(id, whole, { calendar: hours, now: NOW, sameCar }) ?? [];
  });

  it("is kept of a simulated centre, and hardly a visit grows by the clock alone", () => {
    const open = histories.filter(({ endedAt }) => endedAt === undefined);
    let silent = 0;
    for (const history of histories) {
      const course = outcomeCourse(history);
      if (!agrees(history, course, NOW)) silent += 1;
      agrees(history, course, plus(NOW, 31 * DAY));
    }
    expect(open.length).toBeGreaterThan(10);
    // Those on which somebody works just now.
    expect(silent).toBeLessThanOrEqual(dublin.staff.filter(({ role }) => role === "mechanic").length);
  });

  it("is never kept by a criterion that reads the clock, and told anew by one that asks about moments", () => {
    const about = { stage: "all", unit: "share", direction: "higher", target: 1, source: "P" } as const;
    const share = { id: "own", kind: "share" } as const;
    const words = { title: { en: "", ru: "" }, how: { en: "", ru: "" } };
    const [history] = histories;
    if (!history) throw new Error("no visit");
    const reads: Criterion = criterion({
      ...{ ...about, ...words, ...share },
      of: ({ now, lastFactAt }) => held(now, now === lastFactAt),
    });
    const asks: Criterion = criterion({
      ...{ ...about, ...words, ...share },
      of: (seen) => (seen.hasPassed(seen.lastFactAt + 1000) ? held(seen.lastFactAt, true) : notConcerned()),
    });
    const course = (each: Criterion) => outcomeCourse(history, [each]);
    expect(course(reads).runsFrom).toBe(history.lastFactAt);
    expect(course(asks).runsFrom).toBe(Infinity);
    expect(course(asks).changes.map(({ from }) => from - history.lastFactAt)).toEqual([1001]);
  });
});
