// The program: starts its parts in order, and stops them in reverse. Entry of the server's build.
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RequestHandler } from "express";
import { startWorker } from "jobs/worker";
import { connectDatabase, db, disconnectDatabase } from "~/platform/db/db.server";
import { FolderInUse, openEmbedded, runningDatabaseUrl } from "~/platform/db/embedded.server";
import { migrateDatabase } from "~/platform/db/migrate.server";
import { readSettings, useSettings, type Settings } from "~/platform/env.server";
import { close, createWeb, listen } from "~/platform/http/web.server";
import { startLive, stopLive } from "~/platform/live.server";
import { log, makeLog, useLog } from "~/platform/log.server";
import { Refusal } from "~/platform/refusal";
import { projectRoot } from "~/platform/root.server";
import { Closers, stopOnSignals } from "~/platform/shutdown.server";
import { version } from "~/platform/version";

export { Refusal };

/** Requests that run when the program stops have this long to finish. */
const FINISH_WITHIN_MS = 8_000;

export interface StartOptions {
  /** Tells the person at the terminal how far it is. */
  readonly say: (line: string) => void;
  /** `--empty`: no demo data; the first manager is made on the set-up page. */
  readonly empty: boolean;
  /** The development server's half. */
  readonly dev?: DevServer;
}

export interface DevServer {
  readonly answers: RequestHandler;
  /** The framework's build as the sources are now. */
  readonly build: () => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

export interface Running {
  readonly settings: Settings;
  /** What the person at the terminal needs to sign in; empty where no demo data was loaded. */
  readonly signIns: readonly string[];
  stop(): Promise<void>;
}

/**
 * Starts what ROLE asks for, and stops it at a signal.
 * @throws Refusal with a message for the person at the terminal
 */
export async function start(options: StartOptions): Promise<Running> {
  const settings = readSettings(process.env);
  useSettings(settings);
  useLog(makeLog(settings));
  const closers = new Closers((name, err) => log().error({ err }, `${name} could not be stopped`));
  const stop = () => closers.closeAll();
  const { dev } = options;
  if (dev) closers.add("The development server", dev.stop);
  stopOnSignals(stop, options.say);
  try {
    const signIns = await startParts(settings, options, closers);
    log().info({ version, role: settings.role, address: settings.appUrl }, "ready");
    return { settings, signIns, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  settings: Settings,
  options: StartOptions,
  closers: Closers,
): Promise<readonly string[]> {
  const url = settings.databaseUrl ?? (await startDatabase(settings, options, closers));
  let ready = false;
  if (settings.role !== "worker") await startWeb(settings, options, closers, () => ready);
  await migrateDatabase(url, { log: options.say });
  closers.add("The database connection", disconnectDatabase);
  await connectDatabase(url);
  await loadDemo(settings, options);
  if (settings.role !== "web") {
    const worker = await startWorker({ url, log: log() });
    closers.add("The worker", () => worker.stop());
  }
  if (settings.role !== "worker") {
    closers.add("Live news", stopLive);
    await startLive(url, (line) => log().warn(line));
  }
  ready = true;
  return signIns(settings);
}

async function startDatabase(settings: Settings, { say }: StartOptions, closers: Closers): Promise<string> {
  const report = (line: string, failed: boolean) => (failed ? log().error(line) : say(line));
  const database = await openEmbedded({ dataDir: settings.dataDir, report });
  closers.add("PostgreSQL", () => database.stop());
  return database.url;
}

async function startWeb(
  settings: Settings,
  { dev }: StartOptions,
  closers: Closers,
  isReady: () => boolean,
): Promise<void> {
  const build = dev?.build ?? (() => import("virtual:react-router/server-build"));
  const assets = join(projectRoot, "build", "client");
  const app = createWeb({
    settings,
    log: log(),
    build,
    assets,
    isReady,
    ...(dev && { devServer: dev.answers }),
  });
  const server = await listen(app, settings).catch((error: unknown) => {
    throw new Refusal(whyNotListening(error, settings));
  });
  // Streams end first, or the server would wait for them.
  closers.add("The web server", async () => {
    await stopLive();
    await close(server, FINISH_WITHIN_MS);
  });
}

function whyNotListening(error: unknown, { host, port }: Settings): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") {
    return `Port ${port} is taken by another program. Stop it, or choose another: PORT=${port + 1} npm start`;
  }
  if (code === "EACCES")
    return `Port ${port} may not be used by this user. Choose one above 1023, such as PORT=3000.`;
  return `The web server cannot listen on ${host}, port ${port}: ${String(error)}`;
}

/** Remembers that somebody wants to begin without demo data, until the set-up page has made the first manager. */
const emptyMarker = (settings: Settings) => join(settings.dataDir, "empty");

/** Demo data goes into an empty embedded database only: in a database of somebody's own it has no business. */
async function loadDemo(settings: Settings, { empty, say }: StartOptions): Promise<void> {
  if ((await db().organisation.count()) > 0) return;
  if (settings.databaseUrl) {
    return say(
      `The database is empty. Make the first manager at ${settings.appUrl}/setup, or load demo data: npm run seed`,
    );
  }
  if (empty) writeFileSync(emptyMarker(settings), "");
  if (existsSync(emptyMarker(settings)))
    return say(`No demo data. Make the first manager at ${settings.appUrl}/setup`);
  await seed({ say }, settings);
}

async function seed(
  { say, ...amount }: { say: (line: string) => void; visits?: number; seed?: number },
  settings: Settings,
): Promise<void> {
  const { seedDemo } = await import("./prisma/seed");
  await seedDemo({ ...amount, password: settings.demoPassword, log: say });
}

async function signIns({ demoPassword }: Settings): Promise<readonly string[]> {
  if ((await db().staff.count({ where: { email: "admin@bayline.test" } })) === 0) return [];
  return [
    `manager.dublin@bayline.test   (likewise advisor, mechanic, inspector, parts)`,
    `manager.moscow@bayline.test   (likewise advisor, mechanic, inspector, parts)`,
    `admin@bayline.test`,
    `password of all: ${demoPassword}`,
  ];
}

/** Loads demo data on purpose (`npm run seed`), into the running Bayline's database if there is one. */
export async function seedNow(
  amount: { visits?: number; seed?: number },
  say: (line: string) => void,
): Promise<void> {
  const settings = readSettings(process.env);
  useSettings(settings);
  useLog(makeLog(settings));
  const closers = new Closers(() => undefined);
  try {
    const url = settings.databaseUrl ?? (await databaseForSeed(settings, say, closers));
    await migrateDatabase(url, { log: say });
    closers.add("The database connection", disconnectDatabase);
    await connectDatabase(url);
    await seed({ ...amount, say }, settings);
  } finally {
    await closers.closeAll();
  }
}

async function databaseForSeed(
  settings: Settings,
  say: (line: string) => void,
  closers: Closers,
): Promise<string> {
  try {
    return await startDatabase(settings, { say, empty: false }, closers);
  } catch (error) {
    const running = error instanceof FolderInUse ? runningDatabaseUrl(settings.dataDir) : undefined;
    if (running) return running;
    throw error;
  }
}
