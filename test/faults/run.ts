// The reminders, the workers, the web servers, the carrier and the database together, while one after the other is struck.
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import { seededRandom, type Random } from "~/insight/figures/random";
import { DAY, instant } from "~/journey/instant";
import { connectDatabase, disconnectDatabase } from "~/platform/db/db.server";
import { openEmbedded, type EmbeddedDatabase } from "~/platform/db/embedded.server";
import { freePort } from "~/platform/db/embedded/port.server";
import { migrateDatabase } from "~/platform/db/migrate.server";
import { queuePool } from "~/platform/db/pool.server";
import { isDatabaseOutage } from "~/platform/database-outage";
import { readSettings, useSettings } from "~/platform/env.server";
import { calamities, carryOut, restartDatabase, Workers } from "./calamities";
import { openFront } from "./front";
import { recordedSteps, recordSteps } from "./history";
import { judge, type Verdict } from "./judge";
import { openTroubledCarrier, type TroubledCarrier } from "./carrier";
import { openWork, outcomes } from "./outcomes";
import { startProgram, type Program } from "./programs";
import { remindAt, centreThatSends, spread } from "./reminders";

export interface FaultsPlan {
  readonly seed: number;
  readonly reminders: number;
  /** The time over which they are due, milliseconds. */
  readonly overMs: number;
  readonly workers: number;
  readonly webs: number;
  readonly kills: number;
  readonly restarts: number;
  /** Everything has to be settled so long after the last reminder was due. */
  readonly patienceMs: number;
  /** How long the sender waits in doubt, in hundredths of what it waits otherwise: 100 for the real thing. */
  readonly doubtPercent: number;
}

export interface FaultsReport extends Verdict {
  readonly kills: number;
  readonly restarts: number;
  readonly mishaps: Readonly<Record<string, number>>;
  /** What the carrier was asked to send, taken or not. */
  readonly asked: number;
  /** Messages of which a report said that they arrived. */
  readonly delivered: number;
  readonly seconds: number;
}

/** Visits that show beforehand how long the booking of one takes, once the program is warm. */
const TRIAL = 12;
/** Until the programs have started. */
const LEAD_MS = 5_000;
const LOOK_EVERY_MS = 500;

