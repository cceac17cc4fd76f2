// What the carrier refuses: for good, for now, or because the number wants nothing more.
import { describe, expect, test } from "vitest";
import { aRequest } from "test/factories";
import { aMessage, messageRow } from "test/twilio/connected";
import type { Turn } from "test/twilio/faults";
import { fault, jobAt, messageEventsOf, now, send, useSending } from "test/twilio/sending";
import { HOUR, instant, MINUTE, plus } from "~/journey/instant";
import { endNotice, noticesFor } from "~/notices/notices.server";
import { db } from "~/platform/db/db.server";
import { settings, useSettings } from "~/platform/env.server";

const sending = useSending();

describe("a refusal", () => {
  test("with 429 is no answer: it is tried again later", async () => {
    sending.connected.twilio.turns.push(fault("429"));
    const id = await aMessage(sending.centre);
    await send(id);
    const row = await messageRow(id);
    expect(row).toMatchObject({ state: "pending", attempt: 1 });
    expect(await jobAt(id)).toEqual(row.sendAfter);
    await send(id, instant(row.sendAfter));
    expect(sending.sentTo(id)).toHaveLength(1);
  });

  test("by a carrier that is not there is tried again later", async () => {
    const id = await aMessage(sending.centre);
    await sending.connected.twilio.close();
    await send(id);
    expect(await messageRow(id)).toMatchObject({ state: "pending", attempt: 1 });
  });

  test("of the account itself is a notice for managers and administrators, at once and once, until it sends again", async () => {
    const own = settings();
    const { twilio } = own;
    if (!twilio) throw new Error("no carrier");
    const ids = [await aMessage(sending.centre), await aMessage(sending.centre)];
    const notices = () => noticesFor({ roles: ["manager"] });
    useSettings({ ...own, twilio: { ...twilio, authToken: "somebody else's" } });
    for (const id of ids) await send(id);
    const [notice, ...others] = await notices();
    expect(others).toEqual([]);
    expect(notice?.details).toEqual({ kind: "carrier-refuses", carrier: "twilio", code: "20003" });
    expect(await noticesFor({ roles: ["admin"] })).toHaveLength(1);
    expect(await noticesFor({ roles: ["advisor"] })).toEqual([]);
    expect(await messageRow(ids[0] ?? "")).toMatchObject({ state: "pending", attempt: 1 });
    expect(await endNotice(sending.centre.team.manager, notice?.key ?? "", new Date())).toBe(false);
    // Put right, the messages that waited go out, and the notice goes with the first of them.
    useSettings(own);
    await send(ids[0] ?? "", plus(now(), HOUR));
    expect(sending.sentTo(ids[0] ?? "")).toHaveLength(1);
    expect(await notices()).toEqual([]);
    useSettings({ ...own, twilio: { ...twilio, authToken: "wrong once more" } });
    await send(ids[1] ?? "", plus(now(), HOUR));
    expect(await notices()).toHaveLength(1);
    // A carrier that is not used any more concerns nobody.
    useSettings({ ...own, twilio: undefined });
    expect(await notices()).toEqual([]);
    useSettings(own);
    await send(ids[1] ?? "", plus(now(), 2 * HOUR));
    expect(await notices()).toEqual([]);
  });

  test.each([21211, 21408, 21612, 21614, 30034])("with %i is final", async (code) => {
    sending.connected.twilio.turns.push({ kind: "refused", code });
    const visit = await aRequest({ centre: sending.centre });
    const id = await aMessage(sending.centre, { kind: "ready", visitId: visit.id });
    await send(id);
    await send(id, plus(now(), HOUR));
    expect(await messageRow(id)).toMatchObject({ state: "failed", reason: String(code) });
    expect(sending.connected.twilio.asked).toBe(1);
    expect(await messageEventsOf(visit.id)).toEqual(["message.failed"]);
    expect(await db().task.count({ where: { key: `please-phone:${id}` } })).toBe(1);
  });

  test("with 21610 blocks the number", async () => {
    const recipient = "+353871110003";
    sending.connected.twilio.optedOut.add(recipient);
    const id = await aMessage(sending.centre, { recipient });
    await send(id);
    expect(await messageRow(id)).toMatchObject({ state: "failed", reason: "21610" });
    expect(await db().contactBlock.findFirst({ where: { address: recipient } })).toMatchObject({
      channel: "sms",
      source: "carrier",
      liftedAt: null,
    });
  });

  test("that passes is tried once more, with a new link, and no third time", async () => {
    const passing: Turn = { kind: "undelivered", code: 30003 };
    sending.connected.twilio.turns.push(passing, passing);
    const visit = await aRequest({ centre: sending.centre });
    const id = await aMessage(sending.centre, { kind: "ready", visitId: visit.id, link: true });
    await send(id);
    await sending.connected.twilio.settled();
    const planned = await messageRow(id);
    expect(planned).toMatchObject({ state: "pending", attempt: 1 });
    expect(planned.sendAfter.getTime()).toBeGreaterThan(Date.now() + 9 * MINUTE);
    await send(id, instant(planned.sendAfter));
    await sending.connected.twilio.settled();
    expect(await messageRow(id)).toMatchObject({ state: "failed", reason: "30003", attempt: 2 });
    const bodies = sending.sentTo(id).map(({ body }) => body);
    expect(new Set(bodies).size).toBe(2);
    expect(await messageEventsOf(visit.id)).toEqual(["message.sent", "message.sent", "message.failed"]);
  });
});
