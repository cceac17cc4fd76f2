// What somebody writes to us, on a real database: taken once, by the right centre, onto the right visit.
import { describe, expect, test } from "vitest";
import { v7 as uuid } from "uuid";
import { DAY, HOUR, instant, MINUTE, plus } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { useDatabase } from "test/database";
import { aCentre, aCustomer, aRequest, visitIn } from "test/factories";
import {
  aNumber,
  aPerson,
  conversations,
  fields,
  NOON as NOW,
  tasksOf,
  theConversation,
  wrote,
} from "test/inbound-texts";
import { takeInbound } from "./inbound.server";

useDatabase();

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
