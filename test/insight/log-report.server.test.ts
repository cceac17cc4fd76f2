// Imported logs: every figure of the report against DuckDB's, and what happens to files with something wrong in them.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { importLog, RefusedLog } from "~/insight/log/import-log.server";
import { UnfitColumns } from "~/insight/log/log-columns";
import type { LogReport } from "~/insight/log/log-report";
import { logReportText } from "~/insight/log/log-store.server";
import { projectRoot } from "~/platform/root.server";
import { useDatabase } from "test/database";
import { byDuckDb, simulatedLog } from "./logs";

const database = useDatabase();
const folder = mkdtempSync(join(tmpdir(), "bayline-logs-"));
let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  rmSync(folder, { recursive: true, force: true });
});

const reportIn: (text: string) => LogReport = JSON.parse;

function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function brought(path: string, name = "log", map?: string): Promise<LogReport> {
  await importLog(client, { path, name, fileName: "file", map });
  return reportIn((await logReportText(client, name)) ?? "null");
}

const FIGURES = ["n", "mean", "median", "p90", "p95", "min", "max", "sum"] as const;

function near(told: unknown, wanted: unknown, of: string): void {
  const [one, other] = [Number(told), Number(wanted)];
  expect(Math.abs(one - other), `${of}: ${one} and ${other}`).toBeLessThanOrEqual(
    1e-9 * Math.max(1, Math.abs(other)),
  );
}

type Row = Readonly<Record<string, unknown>>;

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function alike(told: Row | undefined, wanted: Row | undefined, of: string): void {
  for (const figure of FIGURES) near(told?.[figure], wanted?.[figure], `${of} ${figure}`);
}

async function expectAsDuckDb(path: string): Promise<void> {
  const [report, wanted] = [await brought(path), await byDuckDb(path)];
  const { cases, events, variants, rework } = report;
  expect({ cases, events, variants }).toEqual(wanted.totals);
  alike({ ...report.case_duration_s }, wanted.duration, "case");
  expect(Object.keys(report.service_time_s)).toHaveLength(wanted.services.length);
  for (const row of wanted.services) {
    alike({ ...report.service_time_s[textOf(row.activity)] }, row, textOf(row.activity));
  }
  expect(report.edges).toHaveLength(wanted.edges.length);
  for (const row of wanted.edges) {
    const edge = report.edges.find(({ from, to }) => from === row.from && to === row.to);
    alike({ ...edge }, row, `${textOf(row.from)} to ${textOf(row.to)}`);
  }
  expect({ cases: rework.cases, events: rework.events }).toEqual(wanted.rework);
  expect(rework.per_activity).toEqual(
    Object.fromEntries(wanted.perActivity.map(({ activity, n }) => [textOf(activity), n])),
  );
}

describe("a report is what DuckDB says", () => {
  test.each([1, 2, 3])("of a simulated log, seed %i", async (seed) => {
    await expectAsDuckDb(written(`log-${seed}.csv`, simulatedLog(seed, 400 * seed)));
  });

  test("of a log of a single event", async () => {
    const text =
      "case_id,pos,activity,start_timestamp,complete_timestamp,resource\n1,0,a,2026-01-01T00:00:00Z,2026-01-01T00:00:01Z,\n";
    await expectAsDuckDb(written("one.csv", text));
  });

  for (const name of ["running-example.csv", "repairExample.csv"]) {
    const path = join(projectRoot, "..", "shared", "data", name);
    test.skipIf(!existsSync(path))(`of ${name} (skipped where the file is not there)`, async () => {
      await expectAsDuckDb(path);
    });
  }
});

