// What the program finds beside the visits at the present moment: somebody who calls in sick, enquiries, counters of today's roster.
import { bookedSince, type BookedPlace, type BookedVisit } from "~/capacity/booked.server";
import { displaced, type WhyDisplaced } from "~/capacity/displaced";
import { tasksForDisplaced } from "~/capacity/displaced-tasks.server";
import { busyBetween, counterOf, levelsOf, lockCounters } from "~/capacity/levels.server";
import { daysBetween, workshop, type Workshop } from "~/capacity/workshop";
import { workshopInChange } from "~/capacity/workshop.server";
import { DAY, HOUR, instant, MINUTE, plus, type Instant } from "~/journey/instant";
import type { Span } from "~/journey/working-time";
import type { Tx } from "~/platform/db/db.server";
import type { Chance } from "../chance";
import type { ShopSite } from "../shop";
import type { Site } from "../world";

/** Somebody who is ill rings in the evening before at the latest, and at most so long before. */
const ABSENT_WITHIN = 10 * DAY;
/** Appointments are given no further ahead than that. */
const BOOKED_AHEAD = 90;

/** What is promised already from a moment on. */
export async function promised(
  tx: Tx,
  shop: Workshop,
  from: Instant,
): Promise<NonNullable<ShopSite["taken"]>> {
  const { centreId } = shop.roster;
  const span = { start: from, end: plus(from, BOOKED_AHEAD * DAY) };
  const first = shop.dayOf(from);
  return {
    busy: await busyBetween(tx, centreId, span),
    levels: await levelsOf(tx, shop, daysBetween(first, first + BOOKED_AHEAD)),
  };
}

/** Measures all counters against the roster as it is in the end. */
export async function bringCountersUpToDate(tx: Tx, { centreId }: Pick<Site, "centreId">): Promise<void> {
  const shop = await workshopInChange(tx, { centreId });
  const rows = await tx.$queryRaw<{ kind: string; date: string; name: string }[]>`
    select kind, local_date::text as date, name from capacity_counter
     where centre_id = ${centreId}::uuid and plan_version <> ${shop.roster.version}`;
  const keys = rows.flatMap((row) => counterOf(row) ?? []);
  if (keys.length > 0) await lockCounters(tx, shop, keys);
}

/** Enquiries that nobody has answered, and in Dublin a mechanic who calls in sick. */
export async function presentCircumstances(tx: Tx, site: Site, now: Instant, chance: Chance): Promise<void> {
  await enquire(tx, site, now, chance);
  const { suddenAbsence } = site.plan;
  if (suddenAbsence !== undefined) await fallIll(tx, site, now, chance, suddenAbsence);
}

async function enquire(tx: Tx, { plan, centreId }: Site, now: Instant, chance: Chance): Promise<void> {
  await tx.enquiry.createMany({
    data: plan.enquiries.map(({ minutesAgo, ...said }) => {
      const receivedAt = plus(now, -minutesAgo * MINUTE);
      return { ...said, id: chance.uuid(receivedAt), centreId, receivedAt: new Date(receivedAt) };
    }),
  });
}

/** The hours around the work on a car. */
function hoursOf({ startsAt, endsAt }: BookedPlace): Span {
  return {
    start: instant(Math.floor(startsAt / HOUR) * HOUR),
    end: instant(Math.ceil(endsAt / HOUR) * HOUR),
  };
}

/** Who would lose their place if the mechanic of one of them were away for its hours. */
function wouldLose(shop: Workshop, booked: readonly BookedPlace[], away: BookedPlace, now: Instant) {
  const { roster } = shop;
  const mechanics = roster.mechanics.map((each) =>
    each.id === away.mechanicId ? { ...each, absences: [...each.absences, hoursOf(away)] } : each,
  );
  return displaced(workshop({ ...roster, mechanics }), booked, now);
}

/** Work that was begun on an earlier day and goes on: nobody counts it among those who lose their place. */
type BegunWork = Pick<BookedPlace, "mechanicId"> & Readonly<Record<"startsAt" | "endsAt", Date>>;

function begunWork(tx: Tx, centreId: string, today: Date): Promise<readonly BegunWork[]> {
  return tx.reservation.findMany({
    where: { centreId, startsAt: { lt: today }, endsAt: { gt: today } },
    select: { mechanicId: true, startsAt: true, endsAt: true },
  });
}

/** The first car of the coming days that alone would lose its place. */
function onlyOne(
  shop: Workshop,
  booked: readonly BookedPlace[],
  begun: readonly BegunWork[],
  now: Instant,
): { readonly place: BookedPlace; readonly visit: BookedVisit; readonly why: WhyDisplaced } | undefined {
  const soon = booked.filter(({ startsAt, endsAt }) => {
    const oneDay = shop.dayOf(startsAt) === shop.dayOf(endsAt);
    return oneDay && shop.dayOf(startsAt) > shop.dayOf(now) && startsAt < now + ABSENT_WITHIN;
  });
  const goesOn = (place: BookedPlace) => {
    const { start, end } = hoursOf(place);
    return begun.some(
      ({ mechanicId, startsAt, endsAt }) =>
        mechanicId === place.mechanicId && startsAt.getTime() < end && endsAt.getTime() > start,
    );
  };
  for (const place of soon) {
    if (goesOn(place)) continue;
    const lost = wouldLose(shop, booked, place, now);
    const why = lost.get(place.id);
    if (place.visit && why && lost.size === 1) return { place, visit: place.visit, why };
  }
  return undefined;
}

/** A mechanic will be away for the hours of one visit; it becomes a task, as when a manager enters it. */
async function fallIll(
  tx: Tx,
  { plan, centreId, staff }: Site,
  now: Instant,
  chance: Chance,
  reason: string,
) {
  const shop = await workshopInChange(tx, { centreId });
  const today = shop.calendar.dayStart(shop.dayOf(now));
  const booked = await bookedSince(tx, centreId, today);
  const found = onlyOne(shop, booked, await begunWork(tx, centreId, new Date(today)), now);
  if (!found) return;
  const { place, visit, why } = found;
  const { start, end } = hoursOf(place);
  const createdAt = plus(now, -35 * MINUTE);
  const manager = staff.find(({ role }) => role === "manager");
  if (!manager) throw new Error(`nobody leads ${plan.name}`);
  await tx.absence.create({
    data: {
      id: chance.uuid(createdAt),
      centreId,
      staffId: place.mechanicId,
      startsAt: new Date(start),
      endsAt: new Date(end),
      reason,
      createdAt: new Date(createdAt),
      createdBy: manager.id,
    },
  });
  const { receptionAt, startsAt, mechanic, bay } = place;
  const lost = {
    reservationId: place.id,
    visit,
    receptionAt,
    startsAt,
    mechanic,
    bay,
    why,
  };
  const after = await workshopInChange(tx, { centreId });
  await tasksForDisplaced(tx, after, { visits: [lost], fitting: [], now, change: undefined });
}
