// Carrying out a reminder: the world is read again under its locks, and it happens once or not at all.
import { event } from "~/journey/events";
import { instant, plus, SECOND, type Instant } from "~/journey/instant";
import type { Tx } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { enqueue } from "~/platform/enqueue.server";
import { notify } from "~/platform/live.server";
import { centreTopic, recordFacts } from "~/visits/store.server";
import type { Wanted } from "./kind";
import { reminderJob } from "./reminder-job";
import { databaseNow, lockedReminder, situationOf, type ReminderRow, type Situation } from "./subject.server";

export type CarriedOut =
  | "done"
  /** Moved, cancelled, switched off or told already: nothing is said. */
  | "withdrawn"
  /** Its deadline has passed. */
  | "missed"
  /** It is not time yet. */
  | "put-back"
  | "ended-before"
  | "not-found"
  /** It is due at another time than the colleague has seen. */
  | "moved";

/** A colleague who does not want to wait. */
export interface Hurry {
  readonly centreId: string;
  readonly staffId: string;
  /** When it was due on the page that they saw. */
  readonly seenDueAt: Instant;
}

/** Two clocks are never quite the same. */
const SLACK = 2 * SECOND;

interface Ending {
  readonly state: "done" | "withdrawn" | "missed";
  readonly reason?: string;
  readonly by?: string | undefined;
}

async function end(tx: Tx, { id }: ReminderRow, now: Instant, { state, reason, by }: Ending): Promise<void> {
  await tx.reminder.update({
    where: { id },
    data: { state, reason: reason ?? null, endedAt: new Date(now), endedBy: by ?? null },
  });
}

/** Its time is over: the visit's log says so. */
async function miss(tx: Tx, row: ReminderRow, now: Instant): Promise<CarriedOut> {
  await end(tx, row, now, { state: "missed", reason: "too-late" });
  if (row.visitId !== null)
    await recordFacts(tx, { centreId: row.centreId, by: { kind: "job" } }, row.visitId, (_visit, at) => [
      event("message.missed", at, { kind: row.kind, reason: "too-late" }),
    ]);
  return "missed";
}

/**
 * It waits for the rest of its time by the clock that said it was too early, on the database's clock, by which the queue goes:
 * two clocks that differ by minutes do not throw it to and fro.
 */
async function putBack(tx: Tx, row: ReminderRow, wanted: Wanted, now: Instant): Promise<CarriedOut> {
  const { dueAt, deadlineAt, about } = wanted;
  await tx.reminder.update({
    where: { id: row.id },
    data: { dueAt: new Date(dueAt), deadlineAt: new Date(deadlineAt), about: about ?? null },
  });
  const runAt = plus(await databaseNow(tx), dueAt - now);
  await enqueue(tx, reminderJob, { reminderId: row.id }, { runAt: new Date(runAt) });
  return "put-back";
}

async function happen(
  tx: Tx,
  row: ReminderRow,
  { rules, calendar, wanted, act }: Situation & { readonly wanted: Wanted },
  now: Instant,
  by: string | undefined,
): Promise<CarriedOut> {
  // First, so that the facts that come of it find it done.
  await end(tx, row, now, { state: "done", by });
  const made = await act?.({
    tx,
    centreId: row.centreId,
    reminderId: row.id,
    wanted,
    rule: rules[wanted.kind],
    calendar,
    now,
    ...(by === undefined ? {} : { by }),
  });
  await tx.reminder.update({
    where: { id: row.id },
    data: { messageId: made?.messageId ?? null, taskId: made?.taskId ?? null, reason: made?.reason ?? null },
  });
  return "done";
}

async function carryOutIn(tx: Tx, row: ReminderRow, now: Instant, hurry?: Hurry): Promise<CarriedOut> {
  if (row.state !== "planned") return "ended-before";
  if (hurry && hurry.seenDueAt !== instant(row.dueAt)) return "moved";
  const situation = await situationOf(tx, row, now);
  const { wanted } = situation;
  if (!wanted) {
    await end(tx, row, now, { state: "withdrawn", reason: "no-longer" });
    return "withdrawn";
  }
  if (now > wanted.deadlineAt) return miss(tx, row, now);
  if (!hurry && wanted.dueAt - now > SLACK) return putBack(tx, row, wanted, now);
  return happen(tx, row, { ...situation, wanted }, now, hurry?.staffId);
}

/**
 * Carries out one reminder, in a transaction of its own: for the job at its time, or at once for a colleague. Twice, or twenty
 * times at once, it happens once.
 */
export async function carryOut(reminderId: string, now: Instant, hurry?: Hurry): Promise<CarriedOut> {
  return inTransaction(async (tx): Promise<CarriedOut> => {
    const row = await lockedReminder(tx, reminderId);
    if (!row || (hurry && row.centreId !== hurry.centreId)) return "not-found";
    const outcome = await carryOutIn(tx, row, now, hurry);
    if (outcome !== "ended-before" && outcome !== "moved")
      await notify(tx, centreTopic(row.centreId), row.visitId === null ? {} : { visitId: row.visitId });
    return outcome;
  });
}
