// A booking that is under way: found by the secret of its address, kept as it was typed.
import { v7 as uuidv7 } from "uuid";
import { HOUR } from "~/journey/instant";
import { db, type Tx } from "~/platform/db/db.server";
import { hashOfSecret, isSecret, keyedHash, newSecret } from "~/platform/secret.server";
import type { PublicCentre } from "./public-centre.server";
import { Typed } from "./typed";

/** A booking that nobody goes on with is over after so long. */
const LIFETIME_MS = 3 * HOUR;

export interface OnlineBooking {
  readonly id: string;
  readonly centreId: string;
  readonly typed: Typed;
  /** E.164 */
  readonly phone?: string;
  readonly provedPhone?: string;
  readonly codeHash?: Uint8Array;
  readonly codeSentAt?: Date;
  readonly codeTries: number;
  readonly reservationId?: string;
  readonly visitId?: string;
}

interface Row {
  readonly id: string;
  readonly centreId: string;
  readonly typed: unknown;
  readonly phone: string | null;
  readonly provedPhone: string | null;
  readonly codeHash: Uint8Array | null;
  readonly codeSentAt: Date | null;
  readonly codeTries: number;
  readonly reservationId: string | null;
  readonly visitId: string | null;
}

function known(row: Row): OnlineBooking {
  return {
    id: row.id,
    centreId: row.centreId,
    typed: Typed.parse(row.typed),
    codeTries: row.codeTries,
    ...(row.phone === null ? {} : { phone: row.phone }),
    ...(row.provedPhone === null ? {} : { provedPhone: row.provedPhone }),
    ...(row.codeHash === null ? {} : { codeHash: row.codeHash }),
    ...(row.codeSentAt === null ? {} : { codeSentAt: row.codeSentAt }),
    ...(row.reservationId === null ? {} : { reservationId: row.reservationId }),
    ...(row.visitId === null ? {} : { visitId: row.visitId }),
  };
}

/** From where somebody books, so that it can be compared and not read. */
export function visitorHash(address: string): Uint8Array<ArrayBuffer> {
  return keyedHash("booking-visitor", address);
}

/** Begins a booking. @returns the secret of its address, which is kept nowhere */
export async function beginBooking(
  centre: Pick<PublicCentre, "id">,
  typed: Typed,
  address: string,
  now: Date,
): Promise<string> {
  const secret = newSecret();
  await db().onlineBooking.create({
    data: {
      id: uuidv7(),
      centreId: centre.id,
      tokenHash: hashOfSecret(secret),
      typed,
      visitor: visitorHash(address),
      expiresAt: new Date(now.getTime() + LIFETIME_MS),
    },
  });
  return secret;
}

/** Reads only. @returns undefined when there is none, or not of this centre, or it is over */
export async function findBooking(
  centre: Pick<PublicCentre, "id">,
  secret: string,
  now: Date,
): Promise<OnlineBooking | undefined> {
  if (!isSecret(secret)) return undefined;
  const row = await db().onlineBooking.findFirst({
    where: { tokenHash: hashOfSecret(secret), centreId: centre.id, expiresAt: { gt: now } },
  });
  return row ? known(row) : undefined;
}

/**
 * The booking as it is now, for a change in the caller's transaction: whoever else has it open waits.
 * @throws Error when it is gone
 */
export async function lockedBooking(tx: Tx, { id }: Pick<OnlineBooking, "id">): Promise<OnlineBooking> {
  await tx.$queryRaw`select 1 from online_booking where id = ${id}::uuid for update`;
  return known(await tx.onlineBooking.findUniqueOrThrow({ where: { id } }));
}

/** Keeps what was typed. A booking that has become a visit stays as it is. */
export async function keepTyped(tx: Tx, { id }: Pick<OnlineBooking, "id">, typed: Typed): Promise<void> {
  await tx.onlineBooking.updateMany({
    where: { id, visitId: null },
    data: { typed, expiresAt: new Date(Date.now() + LIFETIME_MS) },
  });
}

/** Removes the bookings whose address works no longer. The visits that came of them stay. */
export async function removeEndedBookings(tx: Tx, now: Date): Promise<void> {
  await tx.onlineBooking.deleteMany({ where: { expiresAt: { lt: now } } });
}
