// The forms of the quality page, posted: an independent inspector, the list, and the way back to the bay.
import { beforeAll, describe, expect, test } from "vitest";
import { paths } from "~/paths";
import { gateCommands } from "~/visits/gate.commands.server";
import { useDatabase } from "test/database";
import { aCentre, aColleague, visitIn, type TestCentre, type TestVisit } from "test/factories";
import { factsOf, post, refusedFor } from "test/posts";
import type { Actor } from "~/journey/permissions";
import { openPoints, TEST_DRIVE } from "~/journey/inspection";
import { qualityCommands } from "./quality.commands.server";

useDatabase();

let centre: TestCentre;
beforeAll(async () => {
  centre = await aCentre();
});

function send(visit: TestVisit, actor: Actor, intent: string, fields: Readonly<Record<string, string>> = {}) {
  return post(qualityCommands, visit, actor, intent, fields);
}

/** Everything in order, point by point; the car is driven for six kilometres. */
async function goThrough(visit: TestVisit): Promise<void> {
  const { inspector } = centre.team;
  for (const { key } of openPoints(await visit.load(), centre.map)) {
    const answer =
      key === TEST_DRIVE
        ? await send(visit, inspector, "driveTest", { startMileage: "84300", endMileage: "84 306" })
        : await send(visit, inspector, "sayPoint", { item: key, result: "ok", seen: "none" });
    expect([key, answer.status]).toEqual([key, 302]);
  }
}

describe("an inspection", () => {
  test("passes the car once the list is ticked, and the car can go on with its papers", async () => {
    const visit = await visitIn("quality", { centre });
    const { inspector, advisor } = centre.team;
    expect((await send(visit, inspector, "startInspection")).status).toBe(302);
    const early = await send(visit, inspector, "passInspection");
    expect([early.status, refusedFor(early, "")]).toEqual([400, ["denials:checklist-incomplete"]]);
    await goThrough(visit);
    expect((await send(visit, inspector, "passInspection")).status).toBe(302);
    expect((await send(visit, inspector, "washVehicle")).status).toBe(302);
    const papers = { explanation: "New pads.\r\nOil changed.", nextOn: "2027-03-03", nextMileage: "99300" };
    expect((await send(visit, advisor, "preparePapers", papers)).status).toBe(302);
    expect((await visit.load()).quality.papers).toMatchObject({
      explanation: "New pads.\nOil changed.",
      nextService: { on: "2027-03-03", mileage: 99_300 },
    });
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
    const [point] = openPoints(await visit.load(), centre.map);
    const defectId = crypto.randomUUID();
    const failed = { item: point?.key ?? "", seen: "none", jobId: job?.id ?? "", defectId };
    const wordless = await send(visit, inspector, "failPoint", { ...failed, what: " " });
    expect([wordless.status, refusedFor(wordless, "what")]).toEqual([400, ["required"]]);
    expect((await send(visit, inspector, "failPoint", { ...failed, what: "Drain plug weeps" })).status).toBe(
      302,
    );
    expect(await send(visit, inspector, "failInspection")).toEqual({
      status: 302,
      location: paths.stage(visit.id, "repairs"),
    });
    const back = await visit.load();
    expect(back).toMatchObject({ stage: "repairs", loop: 1 });
    expect(back.jobs[0]).toMatchObject({ state: { kind: "planned" }, defects: ["Drain plug weeps"] });
    expect(back.inspections[0]?.result?.defects).toMatchObject([{ what: "Drain plug weeps", defectId }]);
  });
  test("takes a double tap for one, and lets two inspectors not overrule each other unseen", async () => {
    const visit = await visitIn("quality", { centre });
    const { inspector } = centre.team;
    const second = await aColleague(centre, ["inspector"]);
    await send(visit, inspector, "startInspection");
    const item = openPoints(await visit.load(), centre.map)[0]?.key ?? "";
    const tap = { item, result: "ok", seen: "none", submissionId: crypto.randomUUID() };
    const taps = await Promise.all([1, 2, 3].map(() => send(visit, inspector, "sayPoint", tap)));
    expect(taps.map(({ status }) => status)).toEqual([302, 302, 302]);
    const other = await send(visit, second, "sayPoint", { item, result: "not-applicable", seen: "none" });
    expect([other.status, refusedFor(other, "")]).toEqual([409, ["denials:point-changed"]]);
    const { inspections } = await visit.load();
    expect(inspections[0]?.points[item]?.result).toBe("ok");
  });
  test("is not for the mechanic who worked on the car, whatever other roles they have", async () => {
    const both = await aColleague(centre, ["mechanic", "inspector"]);
    const visit = await visitIn("quality", { centre, mechanic: both });
    const answer = await send(visit, both, "startInspection");
    expect([answer.status, refusedFor(answer, "")]).toEqual([400, ["denials:inspector-is-mechanic"]]);
    const allow = { inspectorId: both.staffId, reason: "The inspector is ill today." };
    expect((await send(visit, both, "allowInspector", allow)).status).toBe(403);
    const { manager, parts } = centre.team;
    const needless = await send(visit, manager, "allowInspector", { ...allow, inspectorId: parts.staffId });
    expect([needless.status, refusedFor(needless, "inspectorId")]).toEqual([
      400,
      ["denials:inspects-already"],
    ]);
    expect((await send(visit, manager, "allowInspector", allow)).status).toBe(302);
    expect((await send(visit, both, "startInspection")).status).toBe(302);
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
    const before = await factsOf(visit);
    for (const intent of [
      "startInspection",
      "allowInspector",
      "sayPoint",
      "failPoint",
      "driveTest",
      "failInspection",
      "passInspection",
      "washVehicle",
      "preparePapers",
    ]) {
      for (const actor of [mechanic, parts]) {
        expect([intent, (await send(visit, actor, intent)).status]).toEqual([intent, 403]);
      }
    }
    const back = await send(visit, inspector, "driveTest", { startMileage: "84300", endMileage: "84299" });
    expect([back.status, refusedFor(back, "endMileage")]).toEqual([400, ["denials:test-drive-implausible"]]);
    const silent = await send(visit, advisor, "preparePapers", { explanation: "   " });
    expect([silent.status, refusedFor(silent, "explanation")]).toEqual([400, ["required"]]);
    expect(await factsOf(visit)).toBe(before);
  });
  test("of a stale page is a conflict", async () => {
    const visit = await visitIn("handover", { centre });
    expect((await send(visit, centre.team.inspector, "startInspection")).status).toBe(409);
  });
});
