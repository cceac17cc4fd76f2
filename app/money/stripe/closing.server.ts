// Has Stripe close sessions that are for something that holds no more, and asks it about those of which it has not told us.
import { HOUR, instant, MINUTE } from "~/journey/instant";
import { db, type Prisma } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { enqueue } from "~/platform/enqueue.server";
import { log } from "~/platform/log.server";
import { refusalOf, stripeClient, stripeOrThrow } from "./client.server";
import { keepEvent, takeRefund } from "./inbox.server";
import { applySession } from "./session-outcome.server";
import { eventJob, refundJob } from "./stripe-jobs";
import { HEARD_TYPES, readEvent, readRefund, readSession } from "./told";

type Row = Prisma.CheckoutGetPayload<object>;

/** A customer needs some minutes on the payment page; then Stripe should have told us. */
const QUIET_FOR = 15 * MINUTE;
/** Between two questions about the same session or refund. */
const ASKED_EVERY = HOUR;
/** What waits so long for a job has none any more. */
const STUCK_FOR = 30 * MINUTE;
/** In one run; the longest unasked first. */
const AT_ONCE = 50;
const EVENTS_OF_HOURS = 72;

async function put(session: unknown, now: Date): Promise<void> {
  const told = readSession(session);
  if (!told) throw new TypeError("Stripe's answer about a session cannot be read");
  await inTransaction((tx) => applySession(tx, told, instant(now)));
}

/** Expires it at Stripe; one that was paid in the meantime is recorded instead. */
export async function closeCheckout(checkoutId: string, now: Date): Promise<void> {
  const row = await db().checkout.findUnique({ where: { id: checkoutId } });
  if (!row || row.staleAt === null || row.state !== "open" || row.sessionId === null) return;
  const { sessions } = stripeOrThrow().checkout;
  try {
    await put(await sessions.expire(row.sessionId), now);
  } catch (error) {
    if (refusalOf(error) === undefined) throw error;
    await put(await sessions.retrieve(row.sessionId), now);
  }
}

async function askAbout(row: Row, now: Date): Promise<void> {
  await db().checkout.update({ where: { id: row.id }, data: { askedAt: now } });
  // Its answer was lost, so nobody has its address: it cannot be paid.
  if (row.sessionId === null)
    return void (await db().checkout.updateMany({
      where: { id: row.id, state: "making", sessionId: null },
      data: { state: "expired", endedAt: now },
    }));
  if (row.staleAt !== null && row.state === "open") return closeCheckout(row.id, now);
  try {
    await put(await stripeOrThrow().checkout.sessions.retrieve(row.sessionId), now);
  } catch (error) {
    if (refusalOf(error) === undefined || row.expiresAt > now) throw error;
    // Stripe knows it no more, and nobody can pay it: it was of another account.
    await db().checkout.updateMany({
      where: { id: row.id, state: row.state },
      data: { state: "expired", endedAt: now },
    });
  }
}

function quiet(now: Date) {
  return {
    createdAt: { lt: new Date(now.getTime() - QUIET_FOR) },
    OR: [{ askedAt: null }, { askedAt: { lt: new Date(now.getTime() - ASKED_EVERY) } }],
  };
}

/** One that cannot be asked about holds up none of the others. */
async function each<T extends { readonly id: string }>(rows: readonly T[], ask: (row: T) => Promise<void>) {
  for (const row of rows) {
    try {
      await ask(row);
    } catch (err) {
      log().warn({ err, id: row.id }, "Stripe could not be asked");
    }
  }
}

async function askAboutRefunds(now: Date): Promise<void> {
  const rows = await db().linkRefund.findMany({
    where: { state: "pending", stripeId: { not: null }, ...quiet(now) },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    take: AT_ONCE,
  });
  await each(rows, async ({ id, stripeId }) => {
    await db().linkRefund.update({ where: { id }, data: { askedAt: now } });
    const told = readRefund(await stripeOrThrow().refunds.retrieve(stripeId ?? ""));
    if (told) await takeRefund(told, now);
  });
}

/** Work that was kept and has no job any more gets one. */
async function resume(now: Date): Promise<void> {
  const before = new Date(now.getTime() - STUCK_FOR);
  const events = await db().stripeEvent.findMany({
    where: { handledAt: null, receivedAt: { lt: before } },
    select: { id: true },
    take: AT_ONCE,
  });
  for (const { id: eventId } of events) await enqueue(db(), eventJob, { eventId });
  const refunds = await db().linkRefund.findMany({
    where: { state: "asked", createdAt: { lt: before } },
    select: { id: true },
    take: AT_ONCE,
  });
  for (const { id: refundId } of refunds) await enqueue(db(), refundJob, { refundId });
}

/** Sessions, refunds and events of which Stripe should have told us, and did not or was not heard. */
export async function reconcile(now: Date): Promise<void> {
  if (!stripeClient()) return;
  await resume(now);
  const rows = await db().checkout.findMany({
    where: { state: { in: ["making", "open", "processing"] }, ...quiet(now) },
    orderBy: [{ askedAt: { sort: "asc", nulls: "first" } }, { createdAt: "asc" }],
    take: AT_ONCE,
  });
  await each(rows, (row) => askAbout(row, now));
  await askAboutRefunds(now);
}

/** Every event of the last days that never arrived: Stripe gives up after three. @returns how many were new */
export async function fetchMissedEvents(now: Date): Promise<number> {
  const client = stripeClient();
  if (!client) return 0;
  const since = Math.floor((now.getTime() - EVENTS_OF_HOURS * HOUR) / 1_000);
  let missed = 0;
  const listed = client.events.list({ types: HEARD_TYPES, created: { gte: since }, limit: 100 });
  for await (const event of listed) {
    const told = readEvent(event);
    if (told && (await keepEvent(told))) missed += 1;
  }
  if (missed > 0) log().warn({ missed }, "Events of Stripe had not arrived and were fetched");
  return missed;
}
