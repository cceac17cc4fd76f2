// Follow-up: what its events establish.
import type { Complaint, Visit } from "../visit";
import { mark, unchanged, type Applies } from "./shape";

function following(visit: Visit, change: Partial<Visit["followUp"]>): Visit {
  return { ...visit, followUp: { ...visit.followUp, ...change } };
}

function complaint(visit: Visit, complaintId: string, change: Partial<Complaint>): Visit {
  return following(visit, {
    complaints: visit.followUp.complaints.map((each) =>
      each.id === complaintId ? { ...each, ...change } : each,
    ),
  });
}

export const inFollowUp: Applies<
  | "survey.sent"
  | "survey.answered"
  | "customer.contacted"
  | "complaint.opened"
  | "complaint.answered"
  | "complaint.closed"
  | "deferred-work.offered"
> = {
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
