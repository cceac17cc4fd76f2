// Words by which people opt out, in, or ask for help, on a real database; and a yes that approves nothing.
import { describe, expect, test } from "vitest";
import { HOUR } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { useDatabase } from "test/database";
import { visitIn } from "test/factories";
import { aPerson, fields, NOON as NOW, tasksOf, theConversation } from "test/inbound-texts";
import { takeInbound } from "./inbound.server";

useDatabase();

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
