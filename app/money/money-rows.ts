// Rows of the tables of money, from the facts: the program and the demo's data write them alike.
import type { EventActor, EventOf, JourneyEvent } from "~/journey/events";
import { balanceOf } from "~/journey/balance";
import { iso } from "~/journey/instant";
import type { IssuedInvoice, Visit } from "~/journey/visit";
import {
  creditDocument,
  invoiceDocument,
  sealedDocument,
  type InvoiceDocument,
  type Issuer,
} from "./invoice-document";
import { placeOfNumber } from "./series";

function staffOf(actor: EventActor): string | null {
  return actor.kind === "staff" ? actor.id : null;
}

function paperRow(visit: Visit, document: InvoiceDocument, issued: { id: string; by: EventActor }) {
  const { kind, number, taxBasisPoints, netMinor, taxMinor, totalMinor, issuedAt, seller } = document;
  const { content, hash } = sealedDocument(document);
  return {
    id: issued.id,
    centreId: visit.centreId,
    visitId: visit.id,
    ...placeOfNumber(kind, number),
    number,
    creditsId: document.kind === "credit-note" ? document.credits.invoiceId : null,
    currency: seller.currency,
    taxBasisPoints,
    netMinor,
    taxMinor,
    totalMinor,
    issuedAt,
    issuedBy: staffOf(issued.by),
    content,
    // As the database reads bytes.
    hash: `\\x${hash.toString("hex")}`,
  };
}

/** An invoice as it was before one of its credit notes. */
function before(
  visit: Visit,
  { invoiceId, creditNoteId }: EventOf<"invoice.credited">["payload"],
): IssuedInvoice {
  const invoice = visit.handover.invoices.find(({ id }) => id === invoiceId);
  if (!invoice) throw new Error(`a credit note of an invoice that visit ${visit.id} does not have`);
  const credits = invoice.credits.slice(
    0,
    invoice.credits.findIndex(({ id }) => id === creditNoteId),
  );
  return { ...invoice, credits, creditedMinor: credits.reduce((sum, { totalMinor }) => sum + totalMinor, 0) };
}

/** Invoices and credit notes among these events. @param visit after the events */
export function paperRows(visit: Visit, events: readonly JourneyEvent[], issuer: () => Issuer) {
  return events.flatMap((event) => {
    if (event.type === "invoice.issued") {
      const id = event.payload.invoiceId ?? visit.id;
      return [paperRow(visit, invoiceDocument(visit, event, issuer()), { id, by: event.actor })];
    }
    if (event.type !== "invoice.credited") return [];
    const document = creditDocument(visit, event, before(visit, event.payload), issuer());
    return [paperRow(visit, document, { id: event.payload.creditNoteId, by: event.actor })];
  });
}

export function paymentRows({ id: visitId, centreId }: Visit, events: readonly JourneyEvent[]) {
  return events.flatMap((event) => {
    if (event.type !== "payment.received") return [];
    const { paymentId, amountMinor, method, externalId, invoiceId } = event.payload;
    return [
      {
        id: paymentId,
        centreId,
        visitId,
        invoiceId: invoiceId ?? null,
        amountMinor,
        method,
        externalId: externalId ?? null,
        receivedAt: iso(event.occurredAt),
        recordedAt: iso(event.occurredAt),
        byStaffId: staffOf(event.actor),
      },
    ];
  });
}

/** @param newId for refunds of earlier versions of the program, which had no id */
export function refundRows(
  { id: visitId, centreId }: Visit,
  events: readonly JourneyEvent[],
  newId: () => string,
) {
  return events.flatMap((event) => {
    if (event.type !== "payment.refunded") return [];
    const { paymentId, refundId, amountMinor, externalId } = event.payload;
    return [
      {
        id: refundId ?? newId(),
        centreId,
        visitId,
        paymentId,
        amountMinor,
        externalId: externalId ?? null,
        refundedAt: iso(event.occurredAt),
        recordedAt: iso(event.occurredAt),
        byStaffId: staffOf(event.actor),
      },
    ];
  });
}

/** Disputes that these events are about, as they stand after them. */
export function disputeRows({ id: visitId, centreId, handover }: Visit, events: readonly JourneyEvent[]) {
  const about = new Set(
    events.flatMap(({ type, payload }) =>
      type === "payment.disputed" || type === "payment.dispute-closed" ? [payload.disputeId] : [],
    ),
  );
  return handover.payments.flatMap(({ id: paymentId, disputes = [] }) =>
    disputes
      .filter(({ id }) => about.has(id))
      .map(({ id: stripeId, amountMinor, reason, inquiry, dueBy, openedAt, closed }) => ({
        ...{ stripeId, centreId, visitId, paymentId, amountMinor, reason },
        state: closed?.outcome ?? (inquiry ? "inquiry" : "demand"),
        dueAt: dueBy === undefined ? null : new Date(dueBy),
        openedAt: new Date(openedAt),
        endedAt: closed === undefined ? null : new Date(closed.at),
      })),
  );
}

/** None for a visit without an invoice or a payment. */
export function balanceRows(visit: Visit) {
  const balance = balanceOf(visit);
  if (!balance) return [];
  const { since, dueOn, ...rest } = balance;
  return [{ visitId: visit.id, centreId: visit.centreId, ...rest, since: iso(since), dueOn: dueOn ?? null }];
}
