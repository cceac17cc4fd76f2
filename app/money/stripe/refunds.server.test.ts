// Money that goes back through Stripe: asked for by staff or made in the dashboard, recorded once, and never silently lost.
import { describe, expect, test } from "vitest";
import { v7 as uuid } from "uuid";
import { runCommand } from "~/visits/command.server";
import { db } from "~/platform/db/db.server";
import { amount } from "test/amount";
import { answered } from "test/answered";
import { requestAs } from "test/factories";
import { useStripe } from "test/stripe/connected";
import type { Payable } from "test/stripe/payable";
import type { Payment } from "test/stripe/account";
import { moneyCommands } from "../money.commands.server";
import { fetchMissedEvents, reconcile } from "./closing.server";
import { carryOutRefund, linkRefundsOf } from "./refunds.server";

const connected = useStripe();

const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);

/** Paid by link and recorded. */
async function aPaid(totalMinor = 18_400): Promise<Payable & { readonly payment: Payment }> {
  const payable = await connected.payable(totalMinor);
  const payment = connected.stripe.pay(connected.sessionOf(await payable.pay()).id);
  await connected.deliver();
  return { ...payable, payment };
}

/** Hands in the form of the desk. @param amount as it is typed */
async function giveBack({ visit }: Payable, amount: string) {
  const [payment] = (await visit.load()).handover.payments;
  const form = {
    intent: "refundPayment",
    submissionId: uuid(),
    paymentId: payment?.id ?? "",
    amount,
    reason: "too much",
  };
  const request = await requestAs(visit.centre.team.advisor, `/visits/${visit.id}/handover`, form);
  return answered(runCommand(request, visit.id, moneyCommands));
}

function refundsOf({ visit }: Payable) {
  return linkRefundsOf({ centreId: visit.centre.id }, visit.id);
}

async function tasksOf({ visit }: Payable): Promise<readonly string[]> {
  const rows = await db().task.findMany({ where: { visitId: visit.id, kind: { startsWith: "stripe-" } } });
  return rows.map(({ kind, details }) => `${kind}: ${JSON.stringify(details)}`);
}

