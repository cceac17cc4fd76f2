// Saying something, on a real database: what is written, what is withheld and who hears of it.
import { describe, expect, test } from "vitest";
import { DAY, HOUR, instant, plus, type Instant } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { useDatabase } from "test/database";
import { aCentre, aCustomer, aRequest, type TestCentre } from "test/factories";
import type { MessageOrder } from "./order";
import { say } from "./say.server";
import { wholeText } from "./sealed.server";

useDatabase();

/** Noon in Dublin, in winter. */
const NOON = instant("2030-01-15T12:00:00Z");

async function aReader(centre: TestCentre, wishes: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const id = await aCustomer(centre);
  await db().customer.update({ where: { id }, data: { smsConsent: true, ...wishes } });
  return id;
}

async function aBookedVisit(wishes: Readonly<Record<string, unknown>> = {}) {
  const centre = await aCentre();
  const customerId = await aReader(centre, wishes);
  const visit = await aRequest({ centre, customerId });
  const appointmentAt = new Date(plus(NOON, DAY));
  await db().visit.update({ where: { id: visit.id }, data: { appointmentAt, appointmentVersion: 1 } });
  return { centre, customerId, visit };
}

type Booked = Awaited<ReturnType<typeof aBookedVisit>>;

function order({ centre, customerId, visit }: Booked, more: Partial<MessageOrder> = {}): MessageOrder {
  return {
    ...{ centreId: centre.id, to: { customerId }, visitId: visit.id, kind: "reminder-day", now: NOON },
    ...more,
  };
}

const spoken = (wish: MessageOrder) => db().$transaction((tx) => say(tx, wish));
const rowOf = (id: string) => db().message.findUniqueOrThrow({ where: { id } });
const linkUntil = (at: Instant) => ({ purpose: "booking" as const, expiresAt: at });

async function jobsOf(messageId: string): Promise<readonly { readonly run_at: Date }[]> {
  return db().$queryRaw`select run_at from graphile_worker.jobs where key = ${`message:${messageId}`}`;
}

describe("a message to a customer", () => {
  test("is written with its link sealed, about the present appointment, and a job takes it out", async () => {
    const booked = await aBookedVisit();
    const said = await spoken(order(booked, { link: linkUntil(plus(NOON, 2 * DAY)) }));
    expect(said.state).toBe("pending");
    const row = await rowOf(said.messageId);
    expect(row).toMatchObject({ channel: "sms", about: 1, templateVersion: 0, state: "pending" });
    expect(row.text).toContain("[[link]]");
    expect(row.text).toMatch(/Wed 16 Jan 12:00/);
    expect(JSON.stringify(row.text)).not.toContain("\u00a0");
    expect(wholeText(row)).toContain(said.linkAddress ?? "nothing");
    expect(row.segments).toBeGreaterThan(0);
    expect(await jobsOf(said.messageId)).toHaveLength(1);
  });

  test("waits for the end of the quiet hours in the centre's zone, and so does its job", async () => {
    const booked = await aBookedVisit();
    const said = await spoken(order(booked, { now: instant("2030-01-15T22:30:00Z") }));
    const morning = new Date("2030-01-16T08:00:00Z");
    expect((await rowOf(said.messageId)).sendAfter).toEqual(morning);
    expect((await jobsOf(said.messageId))[0]?.run_at).toEqual(morning);
  });

  test("speaks the customer's language and the centre's own words", async () => {
    const booked = await aBookedVisit({ language: "ru" });
    const { centre } = booked;
    const which = { centreId: centre.id, kind: "reminder-day", language: "ru", channel: "sms" };
    const createdBy = centre.team.manager.staffId;
    await db().messageTemplate.create({
      data: { ...which, version: 3, body: "Ждём {plate} {time}, {customer}", createdBy },
    });
    const row = await rowOf((await spoken(order(booked))).messageId);
    expect(row).toMatchObject({ language: "ru", templateVersion: 3 });
    expect(row.text).toMatch(/^Ждём .* в 12:00, Customer/);
  });

  test("goes by e-mail where the telephone may not be written to", async () => {
    const booked = await aBookedVisit({ smsConsent: false, email: "anna@example.com" });
    const row = await rowOf((await spoken(order(booked))).messageId);
    expect(row).toMatchObject({ channel: "email", recipient: "anna@example.com", segments: null });
    expect(row.subject).toContain("we expect you on");
  });

  test("of a kind that cannot be said without a value is refused", async () => {
    const booked = await aBookedVisit();
    await expect(spoken(order(booked, { kind: "survey" }))).rejects.toThrow("without link");
  });
});

