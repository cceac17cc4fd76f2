// The calendar: who works on which car where and when, by day, week, month or as a list.
import type { Route } from "./+types/calendar.route";
import { may } from "~/journey/permissions";
import { requireActor } from "~/people/staff/actor.server";
import { getCentre } from "~/people/staff/centres.server";
import { afterConflict } from "~/visits/after-conflict";
import { words } from "~/words";
import { CalendarPage } from "./calendar-page";
import { daysToLoad, readCalendarView } from "./calendar-view";
import { calendarData } from "./calendar.server";
import { planWork } from "./planning.server";
import "./stage-colours.css";
import { zoneDays } from "./zone-days";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "calendar:read");
  const { timeZone } = await getCentre(actor);
  const today = zoneDays(timeZone).dayOf(Date.now());
  const shown = readCalendarView(new URL(request.url).searchParams, today);
  const days = daysToLoad(shown);
  return {
    ...(await calendarData(actor, days)),
    shown,
    days,
    today,
    mayPlan: may(actor.roles, "booking:write"),
    title: words(actor.language, "calendar")("title"),
  };
}

export function action({ request }: Route.ActionArgs) {
  return planWork(request);
}

export const shouldRevalidate = afterConflict;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function CalendarRoute({ loaderData }: Route.ComponentProps) {
  return <CalendarPage {...loaderData} />;
}
