// A centre's criteria from a database: the same figures as the terminal tells, by the targets that held on each day.
import { randomUUID } from "node:crypto";
import { RouterContextProvider } from "react-router";
import { beforeAll, describe, expect, test } from "vitest";
import { insightTask } from "~/insight/commands/insight.server";
import type { Actor } from "~/journey/permissions";
import { actorAt } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { Refusal } from "~/platform/refusal";
import { answered } from "test/answered";
import { useDatabase } from "test/database";
import { aCentre, aColleague, requestAs } from "test/factories";
import { seedDemo } from "../../../prisma/seed";
import * as overview from "../criteria-pages/criteria.route";
import { criterionPage, pageFigures } from "../criteria-pages/criteria-page.server";
import * as page from "../criteria-pages/criterion.route";
import * as file from "../criteria-pages/criterion-visits.route";
import { listPage, visitsAsCsv } from "../criteria-pages/listed-visits.server";
import * as morning from "../criteria-pages/morning.route";
import { morningPage } from "../criteria-pages/morning.server";
import * as ofStage from "../criteria-pages/stage-criteria.route";
import { targetVersions } from "../criteria-pages/targets.server";
import { criteriaReport, type CriteriaReport } from "./criteria-report.server";
import { criterionTargetsOf, setCriterionTarget } from "./criterion-targets.server";
import { CRITERIA } from "./registry";

const database = useDatabase();
const NOW = new Date("2026-11-19T12:00:00Z");
const PERIOD = { from: "2026-10-01", to: "2026-11-18" } as const;
interface Told {
  readonly criteria: readonly { readonly id: string; readonly n: number }[];
}
const toldIn: (text: string) => Told = JSON.parse;
let centreId: string;
let report: CriteriaReport;

beforeAll(async () => {
  await seedDemo({ visits: 400, password: "bayline-demo", now: NOW, log: () => undefined });
  centreId = (await db().centre.findFirstOrThrow({ where: { publicSlug: "dublin" } })).id;
  report = await criteriaReport({ centre: centreId, ...PERIOD }, NOW);
}, 120_000);

async function typed(...args: string[]): Promise<string> {
  const pieces: string[] = [];
  const print = async (text: string) => {
    pieces.push(text);
  };
  await insightTask(args, ".").run({ say: () => undefined, print }, database.url);
  return pieces.join("");
}

function figure(id: string, of = report) {
  const found = of.criteria.find(({ criterion }) => criterion.id === id);
  if (!found) throw new Error(`no criterion ${id}`);
  return found;
}

