// A call after the visit ends the tasks that asked for it, or puts them off when nobody answered.
import { CALL_TASKS } from "~/complaints/complaint-tasks";
import { endOfWorkingDayAfter } from "~/journey/deadlines";
import type { Payload } from "~/journey/events";
import type { Tx } from "~/platform/db/db.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import type { Alongside } from "~/visits/store.server";

type Outcome = Payload<"customer.contacted">["outcome"];

/** Nobody answered: once more until the end of the next working day. Any other outcome leaves nothing to call about. */
export function settlesCalls(outcome: Outcome, staffId: string): Alongside {
  return async (tx: Tx, { visit, events }) => {
    const at = events.at(-1)?.occurredAt;
    if (at === undefined) return;
    const { id: visitId, centreId } = visit;
    const open = { centreId, visitId, kind: { in: CALL_TASKS }, endedAt: null };
    if (outcome === "no-answer") {
      const calendar = await workingCalendarOf(tx, visit);
      const dueAt = new Date(endOfWorkingDayAfter(calendar, at, 1));
      await tx.task.updateMany({ where: open, data: { dueAt } });
      return;
    }
    await tx.task.updateMany({
      where: open,
      data: { endedAt: new Date(at), endedBy: staffId, outcome: "called" },
    });
  };
}
