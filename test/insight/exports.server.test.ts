// A centre's report and exports from a database: what goes out can be read again, and says the same.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { insightTask } from "~/insight/commands/insight.server";
import type { ReportFacts } from "~/insight/report/report-facts";
import type { ToldVerdict } from "~/insight/bottleneck/told";
import type { LogReport } from "~/insight/log/log-report";
import { db } from "~/platform/db/db.server";
import { Refusal } from "~/platform/refusal";
import { seedDemo } from "../../prisma/seed";
import { useDatabase } from "test/database";
import { rosterOfCentre } from "~/insight/centre/centre-roster.server";
import { chosenPeriod } from "~/insight/centre/centre-report.server";
import { visitsWithin, type VisitFacts } from "~/insight/centre/centre-visits.server";
import { centreByDuckDb } from "./centre-by-duckdb";

const database = useDatabase();
const folder = mkdtempSync(join(tmpdir(), "bayline-exports-"));
let centreId: string;
let client: pg.Client;

beforeAll(async () => {
  await seedDemo({
    visits: 400,
    password: "bayline-demo",
    now: new Date("2026-11-19T12:00:00Z"),
    log: () => undefined,
  });
  centreId = (await db().centre.findFirstOrThrow({ where: { publicSlug: "dublin" } })).id;
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
}, 120_000);
afterAll(async () => {
  await client.end();
  rmSync(folder, { recursive: true, force: true });
});

async function typed(...args: string[]): Promise<string> {
  const pieces: string[] = [];
  const print = async (text: string) => {
    pieces.push(text);
  };
  await insightTask(args, folder).run({ say: () => undefined, print }, database.url);
  return pieces.join("");
}

interface Ocel {
  readonly events: { id: string; type: string; time: string; relationships: { objectId: string }[] }[];
  readonly objects: { id: string; type: string }[];
  readonly eventTypes: { name: string }[];
  readonly objectTypes: { name: string }[];
}

const reportIn: (text: string) => ReportFacts = JSON.parse;
const verdictIn: (text: string) => ToldVerdict = JSON.parse;
const logIn: (text: string) => LogReport = JSON.parse;
const ocelIn: (text: string) => Ocel = JSON.parse;

type Row = Readonly<Record<string, unknown>>;

const PERIOD = ["--from", "2026-10-01", "--to", "2026-11-18"] as const;

