// Quality control: an inspector who is not the mechanic, defects that send the car back, and papers in plain words.
import { crossing, happened, inStage, type Decision } from "~/journey/course";
import { event, EVENTS, type Payload } from "~/journey/events";
import { foundDefects, lastReading, openPoints } from "~/journey/inspection";
import type { Instant } from "~/journey/instant";
import type { RouteMap } from "~/journey/route-map";
import { deny } from "~/journey/verdict";
import { currentInspection, type Defect, type Facts, type OpenVisit, type Visit } from "~/journey/visit";

type Denied = Exclude<Decision, { ok: true }>;

/** Whether somebody has worked on a job of the visit. */
export function workedOn(visit: Facts, staffId: string): boolean {
  return visit.jobs.some((job) => job.workedBy.includes(staffId));
}

/** Whoever worked on a job of the visit does not inspect it, unless a manager has allowed it. */
export function mayInspect(visit: Facts, inspectorId: string): boolean {
  const allowed = visit.quality.allowed?.some((each) => each.inspectorId === inspectorId) ?? false;
  return allowed || !workedOn(visit, inspectorId);
}

/**
 * Lets somebody inspect who worked on the car, for a reason; it is counted. The caller has checked that the actor may
 * override, and that the person inspects cars at all.
 */
export function allowInspector(
  visit: Visit,
  { inspectorId, reason }: { readonly inspectorId: string; readonly reason: string },
  now: Instant,
): Decision {
  const here = inStage(visit, "quality");
  if (!here.ok) return here;
  if (currentInspection(here.visit)?.result) return deny("already-recorded");
  if (mayInspect(here.visit, inspectorId)) return deny("inspects-already", { field: "inspectorId" });
  return happened(event("inspector.allowed", now, { inspectorId, reason }));
}

/** Begins the inspection of this loop. */
export function startInspection(
  visit: Visit,
  { inspectorId }: { readonly inspectorId: string },
  now: Instant,
): Decision {
  const here = inStage(visit, "quality");
  if (!here.ok) return here;
  const inspection = currentInspection(here.visit);
  if (inspection) return deny(inspection.result ? "already-recorded" : "inspection-already-running");
  if (!mayInspect(here.visit, inspectorId)) return deny("inspector-is-mechanic");
  return happened(event("inspection.started", now, { inspectorId }));
}

/** Narrows to a visit whose inspection is under way, for somebody who may inspect it. */
export function underInspection(
  visit: Visit,
  inspectorId: string,
): { readonly ok: true; readonly visit: OpenVisit<"quality"> } | Denied {
  const here = inStage(visit, "quality");
  if (!here.ok) return here;
  const inspection = currentInspection(here.visit);
  if (!inspection) return deny("inspection-not-started");
  if (inspection.result) return deny("already-recorded");
  return mayInspect(here.visit, inspectorId) ? here : deny("inspector-is-mechanic");
}

/** Sends the car back to repairs: jobs with a defect are to be done again, and the loop is counted. */
export function failInspection(
  visit: Visit,
  { inspectorId, defects }: { readonly inspectorId: string; readonly defects: readonly Defect[] },
  now: Instant,
): Decision {
  const here = underInspection(visit, inspectorId);
  if (!here.ok) return here;
  if (defects.length === 0) return deny("defects-missing");
  for (const { jobId } of defects) {
    const job = here.visit.jobs.find(({ id }) => id === jobId);
    if (!job) return deny("job-not-found");
    if (job.state.kind === "cancelled") return deny("job-not-open");
  }
  const failed = event("inspection.failed", now, { inspectorId, defects: [...defects] });
  return happened(failed, ...crossing("quality", "repairs", now));
}

/** Passes the car: every required point has a result, and none has failed. */
export function passInspection(
  visit: Visit,
  { inspectorId }: { readonly inspectorId: string },
  map: RouteMap,
  now: Instant,
): Decision {
  const here = underInspection(visit, inspectorId);
  if (!here.ok) return here;
  const failed = foundDefects(here.visit, map).length;
  if (failed > 0) return deny("points-failed", { detail: { count: failed } });
  const lacking = openPoints(here.visit, map).length;
  if (lacking > 0) return deny("checklist-incomplete", { detail: { count: lacking } });
  const drive = currentInspection(here.visit)?.drive;
  const distance = drive && drive.endMileage - drive.startMileage;
  return happened(
    event("inspection.passed", now, {
      inspectorId,
      ...(distance === undefined ? {} : { testDriveDistance: distance }),
    }),
  );
}

export function washVehicle(visit: Visit, now: Instant): Decision {
  const here = inStage(visit, "quality");
  if (!here.ok) return here;
  if (here.visit.quality.washed) return deny("already-recorded");
  return happened(event("vehicle.washed", now, {}));
}

/** What the customer is told of the work before they come. It may be written again, better. */
export function preparePapers(visit: Visit, papers: Payload<"papers.prepared">, now: Instant): Decision {
  const here = inStage(visit, "quality");
  if (!here.ok) return here;
  const prepared = event("papers.prepared", now, papers);
  const last = lastReading(here.visit);
  const due = papers.nextService?.mileage;
  if (last !== undefined && due !== undefined && due <= last)
    return deny("service-due-passed", { field: "nextMileage", detail: { last } });
  const before = here.visit.quality.papers;
  if (before && isSame(before, EVENTS["papers.prepared"].payload.parse(papers)))
    return deny("already-recorded");
  return happened(prepared);
}

function isSame(before: Payload<"papers.prepared">, after: Payload<"papers.prepared">): boolean {
  const told = ({ explanation, advice, nextService }: Payload<"papers.prepared">) =>
    JSON.stringify([explanation, advice ?? "", nextService?.on ?? "", nextService?.mileage ?? ""]);
  return told(before) === told(after);
}
