// Follow-up: what its events establish.
import type { ToldWay } from "../follow-up-events";
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

function told(told: ToldWay | undefined): Pick<Complaint, "told"> {
  return told === undefined ? {} : { told };
}

export const inFollowUp: Applies<
  | "survey.sent"
  | "survey.answered"
  | "survey.changed"
  | "customer.contacted"
  | "complaint.opened"
  | "complaint.assigned"
  | "complaint.answered"
  | "complaint.escalated"
  | "complaint.closed"
  | "deferred-work.offered"
  | "return.flagged"
  | "return.overruled"
> = {
  "survey.sent": (visit, { occurredAt }) => following(visit, { surveySentAt: occurredAt }),
  "survey.answered": (visit, event) => following(visit, { survey: { ...mark(event), ...event.payload } }),
  "survey.changed": (visit, event) => {
    const { at, by } = visit.followUp.survey ?? mark(event);
    return following(visit, { survey: { at, by, ...event.payload, changedAt: event.occurredAt } });
  },
  "customer.contacted": (visit, event) =>
    following(visit, {
      attempts: [...visit.followUp.attempts, { ...mark(event), outcome: event.payload.outcome }],
    }),
  "complaint.opened": (visit, { payload: { complaintId: id, what, cause, from, ownerId }, occurredAt }) =>
    following(visit, {
      complaints: [
        ...visit.followUp.complaints,
        {
          id,
          what,
          openedAt: occurredAt,
          level: 0,
          ...(cause === undefined ? {} : { cause }),
          ...(from === undefined ? {} : { from }),
          ...(ownerId === undefined ? {} : { ownerId }),
        },
      ],
    }),
  "complaint.assigned": (visit, { payload: { complaintId, ownerId } }) =>
    complaint(visit, complaintId, { ownerId }),
  "complaint.answered": (visit, { payload, occurredAt }) =>
    complaint(visit, payload.complaintId, { answeredAt: occurredAt }),
  "complaint.escalated": (visit, { payload: { complaintId, level } }) =>
    complaint(visit, complaintId, { level }),
  "complaint.closed": (visit, { payload, occurredAt }) =>
    complaint(visit, payload.complaintId, {
      closedAt: occurredAt,
      cause: payload.cause,
      ...told(payload.told),
    }),
  "deferred-work.offered": unchanged,
  "return.flagged": (visit, { payload, occurredAt }) => ({
    ...visit,
    comesBack: { ...payload, at: occurredAt },
  }),
  "return.overruled": (visit, event) =>
    visit.comesBack
      ? {
          ...visit,
          comesBack: { ...visit.comesBack, overruled: { ...mark(event), reason: event.payload.reason } },
        }
      : visit,
};
