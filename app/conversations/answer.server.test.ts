// Answering customers, on a real database: once, by the way they wrote, never against their will, and the task ends.
import { describe, expect, test } from "vitest";
import { v7 as uuid } from "uuid";
import { DAY, HOUR } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { endTask, tasksFor } from "~/teamwork/tasks.server";
import { useDatabase } from "test/database";
import { aCentre, aCustomer, aRequest } from "test/factories";
import { answer, sayAgain, settleTalks, type FindWho, type ToSay } from "./answer.server";
import { correspondentOf, correspondentOfCustomer } from "./correspondent.server";
import { inbox } from "./inbox.server";
import { takeInbound } from "./inbound.server";
import { mayWriteTo } from "./may-write.server";
import { THREAD_PAGE, threadPage } from "./thread.server";

useDatabase();

const NOW = new Date();
const at = (milliseconds: number) => new Date(NOW.getTime() + milliseconds);

let counted = 0;
const aNumber = () => `+35387${String(3_000_000 + (counted += 1))}`;
let delivered = 0;
const fields = (from: string, body: string) => ({
  MessageSid: `SMa${String((delivered += 1))}`,
  From: from,
  To: "+353155500000",
  Body: body,
  NumMedia: "0",
});

async function aWriter(text = "When is it ready?", from: (phone: string) => string = (phone) => phone) {
  const centre = await aCentre();
  const phone = aNumber();
  const customerId = await aCustomer(centre, { phone, name: "Niamh Byrne" });
  const visit = await aRequest({ centre, customerId });
  await takeInbound(fields(from(phone), text), NOW);
  const talk = await db().conversation.findFirstOrThrow({ where: { phone } });
  const actor = centre.team.advisor;
  const find: FindWho = (tx) => correspondentOf(tx, actor, talk.id);
  return { centre, phone, customerId, visit, talk, actor, find };
}

const say = (actor: Actor, find: FindWho, more: Partial<ToSay> = {}, now = at(HOUR)) =>
  answer(actor, find, { text: "At five.", submissionId: uuid(), ...more }, now);
const messagesTo = (recipient: string) =>
  db().message.findMany({ where: { recipient, kind: "by-hand" }, orderBy: { createdAt: "asc" } });
const tasksOf = (id: string) => db().task.findMany({ where: { key: { startsWith: `answer:${id}:` } } });
const talkOf = (id: string) => db().conversation.findUniqueOrThrow({ where: { id } });

describe("an answer", () => {
  test("goes out to where the question came from, about the visit, and the task ends", async () => {
    const { actor, find, phone, talk, visit } = await aWriter();
    expect(await say(actor, find)).toEqual({ kind: "done" });
    expect(await messagesTo(phone)).toMatchObject([
      { text: "At five.", channel: "sms", state: "pending", visitId: visit.id, createdBy: actor.staffId },
    ]);
    expect(await talkOf(talk.id)).toMatchObject({
      unansweredSince: null,
      settledBy: actor.staffId,
      settledHow: "answered",
    });
    expect(await tasksOf(talk.id)).toMatchObject([{ outcome: "answered", endedBy: actor.staffId }]);
  });

  test("that is handed in ten times at once goes out once", async () => {
    const { actor, find, phone } = await aWriter();
    const submissionId = uuid();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => say(actor, find, { submissionId })));
    expect(outcomes.every(({ kind }) => kind === "done")).toBe(true);
    expect(await messagesTo(phone)).toHaveLength(1);
  });

  test("waits while a colleague's answer has not been read, and goes out after", async () => {
    const { centre, actor, find, phone } = await aWriter();
    await say(centre.team.manager, find, { text: "At four.", seen: "" });
    expect(await say(actor, find, { seen: "" })).toEqual({ kind: "overtaken" });
    const [first] = await messagesTo(phone);
    expect(await say(actor, find, { seen: first?.id })).toEqual({ kind: "done" });
    expect(await messagesTo(phone)).toHaveLength(2);
  });

  test("of two colleagues at the same moment: one goes out", async () => {
    const { centre, actor, find, phone } = await aWriter();
    const both = await Promise.all([
      say(actor, find, { seen: "" }),
      say(centre.team.manager, find, { seen: "" }),
    ]);
    expect(both.map(({ kind }) => kind).sort()).toEqual(["done", "overtaken"]);
    expect(await messagesTo(phone)).toHaveLength(1);
  });

  test("to WhatsApp goes by WhatsApp for a day, and by SMS after", async () => {
    const { actor, find, phone } = await aWriter("Hi", (number) => `whatsapp:${number}`);
    await say(actor, find);
    await say(actor, find, { text: "Still there?" }, at(DAY + HOUR));
    expect((await messagesTo(phone)).map(({ channel }) => channel)).toEqual(["whatsapp", "sms"]);
  });

  test("to somebody whom nobody knows goes to their number", async () => {
    await aCentre();
    const phone = aNumber();
    await takeInbound(fields(phone, "Do you mend vans?"), NOW);
    const talk = await db().conversation.findFirstOrThrow({ where: { phone } });
    const { team } = await centreWithTeam(talk.centreId);
    const find: FindWho = (tx) => correspondentOf(tx, team, talk.id);
    expect(await say(team, find)).toEqual({ kind: "done" });
    expect(await messagesTo(phone)).toMatchObject([{ customerId: null, state: "pending" }]);
  });

  test("that failed is said again, once for each time it is asked", async () => {
    const { actor, find, phone } = await aWriter();
    await say(actor, find);
    const [first] = await messagesTo(phone);
    const messageId = first?.id ?? "";
    const submissionId = uuid();
    expect(await sayAgain(actor, find, { messageId, submissionId })).toEqual({ kind: "not-found" });
    await db().message.update({ where: { id: messageId }, data: { state: "failed", reason: "30003" } });
    expect(await sayAgain(actor, find, { messageId, submissionId }, at(2 * HOUR))).toEqual({ kind: "done" });
    expect(await sayAgain(actor, find, { messageId, submissionId }, at(2 * HOUR))).toEqual({ kind: "done" });
    expect((await messagesTo(phone)).map(({ text, state }) => [text, state])).toEqual([
      ["At five.", "failed"],
      ["At five.", "pending"],
    ]);
  });
});

