// What somebody writes to us, on a real database: taken once, by the right centre, onto the right visit; words are heeded.
import { describe, expect, test } from "vitest";
import { v7 as uuid } from "uuid";
import { DAY, HOUR, instant, MINUTE, plus } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { useDatabase } from "test/database";
import { aCentre, aCustomer, aRequest, visitIn, type TestCentre } from "test/factories";
import { takeInbound } from "./inbound.server";

useDatabase();

const NOW = new Date("2030-01-15T12:00:00Z");

let counted = 0;
/** A number of nobody's, until a customer gets it. */
function aNumber(): string {
  counted += 1;
  return `+35387${String(2_000_000 + counted)}`;
}

let delivered = 0;
function fields(from: string, body: string, more: Record<string, string> = {}): Record<string, string> {
  delivered += 1;
  return {
    MessageSid: `SM${String(delivered)}`,
    From: from,
    To: "+353155500000",
    Body: body,
    NumMedia: "0",
    ...more,
  };
}

const conversations = (phone: string) =>
  db().conversation.findMany({
    where: { phone },
    include: { inbound: { orderBy: { receivedAt: "asc" } } },
    orderBy: { lastAt: "asc" },
  });

async function theConversation(phone: string) {
  const [found, ...others] = await conversations(phone);
  if (!found || others.length > 0)
    throw new Error(`${String(others.length + (found ? 1 : 0))} conversations`);
  return found;
}

const tasksOf = (conversationId: string) =>
  db().task.findMany({ where: { key: { startsWith: `answer:${conversationId}:` } } });

async function aPerson(centre?: TestCentre) {
  const at = centre ?? (await aCentre());
  const phone = aNumber();
  return { centre: at, phone, customerId: await aCustomer(at, { phone, name: "Niamh Byrne" }) };
}

/** As if we had written to them. */
async function wrote(
  centre: TestCentre,
  phone: string,
  wishes: { readonly at?: Date; readonly visitId?: string } = {},
) {
  await db().message.create({
    data: {
      ...{ id: uuid(), centreId: centre.id, channel: "sms", recipient: phone, language: "en", kind: "ready" },
      ...{
        text: "Your car is ready",
        state: "sent",
        createdAt: wishes.at ?? NOW,
        visitId: wishes.visitId ?? null,
      },
    },
  });
}

