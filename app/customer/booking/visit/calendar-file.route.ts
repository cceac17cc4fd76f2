// A booked visit for the customer's own calendar.
import type { Route } from "./+types/calendar-file.route";
import { orUnavailable } from "~/platform/database-outage";
import { clientAddressContext } from "~/platform/http/client-address";
import { calendarResponse } from "~/platform/ical.server";
import { findLink } from "../../links.server";
import { countMiss } from "../../link-misses.server";
import { visitCalendar } from "./visit-calendar.server";

export async function loader({ params, context }: Route.LoaderArgs) {
  const now = new Date();
  const link = await orUnavailable(findLink(params.token, "booking", now));
  const text = link && (await orUnavailable(visitCalendar(link, params.token, now.getTime())));
  if (text !== undefined) return calendarResponse(text, "visit.ics");
  const waitSeconds = await countMiss(context.get(clientAddressContext));
  return new Response(null, { status: waitSeconds === undefined ? 404 : 429 });
}