async function centreWithTeam(centreId: string): Promise<{ team: Actor }> {
  const centre = await db().centre.findUniqueOrThrow({ where: { id: centreId } });
  const role = await db().staffRole.findFirstOrThrow({ where: { centreId, role: "advisor" } });
  const { organisationId } = centre;
  return {
    team: {
      ...{ kind: "staff", staffId: role.staffId, name: "Anna", language: "en", organisationId, centreId },
      roles: ["advisor"],
    },
  };
}

describe("whoever must not be written to", () => {
  test("is not, the colleague hears why before typing, and nobody stops waiting", async () => {
    const { actor, find, phone, talk, centre } = await aWriter();
    await takeInbound(fields(phone, "STOP"), at(60_000));
    const who = await find(db());
    if (!who) throw new Error("nobody");
    expect(await mayWriteTo(db(), centre.id, who)).toMatchObject({
      ok: false,
      reason: "opted-out",
      source: "word",
      since: at(60_000).getTime(),
    });
    expect(await say(actor, find)).toEqual({ kind: "withheld", reason: "opted-out" });
    expect(await messagesTo(phone)).toEqual([]);
    expect((await talkOf(talk.id)).unansweredSince).toEqual(NOW);
    // After they telephoned:
    expect(await settleTalks(actor, find, "phoned")).toBe(true);
    expect(await tasksOf(talk.id)).toMatchObject([{ outcome: "phoned", endedBy: actor.staffId }]);
    await takeInbound(fields(phone, "START"), at(120_000));
    expect(await say(actor, find)).toEqual({ kind: "done" });
  });

  test("is a customer who agreed to nothing and has not written", async () => {
    const centre = await aCentre();
    const customerId = await aCustomer(centre);
    const find: FindWho = (tx) => correspondentOfCustomer(tx, centre.team.advisor, customerId);
    const who = await find(db());
    if (!who) throw new Error("nobody");
    expect(await mayWriteTo(db(), centre.id, who)).toEqual({ ok: false, reason: "no-consent" });
    await db().customer.update({ where: { id: customerId }, data: { smsConsent: true } });
    expect(await mayWriteTo(db(), centre.id, who)).toMatchObject({ ok: true, channel: "sms" });
    expect(await say(centre.team.advisor, find)).toEqual({ kind: "done" });
    expect(await db().conversation.count({ where: { customerId } })).toBe(1);
  });

  test("is a sender without a number", async () => {
    await aCentre();
    await takeInbound(fields("MyBank", "Your code"), NOW);
    const talk = await db().conversation.findFirstOrThrow({ where: { phone: "MyBank" } });
    const who = await correspondentOf(db(), talk, talk.id);
    if (!who) throw new Error("nobody");
    expect(await mayWriteTo(db(), talk.centreId, who)).toEqual({ ok: false, reason: "no-number" });
  });
});

