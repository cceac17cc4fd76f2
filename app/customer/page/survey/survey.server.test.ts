// The survey behind its link, on the real database: kept step by step, answered once, changed by whoever has seen the answer.
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { DAY, instant, plus } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { sendSurvey } from "~/stages/7-follow-up/follow-up";
import { answered, type Answered } from "test/answered";
import { checksums } from "test/checksums";
import { useDatabase } from "test/database";
import { aCentre, visitIn, type TestCentre, type TestVisit } from "test/factories";
import { createLink } from "../../links.server";
import { answerPage, openPage } from "../link.server";

useDatabase();

/** How often somebody asked is all that asking may change. */
const COUNTERS = ["rate_limit"];
let centre: TestCentre;
beforeAll(async () => {
  centre = await aCentre();
});

/** An address of its own for each caller: posts are counted by address. */
const from = () => `2001:db8:${uuid().slice(-4)}:${uuid().slice(-8, -4)}::1`;

type Fields = Readonly<Record<string, string>>;

function post(token: string, fields: Fields): Promise<Answered> {
  const body = new URLSearchParams({ submissionId: uuid(), ...fields });
  const request = new Request(`http://localhost/l/${token}`, { method: "POST", body });
  return answered(answerPage(request, token, from(), new Date()));
}

const open = (token: string) => openPage(token, from(), new Date());

function eventsOf(visit: TestVisit, type: string) {
  return db().event.findMany({ where: { visitId: visit.id, type } });
}

describe("the survey", () => {
  async function sent(): Promise<{ visit: TestVisit; token: string; linkId: string }> {
    const visit = await visitIn("follow-up", { centre });
    await visit.change(centre.team.advisor, (each, at) => sendSurvey(each, at));
    const expiresAt = plus(instant(new Date()), DAY);
    const { id: linkId, address } = await createLink(
      db(),
      { centreId: centre.id },
      { visitId: visit.id, purpose: "survey", expiresAt },
    );
    return { visit, token: address.split("/l/")[1] ?? "", linkId };
  }
  const kind = { intent: "survey", "ratings.booking": "5", "ratings.repairs": "4", recommend: "9" };

  test("is recorded as the customer, and shown with thanks", async () => {
    const { visit, token, linkId } = await sent();
    expect(await post(token, { ...kind, text: "Thank you", callMe: "on" })).toEqual({
      status: 302,
      to: `/l/${token}`,
    });
    expect((await visit.load()).followUp.survey).toMatchObject({
      ratings: { booking: 5, repairs: 4 },
      recommend: 9,
      text: "Thank you",
      callMe: true,
      by: { kind: "customer", id: linkId },
    });
    expect(await eventsOf(visit, "complaint.opened")).toHaveLength(0);
    const page = await open(token);
    expect(page.purpose === "survey" && page.facts.answer).toMatchObject({ recommend: 9, poor: false });
  });
  test("with a poor mark opens a complaint in the same moment", async () => {
    const { visit, token } = await sent();
    await post(token, { ...kind, "ratings.repairs": "2", text: "It took two days" });
    const [complaint] = (await visit.load()).followUp.complaints;
    expect(complaint).toMatchObject({ what: "It took two days", cause: "repairs" });
  });
  test("that says nothing, or no mark that there is, is sent back with nothing written", async () => {
    const { token } = await sent();
    const before = await checksums(COUNTERS);
    const nothing = await post(token, { intent: "survey", text: "  " });
    expect(nothing).toMatchObject({ status: 400, data: { errors: { "": ["survey:empty"] } } });
    expect((await post(token, { ...kind, recommend: "11" })).status).toBe(400);
    expect((await post(token, { ...kind, "ratings.booking": "0" })).status).toBe(400);
    expect((await post(token, { ...kind, text: "x".repeat(2001) })).status).toBe(400);
    expect(await checksums(COUNTERS)).toEqual(before);
  });
  test("is kept step by step, is found again behind the link, and is sent whole; nothing more is kept then", async () => {
    const { visit, token } = await sent();
    const step = (number: string, fields: Fields) =>
      post(token, { intent: "survey-step", step: number, ...fields });
    expect(await step("1", { "ratings.booking": "4" })).toEqual({ status: 302, to: `/l/${token}?step=2` });
    await step("3", { "ratings.repairs": "5" });
    expect((await step("3", { "ratings.repairs": "6" })).status).toBe(400);
    const again = await open(token);
    expect(again.purpose === "survey" && again.facts.question).toMatchObject({
      number: 2,
      draft: { booking: 4, repairs: 5 },
    });
    await step("6", { text: "Half a thought", callMe: "on" });
    expect((await visit.load()).followUp.survey).toBeUndefined();
    expect((await post(token, { intent: "survey", text: "A whole thought" })).status).toBe(302);
    expect((await visit.load()).followUp.survey).toMatchObject({
      ratings: { booking: 4, repairs: 5 },
      text: "A whole thought",
      callMe: false,
    });
    expect(await db().surveyDraft.count({ where: { visitId: visit.id } })).toBe(0);
  });
  test("may be changed by whoever has seen the answer; the first one stays in the log, and a call is asked for once", async () => {
    const { visit, token } = await sent();
    await post(token, { ...kind, callMe: "on" });
    const at = new Date((await visit.load()).followUp.survey?.at ?? 0).toISOString();
    expect((await post(token, { ...kind, recommend: "2" })).status).toBe(409);
    expect((await post(token, { ...kind, recommend: "2", callMe: "on", seenAt: at })).status).toBe(302);
    const { survey, complaints } = (await visit.load()).followUp;
    expect(survey).toMatchObject({ recommend: 2, at: Date.parse(at) });
    expect(complaints).toHaveLength(1);
    expect(await eventsOf(visit, "survey.answered")).toMatchObject([{ payload: { recommend: 9 } }]);
    const tasks = await db().task.findMany({ where: { visitId: visit.id }, orderBy: { kind: "asc" } });
    expect(tasks.map(({ kind: of, ownerRole }) => [of, ownerRole])).toEqual([
      ["call-back", "advisor"],
      ["complaint-opened", "manager"],
    ]);
  });
  test("ends the task to call whoever is silent", async () => {
    const { visit, token } = await sent();
    await db().task.create({
      data: {
        id: uuid(),
        centreId: centre.id,
        visitId: visit.id,
        kind: "survey-call",
        key: `survey-call:${visit.id}`,
        ownerRole: "advisor",
        dueAt: new Date(),
        details: {},
      },
    });
    await post(token, kind);
    const [task] = await db().task.findMany({ where: { visitId: visit.id } });
    expect(task).toMatchObject({ kind: "survey-call", outcome: "settled" });
    expect(task?.endedAt).toBeInstanceOf(Date);
  });
  test("of twenty at once is one", async () => {
    const { visit, token } = await sent();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => post(token, { ...kind, recommend: String(index % 11) })),
    );
    expect(answers.filter(({ status }) => status === 302)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    expect(await eventsOf(visit, "survey.answered")).toHaveLength(1);
  });
});
