// The receipt of a decision as a PDF, for the customer behind the link to the question.
import type { Route } from "./+types/link-receipt.route";
import { clientAddressContext } from "~/platform/http/client-address";
import { customerReceipt } from "./customer-paper.server";

export function loader({ params, context }: Route.LoaderArgs): Promise<Response> {
  return customerReceipt(params.token, context.get(clientAddressContext));
}
