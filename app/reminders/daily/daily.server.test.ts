// What is planned by the day: the morning lists of the advisors, and the cars that are due for service.
import { describe, expect, test } from "vitest";
import { DAY, HOUR, instant, plus, type Instant } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { useDatabase } from "test/database";
import { aCentre, aColleague, visitIn, type TestVisit } from "test/factories";
import { carryOut } from "../carry-out.server";
import { hurryOverdue } from "../replan.server";
import { planMorningLists } from "./morning-list.server";
import { pace, serviceDueAt } from "./service-interval";
import { planServiceReminders } from "./service-due.server";

useDatabase();

function ofCentre(centreId: string, kind: string) {
  return db().reminder.findMany({ where: { centreId, kind }, orderBy: { dueAt: "asc" } });
}

describe("the morning list", () => {
  test("goes by e-mail to each advisor of the centre, with the visits of the day, once", async () => {
    const centre = await aCentre();
    await aColleague(centre, ["advisor"], { language: "ru" });
    await db().openingHours.updateMany({ where: { centreId: centre.id }, data: { opensMinute: 480 } });
    const appointmentAt = plus(instant(new Date()), DAY);
    const visit = await visitIn("preparation", { centre, appointmentAt });
    const now = instant(new Date());
    await planMorningLists(centre.id, now);
    await planMorningLists(centre.id, now);
    const tomorrow = (await ofCentre(centre.id, "morning-list")).at(-1);
    if (!tomorrow) throw new Error("no list was planned");
    const late = await Promise.all(
      Array.from({ length: 5 }, () => carryOut(tomorrow.id, instant(tomorrow.dueAt))),
    );
    expect(late.filter((outcome) => outcome === "done")).toHaveLength(1);
    const messages = await db().message.findMany({ where: { centreId: centre.id, kind: "morning-list" } });
    expect(messages.map(({ channel, state, language }) => [channel, state, language]).sort()).toEqual([
      ["email", "pending", "en"],
      ["email", "pending", "ru"],
    ]);
    const { plate } = await db().vehicle.findUniqueOrThrow({ where: { id: visit.vehicleId } });
    expect(messages.every(({ text }) => text.includes(plate))).toBe(true);
  });

  test("is not planned for a day on which the doors stay shut", async () => {
    const centre = await aCentre();
    await db().openingHours.deleteMany({ where: { centreId: centre.id } });
    await planMorningLists(centre.id, instant(new Date()));
    expect(await ofCentre(centre.id, "morning-list")).toEqual([]);
  });
});

describe("the service interval", () => {
  const zone = "Europe/Dublin";
  const last = instant("2026-03-02T12:00:00Z");
  const interval = { months: 12, distance: 15_000 };

  test("is a year on the calendar where nothing is known of the distance", () => {
    expect(serviceDueAt(last, [], interval, zone)).toBe(instant("2027-03-02T10:00:00Z"));
  });

  test("comes earlier for a car that is driven a lot", () => {
    const readings = [
      { at: plus(last, -100 * DAY), mileage: 10_000 },
      { at: last, mileage: 20_000 },
    ];
    expect(pace(readings)).toBeCloseTo(100 / DAY, 12);
    // 150 days on; the clocks have changed since.
    expect(serviceDueAt(last, readings, interval, zone)).toBe(instant("2026-07-30T09:00:00Z"));
  });

  test("trusts no odometer that runs backwards, and no two readings of one month", () => {
    const backwards = [
      { at: plus(last, -100 * DAY), mileage: 30_000 },
      { at: last, mileage: 20_000 },
    ];
    const near = [
      { at: plus(last, -10 * DAY), mileage: 10_000 },
      { at: last, mileage: 20_000 },
    ];
    expect([pace(backwards), pace(near)]).toEqual([undefined, undefined]);
  });
});

describe("a car that is due for service", () => {
  const yearAgo = (): Instant => plus(instant(new Date()), -364 * DAY);

  async function longAgo(visit: TestVisit): Promise<void> {
    await db().visit.update({
      where: { id: visit.id },
      data: { endedAt: new Date(yearAgo()), requestedAt: new Date(plus(yearAgo(), -DAY)) },
    });
  }

  test("is offered it once for its last visit, with consent", async () => {
    const visit = await visitIn("closed");
    await longAgo(visit);
    await db().customer.update({ where: { id: visit.customerId }, data: { smsConsent: true } });
    const now = instant(new Date());
    await planServiceReminders(visit.centre.id, now);
    await planServiceReminders(visit.centre.id, now);
    const [planned, ...more] = await ofCentre(visit.centre.id, "service-due");
    expect(more).toEqual([]);
    expect(await carryOut(planned?.id ?? "", now)).toBe("done");
    await planServiceReminders(visit.centre.id, now);
    expect((await ofCentre(visit.centre.id, "service-due")).map(({ state }) => state)).toEqual(["done"]);
    expect(await db().message.count({ where: { visitId: visit.id, kind: "service-due" } })).toBe(1);
  });

  test("is not offered it when it has come again since", async () => {
    const visit = await visitIn("closed");
    await longAgo(visit);
    await planServiceReminders(visit.centre.id, instant(new Date()));
    const [planned] = await ofCentre(visit.centre.id, "service-due");
    expect(planned?.state).toBe("planned");
    const { centre, customerId, vehicleId } = visit;
    await visitIn("preparation", {
      centre,
      customerId,
      vehicleId,
      appointmentAt: plus(instant(new Date()), HOUR),
    });
    expect(await carryOut(planned?.id ?? "", instant(new Date()))).toBe("withdrawn");
  });

  test("whose owner is another now is not", async () => {
    const visit = await visitIn("closed");
    await longAgo(visit);
    const other = await visitIn("closed", { centre: visit.centre });
    await db().vehicle.update({ where: { id: visit.vehicleId }, data: { ownerId: other.customerId } });
    await planServiceReminders(visit.centre.id, instant(new Date()));
    expect(await ofCentre(visit.centre.id, "service-due")).toEqual([]);
  });
});

describe("what is overdue", () => {
  test("is asked for again, and what is not is left alone", async () => {
    const visit = await visitIn("preparation", { appointmentAt: plus(instant(new Date()), 3 * DAY) });
    const [first] = await db().reminder.findMany({ where: { visitId: visit.id }, orderBy: { dueAt: "asc" } });
    await db().$executeRaw`delete from graphile_worker._private_jobs`;
    await hurryOverdue(plus(instant(first?.dueAt ?? 0), HOUR));
    const jobs = await db().$queryRaw<{ key: string }[]>`select key from graphile_worker.jobs`;
    const overdue = await db().reminder.findMany({
      where: { state: "planned", dueAt: { lt: new Date(plus(instant(first?.dueAt ?? 0), 55 * 60_000)) } },
    });
    expect(jobs.map(({ key }) => key).sort()).toEqual(overdue.map(({ id }) => `reminder:${id}`).sort());
  });
});
