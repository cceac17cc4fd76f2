// Reading and changing a centre's weekly hours.
import type { Actor } from "~/journey/permissions";
import type { Tx } from "~/platform/db/db.server";
import { SAVED, stale, type Saved } from "../change.server";
import { hoursOfWeek, weekMark, type Week, type WeekdayHours } from "./week";

export async function weekOf(
  tx: Tx,
  { centreId }: Pick<Actor, "centreId">,
): Promise<readonly WeekdayHours[]> {
  return tx.openingHours.findMany({
    where: { centreId },
    select: { weekday: true, opensMinute: true, closesMinute: true },
    orderBy: { weekday: "asc" },
  });
}

export async function saveWeek(tx: Tx, actor: Actor, week: Week): Promise<Saved> {
  const { centreId } = actor;
  const before = weekMark(await weekOf(tx, actor));
  const hours = hoursOfWeek(week);
  if (weekMark(hours) === before) return SAVED;
  if (before !== week.seen) return stale(before);
  await tx.openingHours.deleteMany({ where: { centreId } });
  await tx.openingHours.createMany({ data: hours.map((each) => ({ ...each, centreId })) });
  return SAVED;
}
