// What is half-written of an intake: kept form by form, and never overwritten unseen.
import { describe, expect, test } from "vitest";
import { db } from "~/platform/db/db.server";
import { aColleague, aCentre, visitIn, type TestVisit } from "test/factories";
import { useDatabase } from "test/database";
import { post } from "test/posts";
import { intakeCommands } from "../intake.commands.server";
import { intakeDraft, keepDraft } from "./draft.server";

useDatabase();

const NOW = new Date("2030-05-06T08:00:00.000Z");
const texts = (mileage: string) => ({ mileage: [mileage] });

async function begun(): Promise<TestVisit> {
  const visit = await visitIn("intake");
  await post(intakeCommands(), visit, visit.centre.team.advisor, "startIntake", {});
  return visit;
}

const walkaround = (base: number, mileage: string) => ({
  section: "walkaround" as const,
  base,
  values: texts(mileage),
});

test("a form that is being written is kept, and comes back to whoever opens the page", async () => {
  const visit = await begun();
  const { advisor } = visit.centre.team;
  expect(await keepDraft(advisor, visit.id, walkaround(0, "84"), NOW)).toEqual({ kind: "kept", version: 1 });
  expect(await keepDraft(advisor, visit.id, walkaround(1, "84300"), NOW)).toEqual({
    kind: "kept",
    version: 2,
  });
  const consent = { section: "consent" as const, base: 0, values: { choice: ["safety-only"] } };
  await keepDraft(advisor, visit.id, consent, NOW);
  expect(await intakeDraft(advisor, visit.id)).toMatchObject({
    walkaround: { version: 2, by: advisor.staffId, byName: advisor.name, values: texts("84300") },
    consent: { version: 1, values: { choice: ["safety-only"] } },
  });
});

describe("two tablets", () => {
  test("the later one is told what the colleague wrote, and nothing is overwritten", async () => {
    const visit = await begun();
    const { advisor, manager } = visit.centre.team;
    await keepDraft(advisor, visit.id, walkaround(0, "84300"), NOW);
    const later = await keepDraft(manager, visit.id, walkaround(0, "11111"), NOW);
    expect(later).toMatchObject({
      kind: "overtaken",
      theirs: { byName: advisor.name, values: texts("84300") },
    });
    expect((await intakeDraft(manager, visit.id)).walkaround?.values).toEqual(texts("84300"));
    // Having seen it, they may decide that theirs counts.
    expect(await keepDraft(manager, visit.id, walkaround(1, "11111"), NOW)).toEqual({
      kind: "kept",
      version: 2,
    });
  });

  test("at the same moment: one is kept, the other one is told", async () => {
    const visit = await begun();
    const { advisor, manager } = visit.centre.team;
    for (let round = 0; round < 10; round += 1) {
      const both = await Promise.all([
        keepDraft(advisor, visit.id, walkaround(round, "1"), NOW),
        keepDraft(manager, visit.id, walkaround(round, "2"), NOW),
      ]);
      expect(both.map(({ kind }) => kind).sort()).toEqual(["kept", "overtaken"]);
    }
  });

  test("in different forms do not disturb each other", async () => {
    const visit = await begun();
    const { advisor, manager } = visit.centre.team;
    await keepDraft(advisor, visit.id, walkaround(0, "84300"), NOW);
    const clarify = { section: "clarify" as const, base: 0, values: { text: ["When cold"] } };
    expect((await keepDraft(manager, visit.id, clarify, NOW)).kind).toBe("kept");
  });
});

test("a form that was handed in is no draft any more, and an old page does not bring it back", async () => {
  const visit = await begun();
  const { advisor } = visit.centre.team;
  await keepDraft(advisor, visit.id, walkaround(0, "84300"), NOW);
  const found = { withCustomer: "yes", mileage: "84300", fuelPercent: "40" };
  await post(intakeCommands(), visit, advisor, "walkaround", found);
  expect((await intakeDraft(advisor, visit.id)).walkaround).toMatchObject({ version: 2, values: null });
  expect((await keepDraft(advisor, visit.id, walkaround(1, "84300"), NOW)).kind).toBe("overtaken");
});

test("nothing is kept for who may not write, of another centre's visit, or after the signature", async () => {
  const visit = await begun();
  const { mechanic, advisor } = visit.centre.team;
  expect((await keepDraft(mechanic, visit.id, walkaround(0, "1"), NOW)).kind).toBe("closed");
  const stranger = await aColleague(await aCentre(), ["advisor"]);
  expect((await keepDraft(stranger, visit.id, walkaround(0, "1"), NOW)).kind).toBe("closed");
  expect(await intakeDraft(stranger, visit.id)).toEqual({});
  const over = await visitIn("repairs", { centre: visit.centre });
  expect((await keepDraft(advisor, over.id, walkaround(0, "1"), NOW)).kind).toBe("closed");
  expect(await db().intakeDraft.count({ where: { visitId: { in: [visit.id, over.id] } } })).toBe(0);
});
