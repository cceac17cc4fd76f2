// Where the carrier cannot be asked, a manager is: was the message sent, or should it be sent again?
import { v7 as uuidv7 } from "uuid";
import { HOUR, plus, type Instant } from "~/journey/instant";
import type { Tx } from "~/platform/db/db.server";
import { notify } from "~/platform/live.server";
import { centreTopic } from "~/visits/store.server";
import type { MessageRow } from "./row.server";

const KIND = "message-unknown";

type About = Pick<MessageRow, "id" | "centreId" | "visitId" | "kind">;

function keyOf({ id }: Pick<MessageRow, "id">): string {
  return `${KIND}:${id}`;
}

/** Asks once for each message. */
export async function askWhetherSent(tx: Tx, row: About, now: Instant): Promise<void> {
  const { count } = await tx.task.createMany({
    data: {
      id: uuidv7(),
      centreId: row.centreId,
      kind: KIND,
      key: keyOf(row),
      visitId: row.visitId ?? null,
      ownerRole: "manager",
      dueAt: new Date(plus(now, HOUR)),
      details: { messageId: row.id, messageKind: row.kind },
    },
    skipDuplicates: true,
  });
  if (count > 0) await tellOf(tx, row);
}

/** It is known now. The key is given up: should the message become unknown once more, it is another question. */
export async function endUnknownTask(tx: Tx, row: About, now: Instant, by?: string): Promise<void> {
  const count = await tx.$executeRaw`
    update task
       set ended_at = coalesce(ended_at, ${new Date(now)}::timestamptz), outcome = coalesce(outcome, 'settled'),
           ended_by = coalesce(ended_by, ${by ?? null}::uuid), key = key || ' ' || id::text
     where centre_id = ${row.centreId}::uuid and key = ${keyOf(row)}`;
  if (count > 0) await tellOf(tx, row);
}

async function tellOf(tx: Tx, { centreId, visitId }: About): Promise<void> {
  await notify(tx, centreTopic(centreId), visitId === undefined ? {} : { visitId });
}
