// Reading and changing the settings of a centre's public booking page.
import type { Actor } from "~/journey/permissions";
import type { Tx } from "~/platform/db/db.server";
import { SAVED, stale, wrong, type Saved } from "../change.server";
import { onlineMark, type OnlineFacts, type OnlineForm } from "./online";

/** @throws Error when there is no such centre: an actor always has one */
export function onlineOf(tx: Tx, { centreId }: Pick<Actor, "centreId">): Promise<OnlineFacts> {
  return tx.centre.findUniqueOrThrow({
    where: { id: centreId },
    select: { onlineBooking: true, publicSlug: true, widgetOrigins: true },
  });
}

export async function saveOnline(tx: Tx, actor: Actor, form: OnlineForm): Promise<Saved> {
  const { centreId } = actor;
  const { onlineBooking, publicSlug = null, widgetOrigins = [] } = form;
  const facts = { onlineBooking, publicSlug, widgetOrigins };
  const before = onlineMark(await onlineOf(tx, actor));
  if (onlineMark(facts) === before) return SAVED;
  if (before !== form.seen) return stale(before);
  const namesake =
    publicSlug !== null && (await tx.centre.findFirst({ where: { publicSlug, id: { not: centreId } } }));
  if (namesake) return wrong("publicSlug", "settings:online.slugTaken");
  await tx.centre.update({ where: { id: centreId }, data: facts });
  return SAVED;
}
