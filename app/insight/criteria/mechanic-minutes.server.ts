// For how long mechanics are there on each day of a period, by the shifts and absences that are known now.
import { daysBetween } from "~/capacity/workshop";
import { workshopOf } from "~/capacity/workshop.server";
import { MINUTE } from "~/journey/instant";
import type { Span } from "~/journey/working-time";
import type { Tx } from "~/platform/db/db.server";

/** @returns minutes by the number of the local date; days without anybody are left out */
export async function mechanicMinutesOf(
  tx: Tx,
  centre: { readonly centreId: string },
  window: Span,
): Promise<ReadonlyMap<number, number>> {
  const { roster, dayOf, atWork } = await workshopOf(tx, centre);
  const minutes = new Map<number, number>();
  for (const day of daysBetween(dayOf(window.start), dayOf(window.end))) {
    const spans = roster.mechanics.flatMap(({ id }) => atWork(id, day));
    const sum = spans.reduce((total, { start, end }) => total + (end - start) / MINUTE, 0);
    if (sum > 0) minutes.set(day, sum);
  }
  return minutes;
}
