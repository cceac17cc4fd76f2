// Quality control: what its events establish.
import type { Inspection, Job, Visit } from "../visit";
import { mark, type Applies } from "./shape";

function concluded(visit: Visit, result: NonNullable<Inspection["result"]>): readonly Inspection[] {
  return visit.inspections.map((each) => (each.loop === visit.loop ? { ...each, result } : each));
}

/** A finished job is to be done again. One that was called off stays so: the customer does not pay for it. */
function reopened(job: Job, defects: readonly { jobId: string; what: string }[]): Job {
  const own = defects.filter((defect) => defect.jobId === job.id).map((defect) => defect.what);
  if (own.length === 0) return job;
  const state: Job["state"] = job.state.kind === "done" ? { kind: "planned" } : job.state;
  return { ...job, state, defects: [...own, ...job.defects] };
}

export const inQuality: Applies<
  "inspection.started" | "inspection.failed" | "inspection.passed" | "vehicle.washed" | "papers.prepared"
> = {
  "inspection.started": (visit, { payload, occurredAt }) => ({
    ...visit,
    inspections: [
      ...visit.inspections,
      { loop: visit.loop, inspectorId: payload.inspectorId, startedAt: occurredAt },
    ],
  }),
  // The ticks of quality control belong to one inspection: the next loop starts with an empty list.
  "inspection.failed": (visit, { payload, occurredAt }) => ({
    ...visit,
    inspections: concluded(visit, { at: occurredAt, passed: false, defects: payload.defects }),
    jobs: visit.jobs.map((job) => reopened(job, payload.defects)),
    loop: visit.loop + 1,
    quality: {},
    ticks: Object.fromEntries(Object.entries(visit.ticks).filter(([key]) => !key.startsWith("quality/"))),
  }),
  "inspection.passed": (visit, { occurredAt }) => ({
    ...visit,
    inspections: concluded(visit, { at: occurredAt, passed: true, defects: [] }),
  }),
  "vehicle.washed": (visit, event) => ({ ...visit, quality: { ...visit.quality, washed: mark(event) } }),
  "papers.prepared": (visit, event) => ({
    ...visit,
    quality: { ...visit.quality, papers: { ...mark(event), explanation: event.payload.explanation } },
  }),
};
