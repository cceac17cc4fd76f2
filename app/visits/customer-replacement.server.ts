// Visits that turn out to be another record's: one fact on each, many visits at once.
import { numbered } from "~/journey/fold";
import { event } from "~/journey/events";
import { instant, latest } from "~/journey/instant";
import { Prisma, type Tx } from "~/platform/db/db.server";
import { notify } from "~/platform/live.server";
import { rowFromEvent } from "./event-rows";
import { centreTopic, loadVisit, type Author } from "./store.server";

/** Visits that one query reads and one insert writes to. */
const AT_ONCE = 200;

async function lockedVisits(
  tx: Tx,
  { centreId }: Author,
  from: string,
  only: readonly string[] | undefined,
): Promise<readonly { id: string }[]> {
  const narrowed = only === undefined ? Prisma.empty : Prisma.sql`and id = any(${only}::uuid[])`;
  return tx.$queryRaw<{ id: string }[]>`
    select id from visit
    where centre_id = ${centreId}::uuid and customer_id = ${from}::uuid ${narrowed}
    order by id for no key update`;
}

async function replaceSome(
  tx: Tx,
  author: Author,
  ids: readonly string[],
  from: string,
  to: string,
): Promise<void> {
  const rows = [];
  for (const id of ids) {
    const loaded = await loadVisit(tx, author.centreId, id);
    if (!loaded) throw new Error(`visit ${id} has no facts`);
    const { visit, events } = loaded;
    const now = latest(instant(new Date()), events.at(-1)?.occurredAt);
    const news = [event("customer.replaced", now, { from, to })];
    const change = numbered(visit, visit, news, author.by);
    rows.push(...change.events.map((each) => rowFromEvent(visit, each)));
    if (visit.status === "open") {
      await notify(tx, centreTopic(author.centreId), { visitId: id, version: change.visit.version });
    }
  }
  // Of what is kept beside the facts only these two columns follow from whose visit it is.
  await tx.$executeRaw`
    update visit set customer_id = ${to}::uuid, version = version + 1
    where centre_id = ${author.centreId}::uuid and id = any(${ids}::uuid[])`;
  await tx.event.createMany({ data: rows });
}

/**
 * Records on every visit of one customer that it is another's, inside the caller's transaction, which holds both records.
 * @param only of these visits those that are still the first customer's
 * @returns the ids of the visits that changed hands
 */
export async function replaceCustomer(
  tx: Tx,
  author: Author,
  { from, to }: { readonly from: string; readonly to: string },
  only?: readonly string[],
): Promise<readonly string[]> {
  const ids = (await lockedVisits(tx, author, from, only)).map(({ id }) => id);
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    await replaceSome(tx, author, ids.slice(start, start + AT_ONCE), from, to);
  }
  return ids;
}
