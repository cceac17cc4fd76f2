// The vocabulary of the journey: every fact that can be recorded, its stage and the shape of its payload.
import { z } from "zod";
import { CarFound, OrderSigned } from "./car-received";
import {
  CHANNELS,
  TRANSPORTS,
  CONSENTS,
  STOP_CAUSES,
  SEVERITIES,
  DECISIONS,
  CALL_OUTCOMES,
  LOST_REASONS,
} from "./choices";
import { amount, at, bare, define, id, minutes, note, sha256, text, WorkLine } from "./event-shapes";
import { FOLLOW_UP_EVENTS } from "./follow-up-events";
import { HANDOVER_EVENTS } from "./handover-events";
import type { Instant } from "./instant";
import { MESSAGE_EVENTS } from "./message-events";
import { MONEY_EVENTS } from "./money-events";
import { PART_EVENTS } from "./part-events";
import { PHOTO_EVENTS } from "./photo-events";
import { QUALITY_EVENTS } from "./quality-events";
import { STAGES, type Stage } from "./stages";

export * from "./choices";
export { WorkLine };

const stage = z.enum(STAGES);

/** A service as it was asked for, with what the catalogue says of who can do it where. */
const RequestedService = WorkLine.extend({
  skill: z.string().max(40).optional(),
  bayKind: z.string().max(40).optional(),
});
export type RequestedService = z.infer<typeof RequestedService>;

export const EVENTS = {
  ...PART_EVENTS,
  ...MESSAGE_EVENTS,
  ...PHOTO_EVENTS,
  ...QUALITY_EVENTS,
  ...HANDOVER_EVENTS,
  ...MONEY_EVENTS,
  ...FOLLOW_UP_EVENTS,
  "request.received": define(
    "booking",
    z.object({
      channel: z.enum(CHANNELS),
      number: z.int().min(1),
      customerId: id,
      vehicleId: id,
      complaint: text,
      services: z.array(RequestedService).max(20),
      transport: z.enum(TRANSPORTS),
      firstChoiceAt: at.optional(),
      smsConsent: z.boolean(),
      routeMapVersion: z.int().min(1),
    }),
  ),
  "request.answered": define("booking", bare),
  /** Booked by the link of a campaign. `title`: what the page called the offer. */
  "offer.taken": define("booking", z.object({ campaignId: id, title: text.max(120) })),
  "customer.replaced": define("any", z.object({ from: id, to: id })),
  "contact.confirmed": define("booking", z.object({ how: z.enum(["read-back", "message", "code"]) })),
  "slot.offered": define("booking", z.object({ at })),
  "visit.booked": define("booking", z.object({ at, minutes, online: z.boolean() })),
  "visit.moved": define("any", z.object({ from: at, to: at, minutes, reason: note })),
  "work.planned": define("any", z.object({ bayId: id, mechanicId: id, from: at, to: at })),
  "visit.cancelled": define("any", z.object({ reason: text })),
  "request.lost": define("booking", z.object({ reason: z.enum(LOST_REASONS), note })),

  "preparation.started": define("preparation", bare),
  "history.reviewed": define(
    "preparation",
    z.object({ repeatRepair: z.boolean(), repeatOf: id.optional(), note }),
  ),
  "parts.checked": define("preparation", z.object({ needed: z.boolean(), note })),
  "parts.picked": define("preparation", bare),
  "order.drafted": define("preparation", z.object({ lines: z.array(WorkLine).max(40) })),
  "resources.assigned": define("preparation", z.object({ bayId: id, mechanicId: id })),
  "reminder.sent": define("preparation", bare),
  "visit.confirmed": define("preparation", z.object({ how: z.enum(["link", "phone", "message"]) })),
  "customer.called": define("any", z.object({ outcome: z.enum(CALL_OUTCOMES), note })),
  "visit.no-show": define("preparation", z.object({ note })),

  "vehicle.arrived": define("intake", bare),
  "customer.greeted": define("intake", bare),
  "intake.started": define("intake", bare),
  "walkaround.completed": define("intake", CarFound),
  "complaint.clarified": define("intake", z.object({ text })),
  "estimate.presented": define(
    "intake",
    z.object({
      lines: z.array(WorkLine).min(1).max(60),
      totalMinor: amount,
      /** Of the tax within the prices, hundredths of a per cent. */
      taxBasisPoints: z.int().min(0).max(10_000).optional(),
    }),
  ),
  "consent.chosen": define("intake", z.object({ choice: z.enum(CONSENTS), limitMinor: amount.optional() })),
  "promise.set": define("intake", z.object({ at })),
  /** The order went to the customer, to be signed on a telephone of their own. */
  "signature.requested": define("intake", bare),
  "order.signed": define("intake", OrderSigned),

  /** `despite`: why somebody got it who lacks the skill for it. */
  "job.assigned": define("repairs", z.object({ jobId: id, mechanicId: id, despite: note })),
  "job.cancelled": define("repairs", z.object({ jobId: id, reason: text })),
  "work.started": define("repairs", z.object({ jobId: id, mechanicId: id })),
  "work.stopped": define("repairs", z.object({ jobId: id, cause: z.enum(STOP_CAUSES), note })),
  "work.resumed": define("repairs", z.object({ jobId: id, mechanicId: id })),
  "work.finished": define("repairs", z.object({ jobId: id })),
  "finding.reported": define(
    "repairs",
    z.object({ findingId: id, what: text, severity: z.enum(SEVERITIES) }),
  ),
  "approval.requested": define(
    "repairs",
    z.object({
      requestId: id,
      lines: z
        .array(
          WorkLine.extend({
            findingId: id,
            severity: z.enum(SEVERITIES),
            /** Why it matters, in plain words for the customer. */
            why: text.max(600).optional(),
          }),
        )
        .min(1)
        .max(40),
      // Requests of earlier versions of the program have none of these.
      /** 1, 2, 3 ... within the visit. */
      version: z.int().min(1).optional(),
      /** The request in whose place it stands. */
      replaces: id.optional(),
      /** By when the car would be ready if the customer says yes to everything. */
      readyAt: at.optional(),
      currency: z.string().length(3).optional(),
      hash: sha256.optional(),
    }),
  ),
  /** `at`: when the page was made that the customer answered first. */
  "approval.viewed": define("repairs", z.object({ requestId: id, at: at.optional() })),
  "approval.decided": define(
    "repairs",
    z.object({
      requestId: id,
      /** "In advance" is what was agreed to at intake. */
      how: z.enum(["link", "phone", "desk", "in-advance"]),
      lines: z.array(z.object({ lineId: id, decision: z.enum(DECISIONS) })).min(1),
      /** Who said it to a colleague. */
      saidBy: text.max(120).optional(),
      /** 1, 2, 3 ... of this request: who asks for a call answers later. */
      version: z.int().min(1).optional(),
      hash: sha256.optional(),
    }),
  ),
  "approval.withdrawn": define("repairs", z.object({ requestId: id, reason: text })),
  "parts.requested": define("repairs", z.object({ jobId: id, what: text })),
  "parts.arrived": define("repairs", z.object({ jobId: id })),
  "promise.revised": define("any", z.object({ from: at, to: at, reason: text })),
  "delay.told": define("any", z.object({ how: z.enum(["phone", "message", "desk"]) })),

  "visit.closed": define("follow-up", bare),
  // A visit that was over before Bayline knew of it: what another program's file says, and nothing of its stages.
  "visit.imported": define(
    "follow-up",
    z.object({
      number: z.int().min(1),
      customerId: id,
      vehicleId: id,
      routeMapVersion: z.int().min(1),
      key: text.max(100),
      complaint: note,
      requestedAt: at.optional(),
      arrivedAt: at.optional(),
      work: note,
      totalMinor: amount.optional(),
      mileage: z.int().min(0).max(5_000_000).optional(),
    }),
  ),

  "stage.entered": define("any", z.object({ stage })),
  "stage.left": define("any", z.object({ stage, to: z.enum([...STAGES, "closed"]) })),
  "gate.overridden": define("any", z.object({ stage, missing: z.array(text).min(1), reason: text })),
  "checklist.ticked": define("any", z.object({ stage, item: text.max(60) })),
  "task.assigned": define("any", z.object({ taskId: id, what: text, staffId: id.optional() })),
  "task.done": define("any", z.object({ taskId: id })),
  "note.added": define("any", z.object({ text })),
} as const;

