// The forms of the repairs page, posted: who may, and whose clock.
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "~/journey/permissions";
import { paths } from "~/paths";
import { db } from "~/platform/db/db.server";
import { runCommand } from "~/visits/command.server";
import { answered } from "test/answered";
import { useDatabase } from "test/database";
import { aCentre, aColleague, requestAs, visitIn, type TestCentre, type TestVisit } from "test/factories";
import { inBay } from "test/bay";
import { factsOf, post, refusedFor, type Posted } from "test/posts";
import { inDays } from "test/e2e/commands";
import { repairsCommands } from "./repairs.commands.server";

useDatabase();

let centre: TestCentre;
let other: Actor;
beforeAll(async () => {
  centre = await aCentre();
  other = await aColleague(centre, ["mechanic"]);
});

type Fields = Readonly<Record<string, string>>;

function send(visit: TestVisit, actor: Actor, intent: string, fields: Fields = {}) {
  return post(repairsCommands(), visit, actor, intent, fields);
}

async function states(visit: TestVisit): Promise<readonly string[]> {
  return (await visit.load()).jobs.map(({ state }) => state.kind);
}

/** The page's codes for the whole form. */
function why(posted: Posted): readonly [number, readonly string[]] {
  return [posted.status, refusedFor(posted, "")];
}

