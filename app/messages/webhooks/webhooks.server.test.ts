// The webhooks over real HTTP: nothing happens without Twilio's signature, and everything once with it.
import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checksums } from "test/checksums";
import { aRequest } from "test/factories";
import { aMessage, messageRow } from "test/twilio/connected";
import { messageEventsOf, send, useSending } from "test/twilio/sending";
import { signatureOf } from "test/twilio/reports";
import { carrierPosts } from "jobs/carrier-posts";
import { db, Prisma } from "~/platform/db/db.server";
import { settings } from "~/platform/env.server";
import { laterJob } from "./later-job";
import { twilioWebhooks } from "./webhooks.server";

const sending = useSending();
const STATUS = "/webhooks/twilio/status";
const INBOUND = "/webhooks/twilio/inbound";

interface Post {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly signature: string | undefined;
}

async function post(
  { path, params, signature }: Post,
  headers: Record<string, string> = {},
): Promise<number> {
  const answer = await fetch(`${sending.connected.url}${path}`, {
    method: "POST",
    headers: { ...headers, ...(signature === undefined ? {} : { "X-Twilio-Signature": signature }) },
    body: new URLSearchParams(params),
  });
  return answer.status;
}

/** A report of a message that was sent, as Twilio would post it. */
async function aReport(status: string): Promise<Post & { readonly id: string }> {
  const { twilio, url } = sending.connected;
  twilio.reporting = { ...twilio.reporting, lost: 100 };
  const id = await aMessage(sending.centre);
  await send(id);
  const sid = sending.sentTo(id)[0]?.sid ?? "";
  const path = `${STATUS}?oid=${id}&attempt=1`;
  const params = {
    AccountSid: twilio.accountSid,
    ApiVersion: "2010-04-01",
    From: "+353155501234",
    MessageSid: sid,
    MessageStatus: status,
    SmsSid: sid,
    To: "+353871234567",
  };
  return { id, path, params, signature: signatureOf(twilio.authToken, `${url}${path}`, params) };
}

function anInbound(sid: string): Post {
  const { twilio, url } = sending.connected;
  const params = {
    AccountSid: twilio.accountSid,
    Body: "Is it ready?",
    From: "+353871234567",
    MessageSid: sid,
    NumMedia: "0",
    To: "+353155501234",
  };
  return { path: INBOUND, params, signature: signatureOf(twilio.authToken, `${url}${INBOUND}`, params) };
}

/** One letter of a text becomes another. */
function changed(text: string, at: number, letter: string): string {
  const place = at % Math.max(text.length, 1);
  const other = text[place] === letter ? (letter === "x" ? "y" : "x") : letter;
  return text.slice(0, place) + other + text.slice(place + 1);
}

const LETTERS = fc.constantFrom(..."abcxyzABC0123456789+/=-_. ");

/** What somebody without the token can do to a post that Twilio signed. */
const mutations = fc.oneof(
  fc.record({ kind: fc.constant("signature" as const), at: fc.nat(200), letter: LETTERS }),
  fc.record({ kind: fc.constant("path" as const), at: fc.nat(200), letter: LETTERS }),
  fc.record({ kind: fc.constant("value" as const), at: fc.nat(200), letter: LETTERS, field: fc.nat(20) }),
  fc.record({ kind: fc.constant("name" as const), at: fc.nat(200), letter: LETTERS, field: fc.nat(20) }),
  fc.record({ kind: fc.constant("missing" as const), field: fc.nat(20) }),
  fc.record({
    kind: fc.constant("more" as const),
    name: fc.stringMatching(/^[A-Z][a-z]{2,9}$/),
    value: fc.string({ minLength: 1 }),
  }),
  fc.constant({ kind: "unsigned" as const }),
  fc.constant({ kind: "empty-key" as const }),
  fc.record({ kind: fc.constant("cut" as const), length: fc.nat(27) }),
);
type Mutation = typeof mutations extends fc.Arbitrary<infer T> ? T : never;

