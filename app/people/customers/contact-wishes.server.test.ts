// How a customer wants to hear from us, and that they do not: on the real database, by the page's own forms.
import { RouterContextProvider } from "react-router";
import { describe, expect, test } from "vitest";
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { answered } from "test/answered";
import { useDatabase } from "test/database";
import { aCentre, aCustomer, requestAs } from "test/factories";
import { blocksOf } from "./blocks.server";
import { action } from "./customer.route";
import { customerMark, getCustomer } from "./customers.server";

useDatabase();

async function post(actor: Actor, customerId: string, form: Readonly<Record<string, string>>) {
  const path = `/customers/${customerId}`;
  const request = await requestAs(actor, path, form);
  const url = new URL(request.url);
  const args = { params: { customerId }, context: new RouterContextProvider(), url };
  return answered(action({ request, ...args, pattern: "/customers/:customerId" }));
}

describe("how a customer wants to hear from us", () => {
  test("is kept from the form, and a form without it leaves it as it was", async () => {
    const centre = await aCentre();
    const { advisor } = centre.team;
    const id = await aCustomer(centre, { name: "Anna", phone: "+353861112233" });
    const typed = async () => {
      const customer = await getCustomer(db(), advisor, id);
      if (!customer) throw new Error("no customer");
      return { name: "Anna", phone: "086 111 2233", language: "en", seen: customerMark(customer) };
    };
    expect((await post(advisor, id, { ...(await typed()), preferredChannel: "whatsapp" })).status).toBe(302);
    expect(await getCustomer(db(), advisor, id)).toMatchObject({ preferredChannel: "whatsapp" });
    expect((await post(advisor, id, { ...(await typed()), smsConsent: "on" })).status).toBe(302);
    expect(await getCustomer(db(), advisor, id)).toMatchObject({
      preferredChannel: "whatsapp",
      smsConsent: true,
    });
    expect((await post(advisor, id, { ...(await typed()), preferredChannel: "pigeon" })).status).toBe(400);
  });
});

describe("an address that must not be written to", () => {
  test("is blocked for all ways that lead there, once, and a colleague lifts what a colleague blocked", async () => {
    const centre = await aCentre();
    const { advisor } = centre.team;
    const phone = "+353861114455";
    const id = await aCustomer(centre, { phone });
    const block = (blocked: string) => post(advisor, id, { form: "block", address: "phone", blocked });
    expect((await block("yes")).status).toBe(302);
    expect((await block("yes")).status).toBe(302);
    expect(
      await db().contactBlock.findMany({ where: { address: phone }, orderBy: { channel: "asc" } }),
    ).toMatchObject([
      { channel: "sms", source: "staff", liftedAt: null },
      { channel: "whatsapp", source: "staff", liftedAt: null },
    ]);
    expect((await block("no")).status).toBe(302);
    expect(await blocksOf({ phone })).toEqual([]);
  });

  test("by the customer's own word stays so, whatever a colleague presses", async () => {
    const centre = await aCentre();
    const phone = "+353861116677";
    const id = await aCustomer(centre, { phone });
    await db().contactBlock.create({ data: { address: phone, channel: "sms", source: "word" } });
    await post(centre.team.advisor, id, { form: "block", address: "phone", blocked: "no" });
    expect(await blocksOf({ phone })).toMatchObject([{ address: phone, source: "word" }]);
  });

  test("is nothing for a mechanic, for another centre, or without an address", async () => {
    const [centre, other] = [await aCentre(), await aCentre()];
    const id = await aCustomer(centre);
    const form = { form: "block", address: "phone", blocked: "yes" };
    expect((await post(centre.team.mechanic, id, form)).status).toBe(403);
    expect((await post(other.team.advisor, id, form)).status).toBe(404);
    expect((await post(centre.team.advisor, id, { ...form, address: "email" })).status).toBe(404);
    expect((await post(centre.team.advisor, id, { ...form, blocked: "maybe" })).status).toBe(400);
  });
});