describe("a message that is withheld", () => {
  test("stands on the timeline with its reason, and the advisor is asked to phone", async () => {
    const booked = await aBookedVisit({ smsConsent: false });
    const said = await spoken(order(booked));
    expect(said).toMatchObject({ state: "withheld", reason: "no-consent" });
    expect(await rowOf(said.messageId)).toMatchObject({ channel: "none", reason: "no-consent" });
    expect(await jobsOf(said.messageId)).toEqual([]);
    const { visit } = booked;
    const facts = await db().event.findMany({ where: { visitId: visit.id, type: "message.withheld" } });
    expect(facts.map(({ payload }) => payload)).toEqual([
      { messageId: said.messageId, kind: "reminder-day", reason: "no-consent" },
    ]);
    const tasks = await db().task.findMany({ where: { visitId: visit.id } });
    expect(tasks).toMatchObject([{ kind: "please-phone", key: `please-phone:${said.messageId}` }]);
    expect(tasks[0]?.dueAt).toEqual(new Date(plus(NOON, HOUR)));
  });

  test("after an objection goes out nowhere, by e-mail neither; the answer to the objection does", async () => {
    const booked = await aBookedVisit({ email: "boris@example.com" });
    const { phone } = await db().customer.findUniqueOrThrow({ where: { id: booked.customerId } });
    await db().contactBlock.create({ data: { address: phone, channel: "sms", source: "word" } });
    expect(await spoken(order(booked))).toMatchObject({ reason: "opted-out" });
    expect(await spoken(order(booked, { kind: "by-hand", text: "Hello" }))).toMatchObject({
      reason: "opted-out",
    });
    expect(await spoken(order(booked, { kind: "word-answer", text: "As you wish." }))).toMatchObject({
      state: "pending",
    });
  });

  test("of little weight asks nobody to phone", async () => {
    const booked = await aBookedVisit({ preferredChannel: "phone" });
    const said = await spoken(order(booked, { kind: "reminder-hours" }));
    expect(said.reason).toBe("prefers-phone");
    expect(await db().task.count({ where: { visitId: booked.visit.id } })).toBe(0);
  });
});

describe("a message to somebody else", () => {
  test("with a code goes to a number of no customer, and the code is sealed", async () => {
    const centre = await aCentre();
    const to = { phone: "+353871234567", language: "en" as const };
    const said = await spoken({ centreId: centre.id, kind: "booking-code", to, code: "123456", now: NOON });
    const row = await rowOf(said.messageId);
    expect(row.text).toContain("[[code]]");
    expect(wholeText(row)).toContain("123456");
  });

  test("of the staff goes by e-mail", async () => {
    const { id: centreId, team } = await aCentre();
    const values = { list: "09:00 191-D-1", count: "1" };
    const to = { staffId: team.advisor.staffId };
    const said = await spoken({ centreId, kind: "morning-list", to, values, now: NOON });
    expect(await rowOf(said.messageId)).toMatchObject({ channel: "email", state: "pending" });
  });

  test("of another centre is said to nobody", async () => {
    const booked = await aBookedVisit();
    const other = await aCentre();
    await expect(spoken({ ...order(booked), centreId: other.id })).rejects.toThrow();
  });
});

describe("an offer", () => {
  test("leads to the public booking page where there is one, and else names the telephone alone", async () => {
    const booked = await aBookedVisit({ preferredChannel: "email", email: "anna@example.test" });
    const offer = order(booked, { kind: "service-due" });
    const { text } = await rowOf((await spoken(offer)).messageId);
    expect(text).not.toMatch(/\[\[link\]\]|Choose a day/);
    expect(text).toContain("You can also phone us.");
    const publicSlug = `centre-${booked.centre.id.slice(-6)}`;
    await db().centre.update({ where: { id: booked.centre.id }, data: { publicSlug, onlineBooking: true } });
    expect(wholeText(await rowOf((await spoken(offer)).messageId))).toContain(`/book/${publicSlug}`);
  });
});
