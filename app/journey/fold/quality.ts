// Quality control: what its events establish.
import { currentInspection, type Inspection, type Job, type Visit } from "../visit";
import type { Defect } from "../quality-facts";
import { mark, type Applies } from "./shape";

/** The visit with the inspection of its present loop changed. */
function inspected(visit: Visit, change: (inspection: Inspection) => Inspection): Visit {
  const present = currentInspection(visit);
  if (!present) return visit;
  return {
    ...visit,
    inspections: visit.inspections.map((each) => (each === present ? change(each) : each)),
  };
}

function concluded(visit: Visit, result: NonNullable<Inspection["result"]>): Visit {
  return inspected(visit, (inspection) => ({ ...inspection, result }));
}

/** A finished job is to be done again. One that was called off stays so: the customer does not pay for it. */
function reopened(job: Job, defects: readonly Defect[]): Job {
  const own = defects.filter((defect) => defect.jobId === job.id).map((defect) => defect.what);
  if (own.length === 0) return job;
  const state: Job["state"] = job.state.kind === "done" ? { kind: "planned" } : job.state;
  return { ...job, state, defects: [...own, ...job.defects] };
}

export const inQuality: Applies<
  | "inspection.started"
  | "inspection.checked"
  | "test-drive.driven"
  | "inspector.allowed"
  | "inspection.failed"
  | "inspection.passed"
  | "vehicle.washed"
  | "papers.prepared"
> = {
  "inspection.started": (visit, { payload, occurredAt }) => ({
    ...visit,
    inspections: [
      ...visit.inspections,
      { loop: visit.loop, inspectorId: payload.inspectorId, startedAt: occurredAt, points: {} },
    ],
  }),
  "inspection.checked": (visit, event) => {
    const { item, ...said } = event.payload;
    return inspected(visit, (inspection) => ({
      ...inspection,
      points: { ...inspection.points, [item]: { ...mark(event), ...said } },
    }));
  },
  "test-drive.driven": (visit, event) =>
    inspected(visit, (inspection) => ({ ...inspection, drive: { ...mark(event), ...event.payload } })),
  "inspector.allowed": (visit, event) => ({
    ...visit,
    quality: {
      ...visit.quality,
      allowed: [...(visit.quality.allowed ?? []), { ...mark(event), ...event.payload }],
    },
  }),
  // What was checked belongs to one inspection: the next loop starts with an empty list.
  "inspection.failed": (visit, { payload, occurredAt }) => ({
    ...concluded(visit, { at: occurredAt, passed: false, defects: payload.defects }),
    jobs: visit.jobs.map((job) => reopened(job, payload.defects)),
    loop: visit.loop + 1,
    quality: visit.quality.allowed ? { allowed: visit.quality.allowed } : {},
    ticks: Object.fromEntries(Object.entries(visit.ticks).filter(([key]) => !key.startsWith("quality/"))),
  }),
  "inspection.passed": (visit, { occurredAt }) =>
    concluded(visit, { at: occurredAt, passed: true, defects: [] }),
  "vehicle.washed": (visit, event) => ({ ...visit, quality: { ...visit.quality, washed: mark(event) } }),
  "papers.prepared": (visit, event) => ({
    ...visit,
    quality: { ...visit.quality, papers: { ...mark(event), ...event.payload } },
  }),
};
