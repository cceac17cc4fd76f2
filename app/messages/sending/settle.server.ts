// A person says what became of a message that the carrier cannot tell of.
import { HOUR, instant, latest, plus } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import { enqueue } from "~/platform/enqueue.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { notify } from "~/platform/live.server";
import { authorOf, centreTopic, recordFacts } from "~/visits/store.server";
import { sentFacts } from "./facts";
import { heldMessage, holdVisit } from "./row.server";
import { sendMessageJob } from "./send-job";
import { endUnknownTask } from "./unknown-task.server";

export type Settling = "was-sent" | "send-again";
export type Settled = "settled" | "settled-before" | "not-found";

/** Whoever decides late decides that it still makes sense. */
const STILL_SENT_WITHIN_MS = HOUR;

/** Ends the doubt about a message of the actor's centre. */
export async function settleUnknown(actor: Actor, messageId: string, how: Settling): Promise<Settled> {
  const { centreId, staffId } = actor;
  return inTransaction(async (tx): Promise<Settled> => {
    const own = await tx.message.findFirst({ where: { id: messageId, centreId }, select: { visitId: true } });
    if (!own) return "not-found";
    await holdVisit(tx, { centreId, visitId: own.visitId ?? undefined });
    const row = await heldMessage(tx, messageId);
    if (!row) return "not-found";
    if (row.state !== "unknown") return "settled-before";
    const now = instant(new Date());
    await endUnknownTask(tx, row, now, staffId);
    if (how === "send-again") {
      const deadlineAt = new Date(latest(plus(now, STILL_SENT_WITHIN_MS), row.deadlineAt));
      const data = { state: "pending", sendAfter: new Date(now), deadlineAt, looks: 0 };
      await tx.message.update({ where: { id: row.id }, data });
      await enqueue(tx, sendMessageJob, { messageId }, { runAt: new Date(now) });
    } else {
      const data = { state: "sent", sentAt: new Date(now), sealed: null, reason: null };
      await tx.message.update({ where: { id: row.id }, data });
      if (row.visitId !== undefined)
        await recordFacts(tx, authorOf(actor), row.visitId, (visit, at) => sentFacts(visit, row, at));
    }
    await notify(tx, centreTopic(centreId), row.visitId === undefined ? {} : { visitId: row.visitId });
    return "settled";
  });
}
