// A centre's criteria from a database: the same figures as the terminal tells, by the targets that held on each day.
import { beforeAll, describe, expect, test } from "vitest";
import { insightTask } from "~/insight/commands/insight.server";
import { db } from "~/platform/db/db.server";
import { Refusal } from "~/platform/refusal";
import { useDatabase } from "test/database";
import { aCentre } from "test/factories";
import { seedDemo } from "../../../prisma/seed";
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
    expect(unrecorded.map(({ criterion }) => criterion.id)).toEqual([]);
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
