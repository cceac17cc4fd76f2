// Carrying out, on the real database: at its time, once, and only while it is true.
import { v7 as uuid } from "uuid";
import { describe, expect, test } from "vitest";
import { advance, cancel } from "~/journey/course";
import { DAY, HOUR, instant, MINUTE, plus, SECOND, type Instant } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { moveAppointment } from "~/stages/1-booking/booking";
import { sendReminder } from "~/stages/2-preparation/preparation";
import { notifyReady } from "~/stages/6-handover/handover";
import { contactCustomer } from "~/stages/7-follow-up/follow-up";
import { useDatabase } from "test/database";
import { visitIn, type TestVisit } from "test/factories";
import { reminderJobs, reminderOf, remindersOf } from "test/reminders";
import { carryOut, type CarriedOut } from "./carry-out.server";
import type { ReminderKind } from "./rules";
import { cancelReminder } from "./scheduled.server";

useDatabase();

async function booked(inMs = 3 * DAY): Promise<TestVisit> {
  const appointmentAt = instant(Math.floor((Date.now() + inMs) / 1000) * 1000);
  const visit = await visitIn("preparation", { appointmentAt });
  await db().customer.update({ where: { id: visit.customerId }, data: { smsConsent: true } });
  return visit;
}

/** Carries it out as if it were so long after its time. */
async function at(visit: TestVisit, kind: ReminderKind, afterMs: number): Promise<CarriedOut> {
  const { id, dueAt } = await reminderOf(visit.id, kind);
  return carryOut(id, plus(instant(dueAt), afterMs));
}

async function events(visit: TestVisit, type: string) {
  return db().event.findMany({ where: { visitId: visit.id, type } });
}

function messages(visit: TestVisit) {
  return db().message.findMany({ where: { visitId: visit.id } });
}

