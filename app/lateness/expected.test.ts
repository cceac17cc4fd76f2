// The forecast by example: what is left, who waits for whom, and why.
import { describe, expect, test } from "vitest";
import { HOUR, instant, MINUTE, plus, type Instant } from "~/journey/instant";
import { aCar, aFloor, aJob } from "test/floors";
import { expectedFinishes } from "./expected";
import type { Floor } from "./floor";
import { knockOn } from "./knock-on";
import { readyWithMore } from "./more-work";
import { hasMoved, proposedPromise, riskOf } from "./promise-risk";

/** A Tuesday in Dublin in summer: 10:00 on the wall. */
const NOW = instant("2026-06-09T09:00:00Z");
const at = (minutes: number): Instant => plus(NOW, minutes * MINUTE);

function readyOf(floor: Floor, id: string) {
  return expectedFinishes(NOW, floor).get(id);
}

describe("a car by itself", () => {
  test("is ready after its work and quality control", () => {
    const car = aCar("a", NOW, { jobs: [aJob({ labourMinutes: 80 })] });
    expect(readyOf(aFloor([car]), "a")).toEqual({
      readyAt: at(110),
      leavesBayAt: at(80),
      because: [
        { kind: "work", minutes: 80, over: false },
        { kind: "quality", minutes: 30 },
      ],
    });
  });
  test("counts what was clocked, and a sensible rest once its norm is used up", () => {
    const running = (ago: number) =>
      aCar("a", NOW, {
        jobs: [
          aJob({ labourMinutes: 60, clockedMs: 20 * MINUTE, state: { kind: "running", since: at(-ago) } }),
        ],
      });
    expect(readyOf(aFloor([running(10)]), "a")?.leavesBayAt).toBe(at(30));
    const over = readyOf(aFloor([running(200)]), "a");
    expect(over?.leavesBayAt).toBe(at(12));
    expect(over?.because[0]).toEqual({ kind: "work", minutes: 12, over: true });
  });
  test("passes the night without work", () => {
    const car = aCar("a", NOW, { jobs: [aJob({ labourMinutes: 9 * 60 })] });
    expect(readyOf(aFloor([car]), "a")?.readyAt).toBe(instant("2026-06-10T08:30:00Z"));
  });
  test("in quality control needs the rest of it, and never nothing", () => {
    const car = (ago: number) => aCar("a", NOW, { stage: "quality", jobs: [], stageEnteredAt: at(-ago) });
    expect(readyOf(aFloor([car(10)]), "a")?.readyAt).toBe(at(20));
    expect(readyOf(aFloor([car(500)]), "a")?.readyAt).toBe(at(7.5));
  });
});

describe("a queue", () => {
  const first = aCar("first", NOW, {
    jobs: [aJob({ labourMinutes: 100, state: { kind: "running", since: NOW }, rank: 9 })],
  });
  test("waits for the mechanic, and says until when", () => {
    const second = aCar("second", NOW, { jobs: [aJob({ labourMinutes: 80 })] });
    expect(readyOf(aFloor([second, first]), "second")).toMatchObject({
      leavesBayAt: at(180),
      because: [
        { kind: "queue", until: at(100), mechanicId: "m1" },
        { kind: "work", minutes: 80 },
        { kind: "quality" },
      ],
    });
  });
  test("follows the foreman's order before the promises", () => {
    const early = aCar("early", NOW, { promisedAt: at(60), jobs: [aJob({ rank: 2 })] });
    const chosen = aCar("chosen", NOW, { promisedAt: at(600), jobs: [aJob({ rank: 1 })] });
    const floor = aFloor([early, chosen]);
    expect(readyOf(floor, "chosen")?.leavesBayAt).toBe(at(60));
    expect(readyOf(floor, "early")?.leavesBayAt).toBe(at(120));
  });
  test("goes past a car that waits for parts", () => {
    const waits = aCar("waits", NOW, {
      jobs: [aJob({ rank: 1, state: { kind: "stopped", since: NOW, cause: "parts", resolved: false } })],
      missing: [{ expectedOn: "2026-06-10" }],
    });
    const behind = aCar("behind", NOW, { jobs: [aJob({ rank: 2 })] });
    const floor = aFloor([waits, behind]);
    expect(readyOf(floor, "behind")?.leavesBayAt).toBe(at(60));
    expect(readyOf(floor, "waits")?.because[0]).toEqual({
      kind: "wait",
      cause: "parts",
      until: instant("2026-06-10T09:00:00Z"),
      known: true,
    });
  });
  test("stands still while its mechanic is away", () => {
    const car = aCar("a", NOW, { jobs: [aJob()] });
    const absences = { m1: [{ start: NOW, end: at(120) }] };
    expect(readyOf(aFloor([car], { absences }), "a")).toMatchObject({
      leavesBayAt: at(180),
      because: [{ kind: "away", until: at(120) }, { kind: "work" }, { kind: "quality" }],
    });
    const forGood = { m1: [{ start: NOW, end: at(90 * 1440) }] };
    expect(readyOf(aFloor([car], { absences: forGood }), "a")).toEqual({ because: [{ kind: "never" }] });
  });
  test("of nobody's jobs is worked off by all who have a hand free", () => {
    const { mechanicId: _nobody, ...free } = aJob({ labourMinutes: 90 });
    expect(readyOf(aFloor([first, aCar("free", NOW, { jobs: [free] })]), "free")?.leavesBayAt).toBe(at(90));
  });
});