describe("the criteria of the demo centre", () => {
  test("are all there, and of every one something is recorded", () => {
    expect(report.criteria.map(({ criterion }) => criterion.id)).toEqual(CRITERIA.map(({ id }) => id));
    const unrecorded = report.criteria.filter(({ met, failed }) => met + failed === 0);
    // Its past is shorter than the 30 days that 7.3 waits for.
    expect(unrecorded.map(({ criterion }) => criterion.id)).toEqual(["7.3"]);
  });

  test("count the visits that were over in the period, each once", async () => {
    const [start, end] = [new Date(report.from), new Date(report.to)];
    const ended = await db().visit.count({ where: { centreId, endedAt: { gte: start, lt: end } } });
    expect(ended).toBeGreaterThan(20);
    for (const { criterion, visits, met, failed, notRecorded, notConcerned } of report.criteria) {
      expect(met + failed + notRecorded + notConcerned).toBe(visits);
      if (criterion.kind !== "load") expect(visits).toBe(ended);
    }
  });

  test("can be counted by the day on which something happened, open visits too", async () => {
    const yesterday = { from: "2026-11-18", to: "2026-11-18", countedBy: "moment" } as const;
    const arrived = figure("2.2", await criteriaReport({ centre: centreId, ...yesterday }, NOW));
    const day = { gte: new Date("2026-11-18T00:00:00Z"), lt: new Date("2026-11-19T00:00:00Z") };
    const events = await db().event.count({ where: { centreId, type: "vehicle.arrived", occurredAt: day } });
    expect(events).toBeGreaterThan(0);
    expect(arrived.met).toBe(events);
  });

  test("are what SQL makes of the same facts", async () => {
    const [start, end] = [new Date(report.from), new Date(report.to)];
    const [online] = await db().$queryRaw<{ n: number; share: number }[]>`
      select count(*)::int as n, avg((e.payload ->> 'online')::boolean::int)::float8 as share
      from visit v join event e on e.visit_id = v.id and e.type = 'visit.booked'
      where v.centre_id = ${centreId}::uuid and v.ended_at >= ${start} and v.ended_at < ${end}`;
    expect(figure("1.6").n).toBe(online?.n);
    expect(figure("1.6").value).toBeCloseTo(online?.share ?? NaN, 9);
    const [answers] = await db().$queryRaw<{ n: number; median: number; p90: number }[]>`
      with hours as (
        select extract(epoch from a.occurred_at - o.occurred_at)::float8 / 3600 as value
        from visit v
        join event o on o.visit_id = v.id and o.type = 'complaint.opened'
        join event a on a.visit_id = v.id and a.type = 'complaint.answered'
          and a.payload ->> 'complaintId' = o.payload ->> 'complaintId'
        where v.centre_id = ${centreId}::uuid and v.ended_at >= ${start} and v.ended_at < ${end}
      )
      select count(*)::int as n, percentile_cont(0.5) within group (order by value) as median,
        percentile_cont(0.9) within group (order by value) as p90 from hours`;
    expect(figure("7.5").n).toBe(answers?.n);
    expect(figure("7.5").median).toBeCloseTo(answers?.median ?? NaN, 9);
    expect(figure("7.5").p90).toBeCloseTo(answers?.p90 ?? NaN, 9);
    const [labour] = await db().$queryRaw<{ share: number }[]>`
      select sum(j.labour_minutes)::float8 / (sum(j.clocked_seconds) / 60.0)::float8 as share
      from visit v join job j on j.visit_id = v.id and j.state = 'done'
      where v.centre_id = ${centreId}::uuid and v.ended_at >= ${start} and v.ended_at < ${end}`;
    expect(figure("4.8").value).toBeCloseTo(labour?.share ?? NaN, 2);
  });

  test("are told at the terminal as JSON, one by its number too", async () => {
    const told = toldIn(
      await typed("criteria", "--centre", centreId, "--from", PERIOD.from, "--to", PERIOD.to, "--json"),
    );
    expect(told.criteria).toHaveLength(CRITERIA.length);
    expect(told.criteria.find(({ id }) => id === "3.1")).toMatchObject({ n: figure("3.1").n });
    const one = toldIn(
      await typed("criteria", "--centre", "dublin", "--criterion", "6.1", "--trend", "month", "--json"),
    );
    expect(one.criteria.map(({ id }) => id)).toEqual(["6.1"]);
  });

  test.each([
    ["--criterion", "9.9"],
    ["--by", "guess"],
    ["--trend", "year"],
  ])("refuse %s %s with what there is", async (...wrong) => {
    await expect(async () => typed("criteria", "--centre", centreId, ...wrong)).rejects.toThrow(Refusal);
  });
});

