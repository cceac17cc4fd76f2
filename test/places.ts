// Visits with a place in the plan, taken as a booking takes it, in a centre that is open every day.
import { needOf, type Need } from "~/capacity/need";
import type { Wish } from "~/capacity/placement";
import { reserve } from "~/capacity/reservation.server";
import { workshopOf } from "~/capacity/workshop.server";
import { instant, MINUTE, plus, type Instant } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import { dateOfDay } from "~/journey/working-time";
import { db, type Tx } from "~/platform/db/db.server";
import { aCentre, aLine, aRequest, type TestCentre, type TestVisit, type VisitWishes } from "./factories";

/** Open from 8 to 18 o'clock on every day of the week. */
export async function opensDaily({ id: centreId }: Pick<TestCentre, "id">): Promise<void> {
  const hours = { opensMinute: 8 * 60, closesMinute: 18 * 60 };
  await db().openingHours.updateMany({ where: { centreId }, data: hours });
}

/** The number of the local date so many days from now. */
export async function dayFromNow(centre: Pick<TestCentre, "id">, days: number): Promise<number> {
  const shop = await workshopOf(db(), { centreId: centre.id });
  return shop.dayOf(instant(new Date())) + days;
}

/** "2026-03-03" of the date so many days from now. */
export async function dateFromNow(centre: Pick<TestCentre, "id">, days: number): Promise<string> {
  return dateOfDay(await dayFromNow(centre, days));
}

/** So many minutes after the beginning of a local date (on days on which no clock changes: the time of the wall clock). */
export async function timeOn(centre: Pick<TestCentre, "id">, days: number, minute: number): Promise<Instant> {
  const shop = await workshopOf(db(), { centreId: centre.id });
  const opens = shop.openings(await dayFromNow(centre, days))[0]?.start;
  if (opens === undefined) throw new Error("shut on that day");
  return plus(opens, (minute - 8 * 60) * MINUTE);
}

export interface Placed {
  readonly visit: TestVisit;
  readonly reservationId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly mechanicId: string;
  readonly bayId: string;
}

export interface PlaceWishes {
  readonly at: Instant;
  readonly minutes?: number;
  readonly need?: Partial<Need>;
  readonly lane?: Pick<Wish, "bayId" | "mechanicId" | "startsAt">;
  readonly visit?: Omit<VisitWishes, "centre">;
}

/** A request with a place of an hour in the plan. */
export async function aPlace(centre: TestCentre, wishes: PlaceWishes): Promise<Placed> {
  const { at, minutes = 60, lane = {} } = wishes;
  const lines = wishes.visit?.lines ?? [aLine({ labourMinutes: minutes })];
  const visit = await aRequest({ ...wishes.visit, centre, lines });
  const need = { ...needOf(lines, { transport: "drop-off", channel: "phone" }, minutes), ...wishes.need };
  const placed = await db().$transaction((tx) =>
    reserve(tx, centre.id, { visitId: visit.id }, need, { receptionAt: at, startsAt: at, ...lane }),
  );
  if (!placed.ok) throw new Error(`no place for a test's visit: ${placed.why.code}`);
  const { startsAt, endsAt, mechanicId, bayId } = placed.placement;
  return { visit, reservationId: placed.reservationId, startsAt, endsAt, mechanicId, bayId };
}

export interface CentreWithPlace {
  readonly centre: TestCentre;
  readonly manager: Actor;
  readonly placed: Placed;
  /** "2026-03-03" of the place. */
  readonly date: string;
}

/** A centre that is open every day, and a visit with a place three days from now. @param minute after local midnight */
export async function aCentreWithPlace(minute = 10 * 60): Promise<CentreWithPlace> {
  const centre = await aCentre();
  await opensDaily(centre);
  const placed = await aPlace(centre, { at: await timeOn(centre, 3, minute) });
  return { centre, manager: centre.team.manager, placed, date: await dateFromNow(centre, 3) };
}

/** Somebody is away between two moments: a change of the roster, to be made in a transaction. */
export function anAbsence(
  { id: centreId, team }: TestCentre,
  staffId: string,
  from: number,
  to: number,
): (tx: Tx) => Promise<unknown> {
  const data = {
    id: crypto.randomUUID(),
    centreId,
    staffId,
    startsAt: new Date(from),
    endsAt: new Date(to),
    reason: "ill",
    createdBy: team.manager.staffId,
  };
  return (tx) => tx.absence.create({ data });
}