test("that no answer is needed ends the task with who said it, and the next text is another task", async () => {
  const { actor, find, talk, phone } = await aWriter("Thanks 🙏");
  expect(await settleTalks(actor, find, "not-needed")).toBe(true);
  expect(await tasksOf(talk.id)).toMatchObject([{ outcome: "not-needed", endedBy: actor.staffId }]);
  await takeInbound(fields(phone, "One more thing"), at(HOUR));
  const tasks = await tasksOf(talk.id);
  expect(tasks.map(({ endedAt }) => endedAt === null).sort()).toEqual([false, true]);
});

describe("a conversation", () => {
  test("is of one person: both numbers and both channels, in the order of time, page by page", async () => {
    const { centre, actor, find, phone, customerId } = await aWriter();
    const old = aNumber();
    const merged = await aCustomer(centre, { phone: old });
    await db().customer.update({ where: { id: merged }, data: { mergedIntoId: customerId } });
    await takeInbound(fields(old, "From my old number"), at(60_000));
    await takeInbound(fields(`whatsapp:${phone}`, "By WhatsApp"), at(120_000));
    await say(actor, find);
    const who = await find(db());
    if (!who) throw new Error("nobody");
    const page = await threadPage(db(), actor, who, null);
    expect(page.items.map(({ from, text, channel }) => [from, text, channel])).toEqual([
      ["them", "When is it ready?", "sms"],
      ["them", "From my old number", "sms"],
      ["them", "By WhatsApp", "whatsapp"],
      ["us", "At five.", "whatsapp"],
    ]);
    expect(page.earlier).toBeUndefined();
    const { rows } = await inbox(actor, { waiting: false, page: 1 });
    expect(rows).toMatchObject([{ customerId, name: "Niamh Byrne", unansweredSince: null, fromUs: true }]);
  });

  test("of many texts is turned page by page without losing or doubling one", async () => {
    const { actor, find, talk } = await aWriter();
    const { centreId, id: conversationId } = talk;
    await db().inboundMessage.createMany({
      data: Array.from({ length: 100 }, (_, n) => ({
        ...{ id: uuid(), centreId, conversationId, channel: "sms", text: String(n), sid: uuid() },
        receivedAt: at(Math.floor(n / 3) * 1000 + 1000),
      })),
    });
    const who = await find(db());
    if (!who) throw new Error("nobody");
    const seen: string[] = [];
    let before: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof threadPage>> = await threadPage(db(), actor, who, before);
      expect(page.items.length).toBeLessThanOrEqual(THREAD_PAGE);
      seen.unshift(...page.items.map(({ id }) => id));
      before = page.earlier ?? null;
    } while (before !== null);
    expect(seen).toHaveLength(101);
    expect(new Set(seen).size).toBe(101);
  });

  test("of another centre is nobody's business", async () => {
    const { talk } = await aWriter();
    const other = await aCentre();
    expect(await correspondentOf(db(), other.team.advisor, talk.id)).toBeUndefined();
    expect((await inbox(other.team.advisor, { waiting: false, page: 1 })).rows).toEqual([]);
  });

  test("that waits longest is the first of those to answer", async () => {
    const { centre, actor, phone } = await aWriter();
    const later = aNumber();
    await aCustomer(centre, { phone: later });
    await takeInbound(fields(later, "Me too"), at(60_000));
    await takeInbound(fields(phone, "Hello?"), at(120_000));
    const { rows } = await inbox(actor, { waiting: true, page: 1 });
    expect(rows.map((row) => row.phone)).toEqual([phone, later]);
    expect((await inbox(actor, { waiting: false, page: 1 })).rows.map((row) => row.text)).toEqual([
      "Hello?",
      "Me too",
    ]);
  });
});

test("whoever ends the task in the list of tasks has settled the conversation too", async () => {
  const { actor, talk } = await aWriter();
  const [task] = await tasksOf(talk.id);
  const [shown] = await tasksFor(actor);
  expect(shown).toMatchObject({ id: task?.id, conversation: { id: talk.id, who: "Niamh Byrne" } });
  expect(await endTask(actor, { taskId: task?.id ?? "", outcome: "arranged" })).toBe("ended");
  expect(await talkOf(talk.id)).toMatchObject({
    unansweredSince: null,
    settledHow: "phoned",
    settledBy: actor.staffId,
  });
});
