// The stand-in itself: it takes what Stripe takes of the real client, refuses what Stripe refuses, and remembers keys as Stripe does.
import Stripe from "stripe";
import { afterEach, describe, expect, test } from "vitest";
import { signatureOf } from "./account";
import { startStripe, type StripeStandIn } from "./stand-in";

let standIn: StripeStandIn | undefined;
afterEach(() => standIn?.close());

async function started() {
  const made = (standIn = await startStripe());
  const { hostname, port } = new URL(made.url);
  const where = { host: hostname, port, protocol: "http", telemetry: false, maxNetworkRetries: 0 } as const;
  return { made, client: new Stripe(made.secretKey, where), stranger: new Stripe("sk_test_stranger", where) };
}

const session = {
  mode: "payment" as const,
  success_url: "https://bayline.example.com/l/x",
  expires_at: Math.floor(Date.now() / 1_000) + 3_600,
  line_items: [
    {
      quantity: 1,
      price_data: { currency: "eur", unit_amount: 18_400, product_data: { name: "Invoice 1" } },
    },
  ],
};

describe("the stand-in", () => {
  test("has one session and one refund for a key, and refuses the key for other words", async () => {
    const { made, client } = await started();
    const create = (change = {}) =>
      client.checkout.sessions.create({ ...session, ...change }, { idempotencyKey: "a key" });
    const [first, again] = [await create(), await create()];
    expect(again.id).toBe(first.id);
    await expect(create({ locale: "ru" })).rejects.toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
    const { intent } = made.pay(first.id);
    const refund = () =>
      client.refunds.create({ payment_intent: intent, amount: 400 }, { idempotencyKey: "another key" });
    expect((await refund()).id).toBe((await refund()).id);
    expect(made.refunds.size).toBe(1);
    expect((await client.refunds.list({ payment_intent: intent })).data).toHaveLength(1);
  });

  test.each([
    ["nothing to pay", { line_items: [] }, "parameter_missing"],
    [
      "less than half a euro",
      {
        line_items: [
          {
            ...session.line_items[0],
            price_data: { ...session.line_items[0]?.price_data, currency: "eur", unit_amount: 40 },
          },
        ],
      },
      "amount_too_small",
    ],
    ["a day and more to pay in", { expires_at: session.expires_at + 90_000 }, "parameter_invalid"],
    ["a word that it does not know", { colour: "red" }, "parameter_unknown"],
  ])("refuses %s", async (_what, change, code) => {
    const { made, client } = await started();
    await expect(client.checkout.sessions.create({ ...session, ...change })).rejects.toMatchObject({ code });
    expect(made.sessions.size).toBe(0);
  });

  test("lets nobody in with another key, gives back no more than there is, and closes nothing that is paid", async () => {
    const { made, client, stranger } = await started();
    await expect(stranger.checkout.sessions.create(session)).rejects.toMatchObject({ statusCode: 401 });
    const { id } = await client.checkout.sessions.create(session);
    const { intent } = made.pay(id);
    await expect(client.checkout.sessions.expire(id)).rejects.toMatchObject({ statusCode: 400 });
    await expect(client.refunds.create({ payment_intent: intent, amount: 18_401 })).rejects.toMatchObject({
      code: "charge_already_refunded",
    });
  });

  test("signs as the official package reads it", async () => {
    const { made, client } = await started();
    made.pay((await client.checkout.sessions.create(session)).id);
    const [{ payload } = { payload: "" }] = made.events;
    const { type } = client.webhooks.constructEvent(payload, signatureOf(payload, "whsec_1"), "whsec_1");
    expect(type).toBe("checkout.session.completed");
  });
});
