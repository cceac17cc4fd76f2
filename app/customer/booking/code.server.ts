// The code that proves a telephone number: six digits, sent once, good for ten minutes and five tries.
import { randomInt, timingSafeEqual } from "node:crypto";
import { instant, MINUTE } from "~/journey/instant";
import { say, type Said } from "~/messages/say.server";
import { db, type Tx } from "~/platform/db/db.server";
import { keyedHash } from "~/platform/secret.server";
import { limits } from "./limits.server";
import { lockedBooking, type OnlineBooking } from "./online-booking.server";
import type { PublicCentre } from "./public-centre.server";
import { passing, type Typed } from "./typed";

export const MOST_TRIES = 5;
const GOOD_FOR_MS = 10 * MINUTE;
/** A form that was sent twice by a nervous finger asks for one code. */
const SAME_FOR_MS = 30_000;

function codeHash(booking: Pick<OnlineBooking, "id">, code: string): Uint8Array<ArrayBuffer> {
  return keyedHash("booking-code", `${booking.id}\n${code}`);
}

export type Sent =
  | { readonly kind: "sent" }
  | { readonly kind: "too-often"; readonly waitSeconds: number }
  | { readonly kind: "booked" }
  /** Whoever has the number objected to messages: none may go there. */
  | { readonly kind: "unwanted" };

/**
 * Keeps what was typed of the customer and sends a code to the number, unless the number was proved already or a code has
 * just gone there.
 * @param phone E.164
 * @param anew asked for another code
 */
export async function sendCode(
  centre: PublicCentre,
  booking: OnlineBooking,
  { typed, phone, address, anew }: { typed: Typed; phone: string; address: string; anew: boolean },
  now: Date,
): Promise<Sent> {
  const asked = { ...passing(typed, "you") };
  const quietMs = anew ? 0 : SAME_FOR_MS;
  const fresh = booking.codeSentAt !== undefined && now.getTime() - booking.codeSentAt.getTime() < quietMs;
  const needless = booking.phone === phone && (fresh || booking.provedPhone === phone);
  if (!needless) {
    const waitSeconds = await limits.code(phone, address);
    if (waitSeconds !== undefined) return { kind: "too-often", waitSeconds };
  }
  return db().$transaction(async (tx): Promise<Sent> => {
    const present = await lockedBooking(tx, booking);
    if (present.visitId !== undefined) return { kind: "booked" };
    await tx.onlineBooking.update({ where: { id: booking.id }, data: { phone, typed: asked } });
    if (needless) return { kind: "sent" };
    const said = await writeCode(tx, centre, present, { language: typed.language, phone }, now);
    return { kind: said.state === "pending" ? "sent" : "unwanted" };
  });
}

async function writeCode(
  tx: Tx,
  centre: PublicCentre,
  booking: OnlineBooking,
  { phone, language }: { readonly phone: string; readonly language: Typed["language"] },
  now: Date,
): Promise<Said> {
  const code = String(randomInt(0, 1_000_000)).padStart(6, "0");
  await tx.onlineBooking.update({
    where: { id: booking.id },
    data: { codeHash: codeHash(booking, code), codeSentAt: now, codeTries: 0 },
  });
  return say(tx, {
    centreId: centre.id,
    kind: "booking-code",
    to: { phone, language },
    code,
    deadlineAt: instant(now.getTime() + GOOD_FOR_MS),
    now: instant(now),
  });
}

export type Tried =
  | { readonly kind: "right" }
  | { readonly kind: "wrong"; readonly left: number }
  /** Too many tries, too late, or none was sent: another code is needed. */
  | { readonly kind: "over" };

/** Counts the try before it looks, so that many at once are no more than one after the other. */
export async function tryCode(booking: OnlineBooking, code: string, now: Date): Promise<Tried> {
  return db().$transaction(async (tx): Promise<Tried> => {
    const present = await lockedBooking(tx, booking);
    const { codeHash: kept, codeSentAt, codeTries, phone } = present;
    if (phone !== undefined && present.provedPhone === phone && present.visitId !== undefined)
      return { kind: "right" };
    const good = codeSentAt !== undefined && now.getTime() - codeSentAt.getTime() <= GOOD_FOR_MS;
    if (!kept || !good || codeTries >= MOST_TRIES || phone === undefined) return { kind: "over" };
    const right = timingSafeEqual(kept, codeHash(booking, code));
    await tx.onlineBooking.update({
      where: { id: booking.id },
      data: right ? { provedPhone: phone } : { codeTries: { increment: 1 } },
    });
    if (right) return { kind: "right" };
    const left = MOST_TRIES - codeTries - 1;
    return left > 0 ? { kind: "wrong", left } : { kind: "over" };
  });
}
