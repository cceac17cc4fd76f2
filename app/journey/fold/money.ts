// Invoices and payments: what their events establish.
import { instant } from "../instant";
import type { Dispute, IssuedInvoice } from "../money-facts";
import type { Visit } from "../visit";
import { mark, type Applies } from "./shape";

function paying(visit: Visit, change: Partial<Visit["handover"]>): Visit {
  return { ...visit, handover: { ...visit.handover, ...change } };
}

function disputing(
  visit: Visit,
  paymentId: string,
  change: (disputes: readonly Dispute[]) => readonly Dispute[],
): Visit {
  const payments = visit.handover.payments.map((payment) =>
    payment.id === paymentId ? { ...payment, disputes: change(payment.disputes ?? []) } : payment,
  );
  return paying(visit, { payments });
}

/** Credited in full: another may take its place. */
function isTakenBack({ credits, creditedMinor, totalMinor }: IssuedInvoice): boolean {
  return credits.length > 0 && creditedMinor >= totalMinor;
}

function invoicing(visit: Visit, invoices: readonly IssuedInvoice[]): Visit {
  const { invoice: _before, ...rest } = visit.handover;
  const last = invoices.at(-1);
  const holds = last && !isTakenBack(last) ? { invoice: last } : {};
  return { ...visit, handover: { ...rest, invoices, ...holds } };
}

export const ofMoney: Applies<
  | "invoice.drafted"
  | "price.agreed"
  | "invoice.issued"
  | "invoice.credited"
  | "payment.received"
  | "payment.refunded"
  | "payment.disputed"
  | "payment.dispute-closed"
  | "account.opened"
> = {
  "invoice.drafted": (visit, { payload }) => paying(visit, { draft: payload }),
  "price.agreed": (visit, { payload: { lines } }) => ({
    ...paying(visit, { pricesAgreed: (visit.handover.pricesAgreed ?? 0) + 1 }),
    jobs: visit.jobs.map((job) => {
      const agreed = lines.find(({ lineId }) => lineId === job.id);
      return agreed ? { ...job, priceMinor: agreed.priceMinor } : job;
    }),
  }),
  "invoice.issued": (visit, event) => {
    const { invoiceId, discounts, ...payload } = event.payload;
    // Before invoices had ids, a visit had one at most: the visit's own id stands for it.
    const id = invoiceId ?? visit.id;
    const issued = {
      ...mark(event),
      ...payload,
      id,
      discounts: discounts ?? [],
      credits: [],
      creditedMinor: 0,
    };
    return invoicing(visit, [...visit.handover.invoices, issued]);
  },
  "invoice.credited": (visit, event) => {
    const { invoiceId, creditNoteId, ...payload } = event.payload;
    const credit = { ...mark(event), ...payload, id: creditNoteId };
    return invoicing(
      visit,
      visit.handover.invoices.map((each) =>
        each.id === invoiceId
          ? {
              ...each,
              credits: [...each.credits, credit],
              creditedMinor: each.creditedMinor + credit.totalMinor,
            }
          : each,
      ),
    );
  },
  "payment.received": (visit, { payload, occurredAt }) => {
    const { paymentId, ...about } = payload;
    const payment = { ...about, id: paymentId, at: occurredAt, refundedMinor: 0, refunds: [] };
    return paying(visit, { payments: [...visit.handover.payments, payment] });
  },
  "payment.refunded": (visit, event) => {
    const { paymentId, amountMinor, reason, refundId } = event.payload;
    const refund = { ...mark(event), id: refundId, amountMinor, reason };
    const payments = visit.handover.payments.map((payment) =>
      payment.id === paymentId
        ? {
            ...payment,
            refundedMinor: payment.refundedMinor + amountMinor,
            refunds: [...payment.refunds, refund],
          }
        : payment,
    );
    return paying(visit, { payments });
  },
  "payment.disputed": (visit, { payload, occurredAt }) => {
    const { paymentId, disputeId, dueBy, ...said } = payload;
    return disputing(visit, paymentId, (disputes) => {
      const before = disputes.find(({ id }) => id === disputeId);
      const due = dueBy === undefined ? {} : { dueBy: instant(dueBy) };
      const dispute = { id: disputeId, ...said, ...due, saidAt: occurredAt };
      return before
        ? disputes.map((each) => (each === before ? { ...before, ...dispute } : each))
        : [...disputes, { ...dispute, openedAt: occurredAt }];
    });
  },
  "payment.dispute-closed": (visit, { payload, occurredAt: at }) =>
    disputing(visit, payload.paymentId, (disputes) =>
      disputes.map((each) =>
        each.id === payload.disputeId ? { ...each, closed: { at, outcome: payload.outcome } } : each,
      ),
    ),
  "account.opened": (visit, event) => paying(visit, { onAccount: { ...mark(event), ...event.payload } }),
};
