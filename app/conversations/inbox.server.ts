// The centre's conversations: who waits for an answer, and who wrote last.
import type { Actor } from "~/journey/permissions";
import { db, Prisma, type Tx } from "~/platform/db/db.server";

/** Conversations on one page of the inbox. */
export const INBOX_PAGE = 30;

export interface InboxRow {
  readonly id: string;
  readonly customerId: string | null;
  readonly name: string | null;
  /** E.164 */
  readonly phone: string;
  readonly lastAt: Date;
  readonly unansweredSince: Date | null;
  readonly text: string | null;
  readonly fromUs: boolean | null;
  readonly mediaCount: number | null;
  /** What was written by hand last did not get through. */
  readonly failed: boolean | null;
}

/** As a page shows it: the number as the reader may see it. */
export type InboxEntry = Omit<InboxRow, "phone"> & { readonly phoneText: string };

/** Several numbers and channels of one customer are one line. */
const PEOPLE = (centreId: string, only: Prisma.Sql) => Prisma.sql`
  select distinct on (coalesce(kept.id, c.id))
         c.id, kept.id as customer_id, kept.name, c.phone,
         max(c.last_at) over person as last_at, min(c.unanswered_since) over person as since
    from conversation c
    left join customer own on own.centre_id = c.centre_id and own.phone = c.phone
    left join customer known on known.centre_id = c.centre_id and known.id = c.customer_id and own.id is null
    left join customer kept on kept.centre_id = c.centre_id
         and kept.id = coalesce(own.merged_into_id, own.id, known.merged_into_id, known.id)
   where c.centre_id = ${centreId}::uuid ${only}
  window person as (partition by coalesce(kept.id, c.id))
   order by coalesce(kept.id, c.id), c.last_at desc`;

/** Of everybody the latest first; of those who wait the longest waiting. @param page counted from 1 */
export async function inbox(
  { centreId }: Pick<Actor, "centreId">,
  { waiting, page }: { readonly waiting: boolean; readonly page: number },
): Promise<{ readonly rows: readonly InboxRow[]; readonly more: boolean }> {
  const only = waiting ? Prisma.sql`and c.unanswered_since is not null` : Prisma.empty;
  const order = waiting ? Prisma.sql`p.since, p.id` : Prisma.sql`p.last_at desc, p.id`;
  const rows = await db().$queryRaw<InboxRow[]>`
    with p as (select * from (${PEOPLE(centreId, only)}) p order by ${order}
                limit ${INBOX_PAGE + 1} offset ${(page - 1) * INBOX_PAGE})
    select p.id, p.customer_id as "customerId", p.name, p.phone, p.last_at as "lastAt", p.since as "unansweredSince",
           last.text, last.from_us as "fromUs", last.media_count as "mediaCount", hand.failed
      from p
      left join lateral (
        select * from (
          (select i.received_at as at, i.text, false as from_us, i.media_count from inbound_message i
            where i.conversation_id = p.id order by i.received_at desc, i.id desc limit 1)
          union all
          (select m.created_at, m.text, true, 0 from message m
            where m.centre_id = ${centreId}::uuid and m.recipient = p.phone and m.kind = 'by-hand'
            order by m.created_at desc, m.id desc limit 1)) said
         order by at desc limit 1) last on true
      left join lateral (
        select m.state in ('failed', 'missed', 'withheld') as failed from message m
         where m.centre_id = ${centreId}::uuid and m.recipient = p.phone and m.kind = 'by-hand'
         order by m.created_at desc, m.id desc limit 1) hand on true
     order by ${order}`;
  return { rows: rows.slice(0, INBOX_PAGE), more: rows.length > INBOX_PAGE };
}

/** How many conversations wait for an answer. */
export function countWaiting({ centreId }: Pick<Actor, "centreId">, tx: Tx = db()): Promise<number> {
  return tx.conversation.count({ where: { centreId, unansweredSince: { not: null } } });
}
