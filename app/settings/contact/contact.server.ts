// Reading and changing the quiet hours, the price of a segment and the interval of service.
import type { Actor } from "~/journey/permissions";
import type { Tx } from "~/platform/db/db.server";
import { SAVED, stale, type Saved } from "../change.server";
import { contactMark, type ContactFacts, type ContactForm } from "./contact";

/** @throws Error when there is no such centre: an actor always has one */
export function contactOf(tx: Tx, { centreId }: Pick<Actor, "centreId">): Promise<ContactFacts> {
  return tx.centre.findUniqueOrThrow({
    where: { id: centreId },
    select: {
      quietFromMinute: true,
      quietUntilMinute: true,
      segmentPriceMicros: true,
      serviceEveryMonths: true,
      serviceEveryDistance: true,
    },
  });
}

export async function saveContact(tx: Tx, actor: Actor, { seen, ...facts }: ContactForm): Promise<Saved> {
  const before = contactMark(await contactOf(tx, actor));
  if (contactMark(facts) === before) return SAVED;
  if (before !== seen) return stale(before);
  await tx.centre.update({ where: { id: actor.centreId }, data: facts });
  return SAVED;
}
