// An invoice or a credit note as a PDF, for staff of its centre.
import type { Route } from "./+types/invoice-file.route";
import { paperFile } from "./paper-file.server";
import { staffInvoice } from "./staff-invoice.server";

export async function loader({ request, params }: Route.LoaderArgs) {
  const invoiceId = /^(.+)\.pdf$/.exec(params.file)?.[1] ?? "";
  return paperFile(await staffInvoice(request, params.visitId, invoiceId));
}
