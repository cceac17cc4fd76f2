// What came of a campaign: who booked within its window and what they were invoiced, group by group. Read, never kept.
import type { Tx } from "~/platform/db/db.server";
import { asGroup, GROUPS, type Group } from "./campaign";
import type { Campaign } from "./campaigns.server";

export interface GroupResult {
  readonly group: Group;
  readonly people: number;
  /** Whose first message was written; the others were left out when their turn came, or are still waiting. */
  readonly said: number;
  readonly secondSaid: number;
  readonly booked: number;
  /** Of these, who booked by the link. */
  readonly byLink: number;
  /** Visits of those who booked, within the window. */
  readonly visits: number;
  /** Invoiced for these visits, net of credit notes, minor units. */
  readonly revenueMinor: number;
}

/**
 * A visit counts when it was asked for from the start until the window closed, has an appointment and was not called off; by
 * whomever of the group, whether the message reached them or not: else the groups could not be compared. Of a record that was
 * merged since, the visits of the one that is kept.
 */
export async function resultOf(tx: Tx, campaign: Campaign): Promise<readonly GroupResult[]> {
  const { id, centreId, startedAt, endsAt } = campaign;
  if (startedAt === null || endsAt === null) return [];
  const rows = await tx.$queryRaw<
    (Omit<GroupResult, "group" | "revenueMinor"> & { group: string; revenue: bigint })[]
  >`
    with people as (
      select r."group", r.state, r.second_message_id, r.second_reason, came.visits, came.by_link, came.revenue
        from campaign_recipient r
        join customer c on c.id = r.customer_id and c.centre_id = r.centre_id
        cross join lateral (
          select count(*)::int as visits, count(*) filter (where v.offer_campaign_id = r.campaign_id)::int as by_link,
              coalesce(sum(b.invoiced_minor), 0)::bigint as revenue
            from visit v left join visit_balance b on b.visit_id = v.id and b.centre_id = v.centre_id
           where v.centre_id = r.centre_id and v.customer_id = coalesce(c.merged_into_id, c.id)
             and v.requested_at >= ${startedAt} and v.requested_at < ${endsAt}
             and v.appointment_at is not null and v.status not in ('cancelled', 'lost', 'no-show')
        ) came
       where r.campaign_id = ${id}::uuid and r.centre_id = ${centreId}::uuid
    )
    select "group", count(*)::int as people, count(*) filter (where state = 'said')::int as said,
        count(*) filter (where second_message_id is not null and second_reason is null)::int as "secondSaid",
        count(*) filter (where visits > 0)::int as booked, count(*) filter (where by_link > 0)::int as "byLink",
        sum(visits)::int as visits,
        sum(revenue)::bigint as revenue
      from people group by 1`;
  const found = new Map(
    rows.map(({ group, revenue, ...row }) => [asGroup(group), { ...row, revenueMinor: Number(revenue) }]),
  );
  const none = { people: 0, said: 0, secondSaid: 0, booked: 0, byLink: 0, visits: 0, revenueMinor: 0 };
  return GROUPS.map((group) => ({ group, ...(found.get(group) ?? none) }));
}

/** Visits that were booked by the link and belong to nobody of the campaign: it was handed on. */
export async function handedOnOf(tx: Tx, { id, centreId }: Campaign): Promise<number> {
  const [row] = await tx.$queryRaw<{ visits: number }[]>`
    select count(*)::int as visits from visit v
     where v.centre_id = ${centreId}::uuid and v.offer_campaign_id = ${id}::uuid
       and v.appointment_at is not null and v.status not in ('cancelled', 'lost', 'no-show')
       and not exists (
         select 1 from campaign_recipient r
         join customer c on c.id = r.customer_id and c.centre_id = r.centre_id
         where r.campaign_id = ${id}::uuid and coalesce(c.merged_into_id, c.id) = v.customer_id)`;
  return row?.visits ?? 0;
}

/** Who was not told, by reason: left out when their turn came. */
export async function skippedOf(
  tx: Tx,
  { id, centreId }: Campaign,
): Promise<Readonly<Record<string, number>>> {
  const rows = await tx.campaignRecipient.groupBy({
    by: ["reason"],
    where: { campaignId: id, centreId, state: "skipped" },
    _count: true,
  });
  return Object.fromEntries(rows.map(({ reason, _count }) => [reason ?? "gone", _count]));
}

export async function waitingOf(tx: Tx, { id, centreId }: Campaign): Promise<number> {
  return tx.campaignRecipient.count({ where: { campaignId: id, centreId, state: "waiting" } });
}
