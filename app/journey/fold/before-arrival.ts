// Booking and preparation: what their events establish.
import { instant } from "../instant";
import type { Visit } from "../visit";
import { withoutLoaner } from "./parts";
import { mark, unchanged, type Applies } from "./shape";

type Preparation = Visit["preparation"];

function prepared(visit: Visit, change: Partial<Preparation>): Visit {
  return { ...visit, preparation: { ...visit.preparation, ...change } };
}

/** A reminder and a confirmation belong to the time that they named: a move asks for new ones. */
function withoutAgreement({
  confirmed: _confirmed,
  called: _called,
  reminderSentAt: _reminded,
  ...rest
}: Preparation): Preparation {
  return rest;
}

export const beforeArrival: Applies<
  | "request.answered"
  | "offer.taken"
  | "customer.replaced"
  | "work.planned"
  | "contact.confirmed"
  | "slot.offered"
  | "visit.booked"
  | "visit.moved"
  | "preparation.started"
  | "history.reviewed"
  | "parts.checked"
  | "parts.picked"
  | "order.drafted"
  | "resources.assigned"
  | "reminder.sent"
  | "visit.confirmed"
  | "customer.called"
> = {
  "request.answered": (visit, event) => ({
    ...visit,
    request: { ...visit.request, answered: visit.request.answered ?? mark(event) },
  }),
  "offer.taken": (visit, { payload: offer }) => ({ ...visit, request: { ...visit.request, offer } }),
  "customer.replaced": (visit, event) => ({ ...visit, customerId: event.payload.to }),
  "work.planned": (visit, { payload: { bayId, mechanicId, from, to } }) => ({
    ...visit,
    booking: { ...visit.booking, plan: { bayId, mechanicId, from: instant(from), to: instant(to) } },
  }),
  "contact.confirmed": (visit, event) => ({
    ...visit,
    booking: { ...visit.booking, contactConfirmed: mark(event) },
  }),
  "slot.offered": (visit, event) => ({
    ...visit,
    booking: { ...visit.booking, offeredAt: event.occurredAt },
  }),
  "visit.booked": (visit, event) => ({
    ...visit,
    booking: {
      ...visit.booking,
      appointment: {
        at: instant(event.payload.at),
        minutes: event.payload.minutes,
        bookedAt: event.occurredAt,
        agreedAt: event.occurredAt,
        online: event.payload.online,
      },
    },
  }),
  "visit.moved": (visit, event) => {
    const { to, minutes } = event.payload;
    const before = visit.booking.appointment;
    // Another length of the work is nothing to the customer: what they were told of the time still holds.
    if (before?.at === instant(to))
      return { ...visit, booking: { ...visit.booking, appointment: { ...before, minutes } } };
    return {
      ...withoutLoaner(visit),
      preparation: withoutAgreement(visit.preparation),
      booking: {
        ...visit.booking,
        moves: visit.booking.moves + 1,
        appointment: {
          at: instant(to),
          minutes,
          bookedAt: before?.bookedAt ?? event.occurredAt,
          agreedAt: event.occurredAt,
          online: before?.online ?? false,
        },
      },
    };
  },
  "preparation.started": unchanged,
  "history.reviewed": (visit, event) => {
    const { repeatRepair, repeatOf } = event.payload;
    const read = { ...mark(event), repeatRepair, ...(repeatOf === undefined ? {} : { repeatOf }) };
    return prepared(visit, { historyReviewed: read });
  },
  "parts.checked": (visit, event) =>
    prepared(visit, { partsChecked: { ...mark(event), needed: event.payload.needed } }),
  "parts.picked": (visit, event) => prepared(visit, { partsPicked: mark(event) }),
  "order.drafted": (visit, event) =>
    prepared(visit, { drafted: { ...mark(event), lines: event.payload.lines } }),
  "resources.assigned": (visit, event) => prepared(visit, { resources: event.payload }),
  "reminder.sent": (visit, event) => prepared(visit, { reminderSentAt: event.occurredAt }),
  "visit.confirmed": (visit, event) => prepared(visit, { confirmed: mark(event) }),
  "customer.called": (visit, event) =>
    prepared(visit, { called: { ...mark(event), outcome: event.payload.outcome } }),
};
