// What the preparation page shows, gathered for one visit.
import { instant, DAY } from "~/journey/instant";
import { may, type Actor } from "~/journey/permissions";
import type { Visit } from "~/journey/visit";
import { getCustomer } from "~/people/customers/customers.server";
import { countryOfPhone, formatPhone } from "~/people/phone";
import { lastRelease, pastVisits, type PastVisit } from "~/people/vehicles/history.server";
import { db } from "~/platform/db/db.server";
import { stockForSuggestions, suggestedFor } from "~/parts/suggested.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { bays } from "~/settings/centre-lists.server";
import { centreOf, colleagues, namesOf } from "~/visits/page.server";
import { stagePhase } from "~/visits/stage-phase";
import { freeLoaners, lentBetween, loanEnd } from "./loaners.server";
import { mayBeRepeat } from "./preparation";
import { repeats } from "./repeat";

/** Earlier visits that the page shows; the vehicle's page has them all. */
const VISITS_SHOWN = 4;

/** Days between the last release and this request, where they are few enough to ask whether it is the same trouble. */
function suspicion(visit: Visit, past: readonly PastVisit[]): number | undefined {
  const last = lastRelease(past);
  if (last?.releasedAt === undefined) return undefined;
  const released = instant(last.releasedAt);
  return mayBeRepeat(released, visit.request.at)
    ? Math.floor((visit.request.at - released) / DAY)
    : undefined;
}

/** Loaners that nobody else has in the visit's time; none are looked up where the customer needs none. */
async function loanersFor(actor: Actor, visit: Visit): Promise<readonly number[]> {
  const from = visit.booking.appointment?.at;
  if (visit.request.transport !== "loaner" || from === undefined) return [];
  const calendar = await workingCalendarOf(db(), actor);
  const [lent, { loaners }] = await Promise.all([
    lentBetween(db(), actor, from, loanEnd(visit, calendar) ?? from),
    db().centre.findUniqueOrThrow({ where: { id: actor.centreId }, select: { loaners: true } }),
  ]);
  return freeLoaners(visit, calendar, loaners, lent);
}

export async function preparationView(actor: Actor, visit: Visit) {
  const { preparation, booking, request, customerId, vehicleId } = visit;
  const mechanicId = preparation.resources?.mechanicId;
  const [past, bayList, mechanics, names, customer, centre, stock, loaners, car] = await Promise.all([
    pastVisits(db(), actor, { vehicleId, customerId }, visit.id),
    bays(db(), actor),
    colleagues(actor, "mechanic"),
    namesOf(actor, mechanicId === undefined ? [] : [mechanicId]),
    getCustomer(db(), actor, customerId),
    centreOf(actor),
    stagePhase(visit, "preparation") === "now" ? stockForSuggestions(db(), actor) : undefined,
    loanersFor(actor, visit),
    db().vehicle.findFirst({ where: { id: vehicleId, centreId: actor.centreId }, select: { plate: true } }),
  ]);
  const phone = customer?.phone ?? "";
  return {
    id: visit.id,
    vehicleId,
    phase: stagePhase(visit, "preparation"),
    preparation,
    appointmentAt: booking.appointment?.at,
    complaint: request.complaint,
    services: request.services,
    past: past.slice(0, VISITS_SHOWN),
    morePast: past.length > VISITS_SHOWN,
    repeatAfterDays: suspicion(visit, past),
    /** The earlier visits that speak for a repeat repair. */
    repeats: repeats(request, past),
    parts: visit.parts,
    suggestions: stock ? suggestedFor(visit, stock) : [],
    plate: car?.plate ?? "",
    wantsLoaner: request.transport === "loaner",
    loaner: visit.loaner?.number,
    loaners,
    bays: bayList,
    mechanics,
    /** Who is to work on it where by the plan, to begin with. */
    planned: booking.plan && { bayId: booking.plan.bayId, mechanicId: booking.plan.mechanicId },
    bayName: bayList.find(({ id }) => id === preparation.resources?.bayId)?.name,
    mechanicName: mechanicId === undefined ? undefined : names[mechanicId],
    phone,
    phoneText: formatPhone(phone, countryOfPhone(centre.phone)),
    mayWrite: may(actor.roles, "preparation:write"),
    mayMove: may(actor.roles, "booking:write"),
  };
}

export type PreparationView = Awaited<ReturnType<typeof preparationView>>;
