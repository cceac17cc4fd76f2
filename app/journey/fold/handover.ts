// Handover and payment: what their events establish.
import type { Visit } from "../visit";
import { withoutOpenParts } from "./parts";
import { mark, type Applies } from "./shape";

function handing(visit: Visit, change: Partial<Visit["handover"]>): Visit {
  return { ...visit, handover: { ...visit.handover, ...change } };
}

export const atHandover: Applies<
  | "ready.notified"
  | "customer.returned"
  | "handover.started"
  | "work.explained"
  | "handover.signed"
  | "keys.returned"
  | "vehicle.released"
> = {
  "ready.notified": (visit, event) => handing(visit, { notified: { ...mark(event), ...event.payload } }),
  "customer.returned": (visit, { occurredAt }) => handing(visit, { returnedAt: occurredAt }),
  "handover.started": (visit, event) => handing(visit, { started: mark(event) }),
  "work.explained": (visit, event) => handing(visit, { explained: { ...mark(event), ...event.payload } }),
  "handover.signed": (visit, event) => handing(visit, { signed: { ...mark(event), ...event.payload } }),
  "keys.returned": (visit, event) => handing(visit, { keysReturned: { ...mark(event), ...event.payload } }),
  "vehicle.released": (visit, { occurredAt }) =>
    handing(withoutOpenParts(visit, occurredAt), { releasedAt: occurredAt }),
};
