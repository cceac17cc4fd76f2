// Booking online on the real database: nothing happens without the code, everything at once with it.
import { beforeEach, describe, expect, test } from "vitest";
import { MINUTE } from "~/journey/instant";
import { wholeText } from "~/messages/sealed.server";
import { db } from "~/platform/db/db.server";
import { loadVisit } from "~/visits/store.server";
import { useDatabase } from "test/database";
import { aBooker, anAddress, anOpenCentre, CAR, upToCode, WORK, YOU } from "test/online-bookings";
import { findLink } from "../links.server";
import { visitLinkSecret } from "./confirm.server";
import { releaseOverdue } from "./hold.server";

useDatabase();

// Everybody in these tests has the same number.
beforeEach(async () => {
  await db().rateLimit.deleteMany();
});

const visits = (centreId: string) => db().visit.findMany({ where: { centreId } });
const places = (centreId: string) => db().reservation.findMany({ where: { centreId } });

async function expire(centreId: string) {
  await db().reservation.updateMany({
    where: { centreId, visitId: null },
    data: { heldUntil: new Date(Date.now() - 1000) },
  });
}

async function used(centreId: string): Promise<number> {
  const rows = await db().capacityCounter.findMany({ where: { centreId } });
  return rows.reduce((sum, row) => sum + row.used, 0);
}

describe("a booking with the right code", () => {
  test("is a visit with its time, its place, its contact and a link, all at once", async () => {
    const centre = await anOpenCentre();
    const booker = await aBooker(centre, anAddress(), { ...WORK, services: centre.serviceId });
    const at = await upToCode(booker);
    expect(await visits(centre.id)).toHaveLength(0);
    const done = await booker.post("code", { code: await booker.code() });
    expect(done).toEqual({ status: 302, to: `/l/${visitLinkSecret(booker.secret)}` });
    const [row] = await visits(centre.id);
    const loaded = await loadVisit(db(), centre.id, row?.id ?? "");
    expect(loaded?.visit).toMatchObject({
      request: { channel: "online", complaint: WORK.complaint, transport: "wait", smsConsent: true },
      booking: { appointment: { at, minutes: 60, online: true } },
    });
    expect(loaded?.events.map(({ type }) => type)).toEqual([
      "request.received",
      "visit.booked",
      "work.planned",
      "contact.confirmed",
    ]);
    expect(loaded?.events.every(({ actor }) => actor.kind === "customer")).toBe(true);
    const [place, ...others] = await places(centre.id);
    expect(others).toEqual([]);
    expect(place).toMatchObject({ visitId: row?.id, heldUntil: null });
    expect(place?.receptionAt.getTime()).toBe(at);
    expect(await findLink(visitLinkSecret(booker.secret), "booking")).toMatchObject({ visitId: row?.id });
    const confirmation = await db().message.findFirstOrThrow({
      where: { centreId: centre.id, kind: "booking-confirmed" },
    });
    expect(confirmation.text).not.toContain(visitLinkSecret(booker.secret));
    expect(wholeText(confirmation)).toContain(`/l/${visitLinkSecret(booker.secret)}`);
  });
  test("is one visit however often, and from how many pages at once, the code is sent", async () => {
    const centre = await anOpenCentre();
    const booker = await aBooker(centre);
    await upToCode(booker);
    const code = await booker.code();
    const answers = await Promise.all([1, 2, 3, 4].map(() => booker.post("code", { code })));
    expect(answers.every(({ status }) => status === 302)).toBe(true);
    expect(await visits(centre.id)).toHaveLength(1);
    expect(await booker.page("car")).toEqual({ status: 302, to: `/l/${visitLinkSecret(booker.secret)}` });
  });
  test("sends no confirmation to somebody who agreed to none", async () => {
    const centre = await anOpenCentre();
    const booker = await aBooker(centre);
    await upToCode(booker, { you: { name: YOU.name, phone: YOU.phone } });
    expect((await booker.post("code", { code: await booker.code() })).status).toBe(302);
    const withheld = { kind: "booking-confirmed", state: "withheld", reason: "no-consent" };
    const confirmations = { centreId: centre.id, kind: "booking-confirmed" };
    expect(await db().message.findMany({ where: confirmations })).toMatchObject([withheld]);
    expect(await db().event.count({ where: { centreId: centre.id, type: "message.withheld" } })).toBe(1);
    expect(await db().customer.findFirst({ where: { centreId: centre.id } })).toMatchObject({
      smsConsent: false,
    });
  });
});

