// The report's pages on a database: who may see them, files of exactly the visits behind a number, an improvement from start to end.
import { beforeAll, describe, expect, test } from "vitest";
import { DAY, instant, MINUTE, plus } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { useDatabase } from "test/database";
import { aCentre, visitIn, type TestCentre } from "test/factories";
import {
  decideImprovement,
  improvementsOf,
  judgedImprovement,
  startImprovement,
} from "../improvements/improvements.server";
import { refreshLedger } from "../ledger/refresh.server";
import { fullReport } from "../report/full-report.server";
import { visitsBehind } from "../report/visits-behind.server";
import { askedOf } from "./asked.server";
import { behindOf } from "./behind";
import { behindFile } from "./behind-files.server";

useDatabase();

const now = new Date(Date.now() + MINUTE);
const ago = (days: number) => plus(instant(new Date()), -days * DAY);
const date = (days: number) => new Date(ago(days)).toISOString().slice(0, 10);
let centre: TestCentre;
let sister: TestCentre;

beforeAll(async () => {
  centre = await aCentre();
  sister = await aCentre({ organisationId: centre.organisationId });
  for (const days of [70, 40, 33, 20]) await visitIn("closed", { centre, requestedAt: ago(days) });
  for (const stage of ["preparation", "repairs", "quality", "handover"] as const) {
    await visitIn(stage, { centre, requestedAt: ago(5) });
  }
  await visitIn("closed", { centre: sister, requestedAt: ago(5) });
  await refreshLedger(now);
  // Of these nothing is kept yet.
  await visitIn("closed", { centre, requestedAt: ago(4) });
}, 60_000);

async function linesOf(of: string): Promise<readonly string[]> {
  const behind = behindOf(of);
  if (!behind) throw new Error(`no ${of}`);
  let text = "";
  for await (const piece of await behindFile(behind, { centres: [centre.id] }, now)) text += piece;
  return text.trimEnd().split("\r\n").slice(1);
}

describe("the pages of the report", () => {
  test("files hold exactly the visits behind the numbers", async () => {
    const facts = await fullReport({ centres: [centre.id] }, now);
    expect((await linesOf("all")).length).toBe(facts.visits);
    for (const { stage, n } of facts.stages) {
      expect((await linesOf(`stage.${stage}`)).length, stage).toBe(n);
    }
    expect((await linesOf("inspected")).length).toBe(facts.rework.inspected);
    expect((await linesOf("stuck")).length).toBe(facts.stuck.length);
    const advisor = facts.candidates.find(({ name }) => name === "advisor");
    const behind = await visitsBehind({ centres: [centre.id], cause: "advisor" }, now);
    const numbers = (await linesOf("advisor")).map((line) => Number(line.split(",")[1]));
    expect(numbers).toEqual(behind.visits.map(({ number }) => number));
    expect(numbers.length).toBe(advisor?.waited);
  });

  test("are about the reader's own centres: another one is not there, a group is what one manages", async () => {
    const { manager } = centre.team;
    const asked = (text: string, actor = manager) => askedOf(actor, new URLSearchParams(text));
    expect((await asked("")).wishes.centres).toEqual([centre.id]);
    expect((await asked("centre=group")).wishes.centres).toEqual([centre.id]);
    await expect(asked(`centre=${sister.id}`)).rejects.toMatchObject({ status: 404 });
    await expect(asked("", centre.team.advisor)).rejects.toMatchObject({ status: 404 });
    await db().staffRole.create({
      data: { staffId: manager.staffId, centreId: sister.id, role: "manager" },
    });
    expect((await asked("centre=group")).wishes.centres).toEqual([centre.id, sister.id]);
  });

  test("an improvement is begun once with what was before, judged, and kept; what was before cannot be changed", async () => {
    const { manager } = centre.team;
    const id = crypto.randomUUID();
    const form = {
      id,
      cause: "advisor" as const,
      what: "A second desk in the morning",
      ownerId: manager.staffId,
      startedOn: date(7),
      dueOn: date(-30),
    };
    for (let sent = 0; sent < 2; sent += 1) {
      expect(await startImprovement(manager, form, now)).toEqual({ ok: true });
    }
    expect(await startImprovement(manager, { ...form, ownerId: crypto.randomUUID() }, now)).toMatchObject({
      ok: false,
      field: "ownerId",
    });
    const { comparison } = await judgedImprovement(manager, id, now);
    expect(comparison).toMatchObject({ outcome: "too-early", before: { visits: 4 } });
    expect(comparison.after.visits).toBeGreaterThan(0);
    await expect(judgedImprovement(sister.team.manager, id, now)).rejects.toMatchObject({ status: 404 });
    expect(await decideImprovement(manager, id, "keep", now)).toBe("too-early");
    expect(await improvementsOf(manager)).toMatchObject([{ id, decision: "keep" }]);
    await expect(db().improvement.update({ where: { id }, data: { expectedMinutes: 1 } })).rejects.toThrow();
  });
});