interface Stage {
  readonly plan: FaultsPlan;
  readonly say: (line: string) => void;
  readonly random: Random;
  readonly folder: string;
  readonly database: EmbeddedDatabase;
  readonly pool: pg.Pool;
  readonly carrier: TroubledCarrier;
  /** Of every program that is started. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Runs the plan in a folder of its own, which is removed when every promise was kept. The build has to be there. */
export async function runFaults(plan: FaultsPlan, say: (line: string) => void): Promise<FaultsReport> {
  const folder = mkdtempSync(join(tmpdir(), "bayline-faults-"));
  const closers: (() => Promise<unknown>)[] = [];
  try {
    const report = await inFolder(plan, say, folder, closers);
    if (report.broken.length === 0)
      closers.unshift(async () => rmSync(folder, { recursive: true, force: true }));
    else say(`What the programs printed is in ${folder}`);
    return report;
  } finally {
    for (const close of closers.reverse()) await close();
  }
}

async function inFolder(
  plan: FaultsPlan,
  say: (line: string) => void,
  folder: string,
  closers: (() => Promise<unknown>)[],
): Promise<FaultsReport> {
  const random = seededRandom(plan.seed);
  const database = await openEmbedded({ dataDir: join(folder, "database") });
  closers.push(() => database.stop());
  await migrateDatabase(database.url, { log: () => undefined });
  const pool = queuePool(database.url, 3);
  closers.push(() => pool.end());
  await recordSteps(pool);

  const ports = await Promise.all(Array.from({ length: plan.webs }, freePort));
  const front = await openFront(ports);
  closers.push(() => front.close());
  const carrier = await openTroubledCarrier(plan.seed);
  closers.push(() => carrier.close());
  const settings = {
    ...programSettings(database.url, front.url, carrier),
    ...(plan.doubtPercent === 100 ? {} : { BAYLINE_DOUBT_PERCENT: String(plan.doubtPercent) }),
  };
  useSettings(readSettings(settings));
  await connectDatabase(`${database.url}?options=${encodeURIComponent("-c synchronous_commit=off")}`);
  closers.push(disconnectDatabase);

  const stage = { plan, say, random, folder, database, pool, carrier, settings };
  const start = await bookAhead(stage);
  carrier.beginTrouble();
  const webs = ports.map((port) => program(stage, "web", { PORT: String(port) }));
  closers.push(() => Promise.all(webs.map((web) => web.end("SIGTERM"))));
  const workers = new Workers(plan.workers, () => program(stage, "worker", {}), random);
  closers.push(() => workers.stop());
  await Promise.all([...webs.map((web) => web.ready), workers.ready()]);
  return strike(stage, workers, Math.max(start, Date.now()));
}

/** Books all visits before the first reminder is due. @returns when that is */
async function bookAhead({ plan, say, random, pool }: Stage): Promise<number> {
  const elsewhere = await centreThatSends();
  const trial = () => remindAt(elsewhere, spread(TRIAL, instant(Date.now() + 2 * DAY), DAY, random));
  await trial();
  const begun = Date.now();
  await trial();
  const perVisitMs = (Date.now() - begun) / TRIAL;
  const start = Math.round(Date.now() + LEAD_MS + 1.2 * perVisitMs * plan.reminders);
  say(`Booking ${plan.reminders} visits whose reminders are due within ${plan.overMs / 1_000} s`);
  await remindAt(
    await centreThatSends("reminder-day"),
    spread(plan.reminders, instant(start), plan.overMs, random),
  );
  // They were written without waiting for the disk; what follows is about the program and not about them.
  await pool.query("checkpoint");
  say(`Booked in ${Math.round((Date.now() - begun) / 1_000)} s; now the faults`);
  return start;
}

function programSettings(url: string, appUrl: string, carrier: TroubledCarrier): Record<string, string> {
  return {
    DATABASE_URL: url,
    SESSION_SECRET: randomBytes(32).toString("hex"),
    APP_URL: appUrl,
    HOST: "127.0.0.1",
    LOG_LEVEL: "warn",
    ...carrier.settings,
  };
}

function program(stage: Stage, role: "web" | "worker", more: Record<string, string>): Program {
  const { folder, settings } = stage;
  const dataDir = join(folder, "data");
  mkdirSync(dataDir, { recursive: true });
  return startProgram({ ...settings, ...more, ROLE: role, DATA_DIR: dataDir }, join(folder, `${role}.log`));
}

async function strike(stage: Stage, workers: Workers, start: number): Promise<FaultsReport> {
  const { plan, random, carrier, pool, database } = stage;
  const planned = calamities(plan, random);
  let restarts = 0;
  await carryOut(planned, start, async (what) => {
    if (what === "kill") return workers.killOne();
    await restartDatabase(database, random);
    restarts += 1;
  });
  await pause(Math.max(0, start + plan.overMs - Date.now()));
  carrier.calmDown();
  const left = await untilSettled(stage, start + plan.overMs + plan.patienceMs);
  await carrier.settled();
  const found = await outcomes(pool);
  const verdict = judge(found, carrier.ledger(), await recordedSteps(pool));
  await workers.ready();
  const codes = await workers.stop();
  return {
    ...verdict,
    broken: [
      ...verdict.broken,
      ...(left === 0 ? [] : [`${left} reminders and messages were still open at the end.`]),
      ...(workers.fallen === 0 ? [] : [`${workers.fallen} workers ended though nobody had killed them.`]),
      ...(codes.every((code) => code === 0)
        ? []
        : [`A worker ended with ${codes.join(", ")} when told to stop.`]),
    ],
    kills: workers.kills,
    restarts,
    mishaps: carrier.mishaps(),
    asked: carrier.asked(),
    delivered: found.filter(({ state }) => state === "delivered").length,
    seconds: Math.round((Date.now() - start) / 1_000),
  };
}

/** Waits until nothing is open any more, or the time is over; returns what is left. */
async function untilSettled({ pool, say }: Stage, deadline: number): Promise<number> {
  for (let looks = 1; ; looks += 1) {
    const left = await openWork(pool).catch((error: unknown) => {
      if (isDatabaseOutage(error)) return undefined;
      throw error;
    });
    if (left === 0 || (left !== undefined && Date.now() > deadline)) return left;
    if (looks % 20 === 0) say(`Still open: ${left ?? "the database is away"}`);
    await pause(LOOK_EVERY_MS);
  }
}