describe("a log", () => {
  const text = "Order;Step;Done\n1;a;01.03.2026 10:00\n1;b;01.03.2026 10:30\n2;a;02.03.2026 09:00\n";

  test("without start times uses the completion for both, and is put in order by it", async () => {
    const report = await brought(written("done.csv", text), "done", "case=Order,activity=Step,end=Done");
    expect(report.service_time_s.a).toMatchObject({ n: 2, sum: 0 });
    expect(report.edges).toMatchObject([{ from: "a", to: "b", n: 1, sum: 1800 }]);
  });

  test("of the same name takes the place of the one before", async () => {
    const path = written("again.csv", "case_id,activity,end\n1,x,2026-01-01T00:00:00Z\n");
    expect(await importLog(client, { path, name: "done", fileName: "again.csv" })).toMatchObject({
      replaced: true,
    });
    const rows = await client.query(
      `select count(*)::int as n from event_log_row r left join event_log l on l.id = r.log_id where l.id is null`,
    );
    expect(rows.rows).toEqual([{ n: 0 }]);
  });

  test("may be XES in the encoding that it says: two names do not become one", async () => {
    // "Осмотр" and "Ремонт" in Windows-1251: as UTF-8 both would be six signs that are none.
    const [one, other] = [
      [0xce, 0xf1, 0xec, 0xee, 0xf2, 0xf0],
      [0xd0, 0xe5, 0xec, 0xee, 0xed, 0xf2],
    ].map((bytes) => Buffer.from(bytes));
    const event = (name = Buffer.alloc(0)) => [
      Buffer.from(
        `<event><date key="time:timestamp" value="2026-01-01T09:00:00Z"/><string key="concept:name" value="`,
      ),
      name,
      Buffer.from(`"/></event>`),
    ];
    const parts = [
      Buffer.from(`<?xml version="1.0" encoding="windows-1251"?><log><trace>`),
      ...event(one),
      ...event(other),
      Buffer.from("</trace></log>"),
    ];
    const report = await brought(written("1251.xes", Buffer.concat(parts)), "1251");
    expect(Object.keys(report.service_time_s)).toEqual(["Осмотр", "Ремонт"]);
  });

  test("may be XES, packed or not: a completion takes the earliest start that waits for it", async () => {
    const event = (name: string, step: string, at: string) =>
      `<event><string key="concept:name" value="${name}"/><string key="lifecycle:transition" value="${step}"/>` +
      `<date key="time:timestamp" value="${at}"/><string key="org:resource" value="Ann &amp; Bob"/>` +
      `<list key="more"><values><string key="concept:name" value="not this"/></values></list></event>`;
    const xes =
      `<?xml version="1.0"?><log xes.version="1.0"><global scope="event"><string key="concept:name" value="?"/></global>` +
      `<trace><string key="concept:name" value="c1"/>${event("a", "start", "2026-01-01T10:00:00+01:00")}` +
      `${event("a", "suspend", "2026-01-01T10:05:00+01:00")}${event("a", "complete", "2026-01-01T09:10:00Z")}` +
      `${event("b", "complete", "2026-01-01T09:12:00.500Z")}${event("b", "start", "2026-01-01T09:13:00Z")}</trace></log>`;
    for (const content of [xes, gzipSync(xes)]) {
      const path = written("log.xes", content);
      expect(await importLog(client, { path, name: "xes", fileName: "log.xes" })).toMatchObject({
        events: 2,
        leftOut: 2,
      });
      const report = reportIn((await logReportText(client, "xes")) ?? "null");
      expect(report.service_time_s).toMatchObject({ a: { sum: 600 }, b: { sum: 0 } });
      expect(report.edges).toMatchObject([{ from: "a", to: "b", sum: 120.5 }]);
    }
  });
});

test("the events of an XES file without line ends keep their order, and keys may be others than the standard's", async () => {
  const event = (name: string) =>
    `<event><string key="Activity" value="${name}"/><date key="time:timestamp" value="2026-01-01T09:00:00Z"/></event>`;
  const trace = (id: number) =>
    `<trace><string key="concept:name" value="${id}"/>${["c", "a", "b"].map(event).join("")}</trace>`;
  const traces = Array.from({ length: 200 }, (_, id) => trace(id)).join("");
  const report = await brought(written("keys.xes", `<log>${traces}</log>`), "keys", "activity=Activity");
  expect(report.variants).toBe(1);
  expect(report.edges.map(({ from, to }) => from + to)).toEqual(["ab", "ca"]);
});

