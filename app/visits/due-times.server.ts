// When a centre's hours change, what is to be done next is due at another time: counted again for every open visit.
import { z } from "zod";
import { db, type Tx } from "~/platform/db/db.server";
import { defineJob } from "~/platform/enqueue.server";
import { notify } from "~/platform/live.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { project } from "./projection";
import { centreTopic, loadVisit } from "./store.server";

/** Several changes in a row are one count. */
export const dueTimesJob = defineJob({
  name: "due-times",
  payload: z.object({ centreId: z.uuid() }),
  key: ({ centreId }) => `due-times:${centreId}`,
});

const AT_A_TIME = 100;

/** Counts the due times of a centre's open visits again. @returns how many visits are due at another time now */
export async function countDueTimes(centreId: string): Promise<number> {
  let [after, changed] = ["", 0];
  for (;;) {
    const open = await db().visit.findMany({
      where: { centreId, status: "open", ...(after === "" ? {} : { id: { gt: after } }) },
      select: { id: true },
      orderBy: { id: "asc" },
      take: AT_A_TIME,
    });
    for (const { id } of open) if (await countAgain(db(), centreId, id)) changed += 1;
    const last = open.at(-1);
    if (!last || open.length < AT_A_TIME) break;
    after = last.id;
  }
  if (changed > 0) await notify(db(), centreTopic(centreId), {});
  return changed;
}

/** Whoever changes the visit at the same time counts by the new hours anyway: then nothing is written here. */
async function countAgain(tx: Tx, centreId: string, visitId: string): Promise<boolean> {
  const loaded = await loadVisit(tx, centreId, visitId);
  if (!loaded) return false;
  const { visit, map } = loaded;
  const { nextDueAt, waitCause, waitSince } = project(visit, map, await workingCalendarOf(tx, visit)).visit;
  const { count } = await tx.visit.updateMany({
    where: { id: visitId, centreId, version: visit.version, NOT: { nextDueAt } },
    data: { nextDueAt, waitCause, waitSince },
  });
  return count > 0;
}
