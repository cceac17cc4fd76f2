// Taps of a mechanic's phone in tests: as the phone keeps them, and as the server takes them.
import { v7 as uuidv7 } from "uuid";
import type { Actor } from "~/journey/permissions";
import { formOfTap } from "~/offline/send-tap";
import type { Tap } from "~/offline/tap";
import { TapAnswer } from "~/offline/tap.schema";
import { takeTap } from "~/stages/4-repairs/taps.server";
import { requestAs, type TestVisit } from "./factories";

export type TapWishes = Pick<Tap, "intent" | "fields"> & Partial<Tap>;

/** A tap of this person on this visit, now unless told otherwise, on a phone whose clock is the server's. */
export function aTap(visit: Pick<TestVisit, "id">, { staffId, centreId }: Actor, wishes: TapWishes): Tap {
  return {
    submissionId: uuidv7(),
    visitId: visit.id,
    ...{ staffId, centreId },
    tappedAt: Date.now(),
    offset: 0,
    subject: { plate: "191-D-1", title: "Oil service" },
    state: { kind: "waiting" },
    ...wishes,
  };
}

/** Sends a tap as the phone does. @param sentAt by the phone's clock */
export async function sendTapAs(actor: Actor, tap: Tap, sentAt = Date.now()): Promise<TapAnswer> {
  const form = Object.fromEntries(formOfTap(tap, sentAt));
  const response = await takeTap(await requestAs(actor, "/taps", form));
  return TapAnswer.parse(await response.json());
}
