// The steps of a booking on the real database: what is typed stays, what is known is not told, and looking changes nothing.
import { beforeEach, describe, expect, test } from "vitest";
import { db } from "~/platform/db/db.server";
import { answered } from "test/answered";
import { checksums } from "test/checksums";
import { useDatabase } from "test/database";
import { aCustomer, aVehicle } from "test/factories";
import {
  aBooker,
  anAddress,
  anOpenCentre,
  CAR,
  start,
  upToCode,
  visitorAt,
  WORK,
} from "test/online-bookings";
import { openPage } from "../page/link.server";
import { bookingFor, centreFor, stepPage } from "./book-page.server";
import { visitLinkSecret } from "./confirm.server";

useDatabase();

// Everybody in these tests has the same number.
beforeEach(async () => {
  await db().rateLimit.deleteMany();
});

const visits = (centreId: string) => db().visit.findMany({ where: { centreId } });

describe("what is typed", () => {
  test("stays when a form is wrong, when one goes back, and in another language", async () => {
    const centre = await anOpenCentre();
    const booker = await aBooker(centre);
    expect(
      await booker.post("car", { plate: "!", make: "Lada", model: "", transport: "wait" }),
    ).toMatchObject({
      status: 400,
      data: { kind: "invalid", errors: { plate: ["people:notAPlate"], model: ["required"] } },
    });
    expect(await booker.page("car")).toMatchObject({ data: { typed: { plate: "!", make: "Lada" } } });
    const back = await booker.post("car", { ...CAR, model: "Corolla Cross", intent: "back" });
    expect(back.to).toBe(`/book/${centre.slug}/${booker.secret}/work`);
    const russian = await booker.post("work", { complaint: "", intent: "language" }, "?lang=ru");
    expect(russian.to).toBe(`/book/${centre.slug}/${booker.secret}/work`);
    const title: unknown = expect.stringContaining("Запись");
    expect(await booker.page("work")).toMatchObject({
      data: {
        typed: { language: "ru", complaint: "", model: "Corolla Cross" },
        title,
      },
    });
  });
  test("at the first form comes back with what is wrong, and nothing is kept yet", async () => {
    const centre = await anOpenCentre();
    expect(await start(centre, { complaint: "  ", services: centre.serviceId })).toMatchObject({
      status: 400,
      data: { errors: { complaint: ["required"] }, typed: { services: [centre.serviceId] } },
    });
    expect(await start(centre, { ...WORK, services: crypto.randomUUID() })).toMatchObject({ status: 400 });
    expect(await db().onlineBooking.count({ where: { centreId: centre.id } })).toBe(0);
  });
  test("decides which step may be seen: nobody skips one", async () => {
    const centre = await anOpenCentre();
    const booker = await aBooker(centre);
    for (const step of ["time", "you", "code", "done", "else"]) {
      expect((await booker.page(step)).to).toBe(`/book/${centre.slug}/${booker.secret}/car`);
    }
    await upToCode(booker);
    // Another car comes another way: the time is chosen anew.
    await booker.post("car", { ...CAR, transport: "loaner" });
    expect((await booker.page("code")).to).toBe(`/book/${centre.slug}/${booker.secret}/time`);
  });
  test("by a program that fills in everything is refused", async () => {
    const centre = await anOpenCentre();
    expect(await start(centre, { ...WORK, website: "http://spam.example" })).toMatchObject({ status: 400 });
    const booker = await aBooker(centre);
    const before = await checksums();
    expect(await booker.post("car", { ...CAR, website: "x" })).toMatchObject({
      status: 400,
      data: { kind: "said", code: "book:refused" },
    });
    expect(await checksums()).toEqual(before);
  });
});

describe("a number or a plate that the centre knows", () => {
  test("is not told, and after the code belongs to the record as it is; what differs is noted", async () => {
    const centre = await anOpenCentre();
    const known = await aCustomer(centre, { name: "Aoife Gallagher", phone: "+353871234567" });
    const neighbour = await aCustomer(centre, { name: "Brendan Walsh" });
    const car = await aVehicle(centre, neighbour, { plate: CAR.plate, make: "Volvo", model: "V70" });
    const booker = await aBooker(centre);
    await upToCode(booker);
    for (const step of ["work", "car", "time", "you", "code"]) {
      const page = JSON.stringify(await booker.page(step));
      for (const secret of ["Aoife", "Brendan", "Volvo"]) expect(page).not.toContain(secret);
    }
    const done = await booker.post("code", { code: await booker.code() });
    expect(done.status).toBe(302);
    const [visit] = await visits(centre.id);
    expect(visit).toMatchObject({ customerId: known, vehicleId: car });
    expect(await db().customer.findUnique({ where: { id: known } })).toMatchObject({
      name: "Aoife Gallagher",
      smsConsent: true,
    });
    expect(await db().vehicle.findUnique({ where: { id: car } })).toMatchObject({
      ownerId: neighbour,
      make: "Volvo",
    });
    const notes = await db().event.findMany({ where: { visitId: visit?.id ?? "", type: "note.added" } });
    const text = JSON.stringify(notes.map(({ payload }) => payload));
    for (const word of ["Niamh Byrne", "Aoife Gallagher", "Brendan Walsh", "Volvo"])
      expect(text).toContain(word);
    const page = await openPage(visitLinkSecret(booker.secret), anAddress(), new Date());
    expect(JSON.stringify(page)).not.toMatch(/Volvo|Brendan/);
  });
});

describe("a booking's address", () => {
  test("opens nothing at another centre, unknown, over, or where booking online is off", async () => {
    const [centre, other] = [await anOpenCentre(), await anOpenCentre()];
    const booker = await aBooker(centre);
    const open = async (slug: string, secret: string) => {
      const visitor = visitorAt(anAddress());
      const found = await centreFor(slug, visitor);
      return stepPage(found, await bookingFor(found, secret, visitor), { secret, step: "car" }, visitor);
    };
    expect((await answered(open(centre.slug, booker.secret))).status).toBe(200);
    expect((await answered(open(other.slug, booker.secret))).status).toBe(404);
    expect((await answered(open(centre.slug, "x".repeat(22)))).status).toBe(404);
    expect((await answered(open("no-such-centre", booker.secret))).status).toBe(404);
    await db().onlineBooking.updateMany({ where: { centreId: centre.id }, data: { expiresAt: new Date() } });
    expect((await answered(open(centre.slug, booker.secret))).status).toBe(404);
    await db().centre.update({ where: { id: other.id }, data: { onlineBooking: false } });
    expect((await answered(open(other.slug, booker.secret))).status).toBe(404);
  });
  test("changes nothing by being looked at", async () => {
    const centre = await anOpenCentre();
    const booker = await aBooker(centre);
    await upToCode(booker);
    const before = await checksums();
    for (const step of ["work", "car", "time", "you", "code", "done"]) await booker.page(step);
    expect(await checksums()).toEqual(before);
  });
  test("begins twenty times an hour from one address", async () => {
    const centre = await anOpenCentre();
    const address = anAddress();
    const statuses: number[] = [];
    for (let time = 0; time < 21; time += 1) statuses.push((await start(centre, WORK, address)).status);
    expect(statuses.slice(0, 20).every((status) => status === 302)).toBe(true);
    expect(statuses[20]).toBe(429);
    expect((await start(centre, WORK)).status).toBe(302);
  });
});
