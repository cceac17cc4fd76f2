// How long the server needs for the full report of a group and of a centre, and for the visits behind a bar, over a million visits
// and over a tenth of them; beside DuckDB's own quantiles over the same ledger rows, in one run.
// npm run bench -- insight [--visits N] [--centres N] [--runs N]
import { parseArgs } from "node:util";
import { DuckDBInstance } from "@duckdb/node-api";
import { fullReport } from "~/insight/report/full-report.server";
import { instant, type Instant } from "~/journey/instant";
import { connectDatabase, disconnectDatabase } from "~/platform/db/db.server";
import { readSettings, useSettings } from "~/platform/env.server";
import { createDatabase, databaseUrl, startTestCluster, type TestCluster } from "../setup/cluster";
import { loadVisits, type Loaded } from "./insight-load";
import { measuredApart, type Measured } from "./insight-measured";

const { values } = parseArgs({
  options: {
    visits: { type: "string" },
    centres: { type: "string" },
    runs: { type: "string" },
  },
});
const visits = Number(values.visits ?? 1_000_000);
const centreCount = Number(values.centres ?? 20);
const runs = Number(values.runs ?? 40);

const say = (line = "") => process.stdout.write(`${line}\n`);
const ms = (value: number) => `${value.toFixed(1)} ms`;

interface Sized {
  readonly loaded: Loaded;
  readonly measured: Measured;
}

async function sized(cluster: TestCluster, count: number, now: Instant): Promise<Sized> {
  const begun = performance.now();
  const url = databaseUrl(cluster.adminUrl, await createDatabase(cluster.adminUrl, cluster.template));
  useSettings(readSettings({ DATABASE_URL: url, SESSION_SECRET: "only for measuring".repeat(3) }));
  await connectDatabase(url);
  say(`${count} visits at ${centreCount} centres in 36 months:`);
  const loaded = await loadVisits(centreCount, count, now, say);
  say(`  ready after ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  const { centres, from } = loaded;
  const measured = await measuredApart({ url, centres, from: new Date(from).toISOString(), runs });
  return { loaded, measured };
}

interface ByDuckDb {
  readonly p95: number;
  readonly best: number;
  readonly quantiles: ReadonlyMap<string, readonly [number, number]>;
}

/** What the group report tells of waits, asked of DuckDB: once by row, as it comes, timed; once by visit, to compare with. */
async function byDuckDb({ ledgerFile }: Loaded): Promise<ByDuckDb> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(`create table ledger as select column00 as visit, column02 as centre, column03::utinyint as stage,
    column04 as kind, column05 as cause, column09::bigint as ms
    from read_csv('${ledgerFile}', delim = '\t', header = false, all_varchar = true, names = ['column00', 'column01',
      'column02', 'column03', 'column04', 'column05', 'column06', 'column07', 'column08', 'column09'])`);
  const question = `select stage, kind, cause, count(*), sum(ms), quantile_cont(ms, [0.5, 0.9]),
    avg((ms > 1200000)::int) from ledger group by all`;
  const times: number[] = [];
  for (let run = 0; run < 12; run += 1) {
    const begun = performance.now();
    await connection.runAndReadAll(question);
    times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const whole =
    await connection.runAndReadAll(`select cause, quantile_cont(total, 0.5), quantile_cont(total, 0.9) from (
    select visit, cause, sum(ms)::double / 60000 as total from ledger where kind = 'wait' group by all) group by cause`);
  const quantiles = new Map(
    whole
      .getRowsJson()
      .map(([cause, median, p90]) => [
        typeof cause === "string" ? cause : "",
        [Number(median), Number(p90)] as const,
      ]),
  );
  connection.closeSync();
  return { p95: times[Math.floor(times.length * 0.95)] ?? NaN, best: times[0] ?? NaN, quantiles };
}

/** The largest difference, in per cent, between the group report's quantiles and DuckDB's. */
async function worstError({ centres, from }: Loaded, exact: ByDuckDb["quantiles"]): Promise<number> {
  const report = await fullReport({ centres, from: new Date(from).toISOString() }, new Date());
  const errors = report.causes.flatMap(({ cause, median, p90 }) => {
    const [wantedMedian = NaN, wantedP90 = NaN] = exact.get(cause) ?? [];
    if (median === null || p90 === null) return [];
    return [Math.abs(median / wantedMedian - 1), Math.abs(p90 / wantedP90 - 1)];
  });
  return 100 * Math.max(...errors.filter((error) => !Number.isNaN(error)));
}

function tell(name: string, { first, p50, p95, cpu }: Measured["group"], goal: string): void {
  say(
    `${name.padEnd(44)} p95 ${ms(p95).padStart(9)}   median ${ms(p50)}, CPU ${ms(cpu)}, first ${ms(first)}   ${goal}`,
  );
}

function tellAll({ loaded, measured }: Sized): void {
  say(`\n${loaded.visits} visits, ${loaded.rows} ledger rows`);
  tell("group, 36 months, rolled up", measured.group, "goal under 50 ms");
  tell("one centre, 91 days, exact", measured.quarter, "goal under 50 ms");
  tell("one centre, a year, exact", measured.year, "goal under 50 ms");
  tell("visits behind a bar, group, 36 months", measured.behindGroup, "goal under 50 ms");
  tell("visits behind a bar, one centre, 91 days", measured.behindCentre, "goal under 50 ms");
  say(`memory of the process that reports: ${measured.megabytes.toFixed(0)} MB more   goal under 100 MB`);
  say(`a new event is in the report ${ms(measured.newEvent)} after it was recorded   goal under 2 s`);
}

const cluster = await startTestCluster();
try {
  const now = instant(new Date());
  const small = await sized(cluster, Math.round(visits / 10), now);
  small.loaded.remove();
  await disconnectDatabase();
  const large = await sized(cluster, visits, now);
  const duck = await byDuckDb(large.loaded);
  tellAll(small);
  tellAll(large);
  const { group, quarter } = large.measured;
  say(`\nDuckDB, the same quantiles over the same rows: p95 ${ms(duck.p95)}, best ${ms(duck.best)}`);
  say(
    `the group report is ${(duck.p95 / group.p95).toFixed(1)} times as fast (best against median: ${(duck.best / group.p50).toFixed(1)})   goal at least 5`,
  );
  say(
    `largest error of a quantile: ${(await worstError(large.loaded, duck.quantiles)).toFixed(2)} %   goal within 1 %`,
  );
  const growth = (name: string, many: Measured["group"], few: Measured["group"]) =>
    say(
      `${name}: ten times the visits take ${(many.p50 / few.p50).toFixed(2)} times as long (CPU ${(many.cpu / few.cpu).toFixed(2)})   goal under 1.5`,
    );
  growth("group", group, small.measured.group);
  growth("one centre, 91 days", quarter, small.measured.quarter);
  large.loaded.remove();
} finally {
  await disconnectDatabase();
  await cluster.stop();
}
