// What follows from the facts of a visit: sums, what is open, what was never priced.
import type { WorkLine } from "./events";
import { minor, sum, type Minor } from "./money";
import type { Facts, Finding, Inspection, RequestLine } from "./visit";

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
export function paidTotal(visit: Facts): number {
  return visit.handover.payments.reduce(
    (total, payment) => total + payment.amountMinor - payment.refundedMinor,
    0,
  );
}

/** What is still to be paid of the invoice; undefined before there is one. */
export function openAmount(visit: Facts): number | undefined {
  const invoice = visit.handover.invoice;
  return invoice && invoice.totalMinor - paidTotal(visit);
}

/** The inspection of the present loop, if it has begun. */
export function currentInspection(visit: Facts): Inspection | undefined {
  return visit.inspections.find((inspection) => inspection.loop === visit.loop);
}

/** 1 when it was booked, one more with every move; 0 without an appointment. */
export function appointmentVersion({ booking }: Pick<Facts, "booking">): number {
  return booking.appointment ? booking.moves + 1 : 0;
}
