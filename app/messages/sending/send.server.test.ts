// Messages through the real client to a stand-in, on a real database: when they go, and when they do not.
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { aCentre, aCustomer, aRequest, visitIn } from "test/factories";
import { aMessage, messageRow } from "test/twilio/connected";
import { jobAt, messageEventsOf, now, send, useSending } from "test/twilio/sending";
import { HOUR, instant, plus, SECOND } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { settings, useSettings } from "~/platform/env.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { waitingMessage } from "./row.server";
import { resumeUnsettled } from "./unsettled.server";

const sending = useSending();

describe("a message", () => {
  test("goes out once, with its report address and its time limit, and keeps no secret afterwards", async () => {
    const visit = await aRequest({ centre: sending.centre });
    const deadlineAt = new Date(Date.now() + HOUR);
    const id = await aMessage(sending.centre, { visitId: visit.id, link: true, deadlineAt });
    await send(id);
    await send(id);
    await sending.connected.twilio.settled();
    const [sent, ...more] = sending.sentTo(id);
    expect(more).toEqual([]);
    expect(sent?.body).toMatch(/\/l\/[\w-]{22}$/);
    expect(sent?.statusCallback).toBe(`${sending.connected.url}/webhooks/twilio/status?oid=${id}&attempt=1`);
    expect(sent?.validityPeriod).toBeGreaterThan(3_500);
    expect(await messageRow(id)).toMatchObject({
      state: "delivered",
      sid: sent?.sid,
      sealed: null,
      attempt: 1,
    });
    expect(await messageEventsOf(visit.id)).toEqual(["message.sent", "message.delivered"]);
  });

  test("goes by WhatsApp where that is its channel", async () => {
    const id = await aMessage(sending.centre, { channel: "whatsapp", recipient: "+353871110000" });
    await send(id);
    expect(sending.sentTo(id)).toMatchObject([
      { to: "whatsapp:+353871110000", from: "whatsapp:+353155509999" },
    ]);
  });

  test("stays where it is without a carrier", async () => {
    const mail = await aMessage(sending.centre, { channel: "email", recipient: "ann@example.com" });
    await send(mail);
    expect(await messageRow(mail)).toMatchObject({ state: "pending", attempt: 0 });
    const before = settings();
    useSettings({ ...before, twilio: undefined });
    const sms = await aMessage(sending.centre);
    await send(sms);
    expect(await resumeUnsettled(new Date())).toBe(0);
    useSettings(before);
    expect(await messageRow(sms)).toMatchObject({ state: "pending", attempt: 0 });
  });

  test("waits for its time", async () => {
    const sendAfter = new Date(Date.now() + HOUR);
    const id = await aMessage(sending.centre, { sendAfter });
    await send(id);
    expect(await messageRow(id)).toMatchObject({ state: "pending" });
    expect(await jobAt(id)).toEqual(sendAfter);
  });

  test("is missed after its deadline, and an advisor is asked to phone where it mattered", async () => {
    const visit = await aRequest({ centre: sending.centre });
    const id = await aMessage(sending.centre, {
      kind: "ready",
      visitId: visit.id,
      deadlineAt: new Date(Date.now() - SECOND),
    });
    await send(id);
    expect(await messageRow(id)).toMatchObject({ state: "missed", reason: "too-late" });
    expect(await messageEventsOf(visit.id)).toEqual(["message.missed"]);
    expect(await db().task.count({ where: { key: `please-phone:${id}` } })).toBe(1);
  });

  test("that waited for a carrier for more than a day is missed", async () => {
    const id = await aMessage(sending.centre, { now: plus(now(), -25 * HOUR) });
    await send(id);
    expect(await messageRow(id)).toMatchObject({ state: "missed" });
    expect(sending.connected.twilio.asked).toBe(0);
  });

  test("does not go out in quiet hours when the worker was away before them", async () => {
    const quiet = await aCentre({ timeZone: "UTC" });
    const at = instant("2026-05-04T22:30:00Z");
    const id = await aMessage(quiet, { kind: "ready", now: plus(at, -2 * HOUR) });
    await send(id, at);
    expect(await messageRow(id)).toMatchObject({
      state: "pending",
      sendAfter: new Date("2026-05-05T08:00:00Z"),
    });
    expect(sending.connected.twilio.asked).toBe(0);
  });

  test("does not go out after an objection that came meanwhile, unless the law asks for it", async () => {
    const recipient = "+353871110001";
    await db().contactBlock.create({ data: { address: recipient, channel: "sms", source: "word" } });
    const id = await aMessage(sending.centre, { recipient });
    const answer = await aMessage(sending.centre, { recipient, kind: "word-answer" });
    await send(id);
    await send(answer);
    expect(await messageRow(id)).toMatchObject({ state: "withheld", reason: "opted-out" });
    expect(sending.sentTo(answer)).toHaveLength(1);
  });

  test("does not go out to another address of a customer who has said stop meanwhile", async () => {
    const customerId = await aCustomer(sending.centre);
    const { phone } = await db().customer.findUniqueOrThrow({ where: { id: customerId } });
    const id = await aMessage(sending.centre, { recipient: "+353871110002" });
    await db().message.update({ where: { id }, data: { customerId } });
    const block = await db().contactBlock.create({
      data: { address: phone, channel: "sms", source: "staff" },
    });
    expect(await waitingMessage(id)).toMatchObject({ blocked: false });
    await db().contactBlock.update({
      where: { address_channel: { address: phone, channel: block.channel } },
      data: { source: "word" },
    });
    await send(id);
    expect(await messageRow(id)).toMatchObject({ state: "withheld", reason: "opted-out" });
  });

  test("is taken by one of many workers", async () => {
    const id = await aMessage(sending.centre);
    await Promise.all(Array.from({ length: 10 }, () => send(id)));
    expect(sending.sentTo(id)).toHaveLength(1);
  });
});

