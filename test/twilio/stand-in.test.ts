// The stand-in itself: it takes what Twilio takes, refuses what Twilio refuses, and fails as it is told to.
import { createServer, type Server } from "node:http";
import twilio from "twilio";
import { afterEach, describe, expect, test } from "vitest";
import { FAULTS } from "../stand-ins";
import { startTwilio, type StandIn } from "./stand-in";

let standIn: StandIn | undefined;
let server: Server | undefined;
afterEach(async () => {
  await standIn?.close();
  server?.close();
  standIn = server = undefined;
});

async function started() {
  const made = (standIn = await startTwilio());
  const client = twilio(made.accountSid, made.authToken, { timeout: 500 });
  client.api.baseUrl = made.url;
  return { made, client };
}

/** Somebody who hears reports. */
async function hearing(): Promise<{ url: string; heard: { body: string; signature: string }[] }> {
  const heard: { body: string; signature: string }[] = [];
  const own = (server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => (body += String(part)));
    request.on("end", () => {
      heard.push({ body, signature: String(request.headers["x-twilio-signature"]) });
      response.writeHead(204).end();
    });
  }));
  await new Promise<void>((resolve) => own.listen(0, "127.0.0.1", resolve));
  const address = own.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { url: `http://127.0.0.1:${address.port}/reports?oid=1`, heard };
}

const message = { to: "+353871234567", from: "+353155501234", body: "Hello" };

describe("the stand-in", () => {
  test("takes a message of the real client, and lists it by its number before and after it was sent", async () => {
    const { made, client } = await started();
    made.reporting = { ...made.reporting, stepMs: 100 };
    const { sid, status, dateSent } = await client.messages.create(message);
    expect(status).toBe("queued");
    expect(Number.isNaN(dateSent?.getTime() ?? NaN)).toBe(true);
    const today = new Date();
    const list = (more: object = {}) => client.messages.list({ to: message.to, limit: 20, ...more });
    expect((await list()).map((each) => each.sid)).toEqual([sid]);
    expect(await list({ dateSent: today })).toEqual([]);
    await made.settled();
    expect((await list({ dateSent: today })).map((each) => each.sid)).toEqual([sid]);
    expect(await client.messages.list({ to: "+353871234568", limit: 20 })).toEqual([]);
    expect(await client.messages(sid).fetch()).toMatchObject({ status: "delivered", body: "Hello" });
  });

  test.each([
    ["an unknown field", { Colour: "red" }, 20001],
    ["a number that cannot be", { To: "12" }, 21211],
    ["no sender", { From: "" }, 21603],
    ["no text", { Body: "" }, 21602],
    ["too long a text", { Body: "x".repeat(1601) }, 21617],
    ["a time limit of eleven hours", { ValidityPeriod: "39600" }, 20001],
    ["a report address that is none", { StatusCallback: "nowhere" }, 21609],
    ["WhatsApp from a telephone number", { To: "whatsapp:+353871234567" }, 21910],
  ])("refuses %s", async (_what, change, code) => {
    const { made } = await started();
    const fields = { To: message.to, From: message.from, Body: message.body, ...change };
    const params = new URLSearchParams(Object.entries(fields).filter(([, value]) => value !== ""));
    const answer = await fetch(`${made.url}/2010-04-01/Accounts/${made.accountSid}/Messages.json`, {
      method: "POST",
      headers: { Authorization: `Basic ${btoa(`${made.accountSid}:${made.authToken}`)}` },
      body: params,
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code });
    expect(made.ledger).toEqual([]);
  });

  test("lets nobody in with another token", async () => {
    const { made } = await started();
    const stranger = twilio(made.accountSid, "another token");
    stranger.api.baseUrl = made.url;
    await expect(stranger.messages.create(message)).rejects.toMatchObject({ status: 401, code: 20003 });
  });

  test.each(FAULTS)("fails by %s, and its ledger knows whether it was sent", async (fault) => {
    const { made, client } = await started();
    made.turns.push({ kind: "fault", fault });
    await expect(client.messages.create(message)).rejects.toThrow();
    expect(made.ledger).toHaveLength(fault.endsWith("-after") ? 1 : 0);
  });

  test("reports every status but the first, signed, twice and out of order if so told", async () => {
    const { made, client } = await started();
    made.reporting = { stepMs: 1, duplicated: 100, reordered: 100, lost: 0 };
    const { url, heard } = await hearing();
    await client.messages.create({ ...message, statusCallback: url });
    await made.settled();
    const statuses = heard.map(({ body }) => new URLSearchParams(body).get("MessageStatus"));
    expect(statuses).toEqual(["delivered", "delivered", "sent", "sent"]);
    for (const { body, signature } of heard) {
      const params = Object.fromEntries(new URLSearchParams(body));
      expect(twilio.validateRequest(made.authToken, signature, url, params)).toBe(true);
    }
  });
});