describe("a clock", () => {
  test("is started, stopped with its cause, resumed and finished by its mechanic", async () => {
    const { visit, mechanic, jobIds } = await inBay(centre);
    const jobId = jobIds[0] ?? "";
    expect(await send(visit, mechanic, "startWork", { jobId })).toEqual({
      status: 302,
      location: paths.stage(visit.id, "repairs"),
    });
    await send(visit, mechanic, "stopWork", { jobId, cause: "parts", note: "Oil filter" });
    expect((await visit.load()).partsAwaited).toMatchObject([{ jobId, what: "Oil filter" }]);
    expect((await send(visit, centre.team.parts, "partsArrived", { jobId })).status).toBe(302);
    await send(visit, mechanic, "resumeWork", { jobId });
    expect((await send(visit, mechanic, "finishWork", { jobId, then: "my-work" })).status).toBe(302);
    expect(await states(visit)).toEqual(["done"]);
  });
  test("is nobody else's but a manager's, who runs it in the mechanic's name", async () => {
    const { visit, mechanic, jobIds } = await inBay(centre);
    const jobId = jobIds[0] ?? "";
    expect(why(await send(visit, other, "startWork", { jobId }))).toEqual([
      400,
      ["denials:job-of-another-mechanic"],
    ]);
    const inAnothersName = { jobId, mechanicId: mechanic.staffId };
    expect((await send(visit, other, "startWork", inAnothersName)).status).toBe(400);
    expect((await send(visit, centre.team.manager, "startWork", { jobId })).status).toBe(302);
    expect((await visit.load()).jobs[0]?.state).toMatchObject({
      kind: "running",
      mechanicId: mechanic.staffId,
    });
    expect(why(await send(visit, other, "finishWork", { jobId }))).toEqual([
      400,
      ["denials:job-of-another-mechanic"],
    ]);
    expect((await send(visit, other, "stopWork", { jobId, cause: "bay" })).status).toBe(400);
    expect((await send(visit, centre.team.manager, "stopWork", { jobId, cause: "bay" })).status).toBe(302);
  });
  test("runs once for a mechanic, in whichever car", async () => {
    const first = await inBay(centre, 2);
    const second = await visitIn("repairs", { centre, mechanic: first.mechanic });
    const jobId = (await second.load()).jobs[0]?.id ?? "";
    await send(first.visit, first.mechanic, "startWork", { jobId: first.jobIds[0] ?? "" });
    const busy = [400, ["denials:mechanic-busy"]];
    expect(
      why(await send(first.visit, first.mechanic, "startWork", { jobId: first.jobIds[1] ?? "" })),
    ).toEqual(busy);
    expect(why(await send(second, first.mechanic, "startWork", { jobId }))).toEqual(busy);
  });
  test("is started once by twenty taps at once", async () => {
    const { visit, mechanic, jobIds } = await inBay(centre);
    const before = await factsOf(visit);
    const taps = Array.from({ length: 20 }, () =>
      send(visit, mechanic, "startWork", { jobId: jobIds[0] ?? "" }),
    );
    const answers = await Promise.all(taps);
    expect(answers.filter(({ status }) => status === 302)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    expect(await factsOf(visit)).toBe(before + 1);
  });
});

describe("assigning", () => {
  test("takes a mechanic of this centre only", async () => {
    const { visit, jobIds } = await inBay(centre);
    const { advisor, parts } = centre.team;
    const stranger = (await aCentre()).team.mechanic;
    const give = (to: Actor) =>
      send(visit, advisor, "assignJob", { jobId: jobIds[0] ?? "", mechanicId: to.staffId });
    for (const wrong of [stranger, parts]) {
      const answer = await give(wrong);
      expect([answer.status, refusedFor(answer, "mechanicId")]).toEqual([400, ["denials:not-in-list"]]);
    }
    expect((await give(other)).status).toBe(302);
  });
});

describe("every form", () => {
  const FORMS: readonly [string, "mechanic" | "advisor" | "parts" | "inspector", Fields][] = [
    ["startWork", "advisor", {}],
    ["stopWork", "parts", { cause: "bay" }],
    ["finishWork", "inspector", {}],
    ["assignJob", "mechanic", { mechanicId: crypto.randomUUID() }],
    ["cancelJob", "mechanic", { reason: "x" }],
    ["reportFinding", "advisor", { what: "x", severity: "soon" }],
    ["requestApproval", "mechanic", {}],
    ["decideApproval", "mechanic", {}],
    ["requestParts", "inspector", { what: "x" }],
    ["partsArrived", "inspector", {}],
    ["revisePromise", "mechanic", {}],
    ["tellDelay", "mechanic", { how: "phone" }],
  ];
  test("is refused to the wrong role with 403, and writes nothing", async () => {
    const { visit, jobIds } = await inBay(centre);
    const before = await factsOf(visit);
    for (const [intent, role, fields] of FORMS) {
      const answer = await send(visit, centre.team[role], intent, { jobId: jobIds[0] ?? "", ...fields });
      expect([intent, ...why(answer)]).toEqual([intent, 403, ["denials:not-permitted"]]);
    }
    expect(await factsOf(visit)).toBe(before);
  });
  test("with something wrong in it is sent back with 400, and writes nothing", async () => {
    const { visit, mechanic, jobIds } = await inBay(centre);
    const jobId = jobIds[0] ?? "";
    const { advisor } = centre.team;
    await send(visit, mechanic, "startWork", { jobId });
    const before = await factsOf(visit);
    const wrong: readonly [Actor, string, Fields, string, string][] = [
      [mechanic, "stopWork", { jobId }, "cause", "choose-one"],
      [mechanic, "stopWork", { jobId, cause: "lunch" }, "cause", "not-in-list"],
      [mechanic, "stopWork", { jobId: "x", cause: "bay" }, "jobId", "wrong-form"],
      [mechanic, "reportFinding", { what: " ", severity: "soon" }, "what", "required"],
      [mechanic, "reportFinding", { what: "x".repeat(1001), severity: "soon" }, "what", "too-long"],
      [advisor, "cancelJob", { jobId }, "reason", "required"],
      [advisor, "revisePromise", { to: "tomorrow", reason: "x" }, "to", "not-a-time"],
      [
        advisor,
        "revisePromise",
        { to: "2020-01-01T10:00", reason: "x" },
        "to",
        "denials:promise-in-the-past",
      ],
      [advisor, "tellDelay", {}, "how", "choose-one"],
      [mechanic, "startWork", { jobId: crypto.randomUUID() }, "jobId", "denials:job-not-found"],
    ];
    for (const [actor, intent, fields, field, code] of wrong) {
      const answer = await send(visit, actor, intent, fields);
      expect([intent, answer.status, refusedFor(answer, field)]).toEqual([intent, 400, [code]]);
    }
    expect(await factsOf(visit)).toBe(before);
  });
  test("of a stale page is a conflict", async () => {
    const { visit, mechanic, jobIds } = await inBay(centre);
    const jobId = jobIds[0] ?? "";
    await send(visit, mechanic, "startWork", { jobId });
    await send(visit, mechanic, "finishWork", { jobId });
    expect(why(await send(visit, mechanic, "finishWork", { jobId }))).toEqual([
      409,
      ["denials:job-not-open"],
    ]);
    const later = await visitIn("handover", { centre });
    const answer = await send(later, mechanic, "reportFinding", { what: "x", severity: "soon" });
    expect(why(answer)).toEqual([409, ["denials:wrong-stage"]]);
  });
  test("about another centre's visit finds none", async () => {
    const { visit, jobIds } = await inBay(centre);
    const stranger = (await aCentre()).team.manager;
    const form = { intent: "startWork", submissionId: crypto.randomUUID(), jobId: jobIds[0] ?? "" };
    const request = await requestAs(stranger, paths.stage(visit.id, "repairs"), form);
    expect(await answered(runCommand(request, visit.id, repairsCommands()))).toEqual({ status: 404 });
  });
});

describe("the promise", () => {
  test("is revised on the centre's clock, and the customer told", async () => {
    const { visit } = await inBay(centre);
    const { advisor } = centre.team;
    await send(visit, advisor, "revisePromise", { to: inDays(centre), reason: "The part comes tomorrow" });
    expect((await send(visit, advisor, "tellDelay", { how: "phone" })).status).toBe(302);
    const { promise } = await visit.load();
    expect(promise?.revisions).toHaveLength(1);
    const row = await db().visit.findUniqueOrThrow({ where: { id: visit.id } });
    expect(row.promisedAt?.getTime()).toBe(promise?.current);
    expect(promise?.toldAt).toBeDefined();
  });
});
