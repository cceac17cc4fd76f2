// Doubts that a person ends.
import { describe, expect, test } from "vitest";
import { aCentre, aRequest } from "test/factories";
import { aMessage, messageRow } from "test/twilio/connected";
import { jobAt, messageEventsOf, now, send, useSending } from "test/twilio/sending";
import { plus, SECOND } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { settleUnknown } from "./settle.server";

const sending = useSending();

/** A message of which nobody knows, and for which a manager was asked. */
async function anUnknown() {
  const visit = await aRequest({ centre: sending.centre });
  const id = await aMessage(sending.centre, { visitId: visit.id });
  const unknownAt = new Date(Date.now() - 301_000);
  const data = { attempt: 1, sendingAt: unknownAt };
  await db().message.update({ where: { id }, data: { ...data, state: "sending" } });
  await db().message.update({ where: { id }, data: { state: "unknown", unknownAt } });
  sending.connected.twilio.listTurns.push("500");
  await send(id);
  const task = () =>
    db().task.findFirst({ where: { kind: "message-unknown", details: { path: ["messageId"], equals: id } } });
  expect(await task()).toMatchObject({ endedAt: null });
  return { id, visit, task };
}

describe("a message of which nobody knows", () => {
  test("was sent, says a manager: that stands on the timeline, and the question is answered", async () => {
    const { id, visit, task } = await anUnknown();
    const { manager } = sending.centre.team;
    expect(await settleUnknown(manager, id, "was-sent")).toBe("settled");
    expect(await messageRow(id)).toMatchObject({ state: "sent", sealed: null });
    expect(await messageEventsOf(visit.id)).toEqual(["message.sent"]);
    expect(await task()).toMatchObject({ outcome: "settled", endedBy: manager.staffId });
    expect(await settleUnknown(manager, id, "send-again")).toBe("settled-before");
  });

  test("is sent again when a manager says so", async () => {
    const { id } = await anUnknown();
    expect(await settleUnknown(sending.centre.team.manager, id, "send-again")).toBe("settled");
    expect(await jobAt(id)).toBeInstanceOf(Date);
    await send(id, plus(now(), SECOND));
    expect(sending.sentTo(id)).toMatchObject([{ attempt: 2 }]);
  });

  test("of another centre is not found", async () => {
    const { id } = await anUnknown();
    const elsewhere = await aCentre();
    expect(await settleUnknown(elsewhere.team.manager, id, "was-sent")).toBe("not-found");
  });
});