describe("the code", () => {
  test("goes to no number whose owner objected to messages, and the page says so", async () => {
    const centre = await anOpenCentre();
    const booker = await aBooker(centre);
    const phone = "+353872229999";
    await db().contactBlock.create({ data: { address: phone, channel: "sms", source: "word" } });
    await expect(upToCode(booker, { you: { ...YOU, phone } })).rejects.toThrow("unwanted");
  });
  test("is kept as a hash, and in no other place than its message", async () => {
    const centre = await anOpenCentre();
    const booker = await aBooker(centre);
    await upToCode(booker);
    const row = await db().onlineBooking.findFirstOrThrow({ where: { centreId: centre.id } });
    expect(JSON.stringify(row)).not.toContain(await booker.code());
    expect(row.codeHash).toHaveLength(32);
    expect(JSON.stringify(row)).not.toContain(booker.secret);
  });
  test("can be tried five times, also by many at once", async () => {
    const centre = await anOpenCentre();
    const booker = await aBooker(centre);
    await upToCode(booker);
    const right = await booker.code();
    const wrong = right === "000000" ? "000001" : "000000";
    const answers = await Promise.all(Array.from({ length: 8 }, () => booker.post("code", { code: wrong })));
    expect(answers.every(({ status }) => status === 400)).toBe(true);
    expect(await booker.post("code", { code: right })).toMatchObject({
      status: 400,
      data: { errors: { code: ["book:codeOver"] } },
    });
    expect(await visits(centre.id)).toHaveLength(0);
    // Another code works.
    expect((await booker.post("code", { intent: "again" })).status).toBe(302);
    expect((await booker.post("code", { code: await booker.code() })).status).toBe(302);
    expect(await visits(centre.id)).toHaveLength(1);
  });
  test("is good for ten minutes", async () => {
    const centre = await anOpenCentre();
    const booker = await aBooker(centre);
    await upToCode(booker);
    await db().onlineBooking.updateMany({
      where: { centreId: centre.id },
      data: { codeSentAt: new Date(Date.now() - 11 * MINUTE) },
    });
    expect(await booker.post("code", { code: await booker.code() })).toMatchObject({
      status: 400,
      data: { errors: { code: ["book:codeOver"] } },
    });
  });
  test("proves one number: another one needs another code", async () => {
    const centre = await anOpenCentre();
    const booker = await aBooker(centre);
    await upToCode(booker);
    const code = await booker.code();
    await booker.post("you", { ...YOU, phone: "+353 87 765 4321" });
    const other = await booker.code("+353877654321");
    if (code !== other) expect((await booker.post("code", { code })).status).toBe(400);
    expect((await booker.post("code", { code: other })).status).toBe(302);
    expect(await db().customer.findFirst({ where: { centreId: centre.id } })).toMatchObject({
      phone: "+353877654321",
    });
  });
  test("goes to one number three times in half an hour, whoever asks", async () => {
    const centre = await anOpenCentre();
    const phone = "+353 87 222 0001";
    const answers: number[] = [];
    for (let time = 0; time < 4; time += 1) {
      const booker = await aBooker(centre);
      await booker.post("car", CAR);
      await booker.post("time", { at: String((await booker.times())[20]) });
      const answer = await booker.post("you", { ...YOU, phone });
      answers.push(answer.status);
      await expire(centre.id);
    }
    expect(answers).toEqual([302, 302, 302, 429]);
    expect(await db().message.count({ where: { recipient: "+353872220001" } })).toBe(3);
  });
});

