// Quality control: an inspector who is not the mechanic, defects that send the car back, and papers in plain words.
import { crossing, happened, inStage, type Decision } from "~/journey/course";
import { event } from "~/journey/events";
import type { Instant } from "~/journey/instant";
import { checklistOf, type RouteMap } from "~/journey/route-map";
import { deny } from "~/journey/verdict";
import { currentInspection, type Facts, type OpenVisit, type Visit } from "~/journey/visit";

type Denied = Exclude<Decision, { ok: true }>;

export interface Defect {
  readonly jobId: string;
  readonly what: string;
}

/** Whoever worked on a job of the visit does not inspect it. */
export function mayInspect(visit: Facts, inspectorId: string): boolean {
  return !visit.jobs.some((job) => job.workedBy.includes(inspectorId));
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

function underInspection(
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
  const failed = event("inspection.failed", now, {
    inspectorId,
    defects: defects.map(({ jobId, what }) => ({ jobId, what })),
  });
  return happened(failed, ...crossing("quality", "repairs", now));
}

/** Required items of the list that nobody has ticked in this loop. */
export function untickedItems(visit: Facts, map: RouteMap): readonly string[] {
  return checklistOf(map, "quality")
    .filter((item) => item.required && visit.ticks[`quality/${item.id}`] === undefined)
    .map(({ id }) => id);
}

/** Passes the car. `testDriveDistance` is in the centre's unit, left out when it was not driven. */
export function passInspection(
  visit: Visit,
  input: { readonly inspectorId: string; readonly testDriveDistance?: number | undefined },
  map: RouteMap,
  now: Instant,
): Decision {
  const here = underInspection(visit, input.inspectorId);
  if (!here.ok) return here;
  const lacking = untickedItems(here.visit, map);
  if (lacking.length > 0) return deny("checklist-incomplete", { detail: { count: lacking.length } });
  const { inspectorId, testDriveDistance } = input;
  return happened(event("inspection.passed", now, { inspectorId, testDriveDistance }));
}

export function washVehicle(visit: Visit, now: Instant): Decision {
  const here = inStage(visit, "quality");
  if (!here.ok) return here;
  if (here.visit.quality.washed) return deny("already-recorded");
  return happened(event("vehicle.washed", now, {}));
}

/** The explanation for the customer, ready before they come. It may be written again, better. */
export function preparePapers(
  visit: Visit,
  { explanation }: { readonly explanation: string },
  now: Instant,
): Decision {
  const here = inStage(visit, "quality");
  if (!here.ok) return here;
  if (here.visit.quality.papers?.explanation === explanation.trim()) return deny("already-recorded");
  return happened(event("papers.prepared", now, { explanation }));
}
