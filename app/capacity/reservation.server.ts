// Taking a place, moving it, giving it back: every rule that must hold is a constraint of the database.
import { v7 as uuidv7 } from "uuid";
import { DAY, instant, plus, type Instant } from "~/journey/instant";
import { dateOfDay } from "~/journey/working-time";
import type { Tx } from "~/platform/db/db.server";
import { usesOf, type CounterKey, type Placement, type Use } from "./counters";
import { busyBetween, keysOf, levelsOf, lockCounters, LONGEST } from "./levels.server";
import type { Need } from "./need";
import { tryCounters, tryLane, type NoPlace } from "./offers";
import type { Wish } from "./placement";
import { daysBetween, type Workshop } from "./workshop";
import { heldWorkshop } from "./workshop.server";

/** Whose place it is: a visit's, or nobody's yet and only kept for a while. */
export type Holder = { readonly visitId: string } | { readonly heldUntil: Instant };

export type Reserved =
  | { readonly ok: true; readonly reservationId: string; readonly placement: Placement }
  | { readonly ok: false; readonly why: NoPlace };

interface Standing extends Placement {
  readonly id: string;
}

/** The id of the place that is kept for a visit. */
export async function reservationOf(
  tx: Tx,
  visit: { readonly centreId: string; readonly id: string },
): Promise<string | undefined> {
  const where = { centreId: visit.centreId, visitId: visit.id };
  return (await tx.reservation.findFirst({ where, select: { id: true } }))?.id;
}

/** What holds that are over still take, given back. */
async function sweepHolds(tx: Tx, shop: Workshop): Promise<void> {
  const { centreId } = shop.roster;
  // By the database's clock, as `busyBetween` reads it: what counts as free there has to be gone.
  const over = await tx.$queryRaw<{ id: string }[]>`
    select id from reservation where centre_id = ${centreId}::uuid and held_until <= now()`;
  if (over.length === 0) return;
  const ids = over.map(({ id }) => id);
  await lockCounters(tx, shop, await countersOf(tx, centreId, ids));
  await tx.reservation.deleteMany({ where: { id: { in: ids }, centreId, visitId: null } });
}

async function standing(tx: Tx, centreId: string, visitId: string): Promise<Standing | undefined> {
  const row = await tx.reservation.findFirst({ where: { centreId, visitId } });
  if (!row) return undefined;
  const { id, bayId, mechanicId } = row;
  return {
    id,
    bayId,
    mechanicId,
    receptionAt: instant(row.receptionAt),
    startsAt: instant(row.startsAt),
    endsAt: instant(row.endsAt),
  };
}

async function insertUses(
  tx: Tx,
  centreId: string,
  reservationId: string,
  uses: readonly Use[],
  walkIn: boolean,
): Promise<void> {
  const rows = uses.map(({ kind, day, name, amount }) => ({
    kind,
    local_date: dateOfDay(day),
    name,
    amount,
  }));
  await tx.$executeRaw`
    insert into reservation_use (reservation_id, centre_id, kind, local_date, name, amount, walk_in)
    select ${reservationId}::uuid, ${centreId}::uuid, kind, local_date, name, amount, ${walkIn}
      from json_to_recordset(${JSON.stringify(rows)}::json)
           as wanted(kind text, local_date date, name text, amount int)`;
}

/** Between days that lie further apart nobody's work reaches from one to the other. */
const FAR_DAYS = LONGEST / DAY;

/**
 * A day's own counter is the door that everybody who books that day goes through one after the other. The doors of all days
 * between the old place and the new one are locked in the order of the days: nobody waits for somebody who waits for them.
 */
async function lockDoors(tx: Tx, shop: Workshop, wished: number, held: readonly CounterKey[]): Promise<void> {
  const days = [wished, ...held.map(({ day }) => day)];
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const between = last - first > FAR_DAYS ? days : daysBetween(first, last);
  await lockCounters(
    tx,
    shop,
    between.map((day) => ({ kind: "labour", day, name: "all" })),
  );
}

