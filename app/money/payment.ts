// Payments and refunds at the desk: at any stage and after the end of the visit, never more than there is.
import { happened, type Decision } from "~/journey/course";
import { event, type PAYMENT_METHODS } from "~/journey/events";
import type { Instant } from "~/journey/instant";
import { deny } from "~/journey/verdict";
import { approvedTotal, openAmount, paidTotal, type Visit } from "~/journey/visit";

/** What can still be taken, minor units: what is open of the invoice, or in advance what was approved. */
export function mayStillPay(visit: Visit): number {
  return Math.max(0, openAmount(visit) ?? approvedTotal(visit) - paidTotal(visit));
}

/** Money from the customer, at most what is still open. Minor units. */
export function receivePayment(
  visit: Visit,
  payment: {
    readonly paymentId: string;
    readonly amountMinor: number;
    readonly method: (typeof PAYMENT_METHODS)[number];
  },
  now: Instant,
): Decision {
  const { invoice, invoices, payments } = visit.handover;
  const open = mayStillPay(visit);
  if (open === 0 && invoices.length === 0) return deny("invoice-missing");
  if (payments.some(({ id }) => id === payment.paymentId)) return deny("already-recorded");
  if (payment.amountMinor > open) return deny("payment-above-open", { field: "amount", detail: { open } });
  const about = invoice ? { invoiceId: invoice.id } : {};
  return happened(event("payment.received", now, { ...payment, ...about }));
}

/** Money back from one payment, at most what is left of it. Minor units. */
export function refundPayment(
  visit: Visit,
  refund: {
    readonly paymentId: string;
    readonly refundId: string;
    readonly amountMinor: number;
    readonly reason: string;
  },
  now: Instant,
): Decision {
  const payment = visit.handover.payments.find(({ id }) => id === refund.paymentId);
  const left = payment ? Math.max(0, payment.amountMinor - payment.refundedMinor) : 0;
  if (refund.amountMinor > left) return deny("refund-above-paid", { field: "amount", detail: { left } });
  return happened(event("payment.refunded", now, refund));
}
