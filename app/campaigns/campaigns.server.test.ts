// Campaigns on the real database: nobody twice, nobody who objects, nothing to the control group, and a result that can be trusted.
import { beforeAll, describe, expect, test } from "vitest";
import { DAY, instant, MINUTE, plus } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { eraseCustomer } from "~/privacy/erase.server";
import { carryOut } from "~/reminders/carry-out.server";
import { planServiceReminders } from "~/reminders/daily/service-due.server";
import { aDraft, dueCustomers, longAgo, type CampaignWishes } from "test/campaigned";
import { answerLink, aQuestion, formOf } from "test/approvals";
import { useDatabase } from "test/database";
import { aCentre, visitIn, type TestCentre, type TestVisit } from "test/factories";
import { audienceNow, costOf, speakerOf } from "./audience.server";
import { campaignOf, changePeople, type Campaign } from "./campaigns.server";
import { resultOf, skippedOf } from "./result.server";
import { campaignsDue, sendCampaign, tellFirst } from "./sending.server";
import { startCampaign, stopCampaign } from "./start.server";

useDatabase();

const now = () => instant(new Date());
const after = (days: number) => () => plus(now(), days * DAY);

async function aCampaign(centre: TestCentre, id: string): Promise<Campaign> {
  const campaign = await campaignOf(db(), { centreId: centre.id }, id, now());
  if (!campaign) throw new Error("no campaign");
  return campaign;
}

async function started(centre: TestCentre, wishes: CampaignWishes = {}): Promise<string> {
  const id = await aDraft(centre, wishes);
  expect(await startCampaign(centre.team.manager, id, "3", now())).toBe("started");
  return id;
}

const recipientsOf = (campaignId: string) =>
  db().campaignRecipient.findMany({ where: { campaignId }, orderBy: { customerId: "asc" } });
