// The pause between offers: whom a campaign has taken on is not offered anything automatically meanwhile.
import { DAY, plus, type Instant } from "~/journey/instant";
import type { Tx } from "~/platform/db/db.server";

/** So long after a campaign's message nothing is offered automatically. */
const PAUSE = 30 * DAY;

/**
 * Whether an automatic offer has to be left out: a campaign about this customer runs (also when they are in its control group:
 * else it would not be told nothing), or has written to them in the last 30 days. The other way round a campaign leaves out
 * whoever had any offer within the days that its manager chose. The customer is held: a campaign that is about to write to them
 * waits, and sees what was said.
 */
export async function offeredLately(
  tx: Tx,
  { centreId, customerId }: { readonly centreId: string; readonly customerId: string },
  now: Instant,
): Promise<boolean> {
  await tx.$queryRaw`select 1 from customer where id = ${customerId}::uuid for no key update`;
  const since = new Date(plus(now, -PAUSE));
  const found = await tx.campaignRecipient.findFirst({
    where: {
      centreId,
      customer: { OR: [{ id: customerId }, { mergedIntoId: customerId }] },
      OR: [
        { saidAt: { gt: since } },
        { campaign: { state: "running", endsAt: { gt: new Date(now) } }, state: { not: "skipped" } },
      ],
    },
    select: { id: true },
  });
  return found !== null;
}
