// Starting and stopping a campaign: who is in it is written down once, in one transaction.
import { v7 as uuidv7 } from "uuid";
import { DAY, instant, plus, type Instant } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import { insertRows } from "~/platform/db/insert-rows.server";
import { inTransaction } from "~/platform/db/transaction.server";
import type { Tx } from "~/platform/db/db.server";
import { enqueue } from "~/platform/enqueue.server";
import { endUnsent } from "~/messages/sending/outcome.server";
import { waitingMessage } from "~/messages/sending/row.server";
import type { Audience } from "./audience";
import { audienceNow } from "./audience.server";
import { campaignJob } from "./campaign-job";
import { campaignOf, type Campaign } from "./campaigns.server";
import type { Candidate } from "./candidates.server";

export type Started = "started" | "not-found" | "changed" | "nobody";

async function keepPeople(tx: Tx, campaign: Campaign, { members }: Audience<Candidate>): Promise<void> {
  const { id: campaignId, centreId } = campaign;
  const rows = members.map(({ candidate: { customerId, vehicleId, visitId }, group }) => ({
    ...{ id: uuidv7(), campaignId, centreId, customerId, vehicleId, visitId, group },
    state: group === "control" ? "control" : "waiting",
  }));
  await insertRows(tx, "campaign_recipient", rows);
}

/**
 * Draws the groups among those who fit now, and asks for the sending. Of two starts at once one finds it started.
 * @param seen the version of the draft on the page that was confirmed
 */
export async function startCampaign(actor: Actor, id: string, seen: string, now: Instant): Promise<Started> {
  return inTransaction(async (tx): Promise<Started> => {
    const { centreId, staffId } = actor;
    // Two campaigns that start at once do not take the same people.
    await tx.$queryRaw`select 1 from centre where id = ${centreId}::uuid for no key update`;
    const campaign = await campaignOf(tx, actor, id, now);
    if (!campaign) return "not-found";
    if (campaign.standing !== "draft" || String(campaign.version) !== seen) return "changed";
    const audience = await audienceNow(tx, campaign, now);
    if (!audience.members.some(({ group }) => group !== "control")) return "nobody";
    const endsAt = new Date(plus(now, campaign.windowDays * DAY));
    await tx.campaign.update({
      where: { id },
      data: {
        state: "running",
        startedAt: new Date(now),
        startedBy: staffId,
        endsAt,
        leftOut: audience.leftOut,
      },
    });
    await keepPeople(tx, campaign, audience);
    await enqueue(tx, campaignJob, { campaignId: id });
    return "started";
  });
}

/** Messages of the campaign that are written and have not left yet: quiet hours, or a busy carrier. */
async function unsentOf(tx: Tx, campaignId: string): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select m.id from campaign_recipient r join message m on m.id in (r.message_id, r.second_message_id)
     where r.campaign_id = ${campaignId}::uuid and m.state = 'pending'`;
  return rows.map(({ id }) => id);
}

/** Nothing more is written, and what has not left yet does not leave. The result goes on being counted. */
export async function stopCampaign(actor: Actor, id: string, now: Instant): Promise<boolean> {
  const { centreId, staffId } = actor;
  const unsent = await inTransaction(async (tx) => {
    // Waits for whoever is writing to somebody now, and is seen by whoever comes next.
    const { count } = await tx.campaign.updateMany({
      where: { id, centreId, state: "running" },
      data: { state: "stopped", stoppedAt: new Date(now), stoppedBy: staffId },
    });
    if (count === 0) return undefined;
    await tx.campaignRecipient.updateMany({
      where: { campaignId: id, state: "waiting" },
      data: { state: "stopped" },
    });
    await tx.campaignRecipient.updateMany({ where: { campaignId: id }, data: { secondDueAt: null } });
    return unsentOf(tx, id);
  });
  for (const messageId of unsent ?? []) {
    const row = await waitingMessage(messageId);
    if (row?.state === "pending")
      await endUnsent(row, { state: "withdrawn", reason: "switched-off" }, instant(now));
  }
  return unsent !== undefined;
}
