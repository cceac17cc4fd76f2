// Whether something can be said to somebody at all, before a form claims that it was.
import type { Tx } from "~/platform/db/db.server";
import { decide } from "./decide";
import { occasionOf } from "./occasion.server";
import type { MessageOrder } from "./order";

/** Whether `say` would send such a message now or after the quiet hours, and not withhold it. Writes nothing. */
export async function canBeSaid(
  tx: Tx,
  order: Pick<MessageOrder, "centreId" | "kind" | "to" | "visitId" | "now" | "deadlineAt">,
): Promise<boolean> {
  const { reader, objections, centre } = await occasionOf(tx, order);
  const { kind, now, deadlineAt } = order;
  const question = { kind, wish: "auto" as const, addressee: reader, objections, quiet: centre.quiet, now };
  return decide({ ...question, ...(deadlineAt === undefined ? {} : { deadlineAt }) }).send;
}
