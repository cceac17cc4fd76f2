// Which centre an inbound message is for: the carrier's number is one for all of them.
import { DAY } from "~/journey/instant";
import type { Tx } from "~/platform/db/db.server";

/** A text within this time is most likely an answer to what we wrote. */
const ANSWERS_WITHIN = 30 * DAY;

interface Found {
  readonly centreId: string;
}

async function lastWriter(tx: Tx, phone: string, since: Date): Promise<string | undefined> {
  const last = await tx.message.findFirst({
    where: {
      recipient: phone,
      channel: { in: ["sms", "whatsapp"] },
      state: { in: ["sending", "unknown", "sent", "delivered"] },
      createdAt: { gt: since },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { centreId: true },
  });
  return last?.centreId;
}

/** Where there is a visit under way, then where the last visit was, then where the number was written down last. */
async function knowsBest(tx: Tx, phone: string): Promise<string | undefined> {
  const [best] = await tx.$queryRaw<Found[]>`
    select c.centre_id as "centreId"
      from customer c
      left join lateral (
        select bool_or(v.status = 'open') as under_way, max(v.requested_at) as last
          from visit v
         where v.centre_id = c.centre_id and v.customer_id = coalesce(c.merged_into_id, c.id)) v on true
     where c.phone = ${phone}
     order by coalesce(v.under_way, false) desc, v.last desc nulls last, c.created_at desc, c.id
     limit 1`;
  return best?.centreId;
}

async function talkedBefore(tx: Tx, phone: string): Promise<string | undefined> {
  const before = await tx.conversation.findFirst({
    where: { phone },
    orderBy: { lastAt: "desc" },
    select: { centreId: true },
  });
  return before?.centreId;
}

async function firstCentre(tx: Tx): Promise<string | undefined> {
  const first = await tx.centre.findFirst({
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  return first?.id;
}

/**
 * The centre that wrote to the number last, when that was lately; else the one that knows the number best; else the one
 * that talked with it before; else the one that wrote to it long ago; else the first.
 * @returns undefined when there is no centre at all
 */
export async function centreFor(tx: Tx, phone: string, now: Date): Promise<string | undefined> {
  return (
    (await lastWriter(tx, phone, new Date(now.getTime() - ANSWERS_WITHIN))) ??
    (await knowsBest(tx, phone)) ??
    (await talkedBefore(tx, phone)) ??
    (await lastWriter(tx, phone, new Date(0))) ??
    (await firstCentre(tx))
  );
}
