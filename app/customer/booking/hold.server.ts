// A place in the plan that is kept for ten minutes while the customer types the rest.
import { lostRace } from "~/capacity/lost-race";
import type { Need } from "~/capacity/need";
import type { NoPlace } from "~/capacity/offers";
import { reserve } from "~/capacity/reservation.server";
import { instant, MINUTE, plus, type Instant } from "~/journey/instant";
import type { Tx } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { MOST_KEPT_AT_ONCE } from "./limits.server";
import { lockedBooking, visitorHash, type OnlineBooking } from "./online-booking.server";
import { passing } from "./typed";

/** A place without a code is kept so long. */
const KEPT_MS = 10 * MINUTE;

export type Held =
  | { readonly kind: "held" }
  | { readonly kind: "no-place"; readonly why: NoPlace }
  /** The same visitor keeps as many places as one may. */
  | { readonly kind: "too-many" }
  /** It has become a visit in the meantime. */
  | { readonly kind: "booked" };

class NotHeld extends Error {
  constructor(readonly held: Held) {
    super(held.kind);
  }
}

/** The place that is kept for the booking now. */
export async function heldPlace(
  tx: Tx,
  booking: Pick<OnlineBooking, "centreId" | "reservationId">,
  now: Date,
) {
  const { centreId, reservationId } = booking;
  if (reservationId === undefined) return undefined;
  return (
    (await tx.reservation.findFirst({
      where: { id: reservationId, centreId, visitId: null, heldUntil: { gt: now } },
    })) ?? undefined
  );
}

/** Takes a place for so long, with nobody's visit on it. */
export function reserveHold(tx: Tx, centreId: string, need: Need, at: Instant, now: Instant) {
  return reserve(tx, centreId, { heldUntil: plus(now, KEPT_MS) }, need, { receptionAt: at });
}

async function tooMany(tx: Tx, booking: OnlineBooking, address: string): Promise<boolean> {
  const visitor = visitorHash(address);
  // One visitor's bookings are counted one after the other.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(encode(${visitor}, 'hex'), 3))`;
  const [row] = await tx.$queryRaw<{ kept: number }[]>`
    select count(*)::int as kept
      from online_booking b join reservation r on r.id = b.reservation_id
     where b.visitor = ${visitor} and b.id <> ${booking.id}::uuid
       and r.visit_id is null and r.held_until > now()`;
  return (row?.kept ?? 0) >= MOST_KEPT_AT_ONCE;
}

async function holdIn(
  tx: Tx,
  booking: OnlineBooking,
  need: Need,
  at: Instant,
  address: string,
): Promise<Held> {
  const present = await lockedBooking(tx, booking);
  if (present.visitId !== undefined) return { kind: "booked" };
  if (await tooMany(tx, present, address)) return { kind: "too-many" };
  if (present.reservationId !== undefined) {
    await tx.reservation.deleteMany({
      where: { id: present.reservationId, centreId: present.centreId, visitId: null },
    });
  }
  const place = await reserveHold(tx, present.centreId, need, at, instant(new Date()));
  // The place that was kept before stays kept.
  if (!place.ok) throw new NotHeld({ kind: "no-place", why: place.why });
  const typed = { ...passing(present.typed, "time"), at };
  await tx.onlineBooking.update({
    where: { id: present.id },
    data: { reservationId: place.reservationId, visitor: visitorHash(address), typed },
  });
  return { kind: "held" };
}

/** Keeps a place at this time for the booking, instead of the one that it had. */
export async function hold(booking: OnlineBooking, need: Need, at: Instant, address: string): Promise<Held> {
  try {
    return await inTransaction((tx) => holdIn(tx, booking, need, at, address), lostRace);
  } catch (error) {
    if (error instanceof NotHeld) return error.held;
    throw error;
  }
}

/** Gives back the places that were kept long enough. @returns how many */
export async function releaseOverdue(tx: Tx, now: Date): Promise<number> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    delete from reservation where id in (
      select id from reservation where visit_id is null and held_until <= ${now}
       order by centre_id, id for update skip locked) returning id`;
  return rows.length;
}
