// A session of the payment page is for one amount of one invoice: when either changes, Stripe is told to close it.
import { openAmount, type Visit } from "~/journey/visit";
import type { Instant } from "~/journey/instant";
import type { Tx } from "~/platform/db/db.server";
import { enqueue } from "~/platform/enqueue.server";
import { closeJob } from "./stripe-jobs";

/** In the transaction in which the visit's money changed: whoever still pays the old amount pays for the visit all the same. */
export async function closeStaleCheckouts(tx: Tx, visit: Visit, now: Instant): Promise<void> {
  const { id: visitId, centreId, handover } = visit;
  const live = await tx.checkout.findMany({
    where: { centreId, visitId, state: { in: ["making", "open"] }, staleAt: null },
  });
  const open = openAmount(visit);
  for (const { id, invoiceId, amountMinor } of live) {
    if (invoiceId === handover.invoice?.id && Number(amountMinor) === open) continue;
    await tx.checkout.update({ where: { id }, data: { staleAt: new Date(now) } });
    await enqueue(tx, closeJob, { checkoutId: id });
  }
}
