// A person's visits, for the calendar program that knows the secret address.
import type { Route } from "./+types/feed.route";
import { withoutPage } from "~/customer/page/without-page.server";
import { orUnavailable } from "~/platform/database-outage";
import { clientAddressContext } from "~/platform/http/client-address";
import { calendarResponse } from "~/platform/ical.server";
import { feedFile } from "./feed.server";

export async function loader({ params, context }: Route.LoaderArgs) {
  const secret = params.file.replace(/\.ics$/, "");
  const text = await orUnavailable(feedFile(secret, Date.now()));
  if (text !== undefined) return calendarResponse(text);
  return withoutPage(context.get(clientAddressContext));
}
