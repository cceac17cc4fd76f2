// Invoices and credit notes: issued within what was approved, never changed, taken back in whole or in part for a reason.
import { happened, type Decision } from "~/journey/course";
import { event } from "~/journey/events";
import type { Instant } from "~/journey/instant";
import { taxWithin } from "~/journey/tax";
import { deny } from "~/journey/verdict";
import { isSettled, openAmount, type IssuedInvoice, type Visit } from "~/journey/visit";
import { draftedInvoice, mayDraft } from "./draft";

export interface NewInvoice {
  readonly invoiceId: string;
  readonly number: string;
  /** Of the tax within the prices, hundredths of a per cent. */
  readonly taxBasisPoints?: number;
  readonly currency?: string;
}

/**
 * Issues the invoice under a number that the caller has drawn in the same transaction: at the handover, or afterwards in the place
 * of one that was credited in full.
 */
export function issueInvoice(visit: Visit, invoice: NewInvoice, now: Instant): Decision {
  const may = mayDraft(visit);
  if (!may.ok) return may;
  if (visit.status === "open" && visit.stage === "quality")
    return deny("wrong-stage", { detail: { stage: visit.stage } });
  const { lines, linesMinor, discounts, totalMinor, approvedMinor, aboveMinor, above } =
    draftedInvoice(visit);
  if (aboveMinor > 0) {
    const titles = above.map(({ title }) => title).join(", ");
    return deny("invoice-above-approved", {
      detail: { over: aboveMinor, approved: approvedMinor, lines: titles },
    });
  }
  if (totalMinor < 0) return deny("discount-above-price", { detail: { left: linesMinor } });
  const { taxBasisPoints } = invoice;
  const tax =
    taxBasisPoints === undefined ? {} : { taxMinor: taxWithin(totalMinor, taxBasisPoints).taxMinor };
  return happened(
    event("invoice.issued", now, {
      ...invoice,
      ...tax,
      totalMinor,
      lines: [...lines],
      discounts: [...discounts],
    }),
  );
}

export interface NewCredit {
  readonly creditNoteId: string;
  readonly invoiceId: string;
  readonly number: string;
  readonly reason: string;
  /** Minor units; the whole of what is left where it is not said. */
  readonly amountMinor?: number | undefined;
  /** Which line it is about, where it is about one. */
  readonly lineId?: string | undefined;
}

function creditable(invoice: IssuedInvoice, lineId: string | undefined): number {
  const left = invoice.totalMinor - invoice.creditedMinor;
  if (lineId === undefined) return left;
  const price = invoice.lines.find(({ id }) => id === lineId)?.priceMinor ?? 0;
  const credited = invoice.credits.flatMap(({ lines = [] }) =>
    lines.filter((line) => line.lineId === lineId),
  );
  return Math.min(left, price - credited.reduce((sum, { amountMinor }) => sum + amountMinor, 0));
}

/** Takes an invoice back, or a part of it. After the whole another can be issued. At any time. */
export function creditInvoice(visit: Visit, credit: NewCredit, now: Instant): Decision {
  const { invoice } = visit.handover;
  if (!invoice) return deny("invoice-missing");
  if (invoice.id !== credit.invoiceId) return deny("already-recorded");
  const { invoiceId, creditNoteId, number, reason, lineId } = credit;
  const left = creditable(invoice, lineId);
  const totalMinor = credit.amountMinor ?? left;
  if (totalMinor > left) return deny("credit-above-invoice", { field: "amount", detail: { left } });
  const lines = lineId === undefined ? {} : { lines: [{ lineId, amountMinor: totalMinor }] };
  return happened(
    event("invoice.credited", now, { invoiceId, creditNoteId, number, reason, totalMinor, ...lines }),
  );
}

/** The car leaves before everything is paid: for a reason, and until a day. */
export function openAccount(
  visit: Visit,
  account: { readonly reason: string; readonly dueOn: string },
  now: Instant,
): Decision {
  const { invoice } = visit.handover;
  if (!invoice) return deny("invoice-missing");
  if (isSettled(visit)) return deny("already-recorded");
  const openMinor = openAmount(visit) ?? 0;
  return happened(event("account.opened", now, { invoiceId: invoice.id, openMinor, ...account }));
}
