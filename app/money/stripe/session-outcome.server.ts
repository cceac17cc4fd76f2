// What became of a session of the payment page: put to its visit once, in whatever order and however late it is told.
import { v7 as uuidv7 } from "uuid";
import type { Instant } from "~/journey/instant";
import { recordPayment } from "~/money/payments.server";
import type { Prisma, Tx } from "~/platform/db/db.server";
import { notify } from "~/platform/live.server";
import { centreTopic } from "~/visits/store.server";
import { lockVisit } from "~/visits/visit-lock.server";
import { askManager } from "./manager-task.server";
import { fromStripeAmount } from "./stripe-amount";
import type { ToldSession } from "./told";
import { noteUnmatched } from "./unmatched.server";

/** "Known": it was recorded before. "Noted": no money came, and the session's state is kept. */
export type Came = "recorded" | "known" | "noted" | "unmatched";

type Row = Prisma.CheckoutGetPayload<object>;

/** By our own id, which travels with the session; else by Stripe's. */
async function rowOf(tx: Tx, { id, checkoutId }: ToldSession): Promise<Row | null> {
  const own = checkoutId === undefined ? null : await tx.checkout.findUnique({ where: { id: checkoutId } });
  return own ?? tx.checkout.findUnique({ where: { sessionId: id } });
}

function moneyOf({ amount, currency }: ToldSession) {
  return amount === undefined || currency === undefined ? undefined : { amount, currency };
}

/** The payment counts for its visit whatever has become of the invoice; what does not add up is a manager's to look at. */
async function takePayment(tx: Tx, row: Row, told: ToldSession, at: Instant): Promise<Came> {
  const { centreId, visitId } = row;
  const stripeId = told.paymentIntent ?? told.id;
  const about = { centreId, visitId, stripeId, money: moneyOf(told) };
  const amountMinor =
    told.amount === undefined || told.currency !== row.currency
      ? undefined
      : fromStripeAmount(told.amount, row.currency);
  if (amountMinor === undefined) {
    await askManager(tx, { ...about, why: "other-currency" }, at);
    await tx.checkout.update({ where: { id: row.id }, data: { state: "paid", endedAt: new Date(at) } });
    return "unmatched";
  }
  // Nothing was to be paid: a discount that only Stripe's dashboard can give.
  if (amountMinor <= 0) return "noted";
  await lockVisit(tx, { centreId, visitId });
  if ((await tx.payment.count({ where: { externalId: stripeId } })) > 0) return "known";
  await tx.checkout.update({
    where: { id: row.id },
    data: {
      state: "paid",
      sessionId: row.sessionId ?? told.id,
      paymentIntent: told.paymentIntent ?? null,
      endedAt: new Date(at),
    },
  });
  await recordPayment(tx, {
    centreId,
    visitId,
    paymentId: uuidv7(),
    amountMinor,
    method: "link",
    externalId: stripeId,
    invoiceId: row.invoiceId,
    receivedAt: at,
    by: { kind: "customer", id: row.linkId },
  });
  if (amountMinor !== Number(row.amountMinor)) await askManager(tx, { ...about, why: "other-amount" }, at);
  return "recorded";
}

/** Which state an unpaid session is in, and from which it may come there: what is told late moves nothing back. */
function stepOf(told: ToldSession): { readonly state: string; readonly from: readonly string[] } | undefined {
  if (told.failed) return { state: "failed", from: ["making", "open", "processing"] };
  if (told.status === "expired") return { state: "expired", from: ["making", "open"] };
  if (told.status === "complete") return { state: "processing", from: ["making", "open"] };
  return undefined;
}

/**
 * Puts what Stripe says of a session to its visit, in the caller's transaction.
 * @param at when it became so by Stripe's clock
 */
export async function applySession(tx: Tx, told: ToldSession, at: Instant): Promise<Came> {
  const row = await rowOf(tx, told);
  if (!row) {
    if (!told.paid) return "noted";
    const stripeId = told.paymentIntent ?? told.id;
    const meantForUs = told.checkoutId !== undefined;
    await noteUnmatched(tx, { stripeId, meantForUs, money: moneyOf(told) }, at);
    return "unmatched";
  }
  if (told.paid) return takePayment(tx, row, told, at);
  const step = stepOf(told);
  if (!step) return "noted";
  const over = step.state === "processing" ? {} : { endedAt: new Date(at) };
  const { count } = await tx.checkout.updateMany({
    where: { id: row.id, state: { in: [...step.from] } },
    data: { state: step.state, paymentIntent: told.paymentIntent ?? row.paymentIntent, ...over },
  });
  if (count > 0) await notify(tx, centreTopic(row.centreId), { visitId: row.visitId });
  return "noted";
}
