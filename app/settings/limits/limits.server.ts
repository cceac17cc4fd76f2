// Reading and changing the limits of a centre.
import type { Actor } from "~/journey/permissions";
import type { Tx } from "~/platform/db/db.server";
import { SAVED, stale, type Saved } from "../change.server";
import { limitsMark, type Limits, type LimitsForm } from "./limits";

/** @throws Error when there is no such centre: an actor always has one */
export function limitsOf(tx: Tx, { centreId }: Pick<Actor, "centreId">): Promise<Limits> {
  return tx.centre.findUniqueOrThrow({
    where: { id: centreId },
    select: {
      walkInPercent: true,
      receptionsPerQuarter: true,
      loaners: true,
      shuttleSeats: true,
      moveDeadlineHours: true,
      onlineNoticeHours: true,
      bookingHorizonDays: true,
    },
  });
}

export async function saveLimits(tx: Tx, actor: Actor, { seen, ...limits }: LimitsForm): Promise<Saved> {
  const before = limitsMark(await limitsOf(tx, actor));
  if (limitsMark(limits) === before) return SAVED;
  if (before !== seen) return stale(before);
  await tx.centre.update({ where: { id: actor.centreId }, data: limits });
  return SAVED;
}