describe("a message about a time", () => {
  async function about() {
    const visit = await visitIn("preparation", { centre: sending.centre });
    const { appointmentVersion } = await db().visit.findUniqueOrThrow({ where: { id: visit.id } });
    const id = await aMessage(sending.centre, {
      visitId: visit.id,
      about: appointmentVersion,
      kind: "reminder-day",
    });
    return { visit, id, version: appointmentVersion };
  }
  const move = (visitId: string, version: number) =>
    inTransaction(async (tx) => {
      await tx.$queryRaw`select 1 as held from visit where id = ${visitId}::uuid for no key update`;
      await tx.visit.update({ where: { id: visitId }, data: { appointmentVersion: version + 1 } });
    });

  test("that has gone is withdrawn, and the timeline says so", async () => {
    const { visit, id, version } = await about();
    await move(visit.id, version);
    await send(id);
    expect(await messageRow(id)).toMatchObject({ state: "withdrawn", reason: "outdated" });
    expect(await messageEventsOf(visit.id)).toEqual(["message.withheld"]);
    expect(sending.connected.twilio.asked).toBe(0);
  });

  test("is never sent once the visit was moved, 60 times at the same moment", async () => {
    const { twilio } = sending.connected;
    twilio.reporting = { ...twilio.reporting, lost: 100 };
    const ends = new Set<string>();
    for (let round = 0; round < 60; round += 1) {
      const { visit, id, version } = await about();
      let movedAt = Infinity;
      const moved = pause(round % 12).then(() => move(visit.id, version));
      await Promise.all([send(id), moved.then(() => (movedAt = Date.now()))]);
      const [sent] = sending.sentTo(id);
      const { state } = await messageRow(id);
      expect(state).toBe(sent ? "sent" : "withdrawn");
      if (sent) expect(sent.createdAt.getTime()).toBeLessThanOrEqual(movedAt);
      ends.add(state);
    }
    // Both happened, or the moments were not the same.
    expect([...ends].sort()).toEqual(["sent", "withdrawn"]);
  });
});
