// What a visit's other reminders come to, on the real database: told of its time, asked for an answer, offered what was declined.
import { describe, expect, test } from "vitest";
import { cancel } from "~/journey/course";
import { DAY, HOUR, instant, MINUTE, plus } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { moveAppointment } from "~/stages/1-booking/booking";
import { answerLink, aQuestion, formOf } from "test/approvals";
import { useDatabase } from "test/database";
import { aCentre, visitIn, type TestVisit } from "test/factories";
import { reminderJobs, reminderOf, remindersOf } from "test/reminders";
import { stepsThrough } from "test/visit-steps";
import { carryOut, type CarriedOut } from "./carry-out.server";
import type { ReminderKind } from "./rules";
import { cancelReminder } from "./scheduled.server";

useDatabase();

async function allowed(visit: TestVisit): Promise<TestVisit> {
  await db().customer.update({ where: { id: visit.customerId }, data: { smsConsent: true } });
  return visit;
}

async function booked(): Promise<TestVisit> {
  return allowed(await visitIn("preparation", { appointmentAt: plus(instant(new Date()), 3 * DAY) }));
}

/** Carries it out at its time. */
async function come(visit: TestVisit, kind: ReminderKind): Promise<CarriedOut> {
  const { id, dueAt } = await reminderOf(visit.id, kind);
  return carryOut(id, instant(dueAt));
}

function messages({ id }: TestVisit, kind: ReminderKind) {
  return db().message.findMany({ where: { visitId: id, kind } });
}

function move(visit: TestVisit, laterMs: number) {
  return visit.change(visit.centre.team.advisor, (present, now) =>
    moveAppointment(present, { to: plus(now, laterMs), minutes: 60 }, now),
  );
}

/** Through all that is left of its journey. */
async function closed(visit: TestVisit): Promise<void> {
  const start = plus(instant(new Date()), -5 * HOUR);
  const { team, bays, map } = visit.centre;
  const journey = {
    team,
    bayId: bays[0],
    start,
    appointmentAt: plus(start, HOUR),
    promisedAt: plus(start, DAY),
  };
  const left = (["repairs", "quality", "handover", "follow-up"] as const).flatMap((stage) =>
    stepsThrough(stage, journey),
  );
  for (const { by, decide } of left) await visit.change(by, (present) => decide(present, map));
}

describe("what the customer hears of the appointment", () => {
  test("is that it was booked, with the link to change it and the words of the version that holds", async () => {
    const visit = await booked();
    expect(await come(visit, "booking-confirmed")).toBe("done");
    expect(await messages(visit, "booking-confirmed")).toMatchObject([{ about: 1, state: "pending" }]);
    expect(await db().link.count({ where: { visitId: visit.id, purpose: "booking" } })).toBe(1);
  });

  test("is that it was moved, once for each move, and nothing of a time between", async () => {
    const visit = await booked();
    await move(visit, 5 * DAY);
    await move(visit, 6 * DAY);
    const moves = await remindersOf(visit.id, "booking-moved");
    expect(moves.map(({ about, state }) => [about, state]).sort()).toEqual([
      [2, "withdrawn"],
      [3, "planned"],
    ]);
    for (const { id, dueAt } of moves) await carryOut(id, instant(dueAt));
    expect(await messages(visit, "booking-moved")).toMatchObject([{ about: 3, state: "pending" }]);
  });

  test("is that it was called off; who cannot be written to is phoned", async () => {
    const [visit, silent] = [await booked(), await booked()];
    await db().customer.update({ where: { id: silent.customerId }, data: { smsConsent: false } });
    for (const each of [visit, silent])
      await each.change(each.centre.team.advisor, (present, now) => cancel(present, "The car was sold", now));
    expect(await come(visit, "booking-cancelled")).toBe("done");
    expect(await messages(visit, "booking-cancelled")).toMatchObject([{ state: "pending" }]);
    expect(await come(silent, "booking-cancelled")).toBe("done");
    expect(await messages(silent, "booking-cancelled")).toMatchObject([
      { state: "withheld", reason: "no-consent", channel: "none" },
    ]);
    const calls = { visitId: silent.id, kind: "please-phone", endedAt: null };
    expect(await db().task.count({ where: calls })).toBe(1);
  });
});

describe("a question without an answer", () => {
  test("makes a call after its half hour, which ends with the answer", async () => {
    const { visit, token } = await aQuestion(await aCentre());
    const { dueAt } = await reminderOf(visit.id, "approval-unanswered");
    const asked = (await visit.load()).requests[0]?.requested.at ?? 0;
    expect(dueAt.getTime() - asked).toBe(30 * MINUTE);
    expect(await come(visit, "approval-unanswered")).toBe("done");
    const task = () => db().task.findFirst({ where: { visitId: visit.id, kind: "approval-unanswered" } });
    expect(await task()).toMatchObject({ ownerRole: "advisor", endedAt: null });
    await answerLink(token, await formOf(token, ["approved", "declined", "declined"]));
    expect(await task()).toMatchObject({ outcome: "settled" });
  });

  test("that is answered in time makes none", async () => {
    const { visit, token } = await aQuestion(await aCentre());
    await answerLink(token, await formOf(token, ["approved", "declined", "declined"]));
    expect((await reminderOf(visit.id, "approval-unanswered")).state).toBe("withdrawn");
    expect(await come(visit, "approval-unanswered")).toBe("ended-before");
  });
});

describe("work that was declined", () => {
  test("is offered again after its time, once, and only to those who allow it", async () => {
    for (const consent of [true, false]) {
      const { visit, token } = await aQuestion(await aCentre(), ["advice"]);
      await answerLink(token, await formOf(token, ["declined"]));
      await closed(visit);
      await db().customer.update({ where: { id: visit.customerId }, data: { smsConsent: consent } });
      expect(await come(visit, "deferred-work")).toBe("done");
      expect(await come(visit, "deferred-work")).toBe("ended-before");
      const [said, ...more] = await messages(visit, "deferred-work");
      expect(more).toEqual([]);
      expect(said?.text).toContain("Work: advice");
      expect(said?.state).toBe(consent ? "pending" : "withheld");
      const offered = await db().event.count({ where: { visitId: visit.id, type: "deferred-work.offered" } });
      expect(offered).toBe(consent ? 1 : 0);
    }
  });
});

test("what a colleague cancels leaves no job behind", async () => {
  const visit = await booked();
  const { id, dueAt } = await reminderOf(visit.id, "reminder-day");
  expect((await reminderJobs()).has(id)).toBe(true);
  const seenDueAt = dueAt.getTime();
  await cancelReminder(visit.centre.team.advisor, { reminderId: id, seenDueAt }, new Date());
  expect((await reminderJobs()).has(id)).toBe(false);
});
