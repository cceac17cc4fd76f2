// The page of what is planned, and the rules of a centre: read, changed, and planned again.
import { randomUUID } from "node:crypto";
import { RouterContextProvider } from "react-router";
import { describe, expect, test } from "vitest";
import { DAY, HOUR, instant, plus } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { answered } from "test/answered";
import { useDatabase } from "test/database";
import { aCentre, requestAs, visitIn, type TestCentre } from "test/factories";
import { reminderJobs, reminderOf, remindersOf } from "test/reminders";
import * as page from "./centre-rules/rules.route";
import { offsetText, rulesMark } from "./centre-rules/rules-form";
import { rulesOf } from "./planning.server";
import { replanCentre } from "./replan.server";
import { REMINDER_KINDS } from "./rules";
import { actOnReminder } from "./scheduled.action.server";
import { askedFor, plannedForVisit, scheduled } from "./scheduled.server";

useDatabase();

async function booked(centre?: TestCentre, hour = 12) {
  const day = new Date(Date.now() + 4 * DAY);
  day.setUTCHours(hour, 0, 0, 0);
  const appointmentAt = instant(day);
  const visit = await visitIn("preparation", { appointmentAt, ...(centre ? { centre } : {}) });
  await db().customer.update({ where: { id: visit.customerId }, data: { smsConsent: true } });
  return { visit, appointmentAt, advisor: visit.centre.team.advisor };
}

const AHEAD = { past: false, page: 1 } as const;

describe("the page of what is planned", () => {
  test("says when, for whom, why and how, the nearest first", async () => {
    const { visit, advisor, appointmentAt } = await booked();
    const { reminders, more } = await scheduled(advisor, AHEAD);
    expect(more).toBe(false);
    expect(reminders.map(({ kind }) => kind)).toEqual([
      "booking-confirmed",
      "reminder-day",
      "reminder-hours",
      "no-show-call",
    ]);
    expect(reminders[1]).toMatchObject({
      about: appointmentAt,
      offsetMinutes: 1440,
      visit: { id: visit.id },
      outlook: { goes: true, channel: "sms" },
    });
    expect(reminders[3]).toMatchObject({ makes: "task" });
    expect(await plannedForVisit(advisor, visit.id)).toEqual(reminders);
  });

  test("shows one kind, one day, and nothing of another centre", async () => {
    const { visit, advisor } = await booked();
    const { dueAt } = await reminderOf(visit.id, "reminder-day");
    const day = dueAt.toISOString().slice(0, 10);
    const asked = (query: string) => scheduled(advisor, askedFor(new URLSearchParams(query)));
    expect((await asked("kind=reminder-hours")).reminders).toHaveLength(1);
    expect((await asked(`day=${day}`)).reminders.map(({ kind }) => kind)).toEqual(["reminder-day"]);
    expect((await asked("day=2026-02-31&kind=nonsense&page=-1")).reminders).toHaveLength(4);
    const other = await aCentre();
    expect((await scheduled(other.team.advisor, AHEAD)).reminders).toEqual([]);
  });

  test("says so when quiet hours move a message, and when they drop it", async () => {
    const centre = await aCentre({ timeZone: "Europe/Moscow" });
    // At nine in Moscow: two hours before is within the quiet until eight, and eight is early enough.
    const { advisor } = await booked(centre, 6);
    const hours = (await scheduled(advisor, { ...AHEAD, kind: "reminder-hours" })).reminders[0];
    expect(hours?.outlook).toMatchObject({ goes: true });
    expect(hours?.outlook?.goes === true && hours.outlook.at).toBe(plus(instant(hours?.dueAt ?? 0), HOUR));
    // At eight the quiet is over too late.
    const { visit } = await booked(centre, 5);
    const [dropped] = (await plannedForVisit(advisor, visit.id)).filter(
      ({ kind }) => kind === "reminder-hours",
    );
    expect(dropped?.outlook).toEqual({ goes: false, reason: "quiet-hours" });
  });

  test("sends and cancels by its buttons, and answers an old page", async () => {
    const { visit, advisor } = await booked();
    const { id, dueAt } = await reminderOf(visit.id, "reminder-day");
    const post = async (deed: string, as: Actor, seen = dueAt.getTime()) =>
      answered(
        actOnReminder(
          await requestAs(as, "/scheduled?kind=reminder-day", {
            reminderId: id,
            deed,
            seenDueAt: String(seen),
          }),
        ),
      );
    expect(await post("now", visit.centre.team.mechanic)).toMatchObject({ status: 403 });
    expect(await post("now", advisor, dueAt.getTime() - 1)).toMatchObject({ status: 409 });
    // No moment at all.
    expect(await post("cancel", advisor, 8.7e15)).toMatchObject({ status: 400 });
    expect(await post("now", advisor)).toMatchObject({ status: 302 });
    expect(await post("now", advisor)).toMatchObject({ status: 409 });
    expect(await post("cancel", advisor)).toMatchObject({ status: 409 });
    const past = await scheduled(advisor, { past: true, page: 1 });
    expect(past.reminders).toMatchObject([{ id, state: "done", endedBy: advisor.name }]);
  });
});

