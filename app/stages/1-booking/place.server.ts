// A time in the visit's history and a place in the plan, taken together or not at all.
import { happened, inStage, type Decision } from "~/journey/course";
import { instant, type Instant } from "~/journey/instant";
import { deny } from "~/journey/verdict";
import type { Visit } from "~/journey/visit";
import { DISPLACED } from "~/capacity/displaced-tasks.server";
import { busyBetween, levelsOf, LONGEST } from "~/capacity/levels.server";
import { needOf, type Need } from "~/capacity/need";
import {
  nearestPlaces,
  offers,
  type Asking,
  type NoPlace,
  type Offer,
  type OfferedDay,
} from "~/capacity/offers";
import type { Wish } from "~/capacity/placement";
import { move, reservationOf, reserve, type Reserved } from "~/capacity/reservation.server";
import { daysBetween, type Workshop } from "~/capacity/workshop";
import { workshopOf } from "~/capacity/workshop.server";
import type { Tx } from "~/platform/db/db.server";
import { book, bookable, moveAppointment, planned, receptionFor } from "./booking";

/** Days around the wish in which alternatives are looked for. */
const LOOK_AROUND = 21;
const ALTERNATIVES = 3;

/** What a visit takes of the plan. @param minutes where a person has set another time than the services take */
export function needOfVisit(visit: Visit, minutes?: number): Need {
  return needOf(visit.request.services, visit.request, minutes ?? visit.booking.appointment?.minutes);
}

interface Context {
  readonly tx: Tx;
  readonly now: Instant;
}

/** How full some days are; the own reservation does not count. */
async function fullness(tx: Tx, shop: Workshop, days: readonly number[], ownReservationId?: string) {
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const span = {
    start: shop.calendar.dayStart(first),
    end: instant(shop.calendar.dayStart(last + 1) + LONGEST),
  };
  const busy = await busyBetween(tx, shop.roster.centreId, span, ownReservationId);
  return { busy, levels: await levelsOf(tx, shop, daysBetween(first, last + 7), ownReservationId) };
}

/** What is free on these days, for a visit of this need; its own place does not stand in its way. */
export async function offersFor(
  tx: Tx,
  shop: Workshop,
  need: Need,
  asking: Asking,
  ownReservationId?: string,
): Promise<OfferedDay[]> {
  const { busy, levels } = await fullness(tx, shop, asking.days, ownReservationId);
  return offers(shop, need, asking, busy, levels);
}

/** The nearest of what is free on these days. */
export async function nearestFor(
  tx: Tx,
  shop: Workshop,
  need: Need,
  asking: Parameters<typeof nearestPlaces>[2],
  ownReservationId?: string,
): Promise<readonly Offer[]> {
  const { busy, levels } = await fullness(tx, shop, asking.days, ownReservationId);
  return nearestPlaces(shop, need, asking, busy, levels);
}

/** The nearest free times around a wish that has no place. */
async function alternatives(tx: Tx, visit: Visit, need: Need, wish: Instant, now: Instant) {
  const shop = await workshopOf(tx, visit);
  const first = Math.max(shop.dayOf(now), shop.dayOf(wish) - LOOK_AROUND);
  const days = daysBetween(first, Math.max(first, shop.dayOf(wish)) + LOOK_AROUND);
  const asking = { days, notBefore: now, everyMinutes: 15, to: wish, count: ALTERNATIVES };
  return nearestFor(tx, shop, need, asking, await reservationOf(tx, visit));
}

/** "There is no place", with why and with the nearest times that are free. */
async function noPlace(
  { tx, now }: Context,
  visit: Visit,
  need: Need,
  wish: Instant,
  why: NoPlace,
  field: string,
): Promise<Decision> {
  const free = await alternatives(tx, visit, need, wish, now);
  // Who wished for a beginning of the work is told of beginnings.
  const told = (offer: Offer) => (field === "startsAt" ? offer.startsAt : offer.receptionAt);
  const times = Object.fromEntries(free.map((offer, at) => [`free${String(at + 1)}`, told(offer)]));
  const { code, ...figures } = why;
  return deny("slot-taken", { field, detail: { why: code, ...figures, ...times } });
}

