// Tasks that money makes: something to give back, or something that should have come by now.
import { v7 as uuid } from "uuid";
import { balanceOf } from "~/journey/balance";
import { endOfWorkingDayAfter } from "~/journey/deadlines";
import type { Instant } from "~/journey/instant";
import type { Visit } from "~/journey/visit";
import type { WorkingCalendar } from "~/journey/working-time";
import type { Tx } from "~/platform/db/db.server";

export const GIVE_BACK_TASK = "money-back";
export const OVERDUE_TASK = "money-overdue";

/** The end of the working day after the one on which it is known. */
const GIVE_BACK_DAYS = 1;

async function endTasks(tx: Tx, { id: visitId, centreId }: Visit, kind: string, now: Instant): Promise<void> {
  await tx.task.updateMany({
    where: { centreId, visitId, kind, endedAt: null },
    data: { endedAt: new Date(now), outcome: "settled" },
  });
}

/** Money to give back is the advisor's to do; a task ends with its cause. */
export async function keepMoneyTasks(
  tx: Tx,
  visit: Visit,
  { calendar, now }: { readonly calendar: WorkingCalendar; readonly now: Instant },
): Promise<void> {
  const { id: visitId, centreId, version } = visit;
  const state = balanceOf(visit)?.state;
  if (state !== "open" && state !== "on-account") await endTasks(tx, visit, OVERDUE_TASK, now);
  if (state !== "give-back") return endTasks(tx, visit, GIVE_BACK_TASK, now);
  const open = await tx.task.count({ where: { centreId, visitId, kind: GIVE_BACK_TASK, endedAt: null } });
  if (open > 0) return;
  await tx.task.create({
    data: {
      id: uuid(),
      centreId,
      visitId,
      kind: GIVE_BACK_TASK,
      key: `${GIVE_BACK_TASK}:${visitId}:${String(version)}`,
      ownerRole: "advisor",
      ownerId: visit.advisorId ?? null,
      dueAt: new Date(endOfWorkingDayAfter(calendar, now, GIVE_BACK_DAYS)),
      createdAt: new Date(now),
      details: {},
    },
  });
}
