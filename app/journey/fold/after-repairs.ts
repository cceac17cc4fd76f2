// Quality control, handover and follow-up: what their events establish.
import type { Complaint, Inspection, Job, Visit } from "../visit";
import { withoutOpenParts } from "./parts";
import { mark, unchanged, type Applies } from "./shape";

function handing(visit: Visit, change: Partial<Visit["handover"]>): Visit {
  return { ...visit, handover: { ...visit.handover, ...change } };
}

function following(visit: Visit, change: Partial<Visit["followUp"]>): Visit {
  return { ...visit, followUp: { ...visit.followUp, ...change } };
}

function concluded(visit: Visit, result: NonNullable<Inspection["result"]>): readonly Inspection[] {
  return visit.inspections.map((each) => (each.loop === visit.loop ? { ...each, result } : each));
}

function complaint(visit: Visit, complaintId: string, change: Partial<Complaint>): Visit {
  return following(visit, {
    complaints: visit.followUp.complaints.map((each) =>
      each.id === complaintId ? { ...each, ...change } : each,
    ),
  });
}

/** A finished job is to be done again. One that was called off stays so: the customer does not pay for it. */
function reopened(job: Job, defects: readonly { jobId: string; what: string }[]): Job {
  const own = defects.filter((defect) => defect.jobId === job.id).map((defect) => defect.what);
  if (own.length === 0) return job;
  const state: Job["state"] = job.state.kind === "done" ? { kind: "planned" } : job.state;
  return { ...job, state, defects: [...own, ...job.defects] };
}

export const afterRepairs: Applies<
  | "inspection.started"
  | "inspection.failed"
  | "inspection.passed"
  | "vehicle.washed"
  | "papers.prepared"
  | "ready.notified"
  | "customer.returned"
  | "handover.started"
  | "work.explained"
  | "invoice.issued"
  | "payment.received"
  | "payment.refunded"
  | "keys.returned"
  | "vehicle.released"
  | "survey.sent"
  | "survey.answered"
  | "customer.contacted"
  | "complaint.opened"
  | "complaint.answered"
  | "complaint.closed"
  | "deferred-work.offered"
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
  "ready.notified": (visit, event) => handing(visit, { notified: { ...mark(event), ...event.payload } }),
  "customer.returned": (visit, { occurredAt }) => handing(visit, { returnedAt: occurredAt }),
  "handover.started": (visit, event) => handing(visit, { started: mark(event) }),
  "work.explained": (visit, event) => handing(visit, { explained: mark(event) }),
  "invoice.issued": (visit, event) => handing(visit, { invoice: { ...mark(event), ...event.payload } }),
  "payment.received": (visit, { payload, occurredAt }) =>
    handing(visit, {
      payments: [
        ...visit.handover.payments,
        {
          id: payload.paymentId,
          amountMinor: payload.amountMinor,
          method: payload.method,
          at: occurredAt,
          refundedMinor: 0,
        },
      ],
    }),
  "payment.refunded": (visit, { payload }) =>
    handing(visit, {
      payments: visit.handover.payments.map((payment) =>
        payment.id === payload.paymentId
          ? { ...payment, refundedMinor: payment.refundedMinor + payload.amountMinor }
          : payment,
      ),
    }),
  "keys.returned": (visit, event) => handing(visit, { keysReturned: mark(event) }),
  "vehicle.released": (visit, { occurredAt }) =>
    handing(withoutOpenParts(visit, occurredAt), { releasedAt: occurredAt }),
  "survey.sent": (visit, { occurredAt }) => following(visit, { surveySentAt: occurredAt }),
  "survey.answered": (visit, event) => following(visit, { survey: { ...mark(event), ...event.payload } }),
  "customer.contacted": (visit, event) =>
    following(visit, {
      attempts: [...visit.followUp.attempts, { ...mark(event), outcome: event.payload.outcome }],
    }),
  "complaint.opened": (visit, { payload, occurredAt }) =>
    following(visit, {
      complaints: [
        ...visit.followUp.complaints,
        {
          id: payload.complaintId,
          what: payload.what,
          openedAt: occurredAt,
          ...(payload.cause === undefined ? {} : { cause: payload.cause }),
        },
      ],
    }),
  "complaint.answered": (visit, { payload, occurredAt }) =>
    complaint(visit, payload.complaintId, { answeredAt: occurredAt }),
  "complaint.closed": (visit, { payload, occurredAt }) =>
    complaint(visit, payload.complaintId, { closedAt: occurredAt, cause: payload.cause }),
  "deferred-work.offered": unchanged,
};
