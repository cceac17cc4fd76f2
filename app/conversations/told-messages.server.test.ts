// The messages of a visit, as its timeline gets them: for each reader what they may see, and no secret for anybody.
import { expect, test } from "vitest";
import { instant } from "~/journey/instant";
import { say } from "~/messages/say.server";
import { db } from "~/platform/db/db.server";
import { useDatabase } from "test/database";
import { aCentre, aCustomer, aRequest } from "test/factories";
import { messagesOfVisit, optedOutSince } from "./told-messages.server";

useDatabase();

test("a message is told with its way, its reader and where it stands; its link is not in it", async () => {
  const centre = await aCentre();
  const customerId = await aCustomer(centre, { phone: "+353861234567" });
  await db().customer.update({ where: { id: customerId }, data: { smsConsent: true } });
  const { id: visitId } = await aRequest({ centre, customerId });
  const now = instant(new Date());
  const link = { purpose: "status" as const, expiresAt: instant(now + 3_600_000) };
  const said = await db().$transaction((tx) =>
    say(tx, { centreId: centre.id, kind: "ready", to: { customerId }, visitId, link, now }),
  );
  const [told, ...others] = await messagesOfVisit(centre.team.advisor, visitId);
  expect(others).toEqual([]);
  expect(told).toMatchObject({ kind: "ready", channel: "sms", to: "086 123 4567", state: "pending" });
  expect(told?.text).toContain("[[link]]");
  expect(JSON.stringify(told)).not.toContain(said.linkAddress?.split("/").at(-1));
  expect(await messagesOfVisit(centre.team.mechanic, visitId)).toMatchObject([
    { to: "+353 ••• 67", text: "" },
  ]);
  const stranger = await aCentre();
  expect(await messagesOfVisit(stranger.team.advisor, visitId)).toEqual([]);
});

test("an objection is known with its date until it is lifted", async () => {
  const address = "+353861111111";
  const since = new Date("2030-01-15T12:00:00Z");
  expect(await optedOutSince(address)).toBeUndefined();
  await db().contactBlock.create({ data: { address, channel: "sms", since, source: "word" } });
  expect(await optedOutSince(address)).toBe(since.getTime());
  await db().contactBlock.updateMany({ where: { address }, data: { liftedAt: new Date() } });
  expect(await optedOutSince(address)).toBeUndefined();
});
