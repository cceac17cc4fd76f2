// What follows from the facts of a visit: sums, what is open, what was never priced.
import type { WorkLine } from "./events";
import { minor, sum, type Minor } from "./money";
import type { Facts, Finding, Inspection, RequestLine, Visit } from "./visit";

/** Sum of lines, minor units. */
export function linesTotal(lines: readonly Pick<WorkLine, "priceMinor">[]): Minor {
  return sum(lines.map(({ priceMinor }) => minor(priceMinor)));
}

/** What the customer has said yes to: signed order lines and approved extra lines that were not cancelled. Minor units. */
export function approvedTotal(visit: Facts): Minor {
  return linesTotal(visit.jobs.filter(({ state }) => state.kind !== "cancelled"));
}

/** A line on which the customer has not said yes or no. "Call me" is not an answer. */
export function isOpenLine({ decision }: RequestLine): boolean {
  return decision === "pending" || decision === "call-me";
}

/** Findings that nobody has priced yet. */
export function unpricedFindings(visit: Facts): readonly Finding[] {
  const priced = new Set(visit.requests.flatMap(({ lines }) => lines.map(({ findingId }) => findingId)));
  return visit.findings.filter(({ id }) => !priced.has(id));
}

/** Received minus refunded, minor units. */
export function paidTotal(visit: Pick<Facts, "handover">): number {
  return visit.handover.payments.reduce(
    (total, payment) => total + payment.amountMinor - payment.refundedMinor,
    0,
  );
}

/** Issued minus credited, minor units. */
export function invoicedTotal({ handover }: Pick<Facts, "handover">): number {
  return handover.invoices.reduce(
    (total, { totalMinor, creditedMinor }) => total + totalMinor - creditedMinor,
    0,
  );
}

/**
 * Invoiced minus paid, minor units: below zero is money to give back. Undefined before the first invoice.
 * For every visit at every moment: invoiced = paid + open.
 */
export function openAmount(visit: Pick<Facts, "handover">): number | undefined {
  return visit.handover.invoices.length === 0 ? undefined : invoicedTotal(visit) - paidTotal(visit);
}

/** Something is open, and it was agreed that the car leaves nevertheless. What grew afterwards was not agreed. */
export function isOnAccount(visit: Pick<Facts, "handover">): boolean {
  const { invoice, onAccount } = visit.handover;
  const open = openAmount(visit) ?? 0;
  return (
    open > 0 && invoice !== undefined && onAccount?.invoiceId === invoice.id && open <= onAccount.openMinor
  );
}

/** Nothing is to be paid any more, or what is was left on account. */
export function isSettled(visit: Pick<Facts, "handover">): boolean {
  const open = openAmount(visit);
  return open !== undefined && (open <= 0 || isOnAccount(visit));
}

/**
 * What is to be given back to the customer, minor units. Before the first invoice a payment is an advance, as long as the
 * visit is under way.
 */
export function toGiveBack(visit: Visit): number {
  const open = invoicedTotal(visit) - paidTotal(visit);
  return visit.handover.invoices.length > 0 || visit.status !== "open" ? Math.max(0, -open) : 0;
}

/** The inspection of the present loop, if it has begun. */
export function currentInspection(visit: Facts): Inspection | undefined {
  return visit.inspections.find((inspection) => inspection.loop === visit.loop);
}

/** 1 when it was booked, one more with every move; 0 without an appointment. */
export function appointmentVersion({ booking }: Pick<Facts, "booking">): number {
  return booking.appointment ? booking.moves + 1 : 0;
}
