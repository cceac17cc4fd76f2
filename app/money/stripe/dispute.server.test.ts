// Chargebacks over real HTTP: told to a manager in time, shown on the visit, and booked once when the bank has decided.
import { describe, expect, test } from "vitest";
import { DAY } from "~/journey/instant";
import { moneyCommands } from "~/money/money.commands.server";
import { db } from "~/platform/db/db.server";
import { post, refusedFor } from "test/posts";
import type { Payment } from "test/stripe/account";
import { useStripe } from "test/stripe/connected";
import { decide, dispute, update } from "test/stripe/disputes";
import type { Payable } from "test/stripe/payable";
import { fetchMissedEvents } from "./closing.server";

const connected = useStripe();

async function aPaid(): Promise<Payable & { readonly payment: Payment }> {
  const payable = await connected.payable();
  const payment = connected.stripe.pay(connected.sessionOf(await payable.pay()).id);
  await connected.deliver();
  return { ...payable, payment };
}

async function tasksOf({ visit }: Payable) {
  const rows = await db().task.findMany({ where: { visitId: visit.id }, orderBy: { createdAt: "asc" } });
  return rows.map(({ kind, ownerRole, endedAt, details, dueAt }) => ({
    ...{ kind, ownerRole, dueAt, over: endedAt !== null, text: JSON.stringify(details) },
  }));
}

async function disputesOf({ visit }: Payable) {
  const { handover } = await visit.load();
  return handover.payments.flatMap(({ disputes = [] }) => disputes);
}

const rowsOf = ({ visit }: Payable) => db().paymentDispute.findMany({ where: { visitId: visit.id } });

describe("a payment that the bank disputes", () => {
  test("is marked, counts until the bank has decided, and is a manager's task with amount, reason and day", async () => {
    const paid = await aPaid();
    const made = dispute(connected.stripe, paid.payment, { reason: "product_unacceptable" });
    await connected.deliver();
    expect(await paid.balance()).toMatchObject({ paidMinor: 18_400, state: "settled" });
    expect(await disputesOf(paid)).toMatchObject([
      { id: made.id, reason: "product_unacceptable", inquiry: false },
    ]);
    expect(await rowsOf(paid)).toMatchObject([{ state: "demand", amountMinor: 18_400n, endedAt: null }]);
    const [task, ...others] = await tasksOf(paid);
    expect(others).toEqual([]);
    expect(task).toMatchObject({ kind: "stripe-disputed", ownerRole: "manager", over: false });
    expect(task?.text).toMatch(/disputes €184\.00, the work was not as agreed\. .*until: [A-Z][a-z]+day, /);
    // Two days before the bank's day, so that there is time.
    expect(task?.dueAt.getTime()).toBe(made.dueBy * 1_000 - 2 * DAY);
    const refund = { paymentId: (await paid.visit.load()).handover.payments[0]?.id ?? "", amount: "1.00" };
    const asked = await post(moneyCommands, paid.visit, paid.visit.centre.team.advisor, "refundPayment", {
      ...refund,
      reason: "an apology",
    });
    expect(refusedFor(asked, "")).toEqual(["denials:payment-disputed"]);
    // The bank gives more time, and what it said before changes nothing any more.
    update(connected.stripe, made, { dueBy: made.dueBy + 86_400 }, Date.now() + 5_000);
    update(connected.stripe, made, { dueBy: made.dueBy - 86_400 }, Date.now() - 60_000);
    await connected.deliver();
    expect((await tasksOf(paid))[0]?.dueAt.getTime()).toBe((made.dueBy + 86_400) * 1_000 - 2 * DAY);
    decide(connected.stripe, made, "won");
    await connected.deliver();
    expect(await paid.balance()).toMatchObject({ paidMinor: 18_400, state: "settled" });
    expect(await rowsOf(paid)).toMatchObject([{ state: "won" }]);
    expect(await tasksOf(paid)).toMatchObject([{ kind: "stripe-disputed", over: true }]);
    const told = await db().event.findMany({
      where: { visitId: paid.visit.id, type: { startsWith: "payment.dispute" } },
      orderBy: { seq: "asc" },
    });
    expect(told.map(({ type }) => type)).toEqual([
      "payment.disputed",
      "payment.disputed",
      "payment.dispute-closed",
    ]);
  });

  test("and that is lost is open again, once; won after all, it is here again, once", async () => {
    const paid = await aPaid();
    const made = dispute(connected.stripe, paid.payment);
    decide(connected.stripe, made, "lost");
    await connected.deliver();
    expect(await paid.balance()).toMatchObject({ paidMinor: 0, openMinor: 18_400, state: "open" });
    const refunds = await db().refund.findMany({ where: { visitId: paid.visit.id } });
    expect(refunds).toMatchObject([{ externalId: made.id, amountMinor: 18_400n }]);
    expect(await tasksOf(paid)).toMatchObject([
      { kind: "stripe-disputed", over: true },
      { kind: "stripe-dispute-lost", over: false },
    ]);
    decide(connected.stripe, made, "won");
    await connected.deliver();
    expect(await paid.balance()).toMatchObject({ paidMinor: 18_400, state: "settled" });
    const back = db().$executeRaw`
      update payment_dispute set state = 'demand', ended_at = null where stripe_id = ${made.id}`;
    await expect(back).rejects.toThrow(/only forward/);
  });

  test("a question that comes to nothing leaves no trace but its history", async () => {
    const paid = await aPaid();
    const made = dispute(connected.stripe, paid.payment, { inquiry: true, amount: 5_000 });
    await connected.deliver();
    expect(await tasksOf(paid)).toMatchObject([{ kind: "stripe-asked-by-bank", over: false }]);
    decide(connected.stripe, made, "warning_closed");
    await connected.deliver();
    expect(await paid.balance()).toMatchObject({ paidMinor: 18_400, state: "settled" });
    expect(await tasksOf(paid)).toMatchObject([{ kind: "stripe-asked-by-bank", over: true }]);
  });

  test("before we heard of the payment, backwards, or not told at all until we ask", async () => {
    const payable = await connected.payable();
    const payment = connected.stripe.pay(connected.sessionOf(await payable.pay()).id);
    const made = dispute(connected.stripe, payment, { amount: 8_400 });
    decide(connected.stripe, made, "lost");
    for (const event of connected.stripe.events.toReversed().slice(0, -1))
      await connected.stripe.post(event, connected.webhook);
    expect(await connected.work()).toBe(0);
    expect(await payable.balance()).toMatchObject({ paidMinor: 10_000, openMinor: 8_400 });
    const other = await connected.payable();
    const unheard = connected.stripe.pay(connected.sessionOf(await other.pay()).id);
    decide(connected.stripe, dispute(connected.stripe, unheard), "lost");
    expect(await fetchMissedEvents(new Date())).toBeGreaterThan(3);
    expect(await connected.work()).toBe(0);
    expect(await other.balance()).toMatchObject({ paidMinor: 0, openMinor: 18_400 });
    expect(await rowsOf(other)).toMatchObject([{ state: "lost" }]);
    const kept = JSON.stringify(await db().stripeEvent.findMany());
    expect(kept).not.toMatch(/nobody@example|A Person/);
  });
});