describe("the report of a centre", () => {
  test("closes, and is the same by id, by name and by the part of its address", async () => {
    const report = reportIn(await typed("report", "--centre", centreId, ...PERIOD, "--json"));
    expect(report.integrity).toMatchObject({ holds: true, notClosed: 0 });
    expect(report.visits).toBeGreaterThan(50);
    expect([report.from, report.to]).toEqual(["2026-09-30T23:00:00.000Z", "2026-11-19T00:00:00.000Z"]);
    const { name } = report.centre;
    expect(JSON.parse(await typed("report", "--centre", name, ...PERIOD))).toEqual(report);
    expect(JSON.parse(await typed("report", "--centre", "dublin", ...PERIOD))).toEqual(report);
  });

  test("is the verdict of its own ledger and roster", async () => {
    writeFileSync(
      join(folder, "ledger.csv"),
      await typed("export", "--centre", "moscow", ...PERIOD, "--format", "ledger"),
    );
    writeFileSync(
      join(folder, "roster.json"),
      await typed("export", "--centre", "moscow", ...PERIOD, "--format", "roster"),
    );
    const verdict = verdictIn(await typed("verdict", "--ledger", "ledger.csv", "--roster", "roster.json"));
    const report = reportIn(await typed("report", "--centre", "moscow", ...PERIOD));
    expect(verdict.names).toEqual(report.names);
    verdict.candidates.forEach((candidate, place) => {
      expect(report.candidates[place]?.name).toBe(candidate.name);
      for (const key of ["D", "relief", "saving", "probability", "low", "high"] as const) {
        expect(report.candidates[place]?.[key]).toBeCloseTo(candidate[key], 9);
      }
    });
  });

  test.each(["dublin", "moscow"])(
    "is what DuckDB works out of its visits, figure by figure: %s",
    async (slug) => {
      const report = reportIn(await typed("report", "--centre", slug, ...PERIOD));
      const now = new Date();
      const wishes = { centre: slug, from: PERIOD[1], to: PERIOD[3] };
      const { centre, calendar, window } = await chosenPeriod(db(), wishes, now);
      const visits: VisitFacts[] = [];
      for await (const visit of visitsWithin(db(), { centreId: centre.id }, window)) visits.push(visit);
      const wanted = await centreByDuckDb(
        {
          visits,
          calendar,
          window,
          now,
          roster: await rosterOfCentre(db(), { centreId: centre.id }, window, calendar),
          limits: {
            stage: report.stages.map(({ stage, limit }) => [stage, limit]),
            pair: report.candidates.map(({ name, limit }) => [name === "rework" ? "again" : name, limit]),
          },
        },
        report.candidates[0]?.name ?? "",
      );
      const compared = new Map<string, number>();
      const alike = (told: object, row: Row | undefined, what: string, of: readonly string[]) => {
        const own = new Map<string, unknown>(Object.entries(told));
        for (const key of of) {
          const [one, other] = [Number(own.get(key) ?? NaN), Number(row?.[key] ?? NaN)];
          const isNear =
            Object.is(one, other) || Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(other));
          expect(isNear, `${what} ${key}: ${one}, by DuckDB ${other}`).toBe(true);
          if (Math.abs(other) > 0) compared.set(key, (compared.get(key) ?? 0) + 1);
        }
      };
      const rowOf = (rows: readonly Row[], key: string, name: string) =>
        rows.find((each) => each[key] === name);
      for (const told of report.candidates) {
        const row = rowOf(wanted.candidates, "name", told.name);
        alike(told, row, told.name, ["D", "relief", "saving"]);
        if (told.load !== null) alike(told, row, told.name, ["load"]);
        const pair = rowOf(wanted.pairs, "name", told.name === "rework" ? "again" : told.name);
        if (told.waited === 0) expect(pair).toBeUndefined();
        else
          alike(told, pair, told.name, [
            "waited",
            "median",
            "p90",
            ...(told.limit === null ? [] : ["over", "excess"]),
          ]);
      }
      for (const told of report.causes) {
        const row = rowOf(wanted.causes, "cause", told.cause);
        if (told.minutes > 0) alike(told, row, told.cause, ["minutes", "share"]);
        else expect(row).toBeUndefined();
        const pair = rowOf(wanted.pairs, "name", told.cause);
        if (told.visits > 0) alike(told, pair, told.cause, ["median", "p90"]);
        expect(told.visits).toBe(pair?.waited ?? 0);
      }
      for (const told of report.stages.filter(({ n }) => n > 0)) {
        alike(told, rowOf(wanted.stages, "stage", told.stage), told.stage, [
          "n",
          "open",
          "total",
          "over",
          "excess",
        ]);
        alike(told, rowOf(wanted.survival, "stage", told.stage), told.stage, ["median", "p90"]);
      }
      expect(wanted.weeks.map(({ week }) => week)).toEqual(report.weeks.map(({ week }) => week));
      report.weeks.forEach((told, place) => alike(told, wanted.weeks[place], told.week, ["visits", "D"]));
      alike(report.rework, wanted.rework, "rework", ["inspected", "firstTimeRight", "loops"]);
      alike(report.integrity, wanted.little, "Little", ["byVisits"]);
      expect(report.integrity.byCount).toBe(report.integrity.byVisits);
      expect(report.visits).toBe(wanted.little?.visits);
      // Nothing of it holds because there is nothing to compare.
      for (const key of ["D", "load", "relief", "saving", "share", "over", "excess", "total"]) {
        expect(compared.get(key) ?? 0, key).toBeGreaterThan(1);
      }
      expect(compared.get("median")).toBeGreaterThan(10);
    },
  );

  test("is refused for a centre that is not there and a period that is none", async () => {
    await expect(typed("report", "--centre", "Nowhere")).rejects.toThrow(Refusal);
    await expect(typed("report", "--centre", "dublin", "--from", "soon")).rejects.toThrow(/--from.*soon/);
    await expect(
      typed("report", "--centre", "dublin", "--from", "2026-10-02", "--to", "2026-10-01"),
    ).rejects.toThrow("The period is empty");
  });
});