describe("a reminder whose time has come", () => {
  test("is said, about the appointment that holds", async () => {
    const visit = await booked();
    expect(await at(visit, "reminder-day", 0)).toBe("done");
    const [message] = await messages(visit);
    const reminder = await reminderOf(visit.id, "reminder-day");
    expect(reminder).toMatchObject({ state: "done", messageId: message?.id, endedBy: null });
    expect(message).toMatchObject({ kind: "reminder-day", about: 1, state: "pending" });
    expect(message?.deadlineAt).toEqual(reminder.deadlineAt);
  });

  test("is said once by twenty workers at once", async () => {
    const visit = await booked();
    const { id, dueAt } = await reminderOf(visit.id, "reminder-hours");
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => carryOut(id, instant(dueAt))));
    expect(outcomes.filter((outcome) => outcome === "done")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "ended-before")).toHaveLength(19);
    expect(await messages(visit)).toHaveLength(1);
  });

  test("goes out ten minutes late as well", async () => {
    expect(await at(await booked(), "reminder-day", 10 * MINUTE)).toBe("done");
  });

  test("waits for the rest of its time when the worker's clock is ten minutes ahead of it", async () => {
    const visit = await booked();
    const reminder = await reminderOf(visit.id, "reminder-day");
    const before = Date.now();
    expect(await at(visit, "reminder-day", -10 * MINUTE)).toBe("put-back");
    const runAt = (await reminderJobs()).get(reminder.id)?.getTime() ?? 0;
    // By the database's clock, so that a worker whose clock is behind does not ask again at once.
    expect(runAt - before).toBeGreaterThan(10 * MINUTE - 30 * SECOND);
    expect(runAt - before).toBeLessThan(10 * MINUTE + 30 * SECOND);
    expect(await messages(visit)).toEqual([]);
    expect((await reminderOf(visit.id, "reminder-day")).state).toBe("planned");
  });

  test("is dropped after its deadline, and the visit's log says so", async () => {
    const visit = await booked();
    const { id, deadlineAt } = await reminderOf(visit.id, "reminder-hours");
    expect(await carryOut(id, plus(instant(deadlineAt), MINUTE))).toBe("missed");
    expect(await messages(visit)).toEqual([]);
    expect((await events(visit, "message.missed"))[0]?.payload).toEqual({
      kind: "reminder-hours",
      reason: "too-late",
    });
    expect((await reminderOf(visit.id, "reminder-hours")).state).toBe("missed");
  });

  test("says nothing when the visit was moved or cancelled, whoever was faster", async () => {
    for (let round = 0; round < 20; round += 1) {
      const visit = await booked();
      const { id, dueAt } = await reminderOf(visit.id, "reminder-day");
      const { advisor } = visit.centre.team;
      const moved = visit.change(advisor, (present, now) =>
        round % 2 === 0
          ? cancel(present, "The car was sold", now)
          : moveAppointment(present, { to: plus(instant(dueAt), 6 * DAY), minutes: 60 }, now),
      );
      const [outcome] = await Promise.all([carryOut(id, instant(dueAt)), moved]);
      const said = (await messages(visit)).filter(({ kind }) => kind === "reminder-day");
      expect(said).toHaveLength(outcome === "done" ? 1 : 0);
      expect(["done", "withdrawn", "ended-before"]).toContain(outcome);
      const left = (await remindersOf(visit.id)).filter(
        ({ state, about }) => state === "planned" && about === 1,
      );
      expect(left).toEqual([]);
    }
  });

  test("is not said again when a colleague has reminded the customer", async () => {
    const visit = await booked();
    await visit.change(visit.centre.team.advisor, sendReminder);
    expect((await reminderOf(visit.id, "reminder-day")).state).toBe("withdrawn");
    expect((await reminderOf(visit.id, "reminder-hours")).state).toBe("planned");
  });

  test("that finds no way to the customer leaves its reason and a call", async () => {
    const visit = await booked();
    await db().customer.update({ where: { id: visit.customerId }, data: { smsConsent: false } });
    expect(await at(visit, "reminder-day", 0)).toBe("done");
    expect((await reminderOf(visit.id, "reminder-day")).reason).toBe("no-consent");
    expect(await db().task.count({ where: { visitId: visit.id, kind: "please-phone" } })).toBe(1);
  });
});

describe("a colleague", () => {
  const hurry = (visit: TestVisit, seenDueAt: Instant) => ({
    centreId: visit.centre.id,
    staffId: visit.centre.team.advisor.staffId,
    seenDueAt,
  });

  test("sends it now, once for a double click, and stands on the row", async () => {
    const visit = await booked();
    const { id, dueAt } = await reminderOf(visit.id, "reminder-day");
    const now = instant(new Date());
    const send = () => carryOut(id, now, hurry(visit, instant(dueAt)));
    const outcomes = await Promise.all([send(), send()]);
    expect(outcomes.sort()).toEqual(["done", "ended-before"]);
    const { endedBy } = await reminderOf(visit.id, "reminder-day");
    expect(endedBy).toBe(visit.centre.team.advisor.staffId);
    expect(await messages(visit)).toHaveLength(1);
  });

  test("who looks at an old page neither sends nor cancels what is due at another time now", async () => {
    const visit = await booked();
    const { id, dueAt } = await reminderOf(visit.id, "reminder-day");
    const old = plus(instant(dueAt), -HOUR);
    expect(await carryOut(id, instant(new Date()), hurry(visit, old))).toBe("moved");
    const { advisor } = visit.centre.team;
    expect(await cancelReminder(advisor, { reminderId: id, seenDueAt: old }, new Date())).toBe("moved");
    expect(await cancelReminder(advisor, { reminderId: id, seenDueAt: dueAt.getTime() }, new Date())).toBe(
      "cancelled",
    );
    expect(await cancelReminder(advisor, { reminderId: id, seenDueAt: dueAt.getTime() }, new Date())).toBe(
      "cancelled",
    );
    expect(await carryOut(id, instant(dueAt))).toBe("ended-before");
  });

  test("of another centre finds nothing", async () => {
    const [visit, other] = [await booked(), await booked()];
    const { id, dueAt } = await reminderOf(visit.id, "reminder-day");
    expect(await carryOut(id, instant(dueAt), hurry(other, instant(dueAt)))).toBe("not-found");
    const asked = { reminderId: id, seenDueAt: dueAt.getTime() };
    expect(await cancelReminder(other.centre.team.advisor, asked, new Date())).toBe("not-found");
    expect(await carryOut(uuid(), instant(dueAt))).toBe("not-found");
  });
});

