// The report's pages on a database: who may see them, files of exactly the visits behind a number, an improvement from start to end.
import { beforeAll, describe, expect, test } from "vitest";
import { DAY, instant, MINUTE } from "~/journey/instant";
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
import { askedOf } from "./asked.server";
import { behindOf } from "./behind";
import { behindFile } from "./behind-files.server";
import { satisfactionOf } from "./satisfaction.server";

useDatabase();

const now = new Date(Date.now() + MINUTE);
/** In the morning of the last Wednesday but for today: at night and on Sundays nobody works and nothing waits. */
const WEDNESDAY = ((): number => {
  const morning = new Date().setUTCHours(10, 0, 0, 0) - DAY;
  return morning - ((new Date(morning).getUTCDay() + 4) % 7) * DAY;
})();
const ago = (weeks: number) => instant(WEDNESDAY - weeks * 7 * DAY);
const date = (days: number) => new Date(WEDNESDAY - days * DAY).toISOString().slice(0, 10);
let centre: TestCentre;
let sister: TestCentre;

beforeAll(async () => {
  centre = await aCentre();
  sister = await aCentre({ organisationId: centre.organisationId });
  for (const weeks of [10, 6, 5, 3]) await visitIn("closed", { centre, requestedAt: ago(weeks) });
  for (const stage of ["preparation", "repairs", "quality", "handover"] as const) {
    await visitIn(stage, { centre, requestedAt: ago(0) });
  }
  await visitIn("closed", { centre: sister, requestedAt: ago(0) });
  await refreshLedger(now);
  // Of these nothing is kept yet.
  await visitIn("closed", { centre, requestedAt: ago(0) });
}, 60_000);

type Period = { readonly from: string; readonly to?: string };

/** The cells of a file behind its first line. */
async function cellsOf(of: string, period?: Period): Promise<readonly (readonly string[])[]> {
  const behind = behindOf(of);
  if (!behind) throw new Error(`no ${of}`);
  let text = "";
  for await (const piece of await behindFile(behind, { centres: [centre.id], ...period }, now)) text += piece;
  const [, ...lines] = text.trimEnd().split("\r\n");
  return lines.map((line) => line.split(","));
}

const MINUTES = 6;
const sumOf = (lines: readonly (readonly string[])[]) =>
  lines.reduce((sum, line) => sum + Number(line[MINUTES]), 0);

describe("the pages of the report", () => {
  test.each<[string, Period | undefined]>([
    ["the usual period", undefined],
    ["one that ended in the past, with visits that had not", { from: date(60), to: date(0) }],
  ])("files hold exactly the visits behind the numbers, and add up to them: %s", async (_, period) => {
    const facts = await fullReport({ centres: [centre.id], ...period }, now);
    const all = await cellsOf("all", period);
    expect(all.length).toBe(facts.visits);
    for (const { name, D, waited } of facts.candidates) {
      const waits = await cellsOf(`waits.${name}`, period);
      expect(waits.map(([, number]) => number).sort(), name).toEqual(all.map(([, number]) => number).sort());
      expect(sumOf(waits) / waits.length, name).toBeCloseTo(D, 9);
      expect((await cellsOf(name, period)).length, name).toBe(waited);
    }
    for (const { stage, n, total, over, limit } of facts.stages) {
      const stays = await cellsOf(`stage.${stage}`, period);
      expect(stays.length, stage).toBe(n);
      expect(sumOf(stays), stage).toBeCloseTo(total, 6);
      const longer = stays.filter((line) => Number(line[MINUTES]) + Number(line[MINUTES + 1]) > limit);
      expect(longer.length, stage).toBe(over);
    }
    const trend = await cellsOf(`weeks.${facts.candidates[0]?.name ?? ""}`, period);
    for (const { week, visits, D } of facts.weeks) {
      const own = trend.filter((line) => line[MINUTES + 1] === week);
      expect(own.length, week).toBe(visits);
      expect(sumOf(own) / own.length, week).toBeCloseTo(D, 9);
    }
    expect((await cellsOf("inspected", period)).length).toBe(facts.rework.inspected);
    expect(sumOf(await cellsOf("lives", period)) / 60).toBeCloseTo(facts.integrity.byCount, 6);
    expect((await cellsOf("now", period)).length).toBe(facts.stages.reduce((sum, each) => sum + each.now, 0));
    expect((await cellsOf("stuck", period)).length).toBe(facts.stuckCount);
  });

  test("a load is of all work, whatever the report is narrowed to", async () => {
    const work = await cellsOf("load.technician");
    expect(work.length).toBeGreaterThan(0);
    const technician = async (filters: object) =>
      (await fullReport({ centres: [centre.id], filters }, now)).candidates.find(
        ({ name }) => name === "technician",
      );
    const [all, none] = [await technician({}), await technician({ make: "no such make" })];
    expect(all?.load).toBeGreaterThan(0);
    expect(none?.load).toBe(all?.load);
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

  test("criteria beside the report are those of its centre and its choice, and are read on with the same", async () => {
    const { failed, drivers, query } = await satisfactionOf(
      centre.id,
      { address: { centre: centre.id, make: "no such make" } },
      "en",
      now,
    );
    expect(query).toMatchObject({ centre: centre.id, make: "no such make" });
    expect(failed.filter(({ counts }) => counts.failed > 0)).toEqual([]);
    expect(drivers.rated).toBe(0);
    const all = await satisfactionOf(centre.id, { address: {} }, "en", now);
    expect(all.failed.length).toBeGreaterThan(0);
  });

  test("an improvement is begun once with what was before, judged, kept, undone and kept again; nothing of it can be changed", async () => {
    const { manager } = centre.team;
    const id = crypto.randomUUID();
    const form = {
      id,
      cause: "advisor" as const,
      what: "A second desk in the morning",
      ownerId: manager.staffId,
      startedOn: date(1),
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
    await Promise.all([1, 2].map(() => decideImprovement(manager, id, "keep", now)));
    for (const decision of ["undo", "keep"] as const) {
      expect(await decideImprovement(manager, id, decision, now)).toBe("too-early");
    }
    const [told] = await improvementsOf(manager);
    expect(told?.decisions.map(({ decision }) => decision)).toEqual(["keep", "undo", "keep"]);
    expect(told?.decisions[0]?.by).toContain("manager");
    await expect(db().improvementDecision.updateMany({ data: { decision: "undo" } })).rejects.toThrow();
    await expect(db().improvementDecision.deleteMany()).rejects.toThrow();
    await expect(db().improvement.update({ where: { id }, data: { expectedMinutes: 1 } })).rejects.toThrow();
  });
});