function withPlan(decision: Decision, place: Reserved & { readonly ok: true }, now: Instant): Decision {
  return decision.ok ? happened(...decision.events, planned(place.placement, now)) : decision;
}

/** When the work is to begin, where and by whom, as far as somebody has said so. */
interface LaneWish {
  readonly startsAt?: Instant | undefined;
  readonly bayId?: string | undefined;
  readonly mechanicId?: string | undefined;
}

function laneOf({ startsAt, bayId, mechanicId }: LaneWish): Pick<Wish, "startsAt" | "bayId" | "mechanicId"> {
  return {
    ...(startsAt === undefined ? {} : { startsAt }),
    ...(bayId ? { bayId } : {}),
    ...(mechanicId ? { mechanicId } : {}),
  };
}

/** Sets the first appointment and takes the place for it. */
export async function bookPlace(
  visit: Visit,
  input: { readonly at: Instant; readonly minutes: number; readonly online: boolean } & LaneWish,
  context: Context,
): Promise<Decision> {
  const { at, minutes, online } = input;
  const decision = book(visit, { at, minutes, online }, context.now);
  if (!decision.ok) return decision;
  const need = needOfVisit(visit, minutes);
  const holder = { visitId: visit.id };
  const place = await reserve(context.tx, visit.centreId, holder, need, {
    receptionAt: at,
    ...laneOf(input),
  });
  if (!place.ok) return noPlace(context, visit, need, at, place.why, "at");
  return withPlan(decision, place, context.now);
}

async function hasLostItsPlace(tx: Tx, { centreId, id: visitId }: Visit): Promise<boolean> {
  const task = await tx.task.findFirst({ where: { centreId, visitId, kind: DISPLACED, endedAt: null } });
  return task !== null;
}

/** Moves the appointment and the place with it. */
export async function movePlace(
  visit: Visit,
  input: Parameters<typeof moveAppointment>[1],
  context: Context,
): Promise<Decision> {
  const decision = moveAppointment(visit, input, context.now);
  if (!decision.ok) return decision;
  // To the same time: nothing to do, unless another bay or mechanic has to be found for it.
  if (decision.events.length === 0 && !(await hasLostItsPlace(context.tx, visit))) return decision;
  const need = needOfVisit(visit, input.minutes);
  const place = await move(context.tx, visit.centreId, visit.id, need, { receptionAt: input.to });
  if (!place.ok) return noPlace(context, visit, need, input.to, place.why, "to");
  return withPlan(decision, place, context.now);
}

export interface Replanning extends LaneWish {
  /** When the work is to begin. */
  readonly startsAt: Instant;
  readonly minutes: number;
  /** When it was to begin on the page that the person saw. */
  readonly from?: Instant | undefined;
  /** When the customer comes, where that is said: on the day of the work, and not after it begins. */
  readonly receptionAt?: Instant | undefined;
}

/** Puts the work to another time, bay or mechanic; the customer's time changes only where it must. */
export async function replan(visit: Visit, input: Replanning, context: Context): Promise<Decision> {
  const here = inStage(visit, "booking", "preparation");
  if (!here.ok) return here;
  const { appointment, plan } = visit.booking;
  if (!appointment) return deny("appointment-missing");
  if (input.from !== undefined && plan && input.from !== plan.from) return deny("already-recorded");
  const inTime = bookable(input.startsAt, context.now, "startsAt");
  if (!inTime.ok) return inTime;
  const shop = await workshopOf(context.tx, visit);
  const sameDay = (one: Instant, other: Instant) => shop.dayOf(one) === shop.dayOf(other);
  const { startsAt, minutes, receptionAt: said } = input;
  const fits = said !== undefined && said <= startsAt && sameDay(said, startsAt);
  const receptionAt = fits ? said : receptionFor(visit, startsAt, sameDay);
  const need = needOfVisit(visit, minutes);
  const wish = { receptionAt, ...laneOf(input) };
  const place = await move(context.tx, visit.centreId, visit.id, need, wish);
  if (!place.ok) return noPlace(context, visit, need, startsAt, place.why, "startsAt");
  const moved = moveAppointment(visit, { to: receptionAt, minutes }, context.now);
  return moved.ok ? withPlan(moved, place, context.now) : moved;
}
