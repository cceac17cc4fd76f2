// What Stripe told us, carried out: each event once, in whatever order they came.
import { instant } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { enqueue } from "~/platform/enqueue.server";
import { stripeOrThrow } from "./client.server";
import { applyDispute } from "./dispute-outcome.server";
import { applyRefund } from "./refund-outcome.server";
import { applySession, type Came } from "./session-outcome.server";
import { eventJob } from "./stripe-jobs";
import { readRefund, readSession, Told, type ToldDispute, type ToldEvent, type ToldRefund } from "./told";
import { noteUnmatched, noteUnread } from "./unmatched.server";

/** Keeps an event and the job that carries it out, in one transaction. @returns false when it was kept before */
export function keepEvent({ id, type, createdMs, told }: ToldEvent): Promise<boolean> {
  return inTransaction(async (tx) => {
    const { count } = await tx.stripeEvent.createMany({
      data: { id, type, told, createdAt: new Date(createdMs) },
      skipDuplicates: true,
    });
    if (count > 0) await enqueue(tx, eventJob, { eventId: id });
    return count > 0;
  });
}

/**
 * Has Stripe say which session a payment came from, and records it: what tells of it is late, or was lost.
 * @returns whether one of them was made by us
 */
async function recordPaymentOf(paymentIntent: string, at: Date): Promise<boolean> {
  const { data } = await stripeOrThrow().checkout.sessions.list({ payment_intent: paymentIntent, limit: 10 });
  const sessions = data.flatMap((session) => readSession(session) ?? []);
  for (const told of sessions)
    if (told.paid) await inTransaction((tx) => applySession(tx, told, instant(at)));
  return sessions.some(({ checkoutId }) => checkoutId !== undefined);
}

/** Puts what is about a payment to its visit; where the payment is not known yet, that first. */
async function takeAboutPayment(
  told: ToldRefund | ToldDispute,
  apply: () => Promise<Came | "payment-unknown">,
  at: Date,
): Promise<Came> {
  const first = await apply();
  if (first !== "payment-unknown") return first;
  const { id: stripeId, paymentIntent } = told;
  const ours = paymentIntent !== undefined && (await recordPaymentOf(paymentIntent, at));
  const second = await apply();
  if (second !== "payment-unknown") return second;
  const meantForUs = ours || (told.kind === "refund" && told.refundId !== undefined);
  await inTransaction((tx) => noteUnmatched(tx, { stripeId, meantForUs, money: told }, instant(at)));
  return "unmatched";
}

export function takeRefund(told: ToldRefund, at: Date): Promise<Came> {
  return takeAboutPayment(told, () => inTransaction((tx) => applyRefund(tx, told, instant(at))), at);
}

function takeDispute(told: ToldDispute, at: Date): Promise<Came> {
  return takeAboutPayment(told, () => inTransaction((tx) => applyDispute(tx, told, instant(at))), at);
}

async function leaveUnread(stripeId: string, at: Date): Promise<Came> {
  await inTransaction((tx) => noteUnread(tx, stripeId, instant(at)));
  return "unmatched";
}

/** Which refunds a charge has, its event does not say. */
async function takeRefundsOf(charge: Extract<Told, { kind: "charge" }>, at: Date): Promise<Came> {
  const { data } = await stripeOrThrow().refunds.list({ charge: charge.id, limit: 100 });
  let came: Came = "known";
  for (const refund of data) {
    const told = readRefund(refund);
    const each = told ? await takeRefund(told, at) : await leaveUnread(refund.id, at);
    if (each !== "known") came = each;
  }
  return came;
}

async function carryOut(told: Told, at: Date): Promise<Came> {
  switch (told.kind) {
    case "session":
      return inTransaction((tx) => applySession(tx, told, instant(at)));
    case "charge":
      return takeRefundsOf(told, at);
    case "refund":
      return takeRefund(told, at);
    case "dispute":
      return takeDispute(told, at);
    case "unread":
      return leaveUnread(told.id, at);
    default:
      return told satisfies never;
  }
}

/**
 * Carries out an event that was kept. Twice, also at once, changes nothing the second time: what it is about knows Stripe's ids.
 * @throws what Stripe's client throws when it may be asked again: the job is tried later
 */
export async function handleEvent(eventId: string, now: Date): Promise<void> {
  const row = await db().stripeEvent.findUnique({ where: { id: eventId } });
  if (!row || row.handledAt !== null) return;
  const outcome = await carryOut(Told.parse(row.told), row.createdAt);
  await db().stripeEvent.updateMany({
    where: { id: eventId, handledAt: null },
    data: { handledAt: now, outcome },
  });
}
