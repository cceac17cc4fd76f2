// Answers that are lost on the way, carriers that hang, workers that die: looked for first, and never sent twice unseen.
import { describe, expect, test } from "vitest";
import { aRequest, visitIn } from "test/factories";
import { aMessage, messageRow } from "test/twilio/connected";
import { fault, jobAt, messageEventsOf, now, send, useSending } from "test/twilio/sending";
import { MINUTE, plus, SECOND } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { resumeUnsettled } from "./unsettled.server";

const sending = useSending();

describe("an answer that is lost", () => {
  const laterLooks = [5, 30, 120].map((seconds) => seconds * SECOND + 100);

  test.each(["reset-after", "500-after"] as const)("by %s is resolved by the report alone", async (name) => {
    sending.connected.twilio.turns.push(fault(name));
    const visit = await aRequest({ centre: sending.centre });
    const id = await aMessage(sending.centre, { visitId: visit.id });
    await send(id);
    await sending.connected.twilio.settled();
    expect(sending.sentTo(id)).toHaveLength(1);
    expect(await messageRow(id)).toMatchObject({ state: "delivered", sid: sending.sentTo(id)[0]?.sid });
    expect(await messageEventsOf(visit.id)).toEqual(["message.sent", "message.delivered"]);
  });

  test.each([true, false])(
    "is found in the carrier's list when no report comes (with a link: %s)",
    async (link) => {
      sending.connected.twilio.reporting = { ...sending.connected.twilio.reporting, lost: 100 };
      sending.connected.twilio.turns.push(fault("reset-after"));
      const visit = await aRequest({ centre: sending.centre });
      const id = await aMessage(sending.centre, { visitId: visit.id, ...(link ? { link } : {}) });
      await send(id);
      expect(await messageRow(id)).toMatchObject({ state: "unknown" });
      await sending.connected.twilio.settled();
      await send(id, plus(now(), laterLooks[0] ?? 0));
      expect(await messageRow(id)).toMatchObject({
        state: "delivered",
        sid: sending.sentTo(id)[0]?.sid,
        sealed: null,
      });
      expect(sending.connected.twilio.asked).toBe(1);
    },
  );

  test.each(["reset-before", "500-before"] as const)(
    "by %s is looked for three times before it is sent again",
    async (name) => {
      sending.connected.twilio.turns.push(fault(name));
      const id = await aMessage(sending.centre);
      const start = now();
      await send(id);
      for (const after of laterLooks) {
        expect(await messageRow(id)).toMatchObject({ state: "unknown", attempt: 1 });
        await send(id, plus(start, after + SECOND));
      }
      expect(await messageRow(id)).toMatchObject({ state: "pending", attempt: 1 });
      expect(sending.sentTo(id)).toHaveLength(0);
      await send(id, plus(start, 3 * MINUTE));
      await sending.connected.twilio.settled();
      expect(await messageRow(id)).toMatchObject({ state: "delivered", attempt: 2 });
      expect(sending.sentTo(id)).toHaveLength(1);
    },
  );

  test("is missed and not sent again when its deadline passed meanwhile", async () => {
    sending.connected.twilio.turns.push(fault("500-before"));
    const id = await aMessage(sending.centre, { deadlineAt: new Date(Date.now() + MINUTE) });
    const start = now();
    await send(id);
    for (const after of laterLooks) await send(id, plus(start, after + SECOND));
    expect(await messageRow(id)).toMatchObject({ state: "missed", reason: "too-late" });
  });

  test("twice for the same words to the same number finds each its own", async () => {
    sending.connected.twilio.reporting = { ...sending.connected.twilio.reporting, lost: 100 };
    sending.connected.twilio.turns.push(fault("500-after"), fault("500-after"));
    const same = { recipient: "+353871110002", text: "Yes." };
    const [one, two] = [await aMessage(sending.centre, same), await aMessage(sending.centre, same)];
    await send(one);
    await send(two);
    const later = plus(now(), 6 * SECOND);
    await send(one, later);
    await send(two, later);
    const sids = (await Promise.all([one, two].map(messageRow))).map(({ sid }) => sid);
    expect(new Set(sids).size).toBe(2);
    expect(sids).not.toContain(null);
  });

  test("of a carrier that gives no list either is put to a manager after five minutes, and found when it does", async () => {
    sending.connected.twilio.reporting = { ...sending.connected.twilio.reporting, lost: 100 };
    sending.connected.twilio.turns.push(fault("500-after"));
    sending.connected.twilio.listTurns.push("500", "500");
    const id = await aMessage(sending.centre);
    const start = now();
    await send(id);
    const task = () =>
      db().task.findFirst({
        where: { kind: "message-unknown", details: { path: ["messageId"], equals: id } },
      });
    await send(id, plus(start, 6 * SECOND));
    expect(await task()).toBeNull();
    await send(id, plus(start, 6 * MINUTE));
    expect(await task()).toMatchObject({ ownerRole: "manager", endedAt: null });
    expect(await messageRow(id)).toMatchObject({ state: "unknown" });
    await send(id, plus(start, 12 * MINUTE));
    expect(await messageRow(id)).toMatchObject({ sid: sending.sentTo(id)[0]?.sid });
    expect(await task()).toMatchObject({ outcome: "settled" });
  });
});

