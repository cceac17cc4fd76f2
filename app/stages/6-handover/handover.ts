// Handover: the work explained, an invoice that never exceeds what was approved, money, and the keys.
import { happened, inStage, type Decision } from "~/journey/course";
import { event, type PAYMENT_METHODS, type WorkLine } from "~/journey/events";
import type { Instant } from "~/journey/instant";
import { deny } from "~/journey/verdict";
import { approvedTotal, linesTotal, openAmount, type Facts, type Visit } from "~/journey/visit";

/** The customer knows that the car is ready. */
export function notifyReady(
  visit: Visit,
  { how }: { readonly how: "phone" | "message" | "desk" },
  now: Instant,
): Decision {
  const here = inStage(visit, "handover");
  if (!here.ok) return here;
  if (here.visit.handover.notified) return deny("already-recorded");
  return happened(event("ready.notified", now, { how }));
}

export function customerReturned(visit: Visit, now: Instant): Decision {
  const here = inStage(visit, "handover");
  if (!here.ok) return here;
  if (here.visit.handover.returnedAt !== undefined) return deny("already-recorded");
  return happened(event("customer.returned", now, {}));
}

export function startHandover(visit: Visit, now: Instant): Decision {
  const here = inStage(visit, "handover");
  if (!here.ok) return here;
  if (here.visit.handover.started) return deny("already-recorded");
  return happened(event("handover.started", now, {}));
}

/** What was done and what it costs, face to face. */
export function explainWork(
  visit: Visit,
  { oldPartsShown }: { readonly oldPartsShown: boolean },
  now: Instant,
): Decision {
  const here = inStage(visit, "handover");
  if (!here.ok) return here;
  if (!here.visit.handover.started) return deny("handover-not-started");
  if (here.visit.handover.explained) return deny("already-recorded");
  return happened(event("work.explained", now, { oldPartsShown }));
}

/** What the invoice would hold now: the jobs that are done, each with the price to which the customer agreed. */
export function invoiceLines(visit: Facts): readonly WorkLine[] {
  return visit.jobs
    .filter((job) => job.state.kind === "done")
    .map(({ id, title, labourMinutes, priceMinor }) => ({ id, title, labourMinutes, priceMinor }));
}

/** Issues the invoice under a number that the caller has drawn in the same transaction. */
export function issueInvoice(visit: Visit, { number }: { readonly number: string }, now: Instant): Decision {
  const here = inStage(visit, "handover");
  if (!here.ok) return here;
  if (here.visit.handover.invoice) return deny("invoice-already-issued");
  const lines = [...invoiceLines(here.visit)];
  const totalMinor = linesTotal(lines);
  if (totalMinor > approvedTotal(here.visit)) return deny("invoice-above-approved");
  return happened(event("invoice.issued", now, { number, totalMinor, lines }));
}

/** Money towards the invoice, at most what is still open. Minor units. */
export function receivePayment(
  visit: Visit,
  payment: {
    readonly paymentId: string;
    readonly amountMinor: number;
    readonly method: (typeof PAYMENT_METHODS)[number];
  },
  now: Instant,
): Decision {
  const here = inStage(visit, "handover");
  if (!here.ok) return here;
  const open = openAmount(here.visit);
  if (open === undefined) return deny("invoice-missing");
  if (here.visit.handover.payments.some(({ id }) => id === payment.paymentId))
    return deny("already-recorded");
  if (payment.amountMinor > open) return deny("payment-above-open", { field: "amount", detail: { open } });
  return happened(event("payment.received", now, payment));
}

/** Money back from one payment, at most what is left of it. Minor units. */
export function refundPayment(
  visit: Visit,
  refund: { readonly paymentId: string; readonly amountMinor: number; readonly reason: string },
  now: Instant,
): Decision {
  const here = inStage(visit, "handover");
  if (!here.ok) return here;
  const payment = here.visit.handover.payments.find(({ id }) => id === refund.paymentId);
  const left = payment ? payment.amountMinor - payment.refundedMinor : 0;
  if (refund.amountMinor > left) return deny("refund-above-paid", { field: "amount", detail: { left } });
  return happened(event("payment.refunded", now, refund));
}

/** Keys back, and whether everything that was left in the car is there. */
export function returnKeys(
  visit: Visit,
  { belongings }: { readonly belongings: boolean },
  now: Instant,
): Decision {
  const here = inStage(visit, "handover");
  if (!here.ok) return here;
  if (here.visit.handover.keysReturned) return deny("already-recorded");
  return happened(event("keys.returned", now, { belongings }));
}
