// A booked visit as an entry of the customer's calendar.
import type { JourneyEvent } from "~/journey/events";
import { MINUTE, plus } from "~/journey/instant";
import type { Visit } from "~/journey/visit";
import { paths } from "~/paths";
import { db } from "~/platform/db/db.server";
import { settings } from "~/platform/env.server";
import { calendarFile } from "~/platform/ical.server";
import { loadVisit } from "~/visits/store.server";
import { words } from "~/words";
import type { OpenLink } from "../../links.server";
import { pageBehind } from "../../page/view.server";

/** Handing the car in takes so long. */
const HANDING_IN = 30 * MINUTE;

/** The times that make the entry what it is: each one is a later version of it. */
function versions(events: readonly JourneyEvent[]) {
  return events.filter(({ type }) => ["visit.booked", "visit.moved", "visit.cancelled"].includes(type));
}

function endOf({ booking, request }: Visit) {
  const at = booking.appointment?.at;
  if (at === undefined) return undefined;
  return request.transport === "wait" ? (booking.plan?.to ?? plus(at, HANDING_IN)) : plus(at, HANDING_IN);
}

/** The .ics file behind a booking's link; undefined without an appointment. */
export async function visitCalendar(link: OpenLink, token: string, now: number): Promise<string | undefined> {
  const [page, loaded] = await Promise.all([
    pageBehind(link, now),
    loadVisit(db(), link.centreId, link.visitId),
  ]);
  const at = loaded?.visit.booking.appointment?.at;
  const endsAt = loaded && endOf(loaded.visit);
  if (!page || !loaded || at === undefined || endsAt === undefined) return undefined;
  const { centre, vehicle, settings: reader } = page.frame;
  const t = words(reader.language, "book");
  const changes = versions(loaded.events);
  const address = `${settings().appUrl}${paths.customerLink(token)}`;
  return calendarFile({
    timeZone: reader.timeZone,
    entries: [
      {
        id: loaded.visit.id,
        sequence: Math.max(0, changes.length - 1),
        startsAt: at,
        endsAt,
        changedAt: changes.at(-1)?.occurredAt ?? now,
        summary: t("visit.icsSummary", { plate: vehicle.plate, centre: centre.name }),
        description: [
          t("visit.icsPhone", { phone: centre.phone }),
          t("visit.icsLink", { link: address }),
        ].join("\n"),
        location: `${centre.name}, ${centre.address}`,
        cancelled: loaded.visit.status === "cancelled",
      },
    ],
  });
}