describe("staff give back what was paid by link", () => {
  test("through Stripe: it is recorded when Stripe has done it, as theirs, and once", async () => {
    const paid = await aPaid();
    expect(await giveBack(paid, "84.00")).toMatchObject({ status: 302 });
    expect(await paid.balance()).toMatchObject({ openMinor: 0 });
    expect(await refundsOf(paid)).toMatchObject([{ state: "asked", amountMinor: 8_400 }]);
    await connected.work();
    await connected.deliver();
    expect(connected.stripe.refunds.size).toBe(1);
    expect(await refundsOf(paid)).toMatchObject([{ state: "succeeded" }]);
    expect(await paid.balance()).toMatchObject({ paidMinor: 10_000, openMinor: 8_400 });
    const refund = await db().refund.findFirst({ where: { visitId: paid.visit.id } });
    expect(refund).toMatchObject({ byStaffId: paid.visit.centre.team.advisor.staffId });
  });

  test("never more than is left, counting what is under way", async () => {
    const paid = await aPaid();
    await giveBack(paid, "100.00");
    expect(await giveBack(paid, "84.01")).toMatchObject({ status: 400 });
    await giveBack(paid, "84.00");
    await connected.work();
    expect(await paid.balance()).toMatchObject({ paidMinor: 0, openMinor: 18_400 });
  });

  test("that takes its time is on its way until Stripe says so, or is asked", async () => {
    connected.stripe.refundStatus = "pending";
    const [told, asked] = [await aPaid(), await aPaid()];
    for (const paid of [told, asked]) await giveBack(paid, "184.00");
    await connected.work();
    expect(await refundsOf(told)).toMatchObject([{ state: "pending" }]);
    expect(await told.balance()).toMatchObject({ paidMinor: 18_400 });
    for (const { payment } of [told, asked]) {
      const [refund] = payment.refunds;
      if (refund) connected.stripe.change(refund, "succeeded");
    }
    await reconcile(later(20));
    for (const paid of [told, asked]) expect(await paid.balance()).toMatchObject({ paidMinor: 0 });
    await connected.deliver();
    for (const paid of [told, asked]) expect(await paid.balance()).toMatchObject({ paidMinor: 0 });
  });

  test("that Stripe refuses is said in words, and a manager finds another way", async () => {
    const paid = await aPaid();
    connected.stripe.refusals.push("charge_already_refunded");
    await giveBack(paid, "184.00");
    await connected.work();
    expect(await refundsOf(paid)).toMatchObject([{ state: "failed", failure: "charge_already_refunded" }]);
    expect(await paid.balance()).toMatchObject({ paidMinor: 18_400 });
    expect(await tasksOf(paid)).toEqual([
      expect.stringMatching(
        /^stripe-refund-failed: .*€184\.00 could not be sent back, this payment was refunded before/,
      ),
    ]);
  });

  const FAULTS = [
    ["hang-after", 1],
    ["500-before", 90],
    ["reset-after", 1],
    ["reset-before", 1],
    ["429", 1],
    ["500-after", 1],
  ] as const;

  test.each(FAULTS.slice(0, amount({ full: FAULTS.length, usual: 2 })))(
    "once, when Stripe's answer is %s",
    async (fault, minutes) => {
      const paid = await aPaid();
      connected.stripe.turns.push(fault);
      await giveBack(paid, "184.00");
      await connected.work();
      const [row] = await refundsOf(paid);
      await carryOutRefund(row?.id ?? "", later(minutes)).catch(() => undefined);
      await carryOutRefund(row?.id ?? "", later(minutes + 90));
      await connected.deliver();
      expect(connected.stripe.refunds.size).toBe(1);
      expect(await paid.balance()).toMatchObject({ paidMinor: 0, openMinor: 18_400 });
    },
  );
});

describe("a refund in Stripe's dashboard", () => {
  test("comes back by itself, also before we have heard of the payment", async () => {
    const payable = await connected.payable();
    const payment = connected.stripe.pay(connected.sessionOf(await payable.pay()).id);
    connected.stripe.refund(payment, 5_000);
    const [completed, ...refunds] = connected.stripe.events;
    for (const event of refunds) expect(await connected.stripe.post(event, connected.webhook)).toBe(200);
    await connected.work();
    expect(await payable.balance()).toMatchObject({ paidMinor: 13_400, openMinor: 5_000 });
    if (completed) await connected.stripe.post(completed, connected.webhook);
    await connected.deliver();
    expect(await payable.balance()).toMatchObject({ paidMinor: 13_400, openMinor: 5_000 });
    expect((await payable.visit.load()).handover.payments[0]?.refunds[0]?.reason).toContain("Stripe");
  });

  test("that the customer's bank sends back is ours again, and a manager's task", async () => {
    const paid = await aPaid();
    const refund = connected.stripe.refund(paid.payment, 18_400);
    await connected.deliver();
    expect(await paid.balance()).toMatchObject({ paidMinor: 0 });
    connected.stripe.change(refund, "failed", "lost_or_stolen_card");
    await connected.deliver();
    expect(await paid.balance()).toMatchObject({ paidMinor: 18_400, openMinor: 0 });
    expect(await tasksOf(paid)).toEqual([
      expect.stringMatching(/^stripe-refund-returned: .*no longer valid/),
    ]);
  });

  test("of which Stripe's word was lost is fetched with the other missed events, once", async () => {
    const paid = await aPaid();
    connected.stripe.refund(paid.payment, 400);
    expect(await fetchMissedEvents(new Date())).toBe(2);
    expect(await fetchMissedEvents(new Date())).toBe(0);
    await connected.work();
    expect(await paid.balance()).toMatchObject({ paidMinor: 18_000, openMinor: 400 });
  });
});
