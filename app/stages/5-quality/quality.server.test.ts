// The forms of the quality page, posted: an independent inspector, the list, and the way back to the bay.
import { beforeAll, describe, expect, test } from "vitest";
import { paths } from "~/paths";
import { gateCommands } from "~/visits/gate.commands.server";
import { useDatabase } from "test/database";
import { aCentre, aColleague, visitIn, type TestCentre, type TestVisit } from "test/factories";
import { factsOf, post, refusedFor } from "test/posts";
import type { Actor } from "~/journey/permissions";
import { checklistOf } from "~/journey/route-map";
import { qualityCommands } from "./quality.commands.server";

useDatabase();

let centre: TestCentre;
beforeAll(async () => {
  centre = await aCentre();
});

function send(visit: TestVisit, actor: Actor, intent: string, fields: Readonly<Record<string, string>> = {}) {
  return post(qualityCommands, visit, actor, intent, fields);
}

async function tickAll(visit: TestVisit): Promise<void> {
  for (const { id } of checklistOf(centre.map, "quality")) {
    await post(gateCommands, visit, centre.team.inspector, "tick-quality", { item: id });
  }
}

describe("an inspection", () => {
  test("passes the car once the list is ticked, and the car can go on with its papers", async () => {
    const visit = await visitIn("quality", { centre });
    const { inspector, advisor } = centre.team;
    expect((await send(visit, inspector, "startInspection")).status).toBe(302);
    const early = await send(visit, inspector, "passInspection", { testDriveDistance: "6" });
    expect([early.status, refusedFor(early, "")]).toEqual([400, ["denials:checklist-incomplete"]]);
    await tickAll(visit);
    expect((await send(visit, inspector, "passInspection", { testDriveDistance: "6" })).status).toBe(302);
    expect((await send(visit, inspector, "washVehicle")).status).toBe(302);
    expect(
      (await send(visit, advisor, "preparePapers", { explanation: "New pads.\r\nOil changed." })).status,
    ).toBe(302);
    expect((await visit.load()).quality.papers?.explanation).toBe("New pads.\nOil changed.");
    expect((await post(gateCommands, visit, centre.team.manager, "leave-quality")).status).toBe(302);
    expect((await visit.load()).stage).toBe("handover");
  });
  test("that fails sends the car back with the defects that were written, and leads there", async () => {
    const visit = await visitIn("quality", { centre });
    const { inspector } = centre.team;
    const [job] = (await visit.load()).jobs;
    await send(visit, inspector, "startInspection");
    const none = await send(visit, inspector, "failInspection", { "defects[0].jobId": job?.id ?? "" });
    expect([none.status, refusedFor(none, "")]).toEqual([400, ["denials:defects-missing"]]);
    const fields = { "defects[0].jobId": job?.id ?? "", "defects[0].what": "Drain plug weeps" };
    expect(await send(visit, inspector, "failInspection", fields)).toEqual({
      status: 302,
      location: paths.stage(visit.id, "repairs"),
    });
    const back = await visit.load();
    expect(back).toMatchObject({ stage: "repairs", loop: 1 });
    expect(back.jobs[0]).toMatchObject({ state: { kind: "planned" }, defects: ["Drain plug weeps"] });
  });
  test("is not for the mechanic who worked on the car, whatever other roles they have", async () => {
    const both = await aColleague(centre, ["mechanic", "inspector"]);
    const visit = await visitIn("quality", { centre, mechanic: both });
    const answer = await send(visit, both, "startInspection");
    expect([answer.status, refusedFor(answer, "")]).toEqual([400, ["denials:inspector-is-mechanic"]]);
  });
  test("is begun by one of two who try at once", async () => {
    const visit = await visitIn("quality", { centre });
    const second = await aColleague(centre, ["inspector"]);
    const answers = await Promise.all([
      send(visit, centre.team.inspector, "startInspection"),
      send(visit, second, "startInspection"),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([302, 409]);
    expect((await visit.load()).inspections).toHaveLength(1);
  });
});

describe("every form", () => {
  test("is refused to the wrong role, and with something wrong in it; nothing is written", async () => {
    const visit = await visitIn("quality", { centre });
    const { mechanic, parts, inspector, advisor } = centre.team;
    await send(visit, inspector, "startInspection");
    await tickAll(visit);
    const before = await factsOf(visit);
    for (const intent of [
      "startInspection",
      "failInspection",
      "passInspection",
      "washVehicle",
      "preparePapers",
    ]) {
      for (const actor of [mechanic, parts]) {
        expect([intent, (await send(visit, actor, intent)).status]).toEqual([intent, 403]);
      }
    }
    const far = await send(visit, inspector, "passInspection", { testDriveDistance: "501" });
    expect([far.status, refusedFor(far, "testDriveDistance")]).toEqual([400, ["too-big"]]);
    const silent = await send(visit, advisor, "preparePapers", { explanation: "   " });
    expect([silent.status, refusedFor(silent, "explanation")]).toEqual([400, ["required"]]);
    expect(await factsOf(visit)).toBe(before);
  });
  test("of a stale page is a conflict", async () => {
    const visit = await visitIn("handover", { centre });
    expect((await send(visit, centre.team.inspector, "startInspection")).status).toBe(409);
  });
});