describe("an export", () => {
  test("as CSV and as XES can be brought in again, and the reports are the same", async () => {
    writeFileSync(
      join(folder, "out.csv"),
      await typed("export", "--centre", "dublin", ...PERIOD, "--format", "csv"),
    );
    writeFileSync(
      join(folder, "out.xes"),
      await typed("export", "--centre", "dublin", ...PERIOD, "--format", "xes"),
    );
    await typed("import", "out.csv", "--name", "csv");
    await typed("import", "out.xes", "--name", "xes");
    const csv = logIn(await typed("report", "--log", "csv"));
    const xes = logIn(await typed("report", "--log", "xes"));
    expect(csv.cases).toBeGreaterThan(50);
    expect(csv.service_time_s.work?.sum).toBeGreaterThan(0);
    expect([xes.cases, xes.events]).toEqual([csv.cases, csv.events]);
    expect(xes.service_time_s).toEqual(csv.service_time_s);
    expect(xes.case_duration_s).toEqual(csv.case_duration_s);
  });

  test("as OCEL names every object that an event speaks of, and every type", async () => {
    const ocel = ocelIn(await typed("export", "--centre", "dublin", ...PERIOD, "--format", "ocel"));
    const objects = new Set(ocel.objects.map(({ id }) => id));
    const [events, types] = [
      new Set(ocel.eventTypes.map(({ name }) => name)),
      new Set(ocel.objectTypes.map(({ name }) => name)),
    ];
    expect(new Set(ocel.events.map(({ id }) => id)).size).toBe(ocel.events.length);
    for (const { type, relationships, time } of ocel.events) {
      expect(events.has(type)).toBe(true);
      expect(time).toMatch(/Z$/);
      for (const { objectId } of relationships) expect(objects.has(objectId)).toBe(true);
    }
    expect(ocel.objects.every(({ type }) => types.has(type))).toBe(true);
    expect(new Set(ocel.objects.map(({ type }) => type))).toEqual(
      new Set(["visit", "vehicle", "part", "approval", "employee"]),
    );
  });
});

test("what cannot be understood is refused with how it is typed", () => {
  for (const args of [
    [],
    ["look"],
    ["verdict"],
    ["export", "--centre", "x", "--format", "pdf"],
    ["report", "x"],
    ["import"],
  ]) {
    expect(() => insightTask(args, folder)).toThrow("npm run --silent insight -- import FILE");
  }
});

test("a ledger with endless times or two columns of one name is refused", async () => {
  writeFileSync(
    join(folder, "few.json"),
    JSON.stringify({ resources: {}, delays: ["parts"], windowMinutes: 60 }),
  );
  const verdictOn = (text: string) => {
    writeFileSync(join(folder, "odd.csv"), text);
    return typed("verdict", "--ledger", "odd.csv", "--roster", "few.json");
  };
  const header = "case_id,stage,kind,cause,start,end,loop";
  await expect(verdictOn(`${header}\na,repairs,wait,parts,0,1e400,0\n`)).rejects.toThrow(
    "Line 2: “1e400” is no end",
  );
  await expect(verdictOn(`${header},end\na,repairs,wait,parts,0,1,0,2\n`)).rejects.toThrow("two columns end");
});
