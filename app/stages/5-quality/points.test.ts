// The points of an inspection, the test drive, and what a car that goes back takes along.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { happened } from "~/journey/course";
import { event } from "~/journey/events";
import {
  foundDefects,
  inspectionLists,
  isOfKind,
  openPoints,
  pointResult,
  TEST_DRIVE,
} from "~/journey/inspection";
import { defaultRouteMap, RouteMap } from "~/journey/route-map";
import type { Visit } from "~/journey/visit";
import { allInOrder } from "test/inspected";
import { INSPECTOR, MECHANIC, OTHER_MECHANIC, inTheBay, jobIds, workedOn } from "test/repairs-facts";
import { after, answer, carriedTo, minutesOn, workLine } from "test/visit-facts";
import { checkPoint, driveTest, type PointSaid } from "./points";
import { allowInspector, failInspection, mayInspect, passInspection, startInspection } from "./quality";

const map = defaultRouteMap();
const now = minutesOn(90);
const lines = [
  workLine(),
  workLine({ title: "Front brake pads" }),
  workLine({ title: "Wash the floor mats" }),
];
const car = carriedTo(workedOn(inTheBay({ lines })), "quality");
const [, brakes = "", mats = ""] = jobIds(car);
const begin = (visit: Visit) => startInspection(visit, { inspectorId: INSPECTOR }, now);
const begun = after(car, begin);
const LEAKS = "torque-and-leaks";

const say = (visit: Visit, said: Omit<PointSaid, "inspectorId">) =>
  checkPoint(visit, { inspectorId: INSPECTOR, ...said }, map, now);
const fault = { result: "failed", jobId: brakes, what: "The left pad squeals" } as const;

describe("the lists", () => {
  test("are the one for every car and those of the kinds of its jobs", () => {
    expect(inspectionLists(begun, map).map(({ kind, jobs }) => [kind?.id, jobs.length])).toEqual([
      [undefined, 3],
      ["brakes", 1],
      ["oil-service", 1],
    ]);
    const kinds = (title: string, skill?: string) =>
      (map.inspection?.kinds ?? []).filter((kind) => isOfKind(kind, { title, skill })).map(({ id }) => id);
    expect(kinds("Замена передних тормозных колодок")).toEqual(["brakes"]);
    expect(kinds("Ignition coil")).toEqual([]);
    expect(kinds("Мойка машины")).toEqual([]);
    expect(kinds("ТО-2")).toEqual(["oil-service"]);
    expect(kinds("Find the rattle", "diagnostics")).toEqual(["electrics"]);
  });
  test("of an older map are its checklist alone, and what was ticked by then counts", () => {
    const { inspection: _none, ...older } = map;
    const old = RouteMap.parse(JSON.parse(JSON.stringify(older)));
    expect(inspectionLists(begun, old).map(({ kind }) => kind)).toEqual([undefined]);
    const items = old.stages.quality.checklist;
    const ticked = after(begun, () =>
      happened(...items.map(({ id }) => event("checklist.ticked", now, { stage: "quality", item: id }))),
    );
    expect(openPoints(ticked, old)).toEqual([]);
    expect(answer(passInspection(ticked, { inspectorId: INSPECTOR }, old, now))).toBe("yes");
  });
});

describe("a point", () => {
  test("is answered once, and otherwise only by who has seen what stands there", () => {
    const right = after(begun, (visit) => say(visit, { item: LEAKS, result: "ok", seen: "none" }));
    expect(pointResult(right, LEAKS)?.result).toBe("ok");
    expect(answer(say(right, { item: LEAKS, result: "ok" }))).toBe("already-recorded");
    expect(answer(say(right, { item: LEAKS, result: "not-applicable", seen: "none" }))).toBe("point-changed");
    expect(answer(say(right, { item: LEAKS, result: "not-applicable", seen: "ok" }))).toBe("yes");
    expect(answer(say(right, { item: "constructor", result: "ok" }))).toBe("item-unknown");
    expect(answer(say(car, { item: LEAKS, result: "ok" }))).toBe("inspection-not-started");
  });
  test("that failed says what is wrong with which job, and holds the car back until it is put right", () => {
    expect(answer(say(begun, { item: LEAKS, result: "failed", jobId: brakes, what: " " }))).toBe(
      "defects-missing/what",
    );
    expect(answer(say(begun, { item: LEAKS, result: "failed", what: "drips" }))).toBe("job-not-found/jobId");
    const found = after(begun, (visit) => say(visit, { item: LEAKS, ...fault }));
    expect(foundDefects(found, map)).toEqual([{ jobId: brakes, what: fault.what, item: LEAKS }]);
    const rest = after(found, (visit) => allInOrder(visit, INSPECTOR, map, now));
    expect(answer(passInspection(rest, { inspectorId: INSPECTOR }, map, now))).toBe("points-failed");
    const mended = after(rest, (visit) => say(visit, { item: LEAKS, result: "ok", seen: "failed" }));
    expect(answer(passInspection(mended, { inspectorId: INSPECTOR }, map, now))).toBe("yes");
  });
});

