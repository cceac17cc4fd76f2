// Sending a campaign, one person in one transaction: however many workers are at it, and whenever one of them dies.
import { DAY, instant, plus, type Instant } from "~/journey/instant";
import { db, type Tx } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { enqueue } from "~/platform/enqueue.server";
import { log } from "~/platform/log.server";
import { asGroup } from "./campaign";
import { campaignJob } from "./campaign-job";
import { campaignOf, type Campaign } from "./campaigns.server";
import { lookAgain, tell, type Recipient } from "./telling.server";

const AT_ONCE = 500;

/** The campaign as long as it runs; a stop waits until the person is told, and whoever comes after it finds it stopped. */
async function heldCampaign(tx: Tx, campaignId: string, now: Instant): Promise<Campaign | undefined> {
  const [row] = await tx.$queryRaw<{ centreId: string }[]>`
    select centre_id as "centreId" from campaign where id = ${campaignId}::uuid for share`;
  const campaign = row && (await campaignOf(tx, row, campaignId, now));
  return campaign?.standing === "running" ? campaign : undefined;
}

async function heldRecipient(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 as held from campaign_recipient where id = ${id}::uuid for update skip locked`;
  return rows.length === 1;
}

export type Told = "said" | "skipped" | "not-now";

/** The first message to one person. A second worker, or the same one again, says nothing. */
export async function tellFirst(campaignId: string, recipientId: string, now: Instant): Promise<Told> {
  return inTransaction(async (tx): Promise<Told> => {
    const campaign = await heldCampaign(tx, campaignId, now);
    if (!campaign || !(await heldRecipient(tx, recipientId))) return "not-now";
    const row = await tx.campaignRecipient.findUniqueOrThrow({ where: { id: recipientId } });
    if (row.state !== "waiting") return "not-now";
    const offersSince = plus(now, -campaign.pauseDays * DAY);
    const looked = await lookAgain(tx, campaign, row, { offersSince, now });
    const said = looked.goes
      ? await tell(tx, campaign, looked.candidate, asGroup(row.group) === "B" ? "B" : "A", now)
      : undefined;
    const reason = looked.goes ? said?.reason : looked.why;
    const told = said?.state === "pending";
    const { secondAfterDays } = campaign;
    await tx.campaignRecipient.update({
      where: { id: recipientId },
      data: {
        state: told ? "said" : "skipped",
        reason: reason ?? null,
        messageId: said?.messageId ?? null,
        saidAt: told ? new Date(now) : null,
        secondDueAt: told && secondAfterDays !== null ? new Date(plus(now, secondAfterDays * DAY)) : null,
      },
    });
    return told ? "said" : "skipped";
  });
}

/** Whatever they asked us for since: whoever has come back to us is not reminded. */
async function visitSince(tx: Tx, { centreId, startedAt }: Campaign, { customerId }: Recipient) {
  return tx.visit.findFirst({
    where: { centreId, customerId, requestedAt: { gte: startedAt ?? new Date() } },
    orderBy: { requestedAt: "asc" },
    select: { id: true },
  });
}

const LEFT_US = ["pending", "sending", "unknown", "sent", "delivered"];

async function tellAgain(
  tx: Tx,
  campaign: Campaign,
  row: Recipient & { readonly messageId: string | null; readonly saidAt: Date | null },
  now: Instant,
): Promise<{ secondMessageId?: string; secondReason?: string; bookedVisitId?: string }> {
  const booked = await visitSince(tx, campaign, row);
  if (booked) return { secondReason: "booked", bookedVisitId: booked.id };
  const first = row.messageId && (await tx.message.findUnique({ where: { id: row.messageId } }));
  if (!first || !LEFT_US.includes(first.state)) return { secondReason: "first-not-sent" };
  const offersSince = instant(row.saidAt ?? new Date(now));
  const looked = await lookAgain(tx, campaign, row, { offersSince, now });
  if (!looked.goes) return { secondReason: looked.why };
  const { messageId, reason } = await tell(tx, campaign, looked.candidate, "second", now);
  return { secondMessageId: messageId, ...(reason === undefined ? {} : { secondReason: reason }) };
}

/** The second message to one person, if they have not asked for a visit since the start. Decided once. */
export async function tellSecond(campaignId: string, recipientId: string, now: Instant): Promise<Told> {
  return inTransaction(async (tx): Promise<Told> => {
    const campaign = await heldCampaign(tx, campaignId, now);
    if (!campaign || !(await heldRecipient(tx, recipientId))) return "not-now";
    const row = await tx.campaignRecipient.findUniqueOrThrow({ where: { id: recipientId } });
    if (row.secondDueAt === null || row.secondDueAt.getTime() > now) return "not-now";
    const outcome = await tellAgain(tx, campaign, row, now);
    await tx.campaignRecipient.update({ where: { id: row.id }, data: { secondDueAt: null, ...outcome } });
    return outcome.secondMessageId !== undefined && outcome.secondReason === undefined ? "said" : "skipped";
  });
}

/** One after the other; one that fails does not keep the others waiting. @throws the first error, after the last person */
async function each(
  ids: readonly string[],
  signal: AbortSignal | undefined,
  act: (id: string) => Promise<unknown>,
): Promise<void> {
  const failed: unknown[] = [];
  for (const id of ids) {
    if (signal?.aborted) break;
    await act(id).catch((error: unknown) => {
      log().error({ err: error, recipient: id }, "Somebody of a campaign could not be told");
      failed.push(error);
    });
  }
  if (failed.length > 0) throw failed[0];
}

/** Writes the messages of a campaign to all who wait. */
export async function sendCampaign(
  campaignId: string,
  clock: () => Instant,
  signal?: AbortSignal,
): Promise<void> {
  const waiting = await db().campaignRecipient.findMany({
    where: { campaignId, state: "waiting" },
    select: { id: true },
    orderBy: { id: "asc" },
    take: AT_ONCE,
  });
  await each(
    waiting.map(({ id }) => id),
    signal,
    (id) => tellFirst(campaignId, id, clock()),
  );
  if (waiting.length === AT_ONCE) await enqueue(db(), campaignJob, { campaignId });
}

/** What is due everywhere: campaigns whose sending was cut off, and second messages. */
export async function campaignsDue(clock: () => Instant, signal?: AbortSignal): Promise<void> {
  const now = new Date(clock());
  const unfinished = await db().campaign.findMany({
    where: { state: "running", endsAt: { gt: now }, recipients: { some: { state: "waiting" } } },
    select: { id: true },
  });
  for (const { id: campaignId } of unfinished) await enqueue(db(), campaignJob, { campaignId });
  const due = await db().campaignRecipient.findMany({
    where: { secondDueAt: { lte: now }, campaign: { state: "running", endsAt: { gt: now } } },
    select: { id: true, campaignId: true },
    orderBy: { secondDueAt: "asc" },
    take: AT_ONCE,
  });
  const campaigns = new Map(due.map(({ id, campaignId }) => [id, campaignId]));
  await each([...campaigns.keys()], signal, (id) => tellSecond(campaigns.get(id) ?? "", id, clock()));
}
