// Whatever people do with a visit, in whatever order: the course, the fold and the next action hold.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alwaysOpen } from "test/calendars";
import { IDENTITY, journeys } from "test/journeys/random";
import { EVENTS, type JourneyEvent } from "./events";
import { evolve, foldVisit } from "./fold";
import { requirements } from "./gates";
import { nextAction } from "./next-action";
import { canMove, nextOf } from "./stages";
import { paidTotal, type Visit } from "./visit";

/** The visit after each of its facts. */
function states(events: readonly JourneyEvent[]): readonly Visit[] {
  const [first, ...rest] = events;
  const begun = first && foldVisit(IDENTITY, [first]);
  if (!begun) return [];
  const known = [begun];
  for (const event of rest) known.push(evolve(known.at(-1) ?? begun, event));
  return known;
}

const runs = { numRuns: 50 };

describe("on any journey", () => {
  it("facts one by one lead to the same visit as all of them together", () => {
    fc.assert(
      fc.property(journeys(), ({ visit, events }) => {
        expect(foldVisit(IDENTITY, events)).toEqual(visit);
        expect(states(events).at(-1)).toEqual(visit);
      }),
      runs,
    );
  });

  it("facts that were written down and read again lead to the same visit", () => {
    fc.assert(
      fc.property(journeys(), ({ visit, events }) => {
        const read = events.map((event) => {
          const written: unknown = JSON.parse(JSON.stringify(event.payload));
          return { ...event, payload: EVENTS[event.type].payload.parse(written) } as JourneyEvent;
        });
        expect(foldVisit(IDENTITY, read)).toEqual(visit);
      }),
      runs,
    );
  });

  it("facts are numbered without a gap and filed under the stage and loop in which they fall", () => {
    fc.assert(
      fc.property(journeys(), ({ visit, events }) => {
        const before = [undefined, ...states(events)];
        events.forEach((event, position) => {
          expect(event.seq).toBe(position + 1);
          expect(event.stage).toBe(before[position]?.stage ?? "booking");
          expect(event.loop).toBe(before[position]?.loop ?? 0);
        });
        expect(visit.version).toBe(events.length);
      }),
      runs,
    );
  });

  it("an open visit has a next action that its owner may do, and an ended one has none", () => {
    fc.assert(
      fc.property(journeys(), ({ events, map }) => {
        for (const visit of states(events)) {
          const next = nextAction(visit, map, alwaysOpen);
          expect(next !== undefined).toBe(visit.status === "open");
          if (!next) continue;
          const requirement = requirements(visit, visit.stage, map).find(({ id }) => id === next.code);
          expect(Number.isFinite(next.dueAt)).toBe(true);
          expect(requirement?.roles ?? [next.role]).toContain(next.role);
          expect(requirement?.met ?? false).toBe(false);
        }
      }),
      runs,
    );
  });

  it("nobody comes through a gate that is shut, unless past it with a reason and a list of what is missing", () => {
    fc.assert(
      fc.property(journeys(), ({ passages }) => {
        for (const { before, after, missing, events } of passages) {
          const overridden = events.find((event) => event.type === "gate.overridden");
          if (overridden?.type === "gate.overridden") {
            expect(overridden.payload).toEqual({
              stage: before.stage,
              missing,
              reason: "the customer waits",
            });
            expect(missing).not.toEqual([]);
          }
          const through = after.stage === nextOf(before.stage) || after.status === "closed";
          if (through && before.status === "open" && !overridden) expect(missing).toEqual([]);
        }
      }),
      runs,
    );
  });

  it("a visit moves only where the table of moves leads", () => {
    fc.assert(
      fc.property(journeys(), ({ events }) => {
        states(events).forEach((after, position, all) => {
          const before = all[position - 1];
          if (!before) return;
          if (after.stage !== before.stage) expect(canMove(before.stage, after.stage)).toBe(true);
          if (before.status !== "open") expect({ ...after, version: 0 }).toEqual({ ...before, version: 0 });
          else if (after.status !== "open") expect(canMove(before.stage, after.status)).toBe(true);
        });
      }),
      runs,
    );
  });

  it("loops are counted up, one for each failed inspection, and no clock runs outside of the bay", () => {
    fc.assert(
      fc.property(journeys(), ({ visit, events }) => {
        const all = states(events);
        expect(visit.loop).toBe(events.filter((event) => event.type === "inspection.failed").length);
        all.forEach((each, position) => {
          expect(each.loop).toBeGreaterThanOrEqual(all[position - 1]?.loop ?? 0);
          const running = each.jobs.some((job) => job.state.kind === "running");
          if (running) expect(each.stage).toBe("repairs");
        });
      }),
      runs,
    );
  });

  it("time on the clock and money are never negative", () => {
    fc.assert(
      fc.property(journeys(), ({ visit }) => {
        expect(visit.jobs.every((job) => job.clockedMs >= 0)).toBe(true);
        expect(paidTotal(visit)).toBeGreaterThanOrEqual(0);
        expect(paidTotal(visit)).toBeLessThanOrEqual(visit.handover.invoice?.totalMinor ?? 0);
      }),
      runs,
    );
  });
});
