// A photo for the customer, by a link of its visit.
import type { Route } from "./+types/link-photo.route";
import { clientAddressContext } from "~/platform/http/client-address";
import { photoForCustomer } from "./photo-file.server";

export function loader({ request, params, context }: Route.LoaderArgs): Promise<Response> {
  return photoForCustomer(request, { ...params, address: context.get(clientAddressContext) });
}