describe("a carrier that hangs", () => {
  test("leaves the message unknown, whether it was taken or not", async () => {
    const visit = await visitIn("preparation", { centre: sending.centre });
    const { appointmentVersion } = await db().visit.findUniqueOrThrow({ where: { id: visit.id } });
    sending.connected.twilio.turns.push(fault("hang-after"));
    const id = await aMessage(sending.centre, {
      visitId: visit.id,
      about: appointmentVersion,
      kind: "reminder-day",
    });
    sending.connected.twilio.reporting = { ...sending.connected.twilio.reporting, lost: 100 };
    await send(id);
    expect(await messageRow(id)).toMatchObject({ state: "unknown" });
    await send(id, plus(now(), 6 * SECOND));
    expect((await messageRow(id)).sid).toBe(sending.sentTo(id)[0]?.sid);
    expect((await visit.load()).preparation.reminderSentAt).toBeDefined();
  });
});

describe("a worker that dies", () => {
  test("after the claim leaves a message that is looked for first, and never sent at once", async () => {
    const id = await aMessage(sending.centre, { queued: true });
    const start = now();
    await db().message.update({
      where: { id },
      data: { state: "sending", attempt: 1, sendingAt: new Date(start) },
    });
    await send(id, plus(start, SECOND));
    expect(await messageRow(id)).toMatchObject({ state: "sending" });
    await send(id, plus(start, 21 * SECOND));
    expect(await messageRow(id)).toMatchObject({ state: "unknown" });
    expect(sending.connected.twilio.asked).toBe(0);
  });

  test("after the carrier took the message leaves one that is found", async () => {
    sending.connected.twilio.reporting = { ...sending.connected.twilio.reporting, lost: 100 };
    const id = await aMessage(sending.centre);
    await send(id);
    const { sid } = await messageRow(id);
    // As if it had died before it could write the answer down.
    await db().$executeRaw`alter table message disable trigger message_step`;
    await db().message.update({ where: { id }, data: { state: "sending", sid: null } });
    await db().$executeRaw`alter table message enable trigger message_step`;
    const start = now();
    await send(id, plus(start, 21 * SECOND));
    await send(id, plus(start, 27 * SECOND));
    expect(await messageRow(id)).toMatchObject({ sid });
    expect(sending.sentTo(id)).toHaveLength(1);
  });

  test("and takes its job with it leaves messages that the sweep finds", async () => {
    const [pending, unknown] = [await aMessage(sending.centre), await aMessage(sending.centre)];
    await db().message.update({
      where: { id: unknown },
      data: { state: "sending", attempt: 1, sendingAt: new Date() },
    });
    await resumeUnsettled(new Date());
    expect(await jobAt(pending)).toBeInstanceOf(Date);
    expect(await jobAt(unknown)).toBeInstanceOf(Date);
    await db().$executeRaw`delete from graphile_worker._private_jobs`;
  });
});
