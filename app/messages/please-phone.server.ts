// Where a message cannot reach somebody, a colleague has to telephone: one task for each such message.
import { v7 as uuidv7 } from "uuid";
import { instant, type Instant } from "~/journey/instant";
import type { Tx } from "~/platform/db/db.server";
import { notify } from "~/platform/live.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { centreTopic } from "~/visits/store.server";
import type { MessageKind } from "./kinds";

/** An hour of work is time enough for a call. */
const TO_CALL_MS = 60 * 60 * 1000;

export interface UnreachedMessage {
  readonly centreId: string;
  readonly messageId: string;
  readonly visitId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly kind: MessageKind;
  /** Why it was not sent, or the carrier's code. */
  readonly reason: string;
}

/**
 * Leaves the call to the advisor of the visit, or to any advisor, within an hour of work. The same message twice is one task.
 * @returns the id of the task; undefined when it was there already
 */
export async function askToPhone(
  tx: Tx,
  message: UnreachedMessage,
  now: Instant,
): Promise<string | undefined> {
  const { centreId, messageId, visitId, customerId, kind, reason } = message;
  const visit =
    visitId === undefined
      ? undefined
      : await tx.visit.findFirst({ where: { id: visitId, centreId }, select: { advisorId: true } });
  const calendar = await workingCalendarOf(tx, { centreId });
  const dueAt = calendar.addWorkingTime(now, TO_CALL_MS) ?? instant(now + TO_CALL_MS);
  const id = uuidv7();
  const { count } = await tx.task.createMany({
    data: {
      id,
      centreId,
      kind: "please-phone",
      key: `please-phone:${messageId}`,
      visitId: visitId ?? null,
      ownerRole: "advisor",
      ownerId: visit?.advisorId ?? null,
      dueAt: new Date(dueAt),
      details: { messageId, messageKind: kind, reason, ...(customerId === undefined ? {} : { customerId }) },
    },
    skipDuplicates: true,
  });
  if (count === 0) return undefined;
  await notify(tx, centreTopic(centreId), visitId === undefined ? {} : { visitId });
  return id;
}
