// What Stripe told us, carried out: each event once, in whatever order they came.
import { instant } from "~/journey/instant";
import { db, type Tx } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { enqueue } from "~/platform/enqueue.server";
import { stripeOrThrow } from "./client.server";
import { applyDispute } from "./dispute-outcome.server";
import { askManager } from "./manager-task.server";
import { applyRefund } from "./refund-outcome.server";
import { applySession, type Came } from "./session-outcome.server";
import { eventJob } from "./stripe-jobs";
import { readRefund, readSession, Told, type ToldDispute, type ToldEvent, type ToldRefund } from "./told";

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

/** Has Stripe say which session a payment came from, and records it: what tells of it is late, or was lost. */
async function recordPaymentOf(paymentIntent: string, at: Date): Promise<void> {
  const { data } = await stripeOrThrow().checkout.sessions.list({ payment_intent: paymentIntent, limit: 10 });
  for (const session of data) {
    const told = readSession(session);
    if (told?.paid) await inTransaction((tx) => applySession(tx, told, instant(at)));
  }
}

/** Puts a refund to its visit; where the payment is not known yet, that first. */
export async function takeRefund(told: ToldRefund, at: Date): Promise<Came> {
  const apply = () => inTransaction((tx) => applyRefund(tx, told, instant(at)));
  const first = await apply();
  if (first !== "payment-unknown") return first;
  if (told.paymentIntent !== undefined) await recordPaymentOf(told.paymentIntent, at);
  const second = await apply();
  return second === "payment-unknown" ? leaveToManager(told.id, at, told) : second;
}

function leaveToManager(stripeId: string, at: Date, money?: ToldRefund | ToldDispute): Promise<Came> {
  return inTransaction(async (tx: Tx): Promise<Came> => {
    await askManager(tx, { centreId: undefined, why: "unmatched", stripeId, money }, instant(at));
    return "unmatched";
  });
}

/** A dispute may be told of before the payment that it is about. */
async function takeDispute(told: ToldDispute, at: Date): Promise<Came> {
  const apply = () => inTransaction((tx) => applyDispute(tx, told, instant(at)));
  const first = await apply();
  if (first !== "payment-unknown") return first;
  if (told.paymentIntent !== undefined) await recordPaymentOf(told.paymentIntent, at);
  const second = await apply();
  return second === "payment-unknown" ? leaveToManager(told.id, at, told) : second;
}

/** Which refunds a charge has, its event does not say. */
async function takeRefundsOf(charge: Extract<Told, { kind: "charge" }>, at: Date): Promise<Came> {
  const { data } = await stripeOrThrow().refunds.list({ charge: charge.id, limit: 100 });
  let came: Came = "known";
  for (const refund of data) {
    const told = readRefund(refund);
    const each = told ? await takeRefund(told, at) : await leaveToManager(refund.id, at);
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
      return leaveToManager(told.id, at);
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
