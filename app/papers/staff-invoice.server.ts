// Who of the staff may have an invoice: whoever sees the centre's money.
import { requireActor } from "~/people/staff/actor.server";
import { invoiceToPrint } from "./invoice-file.server";
import { invoicePaper } from "./invoice-paper";
import type { Paper } from "./paper";

/**
 * An invoice or a credit note of a visit of the reader's centre.
 * @throws Response 404 when there is none, and as requireActor
 */
export async function staffInvoice(request: Request, visitId: string, invoiceId: string): Promise<Paper> {
  const actor = await requireActor(request, "money:read");
  const found = await invoiceToPrint(actor.centreId, visitId, invoiceId);
  if (!found) throw new Response(null, { status: 404 });
  return invoicePaper(found);
}
