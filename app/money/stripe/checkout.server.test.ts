// The customer pays by link: one session however it is pressed, and the money counts whatever has become of the invoice.
import { describe, expect, test } from "vitest";
import { creditInvoice } from "~/money/invoice";
import { openPage, answerPage } from "~/customer/page/link.server";
import { instant } from "~/journey/instant";
import { noticesFor } from "~/notices/notices.server";
import { db } from "~/platform/db/db.server";
import { settings, useSettings } from "~/platform/env.server";
import { amount } from "test/amount";
import { answered } from "test/answered";
import { useStripe } from "test/stripe/connected";
import { invoiced, type Payable } from "test/stripe/payable";
import { paidAtDesk } from "test/stripe/desk";
import { reconcile } from "./closing.server";

const connected = useStripe();

/** The page behind the link. */
async function page({ token }: Payable, returned = false) {
  const found = await openPage(token, "2001:db8::1", new Date(), { returned });
  return found.purpose === "status" ? found.pay : undefined;
}

function press({ token }: Payable) {
  const body = new URLSearchParams({ intent: "pay" });
  const request = new Request(`http://localhost/l/${token}`, { method: "POST", body });
  return answered(answerPage(request, token, "2001:db8::1", new Date()));
}

async function creditAll({ visit }: Payable): Promise<void> {
  const outcome = await visit.change(visit.centre.team.advisor, (present, now) => {
    const invoiceId = present.handover.invoice?.id ?? "";
    const number = `C-${String(new Date().getUTCFullYear())}-${String(++credits).padStart(6, "0")}`;
    return creditInvoice(
      present,
      { invoiceId, creditNoteId: crypto.randomUUID(), number, reason: "wrong" },
      now,
    );
  });
  expect(outcome.kind).toBe("done");
}
let credits = 0;

function tasksOf({ visit }: Payable) {
  return db().task.findMany({
    where: { visitId: visit.id, endedAt: null },
    select: { kind: true, details: true },
  });
}

describe("the button", () => {
  test("leads to Stripe's page, back to a page that waits, and to one that thanks", async () => {
    const payable = await connected.payable(18_400);
    expect(await page(payable)).toEqual({ kind: "payable", openMinor: 18_400 });
    const answer = await press(payable);
    expect(answer.status).toBe(303);
    const session = connected.sessionOf({ kind: "go", to: answer.to ?? "" });
    expect(session).toMatchObject({ amount: 18_400, currency: "eur" });
    expect(session.successUrl).toBe(`${settings().appUrl}/l/${payable.token}?payment=done`);
    connected.stripe.pay(session.id);
    expect(await page(payable, true)).toMatchObject({ kind: "confirming" });
    await connected.deliver();
    expect(await page(payable, true)).toEqual({ kind: "settled", openMinor: 0, paidMinor: 18_400 });
    expect(await payable.balance()).toMatchObject({ paidMinor: 18_400, openMinor: 0, state: "settled" });
  });

  test("pressed by many fingers at once opens one session", async () => {
    const payable = await connected.payable();
    const answers = await Promise.all(Array.from({ length: 6 }, () => payable.pay()));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(connected.stripe.sessions.size).toBe(1);
    expect(await payable.pay()).toEqual(answers[0]);
  });

  test("after a payment of which Stripe has not told us yet records it instead of asking for it again", async () => {
    const payable = await connected.payable();
    connected.stripe.pay(connected.sessionOf(await payable.pay()).id);
    expect(await payable.pay()).toEqual({ kind: "back" });
    expect(await payable.balance()).toMatchObject({ openMinor: 0 });
    await connected.deliver();
    expect(await payable.balance()).toMatchObject({ paidMinor: 18_400, openMinor: 0 });
  });

  const FAULTS = ["hang-after", "500-before", "reset-after", "reset-before", "429", "500-after"] as const;

  test.each(FAULTS.slice(0, amount({ full: FAULTS.length, usual: 2 })))(
    "works at the second press after %s at the latest, and money is never asked for twice",
    async (fault) => {
      const payable = await connected.payable();
      connected.stripe.turns.push(fault);
      const first = await payable.pay();
      const second = await payable.pay();
      expect(["go", "unreachable"]).toContain(first.kind);
      const session = connected.sessionOf(second);
      if (first.kind === "go") expect(second).toEqual(first);
      connected.stripe.pay(session.id);
      await connected.deliver();
      expect(await payable.balance()).toMatchObject({ paidMinor: 18_400, openMinor: 0 });
    },
  );

  test("says so when Stripe is silent, and when it refuses the amount", async () => {
    const payable = await connected.payable();
    connected.stripe.turns.push("hang-before", "hang-before", "hang-before");
    expect(await press(payable)).toMatchObject({
      status: 503,
      data: { errors: { "": ["linkPay:unreachable"] } },
    });
    const small = await connected.payable(40);
    expect(await press(small)).toMatchObject({ status: 409, data: { errors: { "": ["linkPay:refused"] } } });
  });

  test("is not there without settings, and neither is the webhook", async () => {
    const payable = await connected.payable();
    useSettings({ ...settings(), stripe: undefined });
    expect(await page(payable)).toEqual({ kind: "at-desk", openMinor: 18_400 });
    expect(await press(payable)).toMatchObject({ status: 303, to: `/l/${payable.token}` });
    expect(connected.stripe.sessions.size).toBe(0);
  });
});