describe("a text from a customer", () => {
  test("lands in a conversation, on the open visit, and becomes a task that is due in half an hour", async () => {
    const person = await aPerson();
    const visit = await aRequest(person);
    await takeInbound(fields(person.phone, "When can I come?"), NOW);
    const talk = await theConversation(person.phone);
    expect(talk).toMatchObject({ centreId: person.centre.id, customerId: person.customerId, channel: "sms" });
    expect(talk.unansweredSince).toEqual(NOW);
    expect(talk.inbound).toMatchObject([{ text: "When can I come?", visitId: visit.id, receivedAt: NOW }]);
    const [task] = await tasksOf(talk.id);
    expect(task).toMatchObject({
      kind: "answer-message",
      visitId: visit.id,
      ownerRole: "advisor",
      endedAt: null,
    });
    expect(task?.dueAt).toEqual(new Date(plus(instant(NOW), 30 * MINUTE)));
    const recorded = await db().event.findMany({ where: { visitId: visit.id, type: "message.received" } });
    expect(recorded).toMatchObject([
      {
        actorKind: "customer",
        actorId: person.customerId,
        payload: { text: "When can I come?", channel: "sms" },
      },
    ]);
  });

  test("is taken once when it is delivered twenty times at the same time", async () => {
    const person = await aPerson();
    const visit = await aRequest(person);
    const posted = fields(person.phone, "Hello 👋");
    await Promise.all(Array.from({ length: 20 }, () => takeInbound(posted, NOW)));
    const talk = await theConversation(person.phone);
    expect(talk.inbound).toHaveLength(1);
    expect(await tasksOf(talk.id)).toHaveLength(1);
    expect(await db().event.count({ where: { visitId: visit.id, type: "message.received" } })).toBe(1);
  });

  test("and twenty different ones at the same time are all kept, in one conversation with one task", async () => {
    const person = await aPerson();
    const visit = await aRequest(person);
    await Promise.all(
      Array.from({ length: 20 }, (_, at) => takeInbound(fields(person.phone, `Text ${String(at)}`), NOW)),
    );
    const talk = await theConversation(person.phone);
    expect(talk.inbound).toHaveLength(20);
    expect(await tasksOf(talk.id)).toHaveLength(1);
    expect(await db().event.count({ where: { visitId: visit.id, type: "message.received" } })).toBe(20);
  });

  test("by a record that was merged goes to the customer that it became", async () => {
    const centre = await aCentre();
    const kept = await aPerson(centre);
    const merged = await aPerson(centre);
    const visit = await aRequest(kept);
    await db().customer.update({ where: { id: merged.customerId }, data: { mergedIntoId: kept.customerId } });
    await takeInbound(fields(merged.phone, "It is me again"), NOW);
    const talk = await theConversation(merged.phone);
    expect(talk).toMatchObject({ customerId: kept.customerId, inbound: [{ visitId: visit.id }] });
  });

  test("goes to the open visit that we wrote about last, else to that whose car is here", async () => {
    const person = await aPerson();
    const booked = await aRequest(person);
    const here = await visitIn("repairs", person);
    await takeInbound(fields(person.phone, "First"), NOW);
    await wrote(person.centre, person.phone, { visitId: booked.id });
    await takeInbound(fields(person.phone, "Second"), NOW);
    const { inbound } = await theConversation(person.phone);
    expect(inbound.map(({ text, visitId }) => [text, visitId])).toEqual([
      ["First", here.id],
      ["Second", booked.id],
    ]);
  });

  test("without an open visit is kept in the conversation alone", async () => {
    const person = await aPerson();
    const past = await visitIn("closed", person);
    await takeInbound(fields(person.phone, "Thank you"), NOW);
    expect(await theConversation(person.phone)).toMatchObject({ inbound: [{ visitId: null }] });
    expect(await db().event.count({ where: { visitId: past.id, type: "message.received" } })).toBe(0);
  });

  test("may be photos without a word", async () => {
    const person = await aPerson();
    const visit = await aRequest(person);
    await takeInbound(fields(person.phone, "", { NumMedia: "3", MediaUrl0: "https://example.test/1" }), NOW);
    expect(await theConversation(person.phone)).toMatchObject({ inbound: [{ text: "", mediaCount: 3 }] });
    const recorded = await db().event.findFirst({ where: { visitId: visit.id, type: "message.received" } });
    expect(recorded?.payload).toMatchObject({ text: "", media: 3 });
  });

  test("by WhatsApp is a conversation of its own with the same number", async () => {
    const person = await aPerson();
    await takeInbound(fields(person.phone, "By SMS"), NOW);
    await takeInbound(fields(`whatsapp:${person.phone}`, "By WhatsApp"), NOW);
    expect((await conversations(person.phone)).map(({ channel }) => channel).sort()).toEqual([
      "sms",
      "whatsapp",
    ]);
  });
});

