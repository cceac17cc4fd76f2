// Staff give back what was paid by link: asked for in the transaction of their form, carried out by Stripe, recorded when it is done.
import { happened, type Decision } from "~/journey/course";
import { HOUR, instant, type Instant } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import { deny } from "~/journey/verdict";
import type { Visit } from "~/journey/visit";
import { db, type Prisma, type Tx } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { enqueue } from "~/platform/enqueue.server";
import { refusalOf, stripeOrThrow, takesLinkPayments } from "./client.server";
import { isHeldByBank } from "./dispute";
import { applyRefund, refundFailed } from "./refund-outcome.server";
import { toStripeAmount } from "./stripe-amount";
import { refundJob } from "./stripe-jobs";
import { OUR_REFUND, readRefund, type ToldRefund } from "./told";

export interface AskedRefund {
  readonly refundId: string;
  readonly paymentId: string;
  /** Minor units, above zero. */
  readonly amountMinor: number;
  readonly reason: string;
}

/** What Stripe calls money that came by link; what a bank has sent back to us is none that Stripe could refund. */
const INTENT = /^(pi|cs)_\w+$/;

/** The payment intent of a payment that Stripe can give back; undefined when it is one of the desk's. */
export function refundableByLink(visit: Visit, paymentId: string): string | undefined {
  const payment = visit.handover.payments.find(({ id }) => id === paymentId);
  const { externalId } = payment ?? {};
  if (payment?.method !== "link" || externalId === undefined || !INTENT.test(externalId)) return undefined;
  return takesLinkPayments() ? externalId : undefined;
}

async function underWay(tx: Tx, paymentId: string): Promise<number> {
  const { _sum } = await tx.linkRefund.aggregate({
    where: { paymentId, state: { in: ["asked", "pending"] } },
    _sum: { amountMinor: true },
  });
  return Number(_sum.amountMinor ?? 0n);
}

/**
 * The rule for a refund of a payment by link, under the visit's lock: at most what is left of the payment, counting what is under
 * way. Nothing is recorded yet; Stripe is asked by a job of the same transaction.
 */
export async function askRefund(
  visit: Visit,
  { refundId, paymentId, amountMinor, reason }: AskedRefund,
  { tx, actor, now }: { readonly tx: Tx; readonly actor: Actor; readonly now: Instant },
): Promise<Decision> {
  const payment = visit.handover.payments.find(({ id }) => id === paymentId);
  const paymentIntent = refundableByLink(visit, paymentId);
  if (!payment || paymentIntent === undefined)
    return deny("refund-above-paid", { field: "amount", detail: { left: 0 } });
  if (isHeldByBank(payment)) return deny("payment-disputed");
  const left = Math.max(0, payment.amountMinor - payment.refundedMinor - (await underWay(tx, paymentId)));
  if (amountMinor > left) return deny("refund-above-paid", { field: "amount", detail: { left } });
  const { id: visitId, centreId } = visit;
  await tx.linkRefund.create({
    data: {
      id: refundId,
      ...{ centreId, visitId, paymentId, paymentIntent, amountMinor, reason },
      state: "asked",
      byStaffId: actor.staffId,
      createdAt: new Date(now),
    },
  });
  await enqueue(tx, refundJob, { refundId });
  return happened();
}

type Row = Prisma.LinkRefundGetPayload<object>;

/** What Stripe has made of it already: keys are forgotten after a day, and nothing is given back twice. */
async function madeBefore({ id, paymentIntent }: Row): Promise<ToldRefund | undefined> {
  const listed = await stripeOrThrow().refunds.list({ payment_intent: paymentIntent, limit: 100 });
  return listed.data.map(readRefund).find((refund) => refund?.refundId === id);
}

/** Stripe answers a key the same for a day, with a failure of its own too: after an hour of those another one is due. */
function keyOf({ id, triedAt }: Row, now: Date): string {
  const hours = triedAt === null ? 0 : Math.floor((now.getTime() - triedAt.getTime()) / HOUR);
  return `bayline-refund-${id}-${String(hours)}`;
}

async function make(row: Row, now: Date): Promise<ToldRefund | undefined> {
  const { id, paymentIntent, amountMinor, centreId } = row;
  const { currency } = await db().centre.findUniqueOrThrow({ where: { id: centreId } });
  const amount = toStripeAmount(Number(amountMinor), currency);
  const params = { payment_intent: paymentIntent, amount, metadata: { [OUR_REFUND]: id } };
  return readRefund(await stripeOrThrow().refunds.create(params, { idempotencyKey: keyOf(row, now) }));
}

/**
 * Has Stripe give back what was asked for, once. What Stripe will not do is a manager's to settle.
 * @throws what Stripe's client throws when it may be asked again: the job is tried later
 */
export async function carryOutRefund(refundId: string, now: Date): Promise<void> {
  const row = await db().linkRefund.findUnique({ where: { id: refundId } });
  if (!row || row.state !== "asked") return;
  await db().linkRefund.updateMany({ where: { id: row.id, triedAt: null }, data: { triedAt: now } });
  try {
    const told = (row.triedAt === null ? undefined : await madeBefore(row)) ?? (await make(row, now));
    if (!told) throw new TypeError(`Stripe's answer about refund ${row.id} cannot be read`);
    await inTransaction((tx) => applyRefund(tx, told, instant(now)));
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    await inTransaction(async (tx) => {
      const { count } = await tx.linkRefund.updateMany({
        where: { id: row.id, state: "asked" },
        data: { state: "pending" },
      });
      if (count > 0) await refundFailed(tx, row, refusal, instant(now));
    });
  }
}

/** How the refunds through Stripe of a visit stand, for its page; the latest first. */
export async function linkRefundsOf({ centreId }: Pick<Actor, "centreId">, visitId: string) {
  const rows = await db().linkRefund.findMany({
    where: { centreId, visitId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true, amountMinor: true, state: true, failure: true, createdAt: true },
    take: 50,
  });
  return rows.map(({ amountMinor, createdAt, failure, ...row }) => ({
    ...row,
    amountMinor: Number(amountMinor),
    at: createdAt.getTime(),
    ...(failure === null ? {} : { failure }),
  }));
}

export type LinkRefundView = Awaited<ReturnType<typeof linkRefundsOf>>[number];
