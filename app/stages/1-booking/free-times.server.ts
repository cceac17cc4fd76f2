// The free times that the booking page shows: a week of them, from a day that somebody chose.
import { DAY, instant } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import type { Visit } from "~/journey/visit";
import { dateOfDay, dayNumber } from "~/journey/working-time";
import { reservationOf } from "~/capacity/reservation.server";
import { daysBetween } from "~/capacity/workshop";
import { workshopOf } from "~/capacity/workshop.server";
import { db } from "~/platform/db/db.server";
import { needOfVisit, offersFor } from "./place.server";

const DAYS_SHOWN = 7;
const EVERY_MINUTES = 30;
const MOST_A_DAY = 20;
/** Minutes that one visit may ask for, as the form of booking has it. */
const MINUTES = { least: 15, most: 24 * 60 };

function wholeMinutes(text: string | null): number | undefined {
  const minutes = Number(text);
  if (text === null || !Number.isInteger(minutes)) return undefined;
  return minutes >= MINUTES.least && minutes <= MINUTES.most ? minutes : undefined;
}

function chosenDay(text: string | null, today: number): number {
  if (text === null || !/^\d{4}-\d\d-\d\d$/.test(text)) return today;
  try {
    const day = dayNumber(text);
    return day > today && day < today + 370 ? day : today;
  } catch {
    return today;
  }
}

/** A week of free times for the visit; `day` and `minutes` of the address say from when and for how long. */
export async function freeTimes(actor: Actor, visit: Visit, address: URL) {
  const shop = await workshopOf(db(), actor);
  const now = instant(new Date());
  const today = shop.dayOf(now);
  const first = chosenDay(address.searchParams.get("day"), today);
  const need = needOfVisit(visit, wholeMinutes(address.searchParams.get("minutes")));
  const own = await reservationOf(db(), visit);
  const asking = {
    days: daysBetween(first, first + DAYS_SHOWN - 1),
    notBefore: now,
    everyMinutes: EVERY_MINUTES,
    most: MOST_A_DAY,
  };
  const days = await offersFor(db(), shop, need, asking, own);
  return {
    minutes: need.minutes,
    /** Whether somebody looked for them: from another day on, or for another length. */
    chosen: address.searchParams.has("day") || address.searchParams.has("minutes"),
    skill: need.skill,
    /** The week before, unless it is over. */
    before: first > today ? dateOfDay(Math.max(today, first - DAYS_SHOWN)) : undefined,
    after: dateOfDay(first + DAYS_SHOWN),
    days: days.map(({ day, offers, why }) => ({
      date: dateOfDay(day),
      noon: shop.calendar.dayStart(day) + DAY / 2,
      why,
      freeMinutes: offers[0]?.freeMinutes,
      offers: offers.map(({ receptionAt, mechanic, bay }) => ({ at: receptionAt, mechanic, bay })),
    })),
  };
}

export type FreeTimes = Awaited<ReturnType<typeof freeTimes>>;
