// What is printed of an invoice: what was issued, as it is kept, with how the visit's money stands now.
import { z } from "zod";
import { balanceOf } from "~/journey/balance";
import type { Visit } from "~/journey/visit";
import { InvoiceDocument } from "~/money/invoice-document";
import { db } from "~/platform/db/db.server";
import { loadVisit } from "~/visits/store.server";
import type { InvoiceStanding, InvoiceToPrint } from "./invoice-paper";

function standingOf(visit: Visit, invoiceId: string): InvoiceStanding | undefined {
  const { invoice, payments, onAccount } = visit.handover;
  const balance = balanceOf(visit);
  if (invoice?.id !== invoiceId || !balance) return undefined;
  return {
    credits: invoice.credits.map(({ number, totalMinor }) => ({ number, totalMinor })),
    payments: payments.map(({ at, method, amountMinor, refundedMinor }) => ({
      at,
      method,
      amountMinor,
      refundedMinor,
    })),
    openMinor: balance.openMinor,
    dueOn: onAccount?.invoiceId === invoiceId ? onAccount.dueOn : undefined,
  };
}

/**
 * An invoice or a credit note of a visit. Reads only.
 * @returns undefined when this visit of this centre has no such paper
 */
export async function invoiceToPrint(
  centreId: string,
  visitId: string,
  invoiceId: string,
): Promise<InvoiceToPrint | undefined> {
  if (![visitId, invoiceId].every((id) => z.uuid().safeParse(id).success)) return undefined;
  const row = await db().invoice.findFirst({
    where: { id: invoiceId, centreId, visitId },
    select: { content: true, hash: true, party: true },
  });
  const loaded = row && (await loadVisit(db(), centreId, visitId));
  if (!loaded || !row) return undefined;
  const { name = "", phone = "", plate = "", make = "", model = "", year, vin } = row.party ?? {};
  return {
    document: InvoiceDocument.parse(JSON.parse(row.content)),
    hash: Buffer.from(row.hash).toString("hex"),
    party: {
      name,
      phone,
      vehicle: { plate, make, model, ...(year ? { year } : {}), ...(vin ? { vin } : {}) },
    },
    standing: standingOf(loaded.visit, invoiceId),
  };
}