const offersOf = (centre: TestCentre) =>
  db().message.findMany({
    where: { centreId: centre.id, kind: { in: ["service-due", "deferred-work"] } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });

/** Asks for another visit with an appointment, and is invoiced for it. */
async function books({ centre, customerId, vehicleId }: TestVisit, invoicedMinor: number): Promise<string> {
  const requestedAt = plus(now(), 1000);
  const { id } = await visitIn("preparation", {
    centre,
    customerId,
    vehicleId,
    requestedAt,
    appointmentAt: plus(requestedAt, DAY),
  });
  const sums = { invoicedMinor, paidMinor: 0, openMinor: invoicedMinor, state: "open", since: new Date() };
  await db().visitBalance.upsert({
    where: { visitId: id },
    create: { visitId: id, centreId: centre.id, ...sums },
    update: sums,
  });
  return id;
}

describe("a campaign", () => {
  let centre: TestCentre;
  let visits: readonly TestVisit[];
  let id: string;
  beforeAll(async () => {
    centre = await aCentre();
    visits = await dueCustomers(centre, 8);
    id = await started(centre, { controlPercent: 25, secondAfterDays: 7 });
  });

  test("takes everybody once, and another one started at once takes nobody again", async () => {
    expect((await recipientsOf(id)).map(({ group }) => group).sort()).toEqual([
      "A",
      "A",
      "A",
      "B",
      "B",
      "B",
      "control",
      "control",
    ]);
    const other = await aDraft(centre);
    expect(await startCampaign(centre.team.manager, other, "3", now())).toBe("nobody");
    const audience = await audienceNow(db(), await aCampaign(centre, other), now());
    expect(audience.leftOut).toEqual({ "in-campaign": 8 });
  });

  test("writes to each person once, in the words of their group, with three workers at it", async () => {
    await Promise.all([1, 2, 3].map(() => sendCampaign(id, now)));
    const messages = await offersOf(centre);
    expect(messages).toHaveLength(6);
    expect(new Set(messages.map(({ customerId }) => customerId)).size).toBe(6);
    const rows = await recipientsOf(id);
    for (const { group, messageId, customerId, state } of rows) {
      const message = messages.find((each) => each.customerId === customerId);
      expect(message?.id ?? null).toBe(messageId);
      expect(state).toBe(group === "control" ? "control" : "said");
      if (message) expect(message.text.includes("bigger repairs")).toBe(group === "B");
    }
  });

  test("keeps the automatic reminders away from all of its people, the control group too", async () => {
    await planServiceReminders(centre.id, now());
    const planned = await db().reminder.findMany({ where: { centreId: centre.id, kind: "service-due" } });
    for (const { id: reminderId, dueAt } of planned) await carryOut(reminderId, plus(instant(dueAt), MINUTE));
    const reminders = await db().reminder.findMany({ where: { centreId: centre.id, kind: "service-due" } });
    for (const { state, reason } of reminders)
      expect([state, reason]).toEqual(state === "done" ? ["done", "offered-lately"] : ["missed", "too-late"]);
    expect(await offersOf(centre)).toHaveLength(6);
  });

  test("writes a second time, once, to those who have not booked and still allow it", async () => {
    const told = (await recipientsOf(id)).filter(({ group }) => group !== "control");
    const [booked, objects] = told.map(({ customerId }) =>
      visits.find((each) => each.customerId === customerId),
    );
    if (!booked || !objects) throw new Error("nobody was told");
    const visitId = await books(booked, 18_400);
    await db().customer.update({ where: { id: objects.customerId }, data: { smsConsent: false } });
    await campaignsDue(after(6));
    expect(await offersOf(centre)).toHaveLength(6);
    await Promise.all([campaignsDue(after(8)), campaignsDue(after(8))]);
    await campaignsDue(after(9));
    const second = (await offersOf(centre)).slice(6);
    expect(second).toHaveLength(4);
    expect(second.every(({ text }) => text.includes("still open"))).toBe(true);
    const rows = new Map((await recipientsOf(id)).map((row) => [row.customerId, row]));
    expect(rows.get(booked.customerId)).toMatchObject({ secondReason: "booked", bookedVisitId: visitId });
    expect(rows.get(objects.customerId)).toMatchObject({ secondReason: "no-consent", secondMessageId: null });
  });

  test("counts who booked and what they were invoiced, and nothing of a visit that was called off", async () => {
    const silent = (await recipientsOf(id)).find(({ group }) => group === "control");
    const control = visits.find(({ customerId }) => customerId === silent?.customerId);
    if (!control) throw new Error("no control group");
    const calledOff = await books(control, 5_000);
    await db().visit.update({ where: { id: calledOff }, data: { status: "cancelled", endedAt: new Date() } });
    const result = await resultOf(db(), await aCampaign(centre, id));
    const sum = (key: "booked" | "revenueMinor" | "secondSaid") =>
      result.filter(({ group }) => group !== "control").reduce((total, each) => total + each[key], 0);
    expect([sum("booked"), sum("revenueMinor"), sum("secondSaid")]).toEqual([1, 18_400, 4]);
    expect(result.find(({ group }) => group === "control")).toMatchObject({ people: 2, booked: 0, said: 0 });
    expect(await campaignOf(db(), { centreId: (await aCentre()).id }, id, now())).toBeUndefined();
  });
});

test("whoever objects, comes, or is forgotten between the preview and the sending is not written to", async () => {
  const centre = await aCentre();
  const [stopped, came, forgotten, merged, willing] = await dueCustomers(centre, 5);
  if (!stopped || !came || !forgotten || !merged || !willing) throw new Error("five");
  const id = await started(centre);
  const { phone } = await db().customer.findUniqueOrThrow({ where: { id: stopped.customerId } });
  await db().contactBlock.create({ data: { address: phone, channel: "sms", source: "word" } });
  await books(came, 0);
  expect(await eraseCustomer(centre.team.manager, forgotten.customerId, new Date())).toEqual({
    kind: "erased",
  });
  await db().customer.update({
    where: { id: merged.customerId },
    data: { mergedIntoId: willing.customerId },
  });
  await sendCampaign(id, now);
  expect(await skippedOf(db(), await aCampaign(centre, id))).toEqual({
    "opted-out": 1,
    "open-visit": 1,
    gone: 2,
  });
  expect((await offersOf(centre)).map(({ customerId }) => customerId)).toEqual([willing.customerId]);
});

test("a stop in the middle holds back all that has not left, and nobody is written to afterwards", async () => {
  const centre = await aCentre();
  await dueCustomers(centre, 4);
  const id = await started(centre, { secondAfterDays: 3 });
  const [first] = await recipientsOf(id);
  expect(await tellFirst(id, first?.id ?? "", now())).toBe("said");
  const [, stopped] = await Promise.all([
    sendCampaign(id, now),
    stopCampaign(centre.team.manager, id, now()),
  ]);
  expect(stopped).toBe(true);
  await sendCampaign(id, now);
  await campaignsDue(after(4));
  const rows = await recipientsOf(id);
  expect(
    rows.every(
      ({ state, secondMessageId }) => ["said", "stopped"].includes(state) && secondMessageId === null,
    ),
  ).toBe(true);
  expect((await offersOf(centre)).every(({ state }) => state === "withdrawn")).toBe(true);
  expect(await stopCampaign(centre.team.manager, id, now())).toBe(false);
});

test("the preview names its reasons and its cost, and a start from an old page starts nothing", async () => {
  const centre = await aCentre();
  await db().centre.update({
    where: { id: centre.id },
    data: { segmentPriceMicros: 79_000, onlineBooking: true, publicSlug: `slug-${centre.id.slice(-6)}` },
  });
  const [first, second, third] = await dueCustomers(centre, 3);
  await db().customer.update({ where: { id: first?.customerId ?? "" }, data: { smsConsent: false } });
  await db().customer.update({ where: { id: second?.customerId ?? "" }, data: { language: "ru" } });
  const id = await aDraft(centre, { secondAfterDays: 7 });
  const campaign = await aCampaign(centre, id);
  const audience = await audienceNow(db(), campaign, now());
  expect(audience.leftOut).toEqual({ "no-consent": 1 });
  expect(audience.members.map(({ candidate }) => candidate.customerId).sort()).toEqual(
    [second?.customerId, third?.customerId].sort(),
  );
  const cost = costOf(audience.members, campaign, await speakerOf(db(), campaign));
  expect(cost.channels).toEqual({ sms: 2, whatsapp: 0, email: 0 });
  expect(await startCampaign(centre.team.manager, id, "2", now())).toBe("changed");
  const change = { title: "Kia", segment: { make: "Kia" }, pauseDays: 30 };
  expect(await changePeople(db(), centre.team.manager, id, { ...change, seen: "3" })).toMatchObject({
    ok: true,
  });
  expect(await startCampaign(centre.team.manager, id, "4", now())).toBe("nobody");
  await changePeople(db(), centre.team.manager, id, { ...change, segment: {}, seen: "4" });
  expect(await startCampaign(centre.team.manager, id, "5", now())).toBe("started");
  await sendCampaign(id, now);
  // What was counted in the preview is what is sent.
  const sent = (await offersOf(centre)).reduce((sum, { segments }) => sum + (segments ?? 0), 0);
  expect(sent).toBe(cost.segments);
  expect(await changePeople(db(), centre.team.manager, id, { ...change, seen: "5" })).toMatchObject({
    ok: false,
  });
});

test("deferred work is offered by its severity, in its own words, and counts as offered", async () => {
  const centre = await aCentre();
  const { visit, token } = await aQuestion(centre, ["soon", "advice"]);
  await answerLink(token, await formOf(token, ["declined", "declined"]));
  await longAgo(visit, 60);
  const about = (severities: readonly ("safety" | "soon")[]) => ({
    kind: "deferred-work" as const,
    segment: { severities: [...severities] },
  });
  expect(
    (await audienceNow(db(), await aCampaign(centre, await aDraft(centre, about(["safety"]))), now()))
      .members,
  ).toEqual([]);
  const id = await started(centre, about(["soon"]));
  await sendCampaign(id, now);
  const [message, ...more] = await offersOf(centre);
  expect(more).toEqual([]);
  expect(message?.text).toContain("Work: soon");
  expect(message?.text).not.toContain("Work: advice");
  const offered = await db().event.count({ where: { visitId: visit.id, type: "deferred-work.offered" } });
  expect(offered).toBe(1);
});
