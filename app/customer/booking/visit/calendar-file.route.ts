// A booked visit for the customer's own calendar.
import type { Route } from "./+types/calendar-file.route";
import { orUnavailable } from "~/platform/database-outage";
import { calendarResponse } from "~/platform/ical.server";
import { findLink } from "../../links.server";
import { PRIVATE, visitorAddress } from "../../page/customer-route";
import { withoutPage } from "../../page/without-page.server";
import { visitCalendar } from "./visit-calendar.server";

export async function loader({ params, context }: Route.LoaderArgs) {
  const now = new Date();
  const link = await orUnavailable(findLink(params.token, "booking", now));
  const text = link && (await orUnavailable(visitCalendar(link, params.token, now.getTime())));
  if (text === undefined) return withoutPage(visitorAddress(context));
  const response = calendarResponse(text, "visit.ics");
  for (const [name, value] of Object.entries(PRIVATE)) response.headers.set(name, value);
  return response;
}