function mutated({ path, params, signature = "" }: Post, mutation: Mutation): Post {
  const entries = Object.entries(params);
  const at = "field" in mutation ? mutation.field % entries.length : 0;
  const [name = "", value = ""] = entries[at] ?? [];
  const without = Object.fromEntries(entries.filter((_, place) => place !== at));
  const as = (fields: Readonly<Record<string, string>>): Post => ({ path, params: fields, signature });
  switch (mutation.kind) {
    case "signature":
      return { path, params, signature: changed(signature, mutation.at, mutation.letter).trim() };
    case "path": {
      const query = path.indexOf("?");
      const tail = query === -1 ? "?x=1" : changed(path.slice(query + 1), mutation.at, mutation.letter);
      return {
        path: query === -1 ? `${path}${tail}` : `${path.slice(0, query + 1)}${tail}`,
        params,
        signature,
      };
    }
    case "value":
      return as({ ...params, [name]: changed(value, mutation.at, mutation.letter) });
    case "name":
      return as({ ...without, [changed(name, mutation.at, mutation.letter)]: value });
    case "missing":
      return as(without);
    case "more":
      return as({ ...params, [mutation.name]: mutation.value });
    case "unsigned":
      return { path, params, signature: undefined };
    case "empty-key": {
      const text = entries
        .sort(([one], [two]) => (one < two ? -1 : 1))
        .reduce((all, [key, each]) => all + key + each, "");
      const forged = createHmac("sha1", "").update(`${sending.connected.url}${path}${text}`).digest("base64");
      return { path, params, signature: forged };
    }
    case "cut":
      return { path, params, signature: signature.slice(0, mutation.length) };
  }
}

