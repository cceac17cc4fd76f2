// The gate over HTTP requests: nobody passes it closed, with the wrong role, twice, or from another centre.
import { v7 as uuid } from "uuid";
import { describe, expect, test } from "vitest";
import type { Actor } from "~/journey/permissions";
import { NEXT, STAGES } from "~/journey/stages";
import { paths } from "~/paths";
import { db } from "~/platform/db/db.server";
import { aCentre, aColleague, requestAs, visitIn, type TestVisit } from "test/factories";
import { useDatabase } from "test/database";
import { runCommand, type FormAnswer } from "./command.server";
import { gateCommands } from "./gate.commands.server";

useDatabase();

interface Answered {
  readonly status: number;
  readonly to?: string | null;
  readonly codes?: readonly string[];
}

function isAnswer(data: unknown): data is FormAnswer {
  return typeof data === "object" && data !== null && "result" in data;
}

async function answered(run: Promise<Awaited<ReturnType<typeof runCommand>>>): Promise<Answered> {
  try {
    const answer = await run;
    if (answer instanceof Response) return { status: answer.status, to: answer.headers.get("Location") };
    const codes = isAnswer(answer.data)
      ? Object.values(answer.data.result.error ?? {}).flatMap((each) => each ?? [])
      : [];
    return { status: answer.init?.status ?? 200, codes: codes.map((code) => code.split("|")[0] ?? code) };
  } catch (thrown) {
    if (thrown instanceof Response) return { status: thrown.status, to: thrown.headers.get("Location") };
    throw thrown;
  }
}

async function post(
  actor: Actor,
  visitId: string,
  form: Readonly<Record<string, string>>,
): Promise<Answered> {
  const request = await requestAs(actor, paths.gate(visitId), { submissionId: uuid(), ...form });
  return answered(runCommand(request, visitId, gateCommands));
}

async function eventsOf(visit: TestVisit): Promise<number> {
  return db().event.count({ where: { visitId: visit.id } });
}

describe("a gate", () => {
  test("that is open is passed, and leads to the page of the next stage", async () => {
    const visit = await visitIn("booking", { ready: true });
    const { advisor } = visit.centre.team;
    const answer = await post(advisor, visit.id, { intent: "leave-booking" });
    expect(answer).toEqual({ status: 302, to: paths.stage(visit.id, "preparation") });
    expect((await visit.load()).stage).toBe("preparation");
  });

  test("of no stage can be skipped by posting to it directly", async () => {
    const centre = await aCentre();
    const everything = await aColleague(centre, ["admin"]);
    for (const stage of STAGES) {
      const visit = await visitIn(stage, { centre });
      const before = await eventsOf(visit);
      const own = await post(everything, visit.id, { intent: `leave-${stage}` });
      expect([stage, own]).toEqual([stage, { status: 400, codes: ["denials:gate-closed"] }]);
      for (const other of STAGES.filter((each) => each !== stage)) {
        const answer = await post(everything, visit.id, { intent: `leave-${other}` });
        expect([stage, other, answer]).toEqual([
          stage,
          other,
          { status: 409, codes: ["denials:wrong-stage"] },
        ]);
      }
      expect(await eventsOf(visit)).toBe(before);
    }
  });

  test("is passed once: whoever comes second hears that a colleague was faster", async () => {
    const visit = await visitIn("intake", { ready: true });
    const { advisor, manager } = visit.centre.team;
    expect((await post(advisor, visit.id, { intent: "leave-intake" })).status).toBe(302);
    expect(await post(manager, visit.id, { intent: "leave-intake" })).toEqual({
      status: 409,
      codes: ["denials:wrong-stage"],
    });
  });

  test("is not for everybody", async () => {
    const visit = await visitIn("booking", { ready: true });
    const before = await eventsOf(visit);
    const { mechanic, inspector, parts } = visit.centre.team;
    for (const actor of [mechanic, inspector, parts]) {
      expect(await post(actor, visit.id, { intent: "leave-booking" })).toEqual({
        status: 403,
        codes: ["denials:not-permitted"],
      });
    }
    expect(await eventsOf(visit)).toBe(before);
  });

  test("of another centre's visit is not there", async () => {
    const visit = await visitIn("booking", { ready: true });
    const { manager } = (await aCentre({ organisationId: visit.centre.organisationId })).team;
    expect((await post(manager, visit.id, { intent: "leave-booking" })).status).toBe(404);
    expect((await post(manager, "not-an-id", { intent: "leave-booking" })).status).toBe(404);
  });

  test("knows its own forms only", async () => {
    const visit = await visitIn("booking", { ready: true });
    const { manager } = visit.centre.team;
    for (const form of [
      { intent: "leave-nowhere" },
      { intent: "toString" },
      {},
      { intent: "leave-booking", submissionId: "1" },
    ]) {
      expect((await post(manager, visit.id, form)).status).toBe(400);
    }
    const json = new Request(`http://localhost${paths.gate(visit.id)}`, {
      method: "POST",
      headers: (await requestAs(manager, "/")).headers,
      body: "{}",
    });
    expect((await answered(runCommand(json, visit.id, gateCommands))).status).toBe(400);
  });

  test("asks for the sign-in first", async () => {
    const visit = await visitIn("booking", { ready: true });
    const form = new URLSearchParams({ intent: "leave-booking", submissionId: uuid() });
    const request = new Request(`http://localhost${paths.gate(visit.id)}`, { method: "POST", body: form });
    const { status, to } = await answered(runCommand(request, visit.id, gateCommands));
    expect([status, to?.startsWith(paths.signIn())]).toEqual([302, true]);
  });
});