/** A place for the wish, looked for when nobody else books that day; the own reservation does not stand in its way. */
async function find(
  tx: Tx,
  shop: Workshop,
  need: Need,
  wish: Wish,
  own?: { readonly id: string; readonly counters: readonly CounterKey[] },
) {
  const { centreId } = shop.roster;
  await lockDoors(tx, shop, shop.dayOf(wish.receptionAt), own?.counters ?? []);
  const first = shop.dayOf(wish.receptionAt);
  const reach = { start: wish.receptionAt, end: plus(wish.receptionAt, LONGEST) };
  const busy = await busyBetween(tx, centreId, reach, own?.id);
  // Work may reach over weeks; the counters of every day that it takes from are looked at.
  const lane = tryLane(shop, need, wish, busy);
  if (!lane.ok) return lane;
  const levels = await levelsOf(tx, shop, daysBetween(first, shop.dayOf(lane.placement.endsAt)), own?.id);
  return tryCounters(shop, need, lane.placement, levels);
}

/**
 * Takes a place in the caller's transaction. Two who want the last one meet at the counters and the lanes: one of them gets it.
 * @returns why there is none; nothing has changed then
 * @throws the database's own error when somebody was faster at a place that looked free (see `lost-race.ts`)
 */
export async function reserve(
  tx: Tx,
  centreId: string,
  holder: Holder,
  need: Need,
  wish: Wish,
): Promise<Reserved> {
  const shop = await heldWorkshop(tx, centreId);
  await sweepHolds(tx, shop);
  const found = await find(tx, shop, need, wish);
  if (!found.ok) return found;
  const { placement } = found;
  const uses = usesOf(shop, need, placement);
  await lockCounters(tx, shop, uses);
  const id = uuidv7();
  await tx.reservation.create({ data: { ...row(id, centreId, holder, placement), walkIn: need.walkIn } });
  await insertUses(tx, centreId, id, uses, need.walkIn);
  return { ok: true, reservationId: id, placement };
}

function row(id: string, centreId: string, holder: Holder, placement: Placement) {
  const whose =
    "visitId" in holder
      ? { visitId: holder.visitId }
      : { visitId: null, heldUntil: new Date(holder.heldUntil) };
  return { id, centreId, ...whose, ...times(placement) };
}

function times({ receptionAt, startsAt, endsAt, bayId, mechanicId }: Placement) {
  return {
    bayId,
    mechanicId,
    receptionAt: new Date(receptionAt),
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
  };
}

/** The counters that reservations count in. */
async function countersOf(
  tx: Tx,
  centreId: string,
  reservationIds: readonly string[],
): Promise<readonly CounterKey[]> {
  const where = { centreId, reservationId: { in: [...reservationIds] } };
  return keysOf(await tx.reservationUse.findMany({ where }));
}

/** Moves or resizes the visit's place; without one it takes a new one. What it had is free for its own move. */
export async function move(
  tx: Tx,
  centreId: string,
  visitId: string,
  need: Need,
  wish: Wish,
): Promise<Reserved> {
  const before = await standing(tx, centreId, visitId);
  if (!before) return reserve(tx, centreId, { visitId }, need, wish);
  const shop = await heldWorkshop(tx, centreId);
  await sweepHolds(tx, shop);
  const counters = await countersOf(tx, centreId, [before.id]);
  const found = await find(tx, shop, need, { ...wish, before }, { id: before.id, counters });
  if (!found.ok) return found;
  const { placement } = found;
  const uses = usesOf(shop, need, placement);
  await lockCounters(tx, shop, [...uses, ...counters]);
  await tx.reservationUse.deleteMany({ where: { centreId, reservationId: before.id } });
  await tx.reservation.update({
    where: { id: before.id, centreId },
    data: { ...times(placement), walkIn: need.walkIn },
  });
  await insertUses(tx, centreId, before.id, uses, need.walkIn);
  return { ok: true, reservationId: before.id, placement };
}

/** Gives the visit's place back. A second time there is nothing to give. */
export async function release(tx: Tx, centreId: string, visitId: string): Promise<void> {
  const before = await reservationOf(tx, { centreId, id: visitId });
  if (before === undefined) return;
  const shop = await heldWorkshop(tx, centreId);
  await lockCounters(tx, shop, await countersOf(tx, centreId, [before]));
  await tx.reservation.deleteMany({ where: { id: before, centreId } });
}

/** A kept place becomes the visit's; false when it was kept no longer. */
export async function claim(
  tx: Tx,
  centreId: string,
  reservationId: string,
  visitId: string,
): Promise<boolean> {
  // A change of the roster lists the visits that lose their place: before it or after it, not in between.
  await heldWorkshop(tx, centreId);
  const { count } = await tx.reservation.updateMany({
    where: { id: reservationId, centreId, visitId: null, heldUntil: { gt: new Date() } },
    data: { visitId, heldUntil: null },
  });
  return count === 1;
}
