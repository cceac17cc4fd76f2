// How a customer stands with the centre, from the facts of their visits: what they owe and what they complain of.
import type { JourneyEvent } from "~/journey/events";

/** The events that say it; others may be left out. */
export const STANDING_EVENTS = [
  "invoice.issued",
  "invoice.credited",
  "payment.received",
  "payment.refunded",
  "complaint.opened",
  "complaint.closed",
] as const satisfies readonly JourneyEvent["type"][];

export interface VisitStanding {
  /** Still to be paid of the invoice, minor units; 0 without one. */
  readonly unpaidMinor: number;
  readonly openComplaints: number;
}

/** @param events of one visit */
export function standingOf(events: readonly JourneyEvent[]): VisitStanding {
  let [invoiced, paid] = [0, 0];
  const complaints = new Set<string>();
  for (const { type, payload } of events) {
    if (type === "invoice.issued") invoiced += payload.totalMinor;
    if (type === "invoice.credited") invoiced -= payload.totalMinor;
    if (type === "payment.received") paid += payload.amountMinor;
    if (type === "payment.refunded") paid -= payload.amountMinor;
    if (type === "complaint.opened") complaints.add(payload.complaintId);
    if (type === "complaint.closed") complaints.delete(payload.complaintId);
  }
  return { unpaidMinor: Math.max(0, invoiced - paid), openComplaints: complaints.size };
}
