// The times that a customer is offered for what was chosen, and the nearest ones when a time is gone.
import { needOf, type Need } from "~/capacity/need";
import type { Offer, OfferedDay } from "~/capacity/offers";
import { daysBetween, type Workshop } from "~/capacity/workshop";
import { workshopOf } from "~/capacity/workshop.server";
import { DAY, HOUR, MINUTE, plus, type Instant } from "~/journey/instant";
import { dateOfDay } from "~/journey/working-time";
import type { Tx } from "~/platform/db/db.server";
import { nearestFor, offersFor } from "~/stages/1-booking/place.server";
import { onlineLines } from "./catalogue.server";
import type { PublicCentre } from "./public-centre.server";
import type { Typed } from "./typed";

/** Days that one page shows. */
export const DAYS_SHOWN = 7;
const EVERY_MINUTES = 30;
const ALTERNATIVES = 3;

/** The rules of a centre for those who book by themselves. */
export type OnlineRules = Pick<PublicCentre, "noticeHours" | "horizonDays">;

/** What is wanted of the plan, and whose place does not stand in its own way. */
export interface Wanted {
  readonly centreId: string;
  readonly need: Need;
  readonly ownReservationId?: string | undefined;
}

/** A time as the page shows it. */
export interface ShownOffer {
  readonly at: Instant;
  readonly endsAt: Instant;
}

export interface ShownDay {
  /** Any moment of the day: its beginning. */
  readonly startsAt: Instant;
  readonly offers: readonly ShownOffer[];
  readonly why?: OfferedDay["why"];
}

export interface Times {
  readonly days: readonly ShownDay[];
  /** Local dates with which the page before and the page after begin. */
  readonly earlier?: string;
  readonly later?: string;
  /** The first free time of all, when these days have none. */
  readonly first?: ShownOffer & { readonly date: string };
}

/** The need of the chosen services; undefined when one of them is not offered any more. */
export async function needOfTyped(
  tx: Tx,
  centre: PublicCentre,
  { services, transport }: Pick<Typed, "services" | "transport">,
): Promise<Need | undefined> {
  const wish = centre.transports.find((each) => each === transport);
  const lines = wish && (await onlineLines(tx, centre, services));
  return lines && needOf(lines, { transport: wish, channel: "online" });
}

/** The first and the last moment at which an online booking may be received. */
export function bookable(rules: OnlineRules, now: Instant, shop: Workshop) {
  const notBefore = plus(now, rules.noticeHours * HOUR);
  const firstDay = shop.dayOf(notBefore);
  return { notBefore, firstDay, lastDay: Math.max(firstDay, shop.dayOf(now) + rules.horizonDays) };
}

function shown({ receptionAt, endsAt }: Offer): ShownOffer {
  return { at: receptionAt, endsAt };
}

/** The number of a date in an address, where it is one. */
function dayAsked(date: string | undefined): number | undefined {
  if (date === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined;
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(at) ? undefined : Math.floor(at / DAY);
}

/**
 * A page of days with what is free on them.
 * @param from local date (YYYY-MM-DD) to begin with; the first possible day unless it is one of those that can be booked
 */
export async function timesFor(
  tx: Tx,
  wanted: Wanted,
  rules: OnlineRules,
  from: string | undefined,
  now: Instant,
): Promise<Times> {
  const shop = await workshopOf(tx, wanted);
  const { notBefore, firstDay, lastDay } = bookable(rules, now, shop);
  const start = Math.min(Math.max(dayAsked(from) ?? firstDay, firstDay), lastDay);
  const end = Math.min(start + DAYS_SHOWN - 1, lastDay);
  const ask = async (days: readonly number[], most?: number) => {
    const asking = { days, notBefore, everyMinutes: EVERY_MINUTES, ...(most ? { most } : {}) };
    return offersFor(tx, shop, wanted.need, asking, wanted.ownReservationId);
  };
  const days = await ask(daysBetween(start, end));
  const empty = days.every(({ offers }) => offers.length === 0);
  const beyond = empty && end < lastDay ? await ask(daysBetween(end + 1, lastDay), 1) : [];
  const next = beyond.find(({ offers }) => offers.length > 0);
  const first = next?.offers[0];
  return {
    days: days.map(({ day, offers, why }) => ({
      startsAt: shop.calendar.dayStart(day),
      offers: offers.map(shown),
      ...(why ? { why } : {}),
    })),
    ...(start > firstDay ? { earlier: dateOfDay(Math.max(firstDay, start - DAYS_SHOWN)) } : {}),
    ...(end < lastDay ? { later: dateOfDay(end + 1) } : {}),
    ...(next && first ? { first: { ...shown(first), date: dateOfDay(next.day) } } : {}),
  };
}

/** The free times nearest to one that is gone. */
export async function nearestTo(
  tx: Tx,
  wanted: Wanted,
  rules: OnlineRules,
  wish: Instant,
  now: Instant,
): Promise<readonly ShownOffer[]> {
  const shop = await workshopOf(tx, wanted);
  const { notBefore, firstDay, lastDay } = bookable(rules, now, shop);
  const around = Math.min(Math.max(shop.dayOf(wish), firstDay), lastDay);
  const days = daysBetween(Math.max(firstDay, around - 14), Math.min(lastDay, around + 21));
  const asking = { days, notBefore, everyMinutes: 15, to: wish, count: ALTERNATIVES };
  return (await nearestFor(tx, shop, wanted.need, asking, wanted.ownReservationId)).map(shown);
}

/** Whether the centre lets customers choose this moment by themselves: on a quarter, in time, and not too far ahead. */
export async function mayChoose(
  tx: Tx,
  centreId: string,
  rules: OnlineRules,
  at: Instant,
  now: Instant,
): Promise<boolean> {
  const shop = await workshopOf(tx, { centreId });
  const { notBefore, lastDay } = bookable(rules, now, shop);
  return at % (15 * MINUTE) === 0 && at >= notBefore && shop.dayOf(at) <= lastDay;
}