export type EventType = keyof typeof EVENTS;
export type Payload<T extends EventType> = z.infer<(typeof EVENTS)[T]["payload"]>;

/** Who caused an event. */
export type EventActor =
  | { readonly kind: "staff"; readonly id: string }
  | { readonly kind: "customer"; readonly id: string }
  | { readonly kind: "job" }
  | { readonly kind: "import" };

/** A fact that is about to be recorded. */
export type NewEvent = {
  [T in EventType]: { readonly type: T; readonly payload: Payload<T>; readonly occurredAt: Instant };
}[EventType];

/** A recorded fact, typed by its name. */
export interface EventOf<T extends EventType> {
  readonly type: T;
  readonly payload: Payload<T>;
  readonly seq: number;
  readonly stage: Stage;
  readonly loop: number;
  readonly occurredAt: Instant;
  readonly actor: EventActor;
}
export type JourneyEvent = { [T in EventType]: EventOf<T> }[EventType];

export const EVENT_TYPES = Object.keys(EVENTS).filter(isEventType);

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(EVENTS, type);
}

/**
 * Checks a payload against its type.
 * @throws ZodError when it does not fit: a defect of the caller, never of the user
 */
export function event<T extends EventType>(type: T, occurredAt: Instant, payload: Payload<T>): NewEvent {
  return { type, occurredAt, payload: EVENTS[type].payload.parse(payload) } as NewEvent;
}
