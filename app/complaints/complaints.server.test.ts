// Complaints on the real database: the manager hears at once, what is overdue climbs once, and whoever closes it ends the tasks.
import { beforeAll, describe, expect, test } from "vitest";
import { DAY, HOUR, instant, plus, type Instant } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { answerSurvey, sendSurvey } from "~/stages/7-follow-up/follow-up";
import { answerComplaint, closeComplaint, openComplaint } from "~/stages/7-follow-up/complaints";
import { useDatabase } from "test/database";
import { aCentre, aColleague, visitIn, type TestCentre, type TestVisit } from "test/factories";
import { alertAbout } from "./alert.server";
import { askedChoice, complaintsOf } from "./complaints.server";
import { climbOverdue, climbOfVisit } from "./escalation.server";

useDatabase();

let centre: TestCentre;
beforeAll(async () => {
  centre = await aCentre();
  await aColleague(centre, ["admin"]);
});

const now = () => instant(new Date());

async function unhappy(): Promise<{ visit: TestVisit; complaintId: string; openedAt: Instant }> {
  const visit = await visitIn("follow-up", { centre });
  const complaintId = crypto.randomUUID();
  await visit.change(centre.team.advisor, sendSurvey);
  const answer = { ratings: { repairs: 1 }, text: "It still rattles", callMe: false, complaintId };
  await visit.change(centre.team.advisor, (each, at) => answerSurvey(each, answer, at));
  const [complaint] = (await visit.load()).followUp.complaints;
  return { visit, complaintId, openedAt: complaint?.openedAt ?? now() };
}

const tasksOf = (visit: TestVisit) =>
  db().task.findMany({ where: { visitId: visit.id }, orderBy: [{ createdAt: "asc" }, { key: "asc" }] });
const climbsOf = (visit: TestVisit) =>
  db().event.findMany({ where: { visitId: visit.id, type: "complaint.escalated" }, orderBy: { seq: "asc" } });
const mailsOf = () => db().message.findMany({ where: { centreId: centre.id, kind: "complaint-alert" } });

describe("a poor rating", () => {
  test("is the manager's task at once, due now, and an e-mail that goes out once", async () => {
    const { visit, complaintId } = await unhappy();
    const [task] = await tasksOf(visit);
    expect(task).toMatchObject({ kind: "complaint-opened", ownerRole: "manager", ownerId: null });
    expect(task?.dueAt.getTime()).toBeLessThanOrEqual(Date.now());
    const before = (await mailsOf()).length;
    await Promise.all([alertAbout(complaintId, 0, now()), alertAbout(complaintId, 0, now())]);
    const mails = await mailsOf();
    expect(mails).toHaveLength(before + 1);
    expect(mails.at(-1)?.text).toContain("It still rattles");
  });
});

describe("an overdue complaint", () => {
  test("climbs once for each level, however many workers look at it at once", async () => {
    const { visit, openedAt } = await unhappy();
    const found = { centreId: centre.id, visitId: visit.id };
    expect(await climbOfVisit(found, plus(openedAt, 23 * HOUR))).toBe(0);
    const late = plus(openedAt, DAY);
    await Promise.all([climbOverdue(late), climbOverdue(late), climbOfVisit(found, late)]);
    expect((await climbsOf(visit)).map(({ payload }) => payload)).toMatchObject([
      { level: 1, missed: "answer" },
    ]);
    await Promise.all([climbOverdue(plus(late, DAY)), climbOverdue(plus(late, DAY))]);
    expect(await climbsOf(visit)).toHaveLength(2);
    const overdue = (await tasksOf(visit)).filter(({ kind }) => kind === "complaint-overdue");
    expect(overdue.map(({ ownerRole }) => ownerRole)).toEqual(["manager", "admin"]);
    await climbOverdue(plus(late, 30 * DAY));
    expect(await climbsOf(visit)).toHaveLength(2);
  });
  test("climbs no more, and leaves no task, when it is answered and closed", async () => {
    const { visit, complaintId, openedAt } = await unhappy();
    const { manager } = centre.team;
    await visit.change(manager, (each, at) =>
      answerComplaint(each, { complaintId, answer: "Sorry", how: "phone" }, at),
    );
    await visit.change(manager, (each, at) =>
      closeComplaint(each, { complaintId, remedy: "Done again", cause: "repairs", told: "phone" }, at),
    );
    await climbOverdue(plus(openedAt, 30 * DAY));
    expect(await climbsOf(visit)).toEqual([]);
    expect((await tasksOf(visit)).filter(({ endedAt }) => endedAt === null)).toEqual([]);
  });
});

describe("the list", () => {
  test("has the open ones by their deadline, those of closed visits too, and none of another centre", async () => {
    const own = await aCentre();
    const visits = [await visitIn("closed", { centre: own }), await visitIn("follow-up", { centre: own })];
    for (const visit of visits) {
      await visit.change(own.team.advisor, (each, at) =>
        openComplaint(each, { complaintId: crypto.randomUUID(), what: "A scratch", cause: "intake" }, at),
      );
    }
    const shown = (query: string, actor = own.team.manager) =>
      complaintsOf(actor, askedChoice(new URLSearchParams(query)), 1, now());
    expect((await shown("")).rows.map(({ visitId }) => visitId)).toEqual(visits.map(({ id }) => id));
    expect((await shown("cause=repairs")).rows).toEqual([]);
    expect((await shown("show=overdue")).rows).toEqual([]);
    expect((await shown("show=mine", own.team.advisor)).rows).toMatchObject([
      { what: "A scratch" },
      { cause: "intake" },
    ]);
    expect((await shown("", centre.team.manager)).rows.map(({ visitId }) => visitId)).not.toContain(
      visits[0]?.id,
    );
  });
});
