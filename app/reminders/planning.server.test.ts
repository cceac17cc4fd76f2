// Planning with a visit's changes, on the real database: nothing twice, nothing for a time that has gone.
import { describe, expect, test } from "vitest";
import { DAY, HOUR, instant, MINUTE, plus } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { moveAppointment } from "~/stages/1-booking/booking";
import { callCustomer, noShow } from "~/stages/2-preparation/preparation";
import { cancel } from "~/journey/course";
import { useDatabase } from "test/database";
import { aCentre, visitIn } from "test/factories";
import { reminderJobs, reminderOf, remindersOf, standingOf } from "test/reminders";
import { replanVisit } from "./replan.server";

useDatabase();

const now = () => instant(new Date());

async function booked(inMs: number) {
  const appointmentAt = instant(Math.floor((Date.now() + inMs) / 1000) * 1000);
  return { appointmentAt, visit: await visitIn("preparation", { appointmentAt }) };
}

describe("a visit that is booked", () => {
  test("has its reminders planned, each with its job", async () => {
    const { visit, appointmentAt } = await booked(3 * DAY);
    expect(await standingOf(visit.id)).toEqual({
      "booking-confirmed 1": "planned",
      "reminder-day 1": "planned",
      "reminder-hours 1": "planned",
      "no-show-call 1": "planned",
    });
    const hours = await reminderOf(visit.id, "reminder-hours");
    expect(hours.dueAt.getTime()).toBe(plus(appointmentAt, -2 * HOUR));
    expect((await reminderJobs()).get(hours.id)).toEqual(hours.dueAt);
  });

  test("has nothing planned for the old time once it is moved", async () => {
    const { visit, appointmentAt } = await booked(3 * DAY);
    const { advisor } = visit.centre.team;
    await visit.change(advisor, (present, at) =>
      moveAppointment(present, { to: plus(appointmentAt, DAY), minutes: 60 }, at),
    );
    const rows = await remindersOf(visit.id);
    const planned = rows.filter(({ state }) => state === "planned");
    expect(planned.every(({ about }) => about === 2)).toBe(true);
    expect(planned.map(({ kind }) => kind).sort()).toEqual([
      "booking-moved",
      "no-show-call",
      "reminder-day",
      "reminder-hours",
    ]);
    const jobs = await reminderJobs();
    for (const { id, state } of rows) expect(jobs.has(id)).toBe(state === "planned");
  });

  test("that only takes longer keeps what is planned", async () => {
    const { visit, appointmentAt } = await booked(3 * DAY);
    const before = await remindersOf(visit.id);
    await visit.change(visit.centre.team.advisor, (present, at) =>
      moveAppointment(present, { to: appointmentAt, minutes: 95 }, at),
    );
    expect(await remindersOf(visit.id)).toEqual(before);
  });

  test("leaves only the word of it when it is called off", async () => {
    const { visit } = await booked(3 * DAY);
    await visit.change(visit.centre.team.advisor, (present, at) => cancel(present, "The car was sold", at));
    const planned = (await remindersOf(visit.id)).filter(({ state }) => state === "planned");
    expect(planned.map(({ kind }) => kind)).toEqual(["booking-cancelled"]);
  });

  test("is not planned twice by twenty at once", async () => {
    const { visit } = await booked(3 * DAY);
    await db().reminder.deleteMany({ where: { visitId: visit.id } });
    await Promise.all(Array.from({ length: 20 }, () => replanVisit(visit.centre.id, visit.id, now())));
    const kinds = (await remindersOf(visit.id)).map(({ kind }) => kind);
    expect(kinds).toHaveLength(new Set(kinds).size);
    expect(kinds).toHaveLength(4);
  });

  test("tomorrow morning has no reminder of a day before that has passed already", async () => {
    const { visit } = await booked(5 * HOUR);
    expect(Object.keys(await standingOf(visit.id))).not.toContain("reminder-day 1");
  });
});

describe("a customer who does not come", () => {
  test("is still to be called when the visit is ended as a no-show, and not after the call", async () => {
    const appointmentAt = plus(now(), -20 * MINUTE);
    const visit = await visitIn("preparation", { appointmentAt, requestedAt: plus(now(), -2 * DAY) });
    const { advisor } = visit.centre.team;
    const other = await visitIn("preparation", {
      centre: visit.centre,
      appointmentAt,
      requestedAt: plus(now(), -2 * DAY),
    });
    await visit.change(advisor, (present, at) => noShow(present, {}, at));
    expect((await reminderOf(visit.id, "no-show-call")).state).toBe("planned");
    await other.change(advisor, (present, at) => callCustomer(present, { outcome: "reached" }, at));
    expect((await reminderOf(other.id, "no-show-call")).state).toBe("withdrawn");
  });
});

describe("rules of a centre", () => {
  test("decide whether and when, and a rule switched off takes back what is planned", async () => {
    const centre = await aCentre();
    const rule = { centreId: centre.id, updatedBy: centre.team.manager.staffId };
    await db().reminderRule.createMany({
      data: [
        { ...rule, kind: "reminder-day", enabled: false, offsetMinutes: 1440 },
        { ...rule, kind: "reminder-hours", enabled: true, offsetMinutes: 240 },
      ],
    });
    const appointmentAt = instant(Math.floor((Date.now() + 3 * DAY) / 1000) * 1000);
    const visit = await visitIn("preparation", { centre, appointmentAt });
    expect(Object.keys(await standingOf(visit.id))).not.toContain("reminder-day 1");
    const hours = await reminderOf(visit.id, "reminder-hours");
    expect(hours.dueAt.getTime()).toBe(plus(appointmentAt, -4 * HOUR));
    await db().reminderRule.updateMany({ where: { centreId: centre.id }, data: { enabled: false } });
    await replanVisit(centre.id, visit.id, now());
    expect((await reminderOf(visit.id, "reminder-hours")).state).toBe("withdrawn");
  });
});
