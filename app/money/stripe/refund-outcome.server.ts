// What became of a refund of a payment by link: put to its visit once, whether staff asked for it or somebody made it at Stripe.
import { v7 as uuidv7 } from "uuid";
import type { EventActor } from "~/journey/events";
import type { Instant } from "~/journey/instant";
import { recordPayment, recordRefund } from "~/money/payments.server";
import type { Prisma, Tx } from "~/platform/db/db.server";
import { notify } from "~/platform/live.server";
import { centreTopic } from "~/visits/store.server";
import { words } from "~/words";
import { askManager } from "./manager-task.server";
import type { Came } from "./session-outcome.server";
import { toStripeAmount } from "./stripe-amount";
import type { ToldRefund } from "./told";
import { toldPayment, type ToldPayment } from "./told-payment.server";

type Row = Prisma.LinkRefundGetPayload<object>;
type KnownAmount = ToldPayment & { readonly amountMinor: number };

/** Not the last word on a refund. */
const UNDER_WAY: readonly string[] = ["pending", "requires_action"];

/** By our own id, which travels with the refund; else by Stripe's; else it was made in Stripe's dashboard and is new here. */
async function rowFor(
  tx: Tx,
  told: ToldRefund,
  { payment, language, amountMinor }: KnownAmount,
  at: Instant,
): Promise<Row> {
  const { centreId, visitId, id: paymentId } = payment;
  const byStripe = await tx.linkRefund.findUnique({ where: { stripeId: told.id } });
  if (byStripe) return byStripe;
  const { refundId } = told;
  const own =
    refundId === undefined ? null : await tx.linkRefund.findFirst({ where: { id: refundId, paymentId } });
  if (own && own.stripeId === null)
    return tx.linkRefund.update({ where: { id: own.id }, data: { stripeId: told.id } });
  return tx.linkRefund.create({
    data: {
      id: uuidv7(),
      ...{ centreId, visitId, paymentId, amountMinor },
      paymentIntent: told.paymentIntent ?? "",
      reason: words(language, "linkPay")("refund.dashboard"),
      state: "pending",
      stripeId: told.id,
      createdAt: new Date(at),
      triedAt: new Date(at),
    },
  });
}

function actorOf({ byStaffId }: Row): EventActor {
  return byStaffId === null ? { kind: "job" } : { kind: "staff", id: byStaffId };
}

/** What staff typed is in the log from then on, where a person can be taken out of it; here nobody needs it any more. */
function over(at: Instant) {
  return { reason: "", endedAt: new Date(at) };
}

async function succeeded(tx: Tx, row: Row, told: ToldRefund, at: Instant): Promise<Came> {
  const { id: refundId, centreId, visitId, paymentId, amountMinor, reason } = row;
  const recorded = await recordRefund(tx, {
    ...{ centreId, visitId, paymentId, refundId, reason },
    amountMinor: Number(amountMinor),
    externalId: told.id,
    by: actorOf(row),
    now: at,
  });
  await tx.linkRefund.update({ where: { id: row.id }, data: { state: "succeeded", ...over(at) } });
  return recorded;
}

/** It was recorded, and then the customer's bank sent it back: the money is ours to give back once more. */
async function cameBack(tx: Tx, row: Row, told: ToldRefund, at: Instant): Promise<void> {
  const { centreId, visitId, amountMinor } = row;
  await recordPayment(tx, {
    ...{ centreId, visitId },
    paymentId: uuidv7(),
    amountMinor: Number(amountMinor),
    method: "link",
    externalId: `${told.id}:returned`,
    receivedAt: at,
    by: { kind: "job" },
  });
}

/** Keeps that a refund will not happen, and asks a manager for another way. */
export async function refundFailed(
  tx: Tx,
  row: Row,
  failure: string | undefined,
  at: Instant,
): Promise<void> {
  const { id, centreId, visitId, amountMinor } = row;
  const { currency } = await tx.centre.findUniqueOrThrow({
    where: { id: centreId },
    select: { currency: true },
  });
  const money = { amount: toStripeAmount(Number(amountMinor), currency), currency };
  const why = row.state === "succeeded" ? ("refund-returned" as const) : ("refund-failed" as const);
  await tx.linkRefund.update({
    where: { id },
    data: { state: "failed", failure: failure ?? null, ...over(at) },
  });
  const stripeId = row.stripeId ?? row.paymentIntent;
  await askManager(tx, { centreId, visitId, why, stripeId, once: id, money, failure }, at);
}

async function step(tx: Tx, row: Row, told: ToldRefund, at: Instant): Promise<Came> {
  // The last word: what is told late moves nothing back.
  if (row.state === "failed") return "known";
  if (told.status === "succeeded") return row.state === "succeeded" ? "known" : succeeded(tx, row, told, at);
  if (UNDER_WAY.includes(told.status)) {
    if (row.state === "asked")
      await tx.linkRefund.update({ where: { id: row.id }, data: { state: "pending" } });
    return "noted";
  }
  if (row.state === "succeeded") await cameBack(tx, row, told, at);
  await refundFailed(tx, row, told.failure ?? told.status, at);
  return "recorded";
}

/**
 * Puts what Stripe says of a refund to its visit, in the caller's transaction.
 * @returns "payment-unknown" when the payment is not recorded (yet): Stripe may be asked for that
 */
export async function applyRefund(tx: Tx, told: ToldRefund, at: Instant): Promise<Came | "payment-unknown"> {
  const about = await toldPayment(tx, told);
  if (!about) return "payment-unknown";
  const { payment, amountMinor } = about;
  const { centreId, visitId } = payment;
  if (amountMinor === undefined) {
    await askManager(tx, { centreId, visitId, why: "other-currency", stripeId: told.id, money: told }, at);
    return "unmatched";
  }
  const came = await step(tx, await rowFor(tx, told, { ...about, amountMinor }, at), told, at);
  await notify(tx, centreTopic(centreId), { visitId });
  return came;
}
