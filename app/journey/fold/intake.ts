// Intake: what its events establish, and the order's lines becoming jobs when the customer signs.
import { instant } from "../instant";
import type { WorkLine } from "../events";
import type { Job, Visit } from "../visit";
import { mark, type Applies } from "./shape";

function received(visit: Visit, change: Partial<Visit["intake"]>): Visit {
  return { ...visit, intake: { ...visit.intake, ...change } };
}

export function jobFrom(line: WorkLine, origin: Job["origin"], mechanicId: string | undefined): Job {
  return {
    id: line.id,
    title: line.title,
    labourMinutes: line.labourMinutes,
    priceMinor: line.priceMinor,
    ...(line.partsMinor === undefined ? {} : { partsMinor: line.partsMinor }),
    origin,
    state: { kind: "planned" },
    workedBy: [],
    clockedMs: 0,
    defects: [],
    ...(mechanicId === undefined ? {} : { mechanicId }),
  };
}

export const atIntake: Applies<
  | "vehicle.arrived"
  | "customer.greeted"
  | "intake.started"
  | "walkaround.completed"
  | "complaint.clarified"
  | "estimate.presented"
  | "signature.requested"
  | "consent.chosen"
  | "promise.set"
  | "order.signed"
> = {
  "vehicle.arrived": (visit, event) => received(visit, { arrivedAt: event.occurredAt }),
  "customer.greeted": (visit, event) => received(visit, { greeted: mark(event) }),
  "intake.started": (visit, event) => received(visit, { started: mark(event) }),
  "walkaround.completed": (visit, event) =>
    received(visit, { walkaround: { ...mark(event), ...event.payload } }),
  "complaint.clarified": (visit, event) =>
    received(visit, { clarified: { ...mark(event), ...event.payload } }),
  "signature.requested": (visit, event) => received(visit, { askedToSign: mark(event) }),
  "estimate.presented": (visit, event) => received(visit, { estimate: { ...mark(event), ...event.payload } }),
  "consent.chosen": (visit, event) => {
    const { choice, limitMinor } = event.payload;
    return received(visit, {
      consent: { ...mark(event), choice, ...(limitMinor === undefined ? {} : { limitMinor }) },
    });
  },
  "promise.set": (visit, event) => {
    const at = instant(event.payload.at);
    return { ...visit, promise: { first: at, current: at, revisions: [] } };
  },
  "order.signed": (visit, event) => {
    const mechanicId = visit.preparation.resources?.mechanicId;
    const jobs = (visit.intake.estimate?.lines ?? []).map((line) => jobFrom(line, "order", mechanicId));
    return { ...received(visit, { signed: { ...mark(event), ...event.payload } }), jobs };
  },
};