describe("an override", () => {
  test("takes the visit past what is missing, with the reason and the list on record", async () => {
    const visit = await visitIn("preparation");
    const { manager } = visit.centre.team;
    const form = { intent: "override", from: "preparation", reason: "The customer stands here" };
    expect((await post(manager, visit.id, form)).to).toBe(paths.stage(visit.id, "intake"));
    const { overrides } = await visit.load();
    expect(overrides).toMatchObject([{ stage: "preparation", reason: "The customer stands here" }]);
    expect(overrides[0]?.missing).toContain("parts-ready");
  });

  test("needs a reason, a manager, and something that is missing", async () => {
    const visit = await visitIn("preparation");
    const { advisor, manager } = visit.centre.team;
    const form = { intent: "override", from: "preparation", reason: "in a hurry" };
    expect(await post(manager, visit.id, { ...form, reason: "   " })).toEqual({
      status: 400,
      codes: ["required"],
    });
    expect((await post(advisor, visit.id, form)).status).toBe(403);
    const ready = await visitIn("booking", { centre: visit.centre, ready: true });
    expect(await post(manager, ready.id, { ...form, from: "booking" })).toEqual({
      status: 400,
      codes: ["denials:nothing-to-override"],
    });
    expect(await post(manager, ready.id, { ...form, from: "garden" })).toEqual({
      status: 400,
      codes: ["not-in-list"],
    });
  });
});

describe("cancelling", () => {
  test("ends a visit before it is signed, with the reason, and nothing goes on after it", async () => {
    const visit = await visitIn("preparation");
    const { advisor } = visit.centre.team;
    const form = { intent: "cancel", reason: "The car was sold" };
    expect((await post(advisor, visit.id, form)).status).toBe(302);
    expect(await visit.load()).toMatchObject({ status: "cancelled", reason: "The car was sold" });
    expect(await post(advisor, visit.id, { intent: "leave-preparation" })).toEqual({
      status: 409,
      codes: ["denials:visit-ended"],
    });
  });

  test("is too late once work has begun", async () => {
    const visit = await visitIn("repairs");
    const answer = await post(visit.centre.team.manager, visit.id, {
      intent: "cancel",
      reason: "Changed mind",
    });
    expect(answer).toEqual({ status: 409, codes: ["denials:wrong-stage"] });
  });
});

describe("the checklist", () => {
  test("is ticked once, by those who may, in its own stage", async () => {
    const visit = await visitIn("repairs");
    const { inspector, mechanic } = visit.centre.team;
    const form = { intent: "tick-repairs", item: "covers-fitted" };
    expect((await post(inspector, visit.id, form)).status).toBe(403);
    expect((await post(mechanic, visit.id, form)).status).toBe(302);
    expect((await post(mechanic, visit.id, form)).codes).toEqual(["denials:already-recorded"]);
    expect((await post(mechanic, visit.id, { ...form, item: "unheard-of" })).codes).toEqual([
      "denials:item-unknown",
    ]);
    const { manager } = visit.centre.team;
    expect((await post(manager, visit.id, { ...form, intent: "tick-intake" })).status).toBe(409);
  });
});

test("a form returns to a page that is on the list, and to no other", async () => {
  const centre = await aCentre();
  const { mechanic } = centre.team;
  const ready = () => visitIn("repairs", { centre, ready: true });
  const listed = await ready();
  expect(await post(mechanic, listed.id, { intent: "leave-repairs", then: "my-work" })).toEqual({
    status: 302,
    to: paths.myWork(),
  });
  const unlisted = await ready();
  expect(
    await post(mechanic, unlisted.id, { intent: "leave-repairs", then: "https://elsewhere.test" }),
  ).toEqual({
    status: 302,
    to: paths.stage(unlisted.id, NEXT.repairs[0]),
  });
});