describe("a centre's targets", () => {
  test("have versions: a change holds from its date on, and another centre keeps its own", async () => {
    const before = figure("3.5");
    await setCriterionTarget(db(), { centreId }, { criterion: "3.5", value: 0, from: "2026-11-01" });
    const after = await criteriaReport({ centre: centreId, ...PERIOD, criterion: "3.5", step: "month" }, NOW);
    const { trend, target, failed } = figure("3.5", after);
    expect(target).toEqual({ value: 0, version: 1, from: "2026-11-01" });
    expect(failed).toBeGreaterThan(before.failed);
    expect(trend.map((point) => [point.from, point.target])).toEqual([
      ["2026-10-01", before.target.value],
      ["2026-11-01", 0],
    ]);
    const [, november] = trend;
    expect(november?.failed).toBe(november?.n);
    const other = await aCentre();
    expect(await criterionTargetsOf(db(), { centreId: other.id })).toEqual([]);
  });

  test("are never rewritten", async () => {
    const made = await setCriterionTarget(
      db(),
      { centreId },
      { criterion: "3.1", value: 7, from: "2026-12-01" },
    );
    const next = await setCriterionTarget(
      db(),
      { centreId },
      { criterion: "3.1", value: 6, from: "2026-12-24" },
    );
    expect([made.version, next.version]).toEqual([1, 2]);
    await expect(
      db().$executeRaw`update criterion_target set value = 1 where criterion = '3.1'`,
    ).rejects.toThrow("only added to");
  });
});

/** Somebody who manages the demo centre. */
async function manager(): Promise<Actor> {
  const role = await db().staffRole.findFirstOrThrow({ where: { centreId, role: "manager" } });
  const actor = await actorAt(role.staffId, centreId);
  if (!actor) throw new Error("no manager");
  return actor;
}

const CHOICE = { ...PERIOD, filters: {} } as const;

async function asked(as: Actor, path: string, form?: Readonly<Record<string, string>>) {
  const request = await requestAs(as, path, form);
  const [url, context] = [new URL(request.url), new RouterContextProvider()];
  return { request, url, context, pattern: "" };
}

