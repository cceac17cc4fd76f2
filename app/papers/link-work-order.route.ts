// The signed work order as a PDF, for the customer behind a link.
import type { Route } from "./+types/link-work-order.route";
import { clientAddressContext } from "~/platform/http/client-address";
import { customerWorkOrder } from "./customer-paper.server";

export function loader({ params, context }: Route.LoaderArgs): Promise<Response> {
  return customerWorkOrder(params.token, context.get(clientAddressContext));
}
