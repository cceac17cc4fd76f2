// What extra work does to the promised time, as the customer is told it.
import { latest, type Instant } from "~/journey/instant";
import type { Visit } from "~/journey/visit";
import { floorOf } from "~/lateness/floor.server";
import { readyWithMore } from "~/lateness/more-work";
import { roundedUp } from "~/lateness/promise-risk";
import type { Tx } from "~/platform/db/db.server";

/**
 * By when the car would be ready with so much more labour, by the same forecast that warns of late cars: rounded up to a
 * quarter of an hour, and never before the promise.
 * @returns undefined without a promise, as there is nothing to compare with, and where nobody can say it
 */
export async function readyWith(
  tx: Tx,
  { centreId, id, promise }: Visit,
  labourMinutes: number,
  now: Instant,
): Promise<Instant | undefined> {
  if (!promise) return undefined;
  const readyAt = readyWithMore(now, await floorOf(tx, centreId, now), id, labourMinutes);
  return readyAt === undefined ? undefined : latest(promise.current, roundedUp(readyAt));
}
