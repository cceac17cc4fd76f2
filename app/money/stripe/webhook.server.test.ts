// The webhook over real HTTP: nothing happens without Stripe's signature, and in whatever order events come each counts once.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { endNotice, noticesFor } from "~/notices/notices.server";
import { db } from "~/platform/db/db.server";
import { SIGNED_BODY_LIMIT } from "~/platform/http/signed-bodies.server";
import { amount } from "test/amount";
import { checksums } from "test/checksums";
import { aColleague } from "test/factories";
import { makeEvent, signatureOf, type MadeEvent } from "test/stripe/account";
import { useStripe } from "test/stripe/connected";
import { decide, dispute, update } from "test/stripe/disputes";
import type { Payable } from "test/stripe/payable";
import { dice } from "test/twilio/faults";

const connected = useStripe();

async function post(body: string, signature: string | undefined): Promise<number> {
  const headers = {
    "Content-Type": "application/json",
    ...(signature ? { "Stripe-Signature": signature } : {}),
  };
  return (await fetch(connected.webhook, { method: "POST", headers, body })).status;
}

function changed(text: string, at: number, letter: string): string {
  const place = at % text.length;
  const other = text[place] === letter ? (letter === "x" ? "y" : "x") : letter;
  return text.slice(0, place) + other + text.slice(place + 1);
}

const NOW = Math.floor(Date.now() / 1_000);
const LETTERS = fc.constantFrom(..."abcxyzABC0123456789+/=-_.,{}");
/** What somebody without the secret can do to a post that Stripe signed. */
const mutations = fc.oneof(
  fc.record({ kind: fc.constant("signature"), at: fc.nat(200), letter: LETTERS }),
  fc.record({ kind: fc.constant("body"), at: fc.nat(2_000), letter: LETTERS }),
  fc.record({ kind: fc.constant("cut"), at: fc.nat(60), letter: LETTERS }),
  fc.record({ kind: fc.constant("more"), at: fc.nat(9), letter: LETTERS }),
  fc.record({ kind: fc.constant("old"), at: fc.integer({ min: 301, max: 90_000 }), letter: LETTERS }),
  fc.record({ kind: fc.constant("key"), at: fc.nat(9), letter: LETTERS }),
  fc.constant({ kind: "unsigned", at: 0, letter: "" }),
);

/** The post after somebody had it in their hands: its body and its signature. */
function mutated({ payload }: MadeEvent, how: typeof mutations extends fc.Arbitrary<infer T> ? T : never) {
  const secret = connected.stripe.webhookSecret;
  const whole = signatureOf(payload, secret, NOW);
  switch (how.kind) {
    case "signature":
      return [payload, changed(whole, how.at, how.letter)] as const;
    case "body":
      return [changed(payload, how.at, how.letter), whole] as const;
    case "cut":
      return [payload, whole.slice(0, how.at)] as const;
    case "more":
      return [payload + how.letter, whole] as const;
    case "old":
      return [payload, signatureOf(payload, secret, NOW - how.at - 60)] as const;
    case "key":
      return [payload, signatureOf(payload, how.letter.repeat(how.at), NOW)] as const;
    default:
      return [payload, undefined] as const;
  }
}

describe("a signature", () => {
  test("that was tampered with, is too old or of another key is refused, and nothing happens", async () => {
    const payable = await connected.payable();
    connected.stripe.pay(connected.sessionOf(await payable.pay()).id);
    const [event] = connected.stripe.events;
    if (!event) throw new Error("nothing was told");
    const before = await checksums();
    const statuses = new Set<number>();
    for (const how of fc.sample(mutations, { numRuns: amount({ full: 1_000, usual: 200 }), seed: 6 })) {
      const [body, signature] = mutated(event, how);
      statuses.add(await post(body, signature));
    }
    expect([...statuses]).toEqual([403]);
    expect(await checksums()).toEqual(before);
    await connected.deliver();
    expect(await payable.balance()).toMatchObject({ paidMinor: 18_400 });
  });

  test("is asked of posts of the right size only; what we do not hear of is thanked for and forgotten", async () => {
    const { webhookSecret } = connected.stripe;
    const long = "x".repeat(SIGNED_BODY_LIMIT + 1);
    expect((await fetch(connected.webhook)).status).toBe(405);
    expect(await post(long, signatureOf(long, webhookSecret))).toBe(413);
    const other = makeEvent("invoice.paid", { id: "in_1", object: "invoice" });
    expect(await connected.stripe.post(other, connected.webhook)).toBe(200);
    expect(await db().stripeEvent.count({ where: { id: other.id } })).toBe(0);
  });

  test("of something that we hear but cannot read is a notice for the administrator, and no centre's task", async () => {
    const odd = makeEvent("refund.updated", { id: "re_odd", object: "refund", amount: "much" });
    expect(await connected.stripe.post(odd, connected.webhook)).toBe(200);
    await connected.work();
    expect(await noticesFor({ roles: ["manager"] })).toEqual([]);
    const [notice, ...others] = await noticesFor({ roles: ["admin"] });
    expect([notice?.details, others]).toEqual([{ kind: "stripe-unread", stripeId: "re_odd" }, []]);
    expect(await db().task.count({ where: { kind: { startsWith: "stripe-" } } })).toBe(0);
    const admin = await aColleague(connected.centre, ["admin"]);
    expect(await endNotice(connected.centre.team.manager, notice?.key ?? "", new Date())).toBe(false);
    expect(await endNotice(admin, notice?.key ?? "", new Date())).toBe(true);
    expect(await noticesFor(admin)).toEqual([]);
  });

  test("keeps nothing of the person who paid", async () => {
    const payable = await connected.payable();
    connected.stripe.pay(connected.sessionOf(await payable.pay()).id);
    await connected.deliver();
    const kept = JSON.stringify(await db().stripeEvent.findMany());
    expect(kept).not.toMatch(/nobody@example|A Person/);
  });
});

