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
