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
  | "invoice.issued"
  | "payment.received"
  | "payment.refunded"
  | "keys.returned"
  | "vehicle.released"
> = {
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
};