/** One of the courses that a payment takes, told by the stand-in. */
const COURSES: readonly ((payable: Payable) => Promise<void>)[] = [
  async (payable) => void connected.stripe.pay(connected.sessionOf(await payable.pay()).id),
  async (payable) => {
    const { id } = connected.sessionOf(await payable.pay());
    connected.stripe.pay(id, { later: true });
    connected.stripe.settle(id, true);
  },
  async (payable) => {
    const payment = connected.stripe.pay(connected.sessionOf(await payable.pay()).id);
    connected.stripe.refund(payment, 3_000);
    connected.stripe.change(connected.stripe.refund(payment, 2_500, "pending"), "succeeded");
  },
  async (payable) => {
    const payment = connected.stripe.pay(connected.sessionOf(await payable.pay()).id);
    connected.stripe.change(connected.stripe.refund(payment, 18_400), "failed", "declined");
  },
  async (payable) => {
    const { id } = connected.sessionOf(await payable.pay());
    connected.stripe.pay(id, { later: true });
    connected.stripe.settle(id, false);
  },
  async (payable) => connected.stripe.expire(connected.sessionOf(await payable.pay()).id),
  async (payable) =>
    void connected.stripe.pay(connected.sessionOf(await payable.pay()).id, { amount: 12_345 }),
  async (payable) => {
    const payment = connected.stripe.pay(connected.sessionOf(await payable.pay()).id);
    const asked = dispute(connected.stripe, payment, { inquiry: true });
    update(connected.stripe, asked, { status: "needs_response" });
    decide(connected.stripe, asked, "lost");
  },
  async (payable) => {
    const payment = connected.stripe.pay(connected.sessionOf(await payable.pay()).id);
    const doubted = dispute(connected.stripe, payment, { amount: 9_000 });
    decide(connected.stripe, doubted, "lost");
    decide(connected.stripe, doubted, "won");
  },
];

/** What Stripe itself has of a visit's money. */
async function truthOf({ visit }: Payable): Promise<number> {
  const own = await db().checkout.findMany({ where: { visitId: visit.id }, select: { sessionId: true } });
  const sessions = own.map(({ sessionId }) => connected.stripe.sessions.get(sessionId ?? ""));
  const paid = sessions.flatMap((session) =>
    session?.paymentStatus === "paid" && session.payment ? [session.payment] : [],
  );
  return paid
    .map(({ refunds, disputes, amount: whole }) =>
      [
        ...refunds.filter(({ status }) => status === "succeeded"),
        ...disputes.filter(({ status }) => status === "lost"),
      ].reduce((left, taken) => left - taken.amount, whole),
    )
    .reduce((sum, each) => sum + each, 0);
}

test("a thousand deliveries in random order with duplicates leave every visit with the right balance", async () => {
  const payables: Payable[] = [];
  for (let n = 0; n < amount({ full: 45, usual: 9 }); n += 1) {
    const payable = await connected.payable();
    await COURSES[n % COURSES.length]?.(payable);
    payables.push(payable);
  }
  const { events } = connected.stripe;
  const roll = dice(20_261_122);
  const deliveries = amount({ full: 1_000, usual: 140 });
  const repeated = Array.from(
    { length: deliveries - events.length },
    () => events[Math.floor(roll() * events.length)],
  );
  const shuffled = [...events, ...repeated]
    .flatMap((event) => (event ? [{ event, place: roll() }] : []))
    .sort((a, b) => a.place - b.place);
  const statuses = new Set<number>();
  const working = { going: true };
  const worker = (async () => {
    while (working.going) await connected.work();
  })();
  for (let from = 0; from < shuffled.length; from += 10) {
    const batch = shuffled
      .slice(from, from + 10)
      .map(({ event }) => connected.stripe.post(event, connected.webhook));
    for (const status of await Promise.all(batch)) statuses.add(status);
  }
  working.going = false;
  await worker;
  expect(await connected.work()).toBe(0);
  expect([...statuses]).toEqual([200]);
  expect(
    await db().stripeEvent.count({ where: { id: { in: events.map(({ id }) => id) }, handledAt: null } }),
  ).toBe(0);
  for (const payable of payables) {
    const paidMinor = await truthOf(payable);
    expect(await payable.balance()).toMatchObject({
      invoicedMinor: 18_400,
      paidMinor,
      openMinor: 18_400 - paidMinor,
    });
  }
});