describe("extra work", () => {
  const stopped = {
    kind: "stopped",
    since: at(-60),
    cause: "approval",
    resolved: false,
  } as const;
  test("makes a car ready later by its labour, quality control and the queue included", () => {
    const before = aCar("first", NOW, { jobs: [aJob({ state: { kind: "running", since: NOW } })] });
    const car = aCar("a", NOW, { promisedAt: at(200), jobs: [aJob({ labourMinutes: 20 })] });
    const floor = aFloor([before, car]);
    expect(readyOf(floor, "a")?.readyAt).toEqual(at(60 + 20 + 30));
    expect(readyWithMore(NOW, floor, "a", 45)).toEqual(at(60 + 20 + 45 + 30));
    expect(readyWithMore(NOW, floor, "nowhere", 45)).toBeUndefined();
  });
  test("waits for no answer in what the customer reads: it is what happens once they say yes", () => {
    const car = aCar("a", NOW, {
      askedAt: at(-60),
      jobs: [aJob({ state: stopped, clockedMs: 10 * MINUTE })],
    });
    expect(readyWithMore(NOW, aFloor([car]), "a", 30)).toEqual(at(50 + 30 + 30));
  });
});

describe("a promise", () => {
  test("is at risk before it breaks, and by how much", () => {
    const promisedAt = at(60);
    expect(riskOf({ promisedAt, readyAt: at(60) }, NOW)).toEqual({ kind: "none" });
    expect(riskOf({ promisedAt, readyAt: at(85) }, NOW)).toEqual({ kind: "at-risk", lateBy: 25 * MINUTE });
    expect(riskOf({ promisedAt, readyAt: at(40) }, NOW, 30 * MINUTE)).toMatchObject({ kind: "at-risk" });
    expect(riskOf({ promisedAt: at(-5), readyAt: at(20) }, NOW)).toMatchObject({ kind: "broken" });
    expect(riskOf({ promisedAt, readyAt: undefined }, NOW)).toMatchObject({ kind: "at-risk" });
  });
  test("moves for the pages by five minutes, or past the promised time", () => {
    expect(hasMoved(at(60), at(64), at(90))).toBe(false);
    expect(hasMoved(at(60), at(65), at(90))).toBe(true);
    expect(hasMoved(at(60), at(62), at(61))).toBe(true);
    expect(hasMoved(undefined, undefined, at(61))).toBe(false);
    expect(hasMoved(at(60), undefined, at(61))).toBe(true);
  });
  test("is proposed anew with a margin, up to the quarter, within the hours", () => {
    const { calendar } = aFloor([]).shop;
    expect(proposedPromise(calendar, at(61), NOW)).toBe(at(90));
    expect(proposedPromise(calendar, instant("2026-06-09T16:50:00Z"), NOW)).toBe(
      instant("2026-06-10T07:15:00Z"),
    );
  });
});

describe("a delay knocks on", () => {
  const late = aCar("late", NOW, { bayId: "b1", jobs: [aJob({ labourMinutes: 150 })] });
  const place = (visitId: string, mechanicId: string, bayId: string, from: number, minutes = 60) => ({
    ...{ visitId, mechanicId, bayId },
    startsAt: at(from),
    endsAt: at(from + minutes),
  });
  test("to the places behind it until a gap swallows it", () => {
    const places = [
      place("next", "m1", "b2", 120),
      place("after", "m1", "b2", 180),
      place("gap", "m1", "b2", 300),
      place("other", "m2", "b2", 120),
      place("same bay", "m2", "b1", 130),
    ];
    expect(knockOn(NOW, aFloor([late]), places, late)).toEqual([
      { visitId: "next", kind: "mechanic", lateBy: 30 * MINUTE, wasAt: at(120) },
      { visitId: "same bay", kind: "bay", lateBy: 20 * MINUTE, wasAt: at(130) },
      { visitId: "after", kind: "mechanic", lateBy: 30 * MINUTE, wasAt: at(180) },
    ]);
  });
  test("to promises that would hold without it", () => {
    const waits = aCar("waits", NOW, { promisedAt: plus(NOW, 2 * HOUR), jobs: [aJob({ rank: 1 })] });
    const hopeless = aCar("hopeless", NOW, { promisedAt: at(10), jobs: [aJob({ mechanicId: "m2" })] });
    expect(knockOn(NOW, aFloor([late, waits, hopeless]), [], late)).toEqual([
      { visitId: "waits", kind: "promise", lateBy: 2 * HOUR, wasAt: plus(NOW, 2 * HOUR) },
    ]);
  });
  test("to cars that are late without it too, by what it adds", () => {
    const broken = aCar("broken", NOW, { promisedAt: at(-600), jobs: [aJob({ rank: 1 })] });
    expect(knockOn(NOW, aFloor([late, broken]), [], late)).toEqual([
      { visitId: "broken", kind: "further", lateBy: 150 * MINUTE, wasAt: at(-600) },
    ]);
  });
});
