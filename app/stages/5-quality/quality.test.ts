// Quality control: an inspector who is not the mechanic, the way back to repairs, and the papers.
import { describe, expect, test } from "vitest";
import { defaultRouteMap } from "~/journey/route-map";
import type { Visit } from "~/journey/visit";
import { INSPECTOR, MECHANIC, inTheBay, jobIds, workedOn } from "test/repairs-facts";
import { after, answer, carriedTo, minutesOn, requested, workLine } from "test/visit-facts";
import { allInOrder, DRIVEN } from "test/inspected";
import { failInspection, passInspection, preparePapers, startInspection, washVehicle } from "./quality";

const map = defaultRouteMap();
const now = minutesOn(90);
const car = carriedTo(
  workedOn(inTheBay({ lines: [workLine(), workLine({ title: "Brake pads" })] })),
  "quality",
);
const [oil = "", brakes = ""] = jobIds(car);
const begun = after(car, (visit) => startInspection(visit, { inspectorId: INSPECTOR }, now));
const defects = [{ jobId: brakes, what: "Pad wear sensor not connected" }];

function inOrder(visit: Visit): Visit {
  return after(visit, (each) => allInOrder(each, INSPECTOR, map, now));
}

describe("an inspection", () => {
  test("is begun once, by somebody who did not work on the car", () => {
    expect(begun.inspections).toEqual([{ loop: 0, inspectorId: INSPECTOR, startedAt: now, points: {} }]);
    expect(answer(startInspection(begun, { inspectorId: INSPECTOR }, now))).toBe(
      "inspection-already-running",
    );
    expect(answer(startInspection(car, { inspectorId: MECHANIC }, now))).toBe("inspector-is-mechanic");
    expect(answer(startInspection(requested(), { inspectorId: INSPECTOR }, now))).toBe("wrong-stage");
  });
});

describe("failing", () => {
  const failed = after(begun, (visit) => failInspection(visit, { inspectorId: INSPECTOR, defects }, now));
  test("sends the car back with the defect, and counts the loop", () => {
    expect(failed).toMatchObject({ stage: "repairs", loop: 1 });
    expect(failed.jobs.find(({ id }) => id === brakes)).toMatchObject({
      state: { kind: "planned" },
      defects: ["Pad wear sensor not connected"],
    });
    expect(failed.jobs.find(({ id }) => id === oil)?.state.kind).toBe("done");
  });
  test("begins a new inspection with an empty list after the rework", () => {
    const back = after(carriedTo(failed, "quality"), (visit) =>
      startInspection(visit, { inspectorId: INSPECTOR }, now),
    );
    expect(back.inspections.map(({ loop }) => loop)).toEqual([0, 1]);
    expect(answer(passInspection(back, { inspectorId: INSPECTOR }, map, now))).toBe("checklist-incomplete");
  });
  test("needs an inspection, a defect, and a job of the visit that it is about", () => {
    const fail = (visit: Visit, these = defects, inspectorId = INSPECTOR) =>
      answer(failInspection(visit, { inspectorId, defects: these }, now));
    expect(fail(car)).toBe("inspection-not-started");
    expect(fail(begun, [])).toBe("defects-missing");
    expect(fail(begun, [{ jobId: crypto.randomUUID(), what: "x" }])).toBe("job-not-found");
    expect(fail(begun, defects, MECHANIC)).toBe("inspector-is-mechanic");
    expect(fail(requested())).toBe("wrong-stage");
  });
});

describe("passing", () => {
  const passed = after(inOrder(begun), (visit) =>
    passInspection(visit, { inspectorId: INSPECTOR }, map, now),
  );
  test("needs every required item of the list", () => {
    expect(passed.inspections[0]?.result?.passed).toBe(true);
    const { drive } = passed.inspections[0] ?? {};
    expect((drive?.endMileage ?? 0) - (drive?.startMileage ?? 0)).toBe(DRIVEN);
    expect(answer(passInspection(begun, { inspectorId: INSPECTOR }, map, now))).toBe("checklist-incomplete");
  });
  test("happens once, after the inspection was begun, by somebody independent", () => {
    const pass = (visit: Visit, inspectorId = INSPECTOR) =>
      answer(passInspection(visit, { inspectorId }, map, now));
    expect(pass(passed)).toBe("already-recorded");
    expect(pass(car)).toBe("inspection-not-started");
    expect(pass(inOrder(begun), MECHANIC)).toBe("inspector-is-mechanic");
    expect(pass(requested())).toBe("wrong-stage");
    expect(answer(startInspection(passed, { inspectorId: INSPECTOR }, now))).toBe("already-recorded");
    expect(answer(failInspection(passed, { inspectorId: INSPECTOR, defects }, now))).toBe("already-recorded");
  });
});

describe("wash and papers", () => {
  test("the car is washed once", () => {
    const clean = after(car, (visit) => washVehicle(visit, now));
    expect(clean.quality.washed?.at).toBe(now);
    expect(answer(washVehicle(clean, now))).toBe("already-recorded");
    expect(answer(washVehicle(requested(), now))).toBe("wrong-stage");
  });
  test("the explanation can be written better, not twice the same", () => {
    const ready = after(car, (visit) => preparePapers(visit, { explanation: "New pads in front." }, now));
    expect(ready.quality.papers?.explanation).toBe("New pads in front.");
    expect(answer(preparePapers(ready, { explanation: " New pads in front. " }, now))).toBe(
      "already-recorded",
    );
    expect(answer(preparePapers(ready, { explanation: "New pads, discs are fine." }, now))).toBe("yes");
    expect(answer(preparePapers(requested(), { explanation: "x" }, now))).toBe("wrong-stage");
  });
});
