// How long the server needs for all criteria of a year of one centre: of 3,000 visits and of 30,000, just started, later, and after one
// more fact; beside the least that has to be done for it, reading what is kept by bare SQL, in the same run.
// npm run bench -- criteria [--runs N]
import { parseArgs } from "node:util";
import pg from "pg";
import { refreshLedger } from "~/insight/ledger/refresh.server";
import { connectDatabase, db, disconnectDatabase } from "~/platform/db/db.server";
import { readSettings, useSettings } from "~/platform/env.server";
import { createDatabase, databaseUrl, startTestCluster } from "../setup/cluster";
import { measuredApart, type Measured } from "./criteria-measured";
import { aYearOfVisits, timesAsMany } from "./criteria-visits";

const { values } = parseArgs({ options: { runs: { type: "string" } } });
const runs = Number(values.runs ?? 20);
const TIMES = 10;

const say = (line = "") => process.stdout.write(`${line}\n`);
const ms = (value: number) => `${value.toFixed(1)} ms`.padStart(10);
const at = (times: readonly number[], share: number) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;

/** Every outcome of the centre in one answer of the database. @returns milliseconds, the best of some */
async function floor(url: string, centreId: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const times: number[] = [];
  for (let run = 0; run < 10; run += 1) {
    const begun = performance.now();
    await client.query("select string_agg(outcomes, ''::bytea) from visit_outcome where centre_id = $1", [
      centreId,
    ]);
    times.push(performance.now() - begun);
  }
  await client.end();
  return Math.min(...times);
}

/** @returns how long the job needed, in seconds */
async function kept(): Promise<number> {
  const begun = performance.now();
  await refreshLedger(new Date());
  return (performance.now() - begun) / 1000;
}

function tell(name: string, measured: Measured, least: number, goal: number): void {
  const { visits, first, again, afterEvent, morning, drivers, megabytes } = measured;
  say(`\n${name}: ${String(visits)} visits; reading what is kept of them takes ${ms(least).trim()} at least`);
  say(`  of a process that has just started   ${ms(first)}   ${(first / least).toFixed(1)} times that`);
  for (const [what, times] of [
    ["after that", again],
    ["after one more fact", afterEvent],
    ["the last day by moments", morning],
  ] as const) {
    const [median, p95] = [at(times, 0.5), at(times, 0.95)];
    say(
      `  ${what.padEnd(36)} ${ms(median)}   95th percentile ${ms(p95)}   ${(median / least).toFixed(1)} times; goal under ${String(goal)} ms`,
    );
  }
  say(`  what goes with satisfaction, once     ${ms(drivers)}`);
  say(`  memory of the process                 ${megabytes.toFixed(0)} MB more`);
}

const cluster = await startTestCluster();
try {
  const url = databaseUrl(cluster.adminUrl, await createDatabase(cluster.adminUrl, cluster.template));
  useSettings(readSettings({ DATABASE_URL: url, SESSION_SECRET: "only for measuring".repeat(3) }));
  await connectDatabase(url);
  const centreId = await aYearOfVisits(new Date(), say);
  const folded = await measuredApart({ url, centreId, runs: 1 });
  say(`from the facts of all visits, nothing kept: ${ms(folded.first)} the first time`);
  say(`  the job needs ${(await kept()).toFixed(1)} s for both demo centres`);
  await db().$executeRawUnsafe("vacuum analyze");
  tell("A year", await measuredApart({ url, centreId, runs }), await floor(url, centreId), 50);
  await timesAsMany(centreId, TIMES);
  say(`\n  the job needs ${(await kept()).toFixed(1)} s for ten times the visits`);
  await db().$executeRawUnsafe("vacuum analyze");
  tell("A year, ten times", await measuredApart({ url, centreId, runs }), await floor(url, centreId), 150);
} finally {
  await disconnectDatabase();
  await cluster.stop();
}