describe("a signature", () => {
  test("that was tampered with in any of 1,000 ways is refused, and nothing happens", async () => {
    const posts = [await aReport("delivered"), anInbound("SMtampered")];
    const before = await checksums();
    const statuses = new Map<number, number>();
    for (const mutation of fc.sample(mutations, { numRuns: 1_000, seed: 4 })) {
      for (const each of posts) {
        const status = await post(mutated(each, mutation));
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    }
    expect([...statuses]).toEqual([[403, 2_000]]);
    expect(await checksums()).toEqual(before);
    const whole = posts.map((each) => post(each));
    expect(await Promise.all(whole)).toEqual([204, 200]);
  });

  test("of another host does not count, whatever the request says of hosts", async () => {
    const report = await aReport("delivered");
    const { twilio } = sending.connected;
    const signature = signatureOf(twilio.authToken, `https://evil.example${report.path}`, report.params);
    const headers = {
      "X-Forwarded-Host": "evil.example",
      "X-Forwarded-Proto": "https",
      Forwarded: "host=evil.example",
    };
    expect(await post({ ...report, signature }, headers)).toBe(403);
    expect(await post(report, headers)).toBe(204);
  });

  test("of another account of the same token is refused", async () => {
    const { twilio, url } = sending.connected;
    const params = { ...anInbound("SMother").params, AccountSid: "AC9" };
    const signature = signatureOf(twilio.authToken, `${url}${INBOUND}`, params);
    expect(await post({ path: INBOUND, params, signature })).toBe(403);
  });

  test("is asked of forms of the right size and type only", async () => {
    const report = await aReport("delivered");
    const url = `${sending.connected.url}${report.path}`;
    expect((await fetch(url)).status).toBe(405);
    expect(
      (await fetch(url, { method: "POST", body: "{}", headers: { "Content-Type": "application/json" } }))
        .status,
    ).toBe(415);
    expect(await post({ ...report, params: { ...report.params, Body: "x".repeat(70_000) } })).toBe(413);
  });
});

describe("a report", () => {
  test("counts once, however often and by however many hands it comes", async () => {
    const visit = await aRequest({ centre: sending.centre });
    const report = await aReport("delivered");
    await db().message.update({ where: { id: report.id }, data: { visitId: visit.id } });
    const statuses = await Promise.all(Array.from({ length: 20 }, () => post(report)));
    expect(new Set(statuses)).toEqual(new Set([204]));
    expect(await messageRow(report.id)).toMatchObject({ state: "delivered" });
    expect(await messageEventsOf(visit.id)).toEqual(["message.delivered"]);
  });

  test("of a message that is not ours is taken and changes nothing", async () => {
    const { twilio, url } = sending.connected;
    const path = `${STATUS}?oid=00000000-0000-7000-8000-000000000000&attempt=1`;
    const params = { AccountSid: twilio.accountSid, MessageSid: "SMforeign", MessageStatus: "sent" };
    expect(
      await post({ path, params, signature: signatureOf(twilio.authToken, `${url}${path}`, params) }),
    ).toBe(204);
  });
});

describe("a text that came in", () => {
  test("is answered without a word, and taken once", async () => {
    const { twilio, url } = sending.connected;
    const inbound = anInbound("SMinbound1");
    const answers = await Promise.all(
      [1, 2, 3].map(() => twilio.receive(`${url}${INBOUND}`, inbound.params)),
    );
    for (const answer of answers) {
      expect(answer?.status).toBe(200);
      expect(answer?.text).toContain("<Response/>");
    }
    expect(await db().inboundMessage.count({ where: { sid: "SMinbound1" } })).toBe(1);
  });
});

/** Runs `meanwhile` while somebody else holds what the statement holds. */
async function whileHeld<T>(statement: Prisma.Sql, meanwhile: () => Promise<T>): Promise<T> {
  return db().$transaction(
    async (tx) => {
      await tx.$queryRaw(statement);
      return meanwhile();
    },
    { timeout: 20_000 },
  );
}

/** The posts that wait for a worker; each is carried out, as the worker does it. */
async function carriedOutLater(): Promise<number> {
  const jobs = await db().$queryRaw<{ payload: unknown }[]>`
    delete from graphile_worker._private_jobs as job using graphile_worker._private_tasks as task
     where task.id = job.task_id and task.identifier = ${laterJob.name} returning job.payload`;
  const run = { now: new Date(), signal: AbortSignal.timeout(20_000) };
  for (const { payload } of jobs) await carrierPosts.run(payload, run);
  return jobs.length;
}

/** As the program has the webhooks; those of the other tests answer when all is done. */
function answeredTo({ path, params, signature }: Post, times = 1): Promise<readonly unknown[]> {
  const take = twilioWebhooks(settings())[path.split("?")[0] ?? ""];
  const form = { url: path, fields: params, header: () => signature };
  return Promise.all(Array.from({ length: times }, async () => (await take?.(form))?.status));
}

describe("an answer does not wait for what takes long", () => {
  test("a report whose visit somebody holds is taken at once, and counts once", async () => {
    const visit = await aRequest({ centre: sending.centre });
    const report = await aReport("delivered");
    await db().message.update({ where: { id: report.id }, data: { visitId: visit.id } });
    const held = Prisma.sql`select 1 as held from visit where id = ${visit.id}::uuid for update`;
    expect(await whileHeld(held, () => answeredTo(report))).toEqual([204]);
    expect(await carriedOutLater()).toBe(1);
    expect(await messageRow(report.id)).toMatchObject({ state: "delivered" });
    expect(await messageEventsOf(visit.id)).toEqual(["message.delivered"]);
  });

  test("of a crowd of the same report the rest goes to the queue at once, and it counts once", async () => {
    const visit = await aRequest({ centre: sending.centre });
    const report = await aReport("delivered");
    await db().message.update({ where: { id: report.id }, data: { visitId: visit.id } });
    const held = Prisma.sql`select 1 as held from visit where id = ${visit.id}::uuid for update`;
    expect(await whileHeld(held, () => answeredTo(report, 10))).toEqual(
      Array.from({ length: 10 }, () => 204),
    );
    expect(await carriedOutLater()).toBe(10);
    expect(await messageEventsOf(visit.id)).toEqual(["message.delivered"]);
  });

  test("a text that another hand is just taking in is heard at once, and stands there once", async () => {
    const inbound = anInbound("SMheld");
    const lock = Prisma.sql`select pg_advisory_xact_lock(hashtextextended('inbound:SMheld', 0))::text`;
    expect(await whileHeld(lock, () => answeredTo(inbound))).toEqual([200]);
    expect(await carriedOutLater()).toBe(1);
    expect(await db().inboundMessage.count({ where: { sid: "SMheld" } })).toBe(1);
  });
});