describe("a place without a code", () => {
  test("is kept for ten minutes, counted once, and given back once", async () => {
    const centre = await anOpenCentre();
    const booker = await aBooker(centre);
    const before = Date.now();
    const at = await upToCode(booker);
    const [place] = await places(centre.id);
    const keptMs = (place?.heldUntil?.getTime() ?? 0) - before;
    expect(keptMs).toBeGreaterThan(9 * MINUTE);
    expect(keptMs).toBeLessThanOrEqual(10 * MINUTE + 5_000);
    const full = await used(centre.id);
    expect(full).toBeGreaterThan(0);
    // The same page chosen again, and another time: still one place.
    await booker.post("time", { at: String(at) });
    await booker.post("time", { at: String((await booker.times())[12]) });
    expect(await places(centre.id)).toHaveLength(1);
    expect(await used(centre.id)).toBe(full);
    await expire(centre.id);
    const overdue = await db().reservation.count({ where: { heldUntil: { lt: new Date() } } });
    const sweep = () => db().$transaction((tx) => releaseOverdue(tx, new Date()));
    const given = await Promise.all([sweep(), sweep(), sweep()]);
    expect(given.reduce((sum, count) => sum + count, 0)).toBe(overdue);
    expect(await places(centre.id)).toHaveLength(0);
    expect(await used(centre.id)).toBe(0);
  });
  test("that was kept long enough is taken again by the code while it is free", async () => {
    const centre = await anOpenCentre();
    const booker = await aBooker(centre);
    const at = await upToCode(booker);
    await expire(centre.id);
    await db().$transaction((tx) => releaseOverdue(tx, new Date()));
    expect((await booker.post("code", { code: await booker.code() })).status).toBe(302);
    const [visit] = await visits(centre.id);
    expect(visit?.appointmentAt?.getTime()).toBe(at);
    expect(await places(centre.id)).toHaveLength(1);
  });
  test("that somebody else has by now answers 409 with three times near it, and needs no second code", async () => {
    const centre = await anOpenCentre({}, { receptionsPerQuarter: 1 });
    const first = await aBooker(centre);
    const at = await upToCode(first);
    await expire(centre.id);
    const second = await aBooker(centre);
    const other = { ...YOU, phone: "+353 87 333 0001" };
    await upToCode(second, { at, you: other, car: { ...CAR, plate: "191-D-2" } });
    expect((await second.post("code", { code: await second.code("+353873330001") })).status).toBe(302);
    const late = await first.post("code", { code: await first.code() });
    expect(late).toMatchObject({ status: 409, data: { kind: "taken" } });
    const alternatives = Reflect.get(Object(late.data), "alternatives") as { at: number }[];
    expect(alternatives).toHaveLength(3);
    // At the beginning of a day there is nothing before it: an hour of work, and then every quarter.
    for (const each of alternatives) expect(Math.abs(each.at - at)).toBeLessThanOrEqual(90 * MINUTE);
    expect(await first.page("code")).toMatchObject({
      data: { typed: { complaint: WORK.complaint, plate: CAR.plate } },
    });
    const booked = await first.post("code", { at: String(alternatives[0]?.at) });
    expect(booked).toEqual({ status: 302, to: `/l/${visitLinkSecret(first.secret)}` });
    expect(await visits(centre.id)).toHaveLength(2);
  });
  test("is got by one of two who choose the last one at once; the other sees what is free", async () => {
    const centre = await anOpenCentre({}, { receptionsPerQuarter: 1 });
    const both = await Promise.all([aBooker(centre), aBooker(centre)]);
    for (const each of both) await each.post("car", CAR);
    const at = String((await both[0].times())[4]);
    const answers = await Promise.all(both.map((each) => each.post("time", { at })));
    expect(answers.map(({ status }) => status).sort()).toEqual([302, 409]);
    expect(answers.find(({ status }) => status === 409)).toMatchObject({ data: { kind: "taken" } });
    expect(await places(centre.id)).toHaveLength(1);
  });
  test("is kept three times at most for one address", async () => {
    const centre = await anOpenCentre();
    const address = anAddress();
    const answers: number[] = [];
    for (let time = 0; time < 4; time += 1) {
      const booker = await aBooker(centre, address);
      await booker.post("car", { ...CAR, transport: "drop-off" });
      const at = (await booker.times())[12 + time * 2];
      answers.push((await booker.post("time", { at: String(at) })).status);
    }
    expect(answers).toEqual([302, 302, 302, 429]);
    expect(await places(centre.id)).toHaveLength(3);
  });
  test("is not to be had for waiting overnight", async () => {
    const centre = await anOpenCentre({ timeZone: "UTC" });
    const booker = await aBooker(centre, anAddress(), { ...WORK, services: centre.serviceId });
    await booker.post("car", CAR);
    const lastHour = (await booker.times()).filter((at) => new Date(at).getUTCHours() === 17);
    expect(lastHour.every((at) => new Date(at).getUTCMinutes() === 0)).toBe(true);
    const late = (lastHour.at(-1) ?? 0) + 30 * MINUTE;
    expect((await booker.post("time", { at: String(late) })).status).toBe(409);
    await booker.post("car", { ...CAR, transport: "drop-off" });
    expect((await booker.post("time", { at: String(late) })).status).toBe(302);
  });
  test("is not to be had outside of what the centre offers online", async () => {
    const centre = await anOpenCentre();
    const booker = await aBooker(centre);
    await booker.post("car", CAR);
    const [at = 0] = await booker.times();
    const far = at + 400 * 24 * 60 * MINUTE;
    for (const odd of [at + 60_000, far, 1000]) {
      expect((await booker.post("time", { at: String(odd) })).status).toBe(409);
    }
    expect((await booker.post("time", { at: "x" })).status).toBe(400);
    expect(await places(centre.id)).toHaveLength(0);
  });
});
