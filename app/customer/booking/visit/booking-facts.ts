// What the customer of a booking is shown, and until when they may change it without a call.
import { HOUR, plus, type Instant } from "~/journey/instant";
import type { Visit } from "~/journey/visit";

export interface ChangeRules {
  /** Hours before the appointment until which the customer may move it or call it off. */
  readonly moveDeadlineHours: number;
}

export type Changeable =
  | { readonly kind: "yes"; readonly until: Instant }
  /** The visit is still to come, but it is too late to change it without a call. */
  | { readonly kind: "too-late" }
  /** There is nothing to change: no appointment, the car is here, or the visit has ended. */
  | { readonly kind: "no" };

/** Whether the customer may change the visit alone at this moment. */
export function changeable(visit: Visit, { moveDeadlineHours }: ChangeRules, now: Instant): Changeable {
  const at = visit.booking.appointment?.at;
  const toCome = visit.status === "open" && (visit.stage === "booking" || visit.stage === "preparation");
  if (!toCome || at === undefined) return { kind: "no" };
  const until = plus(at, -moveDeadlineHours * HOUR);
  return now <= until ? { kind: "yes", until } : { kind: "too-late" };
}

export function bookingFacts(visit: Visit, rules: ChangeRules, now: Instant) {
  const may = changeable(visit, rules, now);
  return {
    may,
    /** Only while the visit is still to come. */
    at: may.kind === "no" ? undefined : visit.booking.appointment?.at,
    services: visit.request.services.map(({ id, title }) => ({ id, title })),
    complaint: visit.request.complaint,
    transport: visit.request.transport ?? "drop-off",
  };
}

export type BookingFacts = ReturnType<typeof bookingFacts>;