describe("a file with something wrong in it is refused as a whole", () => {
  const header = "case_id,activity,start_timestamp,complete_timestamp\n";
  const good = "1,a,2026-01-01T00:00:00Z,2026-01-01T00:00:01Z\n";
  const refused = async (name: string, content: string | Uint8Array): Promise<string> => {
    const path = written(name, content);
    const error: unknown = await importLog(client, { path, name, fileName: name }).catch(
      (why: unknown) => why,
    );
    expect(error).toBeInstanceOf(RefusedLog);
    expect(await logReportText(client, name)).toBeUndefined();
    return error instanceof Error ? error.message : "";
  };

  test.each([
    [
      "a negative duration",
      "1,a,2026-01-01T00:00:01Z,2026-01-01T00:00:00Z\n",
      "Line 3: “a” ends before it starts.",
    ],
    ["an unknown time", "1,a,yesterday,2026-01-01T00:00:00Z\n", "Line 3: “yesterday” is no time"],
    ["a day that may be a month", "1,a,,01/02/2026 10:00\n", "Line 3: “01/02/2026 10:00” may have the day"],
    ["no time", "1,a,,\n", "Line 3: the time is missing."],
    ["no case", ",a,,2026-01-01T00:00:00Z\n", "Line 3: the case is missing."],
    ["a cell too many", "1,a,,2026-01-01T00:00:00Z,x\n", "Line 3: the row has more cells"],
    ["an open quotation mark", '1,"a,,2026-01-01T00:00:00Z\n', "Line 3: a quotation mark"],
  ])("because of %s", async (why, row, told) => {
    expect(await refused(`${why}.csv`, header + good + row)).toContain(told);
  });

  test("with every line that is wrong, a hundred of them told", async () => {
    const message = await refused("many.csv", header + "1,a,x,y\n".repeat(250));
    expect(message.split("\n")).toHaveLength(101);
    expect(message).toContain("And 150 more.");
  });

  test("because it is XES that ends in the middle or is none", async () => {
    expect(await refused("cut.xes", "<log><trace>")).toContain("ends in the middle");
    expect(await refused("mixed.xes", "<log><trace></log></trace>")).toContain("no XES");
    expect(
      await refused(
        "time.xes",
        `<log><trace><event><date key="time:timestamp" value="x"/></event></trace></log>`,
      ),
    ).toContain("“x” is no time");
  });

  test("because of a broken byte, and then it is not read as Windows-1251", async () => {
    const bytes = Buffer.concat([
      Buffer.from(`${header}1,Осмотр,,2026-01-01T00:00:00Z\n1,Рем`),
      Buffer.from([0xff]),
      Buffer.from("нт,,2026-01-01T00:00:00Z\n"),
    ]);
    expect(await refused("byte.csv", bytes)).toBe(
      "Line 3: “Рем\ufffdнт” holds a broken sign: it is not in the encoding of the file.",
    );
  });

  test("because it is half a CSV file", async () => {
    const wide = "case_id,activity,end,resource\n1,a,2026-01-01T00:00:00Z,Ann\n";
    expect(await refused("half.csv", `${wide}1,b,2026-01-01T00:`)).toContain(
      "Line 3: “2026-01-01T00:” is no time",
    );
    expect(await refused("nearly.csv", `${wide}1,b,2026-01-01T00:00:00`)).toContain(
      "Line 3: the file ends in",
    );
    const whole = written("whole.csv", `${wide}1,b,2026-01-01T00:00:00\n`);
    expect(await importLog(client, { path: whole, name: "whole", fileName: "whole" })).toMatchObject({
      events: 2,
    });
  });

  test("because it is some other XML, or not in the encoding that it says", async () => {
    expect(await refused("page.xes", "<!DOCTYPE html>\n<html><br></html>")).toContain("Line 2: is no XES");
    expect(await refused("none.xes", "<")).toContain("Line 1: is no XES");
    expect(await refused("packed.csv.gz", gzipSync(header + good))).toContain("Line 1: is no XES");
    const latin = Buffer.from(
      `<log>\n<trace><string key="concept:name" value="Prüfung"/></trace></log>`,
      "latin1",
    );
    expect(await refused("latin.xes", latin)).toContain("is not in the encoding");
    expect(await refused("odd.xes", `<?xml version="1.0" encoding="klingon"?><log/>`)).toContain(
      "“klingon” is not in the encoding",
    );
  });

  test("however hard it makes it to find out: entities are not followed, long words are read once", async () => {
    const lol = Array.from(
      { length: 12 },
      (_, each) => `<!ENTITY l${each + 1} "${`&l${each};`.repeat(10)}">`,
    ).join("");
    const bomb = `<!DOCTYPE log [<!ENTITY l0 "lol">${lol}]><log><trace><event><string key="concept:name" value="&l12;"/>`;
    expect(await refused("bomb.xes", `${bomb}</event></trace></log>`)).toContain(
      "“&l12;” is no entity of XML itself",
    );
    expect(await refused("word.xes", `<log><trace ${"a".repeat(900_000)}></trace></log>`)).toContain(
      "no XES",
    );
    expect(await refused("endless.xes", `<log><trace x="${"a".repeat(1_100_000)}`)).toContain("no XES");
  });

  test("because nothing is in it, or its columns fit nothing", async () => {
    await expect(
      importLog(client, { path: written("empty.csv", header), name: "e", fileName: "e" }),
    ).rejects.toThrow(RefusedLog);
    const path = written("other.csv", "a,b,c\n1,2,3\n");
    await expect(importLog(client, { path, name: "o", fileName: "o" })).rejects.toThrow(UnfitColumns);
    const twice = written("twice.csv", "case_id,activity,end,Activity\n1,a,2026-01-01T00:00:00Z,b\n");
    await expect(importLog(client, { path: twice, name: "t", fileName: "t" })).rejects.toThrow(
      "The columns 2 and 4 are both called “activity”.",
    );
  });
});