describe("the pages of the criteria", () => {
  test("tell of every criterion what the engine tells, and list exactly the visits behind it", async () => {
    const actor = await manager();
    const { figures, calendar } = await pageFigures(actor, CHOICE, NOW);
    const now = await criteriaReport({ centre: centreId, ...PERIOD }, NOW);
    expect(figures).toEqual(now.criteria);
    for (const each of figures) {
      const list = await listPage(actor, each, calendar, { list: "failed", page: 1 });
      expect(list.total).toBe(each.failed);
      expect(
        list.visits.every((visit) => each.lists.failed.some(({ number }) => number === visit.number)),
      ).toBe(true);
    }
    // Nothing has happened: nothing is counted a second time.
    expect((await pageFigures(actor, CHOICE, NOW)).figures).toBe(figures);
  });

  test("give as a file what the list says, all its pages", async () => {
    const actor = await manager();
    const { figures, calendar } = await pageFigures(actor, CHOICE, NOW);
    const long = figures.toSorted((a, b) => b.met - a.met)[0];
    if (!long) throw new Error("no figure");
    const pieces: string[] = [];
    for await (const piece of visitsAsCsv(actor, long, "met")) pieces.push(piece);
    const rows = pieces.join("").trim().split("\n").slice(1);
    const listed: number[] = [];
    for (let number = 1; listed.length < long.met; number += 1) {
      const { visits } = await listPage(actor, long, calendar, { list: "met", page: number });
      listed.push(...visits.map((visit) => visit.number));
    }
    expect(listed.length).toBeGreaterThan(50);
    expect(rows.map((row) => Number(row.split(",")[0]))).toEqual(listed);
  });

  test("can be narrowed: the parts of the advisors make up the whole, and no load is told of a part", async () => {
    const actor = await manager();
    const { figures } = await pageFigures(actor, CHOICE, NOW);
    const advisors = await db().visit.groupBy({ by: ["advisorId"], where: { centreId } });
    let sum = 0;
    for (const { advisorId } of advisors) {
      if (advisorId === null) continue;
      const part = await pageFigures(actor, { ...CHOICE, filters: { advisorId } }, NOW);
      expect(part.figures.map(({ criterion }) => criterion.kind)).not.toContain("load");
      sum += part.figures.find(({ criterion }) => criterion.id === "6.1")?.n ?? 0;
    }
    expect(sum).toBe(figures.find(({ criterion }) => criterion.id === "6.1")?.n);
    // The page of a load is there all the same, and tells it of everybody.
    const load = figures.find(({ criterion }) => criterion.kind === "load");
    const chosen = { ...CHOICE, filters: { make: "Audi" } };
    expect(await criterionPage(actor, chosen, "4.7", NOW)).toMatchObject({ ofEverybody: true });
    expect((await criterionPage(actor, chosen, load?.criterion.id ?? "", NOW)).figure.value).toBe(
      load?.value,
    );
    expect(await answered(criterionPage(actor, CHOICE, "9.9", NOW))).toMatchObject({ status: 404 });
  });

  test("are for those who manage the centre, and show nobody another centre", async () => {
    const { organisationId } = await manager();
    const advisor = await aColleague({ id: centreId, organisationId, language: "en" }, ["advisor"]);
    const params = { criterion: "3.1", stage: "intake" };
    for (const { loader } of [overview, ofStage, page, file, morning]) {
      const open = { ...(await asked(advisor, "/criteria")), params };
      expect(await answered(loader(open))).toMatchObject({ status: 403 });
    }
    const form = { submissionId: randomUUID(), value: "5", from: "2098-01-01" };
    const post = { ...(await asked(advisor, "/criterion/3.1", form)), params };
    expect(await answered(page.action(post))).toMatchObject({ status: 403 });
    const other = await aCentre();
    const empty = await pageFigures(other.team.manager, CHOICE, NOW);
    expect(empty.figures.every(({ visits }) => visits === 0)).toBe(true);
  });

  test("set a target from a day on: once however often it is sent, never for days that are past", async () => {
    const actor = await manager();
    const params = { criterion: "6.1" };
    const post = async (form: Readonly<Record<string, string>>) =>
      answered(page.action({ ...(await asked(actor, "/criterion/6.1", form)), params }));
    const form = { submissionId: randomUUID(), value: "97,5", from: "2098-01-01" };
    expect(await post(form)).toMatchObject({ status: 302, to: "/criterion/6.1" });
    expect(await post(form)).toMatchObject({ status: 302 });
    expect(await targetVersions(actor, "6.1")).toEqual([
      { criterion: "6.1", version: 1, value: 0.975, from: "2098-01-01" },
    ]);
    const { figures } = await pageFigures(actor, CHOICE, NOW);
    expect(figures.find(({ criterion }) => criterion.id === "6.1")?.target.value).toBe(0.95);
    for (const wrong of [
      { from: "2020-01-01" },
      { value: "101" },
      { value: "-5" },
      { value: "many" },
      { value: "1e9" },
    ]) {
      expect(await post({ ...form, submissionId: randomUUID(), ...wrong })).toMatchObject({ status: 400 });
    }
    expect(await targetVersions(actor, "6.1")).toHaveLength(1);
  });

  test("tell in the morning which visits of the last working day failed what", async () => {
    const actor = await manager();
    const { day, tasks, complaints } = await morningPage(actor, NOW);
    expect(day?.date).toBe("2026-11-18");
    const yesterday = { from: "2026-11-18", to: "2026-11-18", countedBy: "moment" } as const;
    const engine = await criteriaReport({ centre: centreId, ...yesterday }, NOW);
    const failed = engine.criteria.filter((each) => each.failed > 0 && each.criterion.kind !== "load");
    expect(failed.length).toBeGreaterThan(0);
    expect(day?.failures.map(({ id, failed: count }) => [id, count])).toEqual(
      failed.map((each) => [each.criterion.id, each.failed]),
    );
    expect(tasks.every(({ dueAt }) => dueAt < NOW)).toBe(true);
    const overdue = await db().complaint.count({ where: { centreId, dueAt: { lt: NOW } } });
    expect(complaints.length).toBeGreaterThanOrEqual(overdue);
  });
});