describe("the test drive", () => {
  const drive = (visit: Visit, startMileage: number, endMileage: number, note?: string) =>
    driveTest(visit, { inspectorId: INSPECTOR, startMileage, endMileage, note }, now);
  const received = after(begun, () =>
    happened(event("walkaround.completed", now, { withCustomer: true, mileage: 84_300, fuelPercent: 50 })),
  );
  test("answers its point with two readings that can be", () => {
    expect(answer(say(received, { item: TEST_DRIVE, result: "ok" }))).toBe("test-drive-missing");
    expect(answer(drive(received, 84_301, 84_300))).toBe("test-drive-implausible/endMileage");
    expect(answer(drive(received, 84_301, 84_900))).toBe("test-drive-implausible/endMileage");
    const tried = after(received, (visit) => drive(visit, 84_301, 84_307));
    expect(pointResult(tried, TEST_DRIVE)?.result).toBe("ok");
    expect(answer(drive(tried, 84_301, 84_307))).toBe("already-recorded");
    expect(answer(drive(tried, 84_300, 84_307))).toBe("yes");
  });
  test("that begins far from the reading at intake says why", () => {
    expect(answer(drive(received, 84_200, 84_206))).toBe("mileage-unusual/startMileage");
    expect(answer(drive(received, 94_300, 94_306))).toBe("mileage-unusual/startMileage");
    expect(answer(drive(received, 84_200, 84_206, "It was misread at intake."))).toBe("yes");
  });
});

describe("an inspector who worked on the car", () => {
  test("may inspect it once a manager has said why, and it stays on record through the loops", () => {
    const allow = (visit: Visit, inspectorId = MECHANIC) =>
      allowInspector(visit, { inspectorId, reason: "Nobody else is here today." }, now);
    expect(answer(startInspection(car, { inspectorId: MECHANIC }, now))).toBe("inspector-is-mechanic");
    expect(answer(allow(car, INSPECTOR))).toBe("inspects-already/inspectorId");
    const allowed = after(car, (visit) => allow(visit));
    expect(answer(allow(allowed))).toBe("inspects-already/inspectorId");
    const back = after(
      allowed,
      (visit) => startInspection(visit, { inspectorId: MECHANIC }, now),
      (visit) =>
        failInspection(visit, { inspectorId: MECHANIC, defects: [{ jobId: mats, what: "wet" }] }, now),
    );
    expect(mayInspect(back, MECHANIC)).toBe(true);
    expect(back.quality.allowed?.map(({ reason }) => reason)).toEqual(["Nobody else is here today."]);
  });
});

describe("over any number of loops", () => {
  /** Does again what was sent back, by another mechanic, and inspects the car anew. */
  const reworked = (visit: Visit) => {
    const open = visit.jobs.filter(({ state }) => state.kind === "planned").map(({ id }) => id);
    const redone = after(visit, () =>
      happened(
        ...open.flatMap((jobId) => [
          event("work.started", now, { jobId, mechanicId: OTHER_MECHANIC }),
          event("work.finished", now, { jobId }),
        ]),
      ),
    );
    return after(carriedTo(redone, "quality"), begin);
  };
  test("only jobs that a defect names are done again; each loop and its defects stay on record", () => {
    const loops = fc.array(fc.subarray([0, 1, 2], { minLength: 1 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(loops, (faulty) => {
        let visit = begun;
        for (const places of faulty) {
          const before = new Map(visit.jobs.map((job) => [job.id, job]));
          const defects = places.map((place) => ({ jobId: jobIds(visit)[place] ?? "", what: "not right" }));
          const named = new Set(defects.map(({ jobId }) => jobId));
          visit = after(visit, (each) => failInspection(each, { inspectorId: INSPECTOR, defects }, now));
          for (const job of visit.jobs) {
            if (named.has(job.id)) expect(job.state.kind).toBe("planned");
            else expect(job).toBe(before.get(job.id));
          }
          visit = reworked(visit);
          for (const job of visit.jobs) if (!named.has(job.id)) expect(job).toBe(before.get(job.id));
        }
        expect(visit.loop).toBe(faulty.length);
        expect(visit.inspections.map(({ result }) => result?.defects.length)).toEqual([
          ...faulty.map((places) => places.length),
          undefined,
        ]);
      }),
      { numRuns: 50 },
    );
  });
});
