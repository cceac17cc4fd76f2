// What an inspector says of the points of the lists, one by one, and the test drive.
import { happened, type Decision } from "~/journey/course";
import { event, type Payload } from "~/journey/events";
import { inspectionPoints, lastReading, pointResult, TEST_DRIVE } from "~/journey/inspection";
import type { Instant } from "~/journey/instant";
import type { RouteMap } from "~/journey/route-map";
import { deny } from "~/journey/verdict";
import { currentInspection, type Facts, type Visit } from "~/journey/visit";
import { underInspection } from "./quality";

/** Further than so many km or miles nobody drives a car to try it. */
export const LONGEST_DRIVE = 500;

/** What a page shows of a point of which nothing was said. */
export const NOTHING_SAID = "none";

export interface PointSaid {
  readonly inspectorId: string;
  readonly item: string;
  readonly result: Payload<"inspection.checked">["result"];
  /** What the page showed when the button was pressed: two inspectors do not overrule each other unseen. */
  readonly seen?: string | undefined;
  /** Of a failed point: the defect. */
  readonly jobId?: string | undefined;
  readonly what?: string | undefined;
  readonly defectId?: string | undefined;
}

/** What stands at a point, for a page to show and to bring back. */
export function standsAt(visit: Facts, item: string): string {
  return pointResult(visit, item)?.result ?? NOTHING_SAID;
}

/** What is wrong and with which job: a failed point needs both. */
function defectOf(visit: Facts, { jobId, what, defectId }: PointSaid) {
  const job = visit.jobs.find(({ id }) => id === jobId);
  if (what === undefined || what.trim() === "") return deny("defects-missing", { field: "what" });
  if (!job || job.state.kind === "cancelled") return deny("job-not-found", { field: "jobId" });
  const defect = { jobId: job.id, note: what };
  return { ok: true as const, defect: defectId === undefined ? defect : { ...defect, defectId } };
}

/** Says of a point that it is right, wrong, or does not concern this car. It may be said anew until the inspection ends. */
export function checkPoint(visit: Visit, said: PointSaid, map: RouteMap, now: Instant): Decision {
  const here = underInspection(visit, said.inspectorId);
  if (!here.ok) return here;
  const { item, result, seen } = said;
  if (!inspectionPoints(here.visit, map).some(({ key }) => key === item)) return deny("item-unknown");
  const stands = standsAt(here.visit, item);
  if (seen !== undefined && seen !== stands) return deny("point-changed");
  if (result !== "failed") {
    if (stands === result) return deny("already-recorded");
    if (item === TEST_DRIVE && result === "ok" && !currentInspection(here.visit)?.drive)
      return deny("test-drive-missing");
    return happened(event("inspection.checked", now, { item, result }));
  }
  const found = defectOf(here.visit, said);
  if (!found.ok) return found;
  const before = pointResult(here.visit, item);
  if (stands === result && before?.note === found.defect.note.trim() && before.jobId === found.defect.jobId)
    return deny("already-recorded");
  return happened(event("inspection.checked", now, { item, result, ...found.defect }));
}

export interface Driven {
  readonly inspectorId: string;
  /** Odometer readings in the centre's unit. */
  readonly startMileage: number;
  readonly endMileage: number;
  /** Why the first reading is not what it was at intake. */
  readonly note?: string | undefined;
}

/** Records the test drive. Readings that cannot be are refused; unusual ones need a note. */
export function driveTest(visit: Visit, drive: Driven, now: Instant): Decision {
  const here = underInspection(visit, drive.inspectorId);
  if (!here.ok) return here;
  const { startMileage, endMileage, note } = drive;
  const before = currentInspection(here.visit)?.drive;
  if (before && before.startMileage === startMileage && before.endMileage === endMileage)
    return deny("already-recorded");
  if (endMileage < startMileage || endMileage - startMileage > LONGEST_DRIVE)
    return deny("test-drive-implausible", { field: "endMileage", detail: { most: LONGEST_DRIVE } });
  // A drive that is put right is compared with what was known before it.
  const last = before ? here.visit.intake.walkaround?.mileage : lastReading(here.visit);
  const usual = last === undefined || (startMileage >= last && startMileage - last <= LONGEST_DRIVE);
  if (!usual && note === undefined)
    return deny("mileage-unusual", { field: "startMileage", detail: { last } });
  const driven = event("test-drive.driven", now, {
    startMileage,
    endMileage,
    ...(note === undefined ? {} : { note }),
  });
  // It was not to be driven, and now it was. What failed on the road stays failed until somebody says otherwise.
  const said = currentInspection(here.visit)?.points[TEST_DRIVE];
  return said?.result === "not-applicable"
    ? happened(driven, event("inspection.checked", now, { item: TEST_DRIVE, result: "ok" }))
    : happened(driven);
}