async function save(as: Actor, change: Readonly<Record<string, string | undefined>>, seen?: string) {
  const rules = await rulesOf(db(), as.centreId);
  const fields: Record<string, string> = { form: "reminders", submissionId: randomUUID() };
  for (const kind of REMINDER_KINDS) {
    if (rules[kind].enabled) fields[`rules.${kind}.enabled`] = "on";
    fields[`rules.${kind}.offset`] = offsetText(kind, rules[kind]);
    fields[`rules.${kind}.channel`] = rules[kind].channel;
  }
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) delete fields[name];
    else fields[name] = value;
  }
  const request = await requestAs(as, "/settings/reminders", { ...fields, seen: seen ?? rulesMark(rules) });
  const context = new RouterContextProvider();
  return answered(page.action({ request, params: {}, context, url: new URL(request.url), pattern: "" }));
}

describe("the rules of a centre", () => {
  test("are changed by the manager, and what is planned follows", async () => {
    const { visit, appointmentAt } = await booked();
    const { manager } = visit.centre.team;
    const answer = await save(manager, {
      "rules.reminder-hours.offset": "5",
      "rules.no-show-call.enabled": undefined,
    });
    expect(answer).toMatchObject({ status: 302 });
    await replanCentre(visit.centre.id, instant(new Date()));
    expect((await reminderOf(visit.id, "reminder-hours")).dueAt.getTime()).toBe(
      plus(appointmentAt, -5 * HOUR),
    );
    expect((await reminderOf(visit.id, "no-show-call")).state).toBe("withdrawn");
    const jobs = await reminderJobs();
    for (const { id, state, dueAt } of await remindersOf(visit.id)) {
      expect(jobs.get(id)).toEqual(state === "planned" ? dueAt : undefined);
    }
  });

  test("stay within what makes sense, and are not overwritten by an old page", async () => {
    const centre = await aCentre();
    const { manager, advisor } = centre.team;
    const before = rulesMark(await rulesOf(db(), centre.id));
    expect(await save(manager, { "rules.reminder-day.offset": "500" })).toMatchObject({ status: 400 });
    expect(await save(manager, { "rules.survey.offset": "-3" })).toMatchObject({ status: 400 });
    expect(await save(manager, { "rules.survey.channel": "pigeon" })).toMatchObject({ status: 400 });
    expect(await save(advisor, {})).toMatchObject({ status: 403 });
    expect(rulesMark(await rulesOf(db(), centre.id))).toBe(before);
    expect(await save(manager, { "rules.survey.offset": "60" })).toMatchObject({ status: 302 });
    expect(await save(manager, { "rules.survey.offset": "90" }, before)).toMatchObject({ status: 409 });
    expect((await rulesOf(db(), centre.id)).survey.offsetMinutes).toBe(60);
  });
});
