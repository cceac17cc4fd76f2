// The forms of the handover page, posted: money to the cent.
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "~/journey/permissions";
import { openAmount } from "~/journey/visit";
import { gateCommands } from "~/visits/gate.commands.server";
import { useDatabase } from "test/database";
import { totalShown } from "test/drafted";
import { aCentre, aLine, visitIn, type TestCentre, type TestVisit } from "test/factories";
import { factsOf, post, refusedFor } from "test/posts";
import { handoverCommands } from "./handover.commands.server";

useDatabase();

let centre: TestCentre;
let advisor: Actor;
beforeAll(async () => {
  centre = await aCentre();
  advisor = centre.team.advisor;
});

function send(
  visit: TestVisit,
  intent: string,
  fields: Readonly<Record<string, string>> = {},
  actor = advisor,
) {
  return post(handoverCommands(), visit, actor, intent, fields);
}

async function invoiced(): Promise<TestVisit> {
  const visit = await visitIn("handover", { centre, lines: [aLine({ priceMinor: 18_450 })] });
  await send(visit, "issueInvoice", await totalShown(visit));
  return visit;
}

describe("the desk", () => {
  test("carries a visit through: told, explained, paid in parts, keys, and on", async () => {
    const visit = await invoiced();
    expect((await send(visit, "notifyReady", { how: "phone" })).status).toBe(302);
    await send(visit, "customerReturned");
    await send(visit, "startHandover");
    await send(visit, "explainWork", { oldPartsShown: "on" });
    await send(visit, "receivePayment", { amount: "100.00", method: "card" });
    await send(visit, "receivePayment", { amount: "84,50", method: "cash" });
    expect((await post(gateCommands, visit, advisor, "leave-handover")).status).toBe(400);
    expect((await send(visit, "signHandover", { name: "A. Customer" })).status).toBe(302);
    await send(visit, "returnKeys");
    expect(openAmount(await visit.load())).toBe(0);
    expect((await post(gateCommands, visit, advisor, "leave-handover")).status).toBe(302);
    expect((await visit.load()).stage).toBe("follow-up");
  });
  test("takes no more than is open, also from two desks at once", async () => {
    const visit = await invoiced();
    const over = await send(visit, "receivePayment", { amount: "184.51", method: "card" });
    expect([over.status, refusedFor(over, "amount")]).toEqual([400, ["denials:payment-above-open"]]);
    const both = await Promise.all([
      send(visit, "receivePayment", { amount: "184.50", method: "card" }),
      send(visit, "receivePayment", { amount: "184.50", method: "cash" }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([302, 400]);
    expect(openAmount(await visit.load())).toBe(0);
  });
  test("gives back at most what came, with a reason", async () => {
    const visit = await invoiced();
    await send(visit, "receivePayment", { amount: "100", method: "card" });
    const paymentId = (await visit.load()).handover.payments[0]?.id ?? "";
    const wordless = await send(visit, "refundPayment", { paymentId, amount: "20" });
    expect([wordless.status, refusedFor(wordless, "reason")]).toEqual([400, ["required"]]);
    const much = await send(visit, "refundPayment", { paymentId, amount: "100.01", reason: "Goodwill" });
    expect([much.status, refusedFor(much, "amount")]).toEqual([400, ["denials:refund-above-paid"]]);
    expect((await send(visit, "refundPayment", { paymentId, amount: "20", reason: "Goodwill" })).status).toBe(
      302,
    );
    expect(openAmount(await visit.load())).toBe(18_450 - 8_000);
  });
});

describe("every form", () => {
  test("is refused to those who do not hand over, and with something wrong in it; nothing is written", async () => {
    const visit = await invoiced();
    const before = await factsOf(visit);
    for (const intent of Object.keys(handoverCommands())) {
      for (const actor of [centre.team.mechanic, centre.team.inspector, centre.team.parts]) {
        expect([intent, (await send(visit, intent, {}, actor)).status]).toEqual([intent, 403]);
      }
    }
    for (const amount of ["", "0", "-5", "1.234", "ten", "99999999999"]) {
      const answer = await send(visit, "receivePayment", { amount, method: "card" });
      expect([amount, answer.status, refusedFor(answer, "amount")]).toEqual([
        amount,
        400,
        [expect.any(String)],
      ]);
    }
    expect((await send(visit, "receivePayment", { amount: "1", method: "link" })).status).toBe(400);
    expect((await send(visit, "notifyReady")).status).toBe(400);
    expect(await factsOf(visit)).toBe(before);
  });
  test("of a stale page is a conflict", async () => {
    const visit = await invoiced();
    await send(visit, "notifyReady", { how: "phone" });
    expect((await send(visit, "notifyReady", { how: "phone" })).status).toBe(409);
    expect((await send(visit, "issueInvoice", await totalShown(visit))).status).toBe(409);
    const home = await visitIn("follow-up", { centre });
    expect((await send(home, "returnKeys")).status).toBe(409);
  });
});
