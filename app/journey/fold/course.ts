// The course of the visit itself: entering and leaving stages, ending, ticks and notes.
import type { Facts, Visit } from "../visit";
import type { Stage } from "../stages";
import { withoutLoaner, withoutOpenParts } from "./parts";
import { mark, unchanged, type Applies } from "./shape";

function inStage(visit: Facts, stage: Stage): Visit {
  return { ...visit, status: "open", stage };
}

export const course: Applies<
  | "visit.cancelled"
  | "request.lost"
  | "visit.no-show"
  | "visit.closed"
  | "stage.entered"
  | "stage.left"
  | "gate.overridden"
  | "checklist.ticked"
  | "task.assigned"
  | "task.done"
  | "note.added"
  | "photo.added"
  | "photo.removed"
  | "photo.restored"
  | "message.sent"
  | "message.delivered"
  | "message.failed"
  | "message.withheld"
  | "message.missed"
  | "message.received"
> = {
  "visit.cancelled": (visit, { payload, occurredAt }) => ({
    ...withoutLoaner(withoutOpenParts(visit, occurredAt)),
    status: "cancelled",
    endedAt: occurredAt,
    reason: payload.reason,
  }),
  "request.lost": (visit, { payload, occurredAt }) => ({
    ...withoutLoaner(withoutOpenParts(visit, occurredAt)),
    status: "lost",
    endedAt: occurredAt,
    reason: payload.reason,
  }),
  "visit.no-show": (visit, { occurredAt }) => ({
    ...withoutLoaner(withoutOpenParts(visit, occurredAt)),
    status: "no-show",
    endedAt: occurredAt,
  }),
  "visit.closed": (visit, { occurredAt }) => ({
    ...visit,
    status: "closed",
    stage: "follow-up",
    endedAt: occurredAt,
  }),
  "stage.entered": (visit, { payload, occurredAt }) => ({
    ...inStage(visit, payload.stage),
    stageEnteredAt: occurredAt,
  }),
  "stage.left": unchanged,
  "gate.overridden": (visit, event) => ({
    ...visit,
    overrides: [
      ...visit.overrides,
      {
        stage: event.payload.stage,
        missing: event.payload.missing,
        reason: event.payload.reason,
        mark: mark(event),
      },
    ],
  }),
  "checklist.ticked": (visit, event) => ({
    ...visit,
    ticks: { ...visit.ticks, [`${event.payload.stage}/${event.payload.item}`]: mark(event) },
  }),
  "task.assigned": unchanged,
  "task.done": unchanged,
  "note.added": unchanged,
  "photo.added": unchanged,
  "photo.removed": unchanged,
  "photo.restored": unchanged,
  "message.sent": unchanged,
  "message.delivered": unchanged,
  "message.failed": unchanged,
  "message.withheld": unchanged,
  "message.missed": unchanged,
  "message.received": unchanged,
};