describe("tasks that make themselves", () => {
  test("a customer who did not come is called, and the task ends when the car comes after all", async () => {
    const visit = await visitIn("preparation", {
      appointmentAt: plus(instant(new Date()), -16 * MINUTE),
      requestedAt: plus(instant(new Date()), -2 * DAY),
      ready: true,
    });
    expect(await at(visit, "no-show-call", 0)).toBe("done");
    const { taskId } = await reminderOf(visit.id, "no-show-call");
    expect(await db().task.findUnique({ where: { id: taskId ?? "" } })).toMatchObject({
      kind: "no-show-call",
      ownerRole: "advisor",
      endedAt: null,
    });
    await visit.change(visit.centre.team.advisor, (present, now) =>
      advance(present, { from: "preparation" }, visit.centre.map, now),
    );
    expect(await db().task.findUnique({ where: { id: taskId ?? "" } })).toMatchObject({ outcome: "settled" });
  });

  test("nobody answers the survey: somebody calls, unless the customer was reached", async () => {
    const visit = await visitIn("follow-up");
    expect(await at(visit, "survey-call", 0)).toBe("done");
    const { taskId } = await reminderOf(visit.id, "survey-call");
    await visit.change(visit.centre.team.advisor, (present, now) =>
      contactCustomer(present, { outcome: "reached" }, now),
    );
    expect(await db().task.findUnique({ where: { id: taskId ?? "" } })).toMatchObject({ outcome: "settled" });
  });
});

describe("the survey", () => {
  test("is sent by itself, with its link, and then counts as sent", async () => {
    const visit = await visitIn("follow-up");
    await db().customer.update({ where: { id: visit.customerId }, data: { smsConsent: true } });
    expect(await at(visit, "survey", 0)).toBe("done");
    expect((await visit.load()).followUp.surveySentAt).toBeDefined();
    expect((await messages(visit)).map(({ kind }) => kind)).toEqual(["survey"]);
    expect(await db().link.count({ where: { visitId: visit.id, purpose: "survey" } })).toBe(1);
    expect((await reminderOf(visit.id, "survey")).state).toBe("done");
  });

  test("does not count as sent to somebody who cannot be written to", async () => {
    const visit = await visitIn("follow-up");
    expect(await at(visit, "survey", 0)).toBe("done");
    expect((await visit.load()).followUp.surveySentAt).toBeUndefined();
    expect((await reminderOf(visit.id, "survey")).reason).toBe("no-consent");
  });
});

describe("a car that is ready", () => {
  test("is told by itself when nobody has told it, and then counts as told", async () => {
    const visit = await visitIn("handover");
    await db().customer.update({ where: { id: visit.customerId }, data: { smsConsent: true } });
    expect(await at(visit, "ready", 0)).toBe("done");
    expect((await visit.load()).handover.notified).toMatchObject({ how: "message", by: { kind: "job" } });
    expect((await messages(visit)).map(({ kind }) => kind)).toEqual(["ready"]);
  });

  test("is not told again after a call of the desk", async () => {
    const visit = await visitIn("handover");
    await visit.change(visit.centre.team.advisor, (present, now) =>
      notifyReady(present, { how: "phone" }, now),
    );
    expect((await reminderOf(visit.id, "ready")).state).toBe("withdrawn");
  });
});