describe("a payment counts, whatever has happened meanwhile", () => {
  test("for an invoice that was credited and issued anew: Stripe closes the old session", async () => {
    const payable = await connected.payable();
    const old = connected.sessionOf(await payable.pay());
    await creditAll(payable);
    await connected.work();
    expect(old.status).toBe("expired");
    await invoiced(payable.visit);
    const fresh = connected.sessionOf(await payable.pay());
    expect(fresh.id).not.toBe(old.id);
    connected.stripe.pay(fresh.id);
    await connected.deliver();
    expect(await payable.balance()).toMatchObject({ invoicedMinor: 18_400, paidMinor: 18_400, openMinor: 0 });
  });

  test("for an invoice that was credited a moment before: the money is the visit's, and is to be given back", async () => {
    const payable = await connected.payable();
    const session = connected.sessionOf(await payable.pay());
    connected.stripe.pay(session.id);
    await creditAll(payable);
    await connected.deliver();
    expect(await payable.balance()).toMatchObject({
      invoicedMinor: 0,
      paidMinor: 18_400,
      openMinor: -18_400,
    });
    expect(await tasksOf(payable)).toMatchObject([{ kind: "money-back" }]);
  });

  test("beside one at the desk: the old session is closed, and one for the rest takes its place", async () => {
    const payable = await connected.payable();
    const whole = connected.sessionOf(await payable.pay());
    await paidAtDesk(payable.visit, 8_400);
    const rest = connected.sessionOf(await payable.pay());
    await connected.work();
    expect(whole.status).toBe("expired");
    expect(rest.amount).toBe(10_000);
    connected.stripe.pay(rest.id);
    await connected.deliver();
    expect(await payable.balance()).toMatchObject({ paidMinor: 18_400, openMinor: 0 });
  });

  test("after the visit was closed", async () => {
    const payable = await connected.closed(18_400);
    const session = connected.sessionOf(await payable.pay());
    expect(await payable.visit.load()).toMatchObject({ status: "closed" });
    connected.stripe.pay(session.id);
    await connected.deliver();
    expect(await payable.balance()).toMatchObject({ paidMinor: 18_400, openMinor: 0, state: "settled" });
  });

  test("of another amount: it is recorded as it came, and a manager looks at it", async () => {
    const payable = await connected.payable();
    const session = connected.sessionOf(await payable.pay());
    const { intent } = connected.stripe.pay(session.id, { amount: 10_000 });
    await connected.deliver();
    expect(await payable.balance()).toMatchObject({ paidMinor: 10_000, openMinor: 8_400 });
    const [task] = await tasksOf(payable);
    expect(task?.kind).toBe("stripe-other-amount");
    expect(JSON.stringify(task?.details)).toContain(intent);
  });

  test("of another currency is a manager's task; of no visit of ours an administrator's notice; a shop's is nobody's", async () => {
    const payable = await connected.payable();
    const { intent } = connected.stripe.pay(connected.sessionOf(await payable.pay()).id, { currency: "usd" });
    const stranger = connected.sessionOf(await (await connected.payable()).pay());
    const strange = connected.stripe.pay(stranger.id);
    await db().checkout.deleteMany({ where: { sessionId: stranger.id } });
    const shop = connected.sessionOf(await (await connected.payable()).pay());
    await db().checkout.deleteMany({ where: { sessionId: shop.id } });
    Object.assign(shop, { metadata: {} });
    connected.stripe.refund(connected.stripe.pay(shop.id), 100);
    await connected.deliver();
    await connected.deliver();
    const tasks = await db().task.findMany({ where: { kind: { startsWith: "stripe-" }, endedAt: null } });
    const about = (id: string) => tasks.filter(({ details }) => JSON.stringify(details).includes(id));
    expect(about(intent).map(({ kind }) => kind)).toEqual(["stripe-other-currency"]);
    expect(about(strange.intent)).toEqual([]);
    expect((await noticesFor({ roles: ["admin"] })).map(({ details }) => details)).toEqual([
      { kind: "stripe-unmatched", stripeId: strange.intent, amountMinor: 18_400, currency: "EUR" },
    ]);
    expect(await payable.balance()).toMatchObject({ paidMinor: 0 });
  });

  test("that takes days is confirmed when it comes, and can be tried again when it fails", async () => {
    const payable = await connected.payable();
    const first = connected.sessionOf(await payable.pay());
    connected.stripe.pay(first.id, { later: true });
    await connected.deliver();
    expect(await page(payable)).toMatchObject({ kind: "confirming" });
    expect(await payable.pay()).toEqual({ kind: "back" });
    connected.stripe.settle(first.id, false);
    await connected.deliver();
    expect(await page(payable)).toMatchObject({ kind: "failed", openMinor: 18_400 });
    const second = connected.sessionOf(await payable.pay());
    connected.stripe.pay(second.id, { later: true });
    connected.stripe.settle(second.id, true);
    await connected.deliver();
    expect(await payable.balance()).toMatchObject({ paidMinor: 18_400, openMinor: 0 });
  });

  test("of which Stripe's word was lost is found by asking", async () => {
    const payable = await connected.payable();
    connected.stripe.pay(connected.sessionOf(await payable.pay()).id);
    const lapsed = connected.sessionOf(await (await connected.payable()).pay());
    connected.stripe.expire(lapsed.id);
    await reconcile(new Date(instant(new Date()) + 20 * 60_000));
    expect(await payable.balance()).toMatchObject({ paidMinor: 18_400, openMinor: 0 });
    expect(await db().checkout.findUnique({ where: { sessionId: lapsed.id } })).toMatchObject({
      state: "expired",
    });
  });
});