describe("of several centres", () => {
  test("the one that wrote to the number last has it, whoever knows it better", async () => {
    const [one, other] = [await aCentre(), await aCentre()];
    const phone = aNumber();
    const customerId = await aCustomer(one, { phone });
    await aRequest({ centre: one, customerId });
    await wrote(other, phone, { at: new Date(NOW.getTime() - DAY) });
    await takeInbound(fields(phone, "Yes"), NOW);
    expect(await theConversation(phone)).toMatchObject({ centreId: other.id, customerId: null });
  });

  test("the one with an open visit has it where nobody wrote lately", async () => {
    const [one, other] = [await aCentre(), await aCentre()];
    const phone = aNumber();
    await visitIn("closed", { centre: one, customerId: await aCustomer(one, { phone }) });
    await aRequest({
      centre: other,
      customerId: await aCustomer(other, { phone }),
      requestedAt: plus(instant(new Date()), -90 * DAY),
    });
    await wrote(one, phone, { at: new Date(NOW.getTime() - 60 * DAY) });
    await takeInbound(fields(phone, "Hello"), NOW);
    expect(await theConversation(phone)).toMatchObject({ centreId: other.id });
  });

  test("a message that never went out decides nothing", async () => {
    const [one, other] = [await aCentre(), await aCentre()];
    const phone = aNumber();
    await aCustomer(one, { phone });
    await wrote(other, phone);
    await db().message.deleteMany({ where: { recipient: phone } });
    await db().message.create({
      data: {
        ...{
          id: uuid(),
          centreId: other.id,
          channel: "sms",
          recipient: phone,
          language: "en",
          kind: "ready",
        },
        ...{ text: "Your car is ready", state: "withheld", reason: "no-consent", createdAt: NOW },
      },
    });
    await takeInbound(fields(phone, "Hello"), NOW);
    expect(await theConversation(phone)).toMatchObject({ centreId: one.id });
  });

  test("a number that nobody knows goes to the first, and keeps talking with it", async () => {
    await aCentre();
    const first = await db().centre.findFirstOrThrow({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
    const phone = aNumber();
    await takeInbound(fields(phone, "Do you mend vans?"), NOW);
    await takeInbound(fields(phone, "Big ones"), new Date(NOW.getTime() + HOUR));
    const talk = await theConversation(phone);
    expect(talk).toMatchObject({ centreId: first.id, customerId: null });
    expect(talk.inbound).toHaveLength(2);
    expect(await tasksOf(talk.id)).toHaveLength(1);
  });
});

describe("a word by which people opt out", () => {
  const blocks = (address: string) =>
    db().contactBlock.findMany({ where: { address }, orderBy: { channel: "asc" } });
  const answers = (recipient: string) =>
    db().message.findMany({ where: { recipient, kind: "word-answer" }, orderBy: { createdAt: "asc" } });

  test("blocks the telephone by every channel, and asks nobody to answer", async () => {
    const person = await aPerson();
    await takeInbound(fields(person.phone, "Stop."), NOW);
    expect(await blocks(person.phone)).toMatchObject([
      { channel: "sms", source: "word", liftedAt: null, since: NOW },
      { channel: "whatsapp", source: "word", liftedAt: null },
    ]);
    const talk = await theConversation(person.phone);
    expect(talk).toMatchObject({ unansweredSince: null, inbound: [{ word: "stop" }] });
    // The carrier says it itself.
    expect(await answers(person.phone)).toEqual([]);
  });

  test("in Russian is answered by us, once, in Russian, and START lifts it again", async () => {
    const person = await aPerson();
    const stop = fields(person.phone, "СТОП!");
    await takeInbound(stop, NOW);
    await takeInbound(stop, NOW);
    const later = new Date(NOW.getTime() + HOUR);
    await takeInbound(fields(person.phone, "старт"), later);
    const said = await answers(person.phone);
    expect(said.map(({ text, state, channel }) => [text.slice(-90), state, channel])).toMatchObject([
      [expect.stringContaining("СТАРТ"), "pending", "sms"],
      [expect.stringContaining("СТОП"), "pending", "sms"],
    ]);
    expect((await blocks(person.phone)).map(({ liftedAt }) => liftedAt)).toEqual([later, later]);
    await takeInbound(fields(person.phone, "стоп"), new Date(later.getTime() + HOUR));
    expect((await blocks(person.phone)).every(({ liftedAt }) => liftedAt === null)).toBe(true);
  });

  test("by WhatsApp is answered by us in English too", async () => {
    const person = await aPerson();
    await takeInbound(fields(`whatsapp:${person.phone}`, "STOP"), NOW);
    expect(await answers(person.phone)).toMatchObject([{ channel: "whatsapp", language: "en" }]);
  });

  test("yes is somebody's answer, unless they had opted out", async () => {
    const person = await aPerson();
    await takeInbound(fields(person.phone, "Yes"), NOW);
    expect(await theConversation(person.phone)).toMatchObject({
      inbound: [{ word: null }],
      unansweredSince: NOW,
    });
    const other = await aPerson();
    await takeInbound(fields(other.phone, "STOP"), NOW);
    await takeInbound(fields(other.phone, "Yes"), new Date(NOW.getTime() + HOUR));
    expect((await blocks(other.phone)).every(({ liftedAt }) => liftedAt !== null)).toBe(true);
  });

  test("what an objector writes besides is kept and waits for somebody who telephones", async () => {
    const person = await aPerson();
    await takeInbound(fields(person.phone, "STOP"), NOW);
    await takeInbound(fields(person.phone, "But call me about the brakes"), NOW);
    const talk = await theConversation(person.phone);
    expect(talk.unansweredSince).toEqual(NOW);
    expect(await tasksOf(talk.id)).toHaveLength(1);
  });

  test("whoever asks for help gets the answer and a person", async () => {
    const person = await aPerson();
    await takeInbound(fields(person.phone, "Помощь"), NOW);
    expect(await answers(person.phone)).toHaveLength(1);
    expect((await theConversation(person.phone)).unansweredSince).toEqual(NOW);
  });
});

test("a yes to a question about extra work decides nothing: it is a text like others", async () => {
  const person = await aPerson();
  const visit = await visitIn("repairs", person);
  const before = (await visit.load()).requests;
  await takeInbound(fields(person.phone, "да"), NOW);
  const types = await db().event.findMany({
    where: { visitId: visit.id },
    orderBy: { seq: "desc" },
    take: 1,
  });
  expect(types).toMatchObject([{ type: "message.received" }]);
  expect((await visit.load()).requests).toEqual(before);
});
