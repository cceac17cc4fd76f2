// An invoice or a credit note as a PDF, for the customer behind a link of its visit.
import type { Route } from "./+types/link-invoice.route";
import { clientAddressContext } from "~/platform/http/client-address";
import { customerInvoice } from "./customer-paper.server";

export function loader({ params, context }: Route.LoaderArgs): Promise<Response> {
  const invoiceId = /^(.+)\.pdf$/.exec(params.file)?.[1] ?? "";
  return customerInvoice(params.token, invoiceId, context.get(clientAddressContext));
}
