// The forms of the follow-up page, posted: the survey's link, calls, complaints until they are closed.
import { beforeAll, describe, expect, test } from "vitest";
import { findLink } from "~/customer/links.server";
import type { MadeLink } from "~/customer/made-link.server";
import type { Actor } from "~/journey/permissions";
import { gateCommands } from "~/visits/gate.commands.server";
import { db } from "~/platform/db/db.server";
import { useDatabase } from "test/database";
import { aCentre, visitIn, type TestCentre, type TestVisit } from "test/factories";
import { factsOf, post, refusedFor } from "test/posts";
import { followUpCommands } from "./follow-up.commands.server";

useDatabase();

let centre: TestCentre;
let advisor: Actor;
beforeAll(async () => {
  centre = await aCentre();
  advisor = centre.team.advisor;
});

type Fields = Readonly<Record<string, string>>;

function send(visit: TestVisit, intent: string, fields: Fields = {}, actor = advisor, made: MadeLink = {}) {
  return post(followUpCommands(made), visit, actor, intent, fields);
}

describe("the survey", () => {
  test("is sent once, with one link", async () => {
    const visit = await visitIn("follow-up", { centre });
    const made: MadeLink = {};
    expect((await send(visit, "sendSurvey", {}, advisor, made)).status).toBe(302);
    const token = made.link?.address.split("/l/")[1] ?? "";
    expect(await findLink(token, "survey")).toMatchObject({ visitId: visit.id });
    const second: MadeLink = {};
    const again = await send(visit, "sendSurvey", {}, advisor, second);
    expect([again.status, refusedFor(again, ""), second.link]).toEqual([
      409,
      ["denials:already-recorded"],
      undefined,
    ]);
    expect(await db().link.count({ where: { visitId: visit.id } })).toBe(1);
  });
});

describe("a complaint", () => {
  test("is opened, answered and closed, and holds the visit until then", async () => {
    const visit = await visitIn("follow-up", { centre, ready: true });
    await send(visit, "openComplaint", { what: "A scratch on the door" });
    const closed = await post(gateCommands, visit, centre.team.manager, "leave-follow-up");
    expect([closed.status, refusedFor(closed, "")]).toEqual([400, ["denials:gate-closed"]]);
    const complaintId = (await visit.load()).followUp.complaints[0]?.id ?? "";
    const remedy = { complaintId, remedy: "Polished", cause: "intake" };
    const early = await send(visit, "closeComplaint", remedy);
    expect([early.status, refusedFor(early, "")]).toEqual([400, ["denials:complaint-not-answered"]]);
    await send(visit, "answerComplaint", { complaintId, answer: "We are sorry" });
    expect((await send(visit, "closeComplaint", remedy)).status).toBe(302);
    expect((await post(gateCommands, visit, centre.team.manager, "leave-follow-up")).status).toBe(302);
    expect((await visit.load()).status).toBe("closed");
  });
});

describe("every form", () => {
  test("is refused to those who do not follow up, and with something wrong in it; nothing is written", async () => {
    const visit = await visitIn("follow-up", { centre });
    const before = await factsOf(visit);
    for (const intent of Object.keys(followUpCommands())) {
      expect([intent, (await send(visit, intent, {}, centre.team.mechanic)).status]).toEqual([intent, 403]);
    }
    const complaintId = crypto.randomUUID();
    const wrong: readonly [string, Fields, string, string][] = [
      ["contactCustomer", {}, "outcome", "choose-one"],
      ["contactCustomer", { outcome: "reached", note: "x".repeat(1001) }, "note", "too-long"],
      ["openComplaint", { what: "" }, "what", "required"],
      ["openComplaint", { what: "x", cause: "lunch" }, "cause", "not-in-list"],
      ["answerComplaint", { complaintId, answer: "x" }, "", "denials:complaint-not-found"],
      ["closeComplaint", { complaintId, remedy: "x" }, "cause", "choose-one"],
    ];
    for (const [intent, fields, field, code] of wrong) {
      const answer = await send(visit, intent, fields);
      expect([intent, answer.status, refusedFor(answer, field)]).toEqual([intent, 400, [code]]);
    }
    expect(await factsOf(visit)).toBe(before);
  });
  test("but those about complaints and calls is a conflict on a closed visit", async () => {
    const visit = await visitIn("closed", { centre });
    const answer = await send(visit, "sendSurvey");
    expect([answer.status, refusedFor(answer, "")]).toEqual([409, ["denials:visit-ended"]]);
  });
});
