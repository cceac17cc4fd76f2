// The program: starts its parts in order, and stops them in reverse. Entry of the server's build.
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RequestHandler } from "express";
import { startWorker } from "jobs/worker";
import { tellVerified, verifyAudit } from "~/approvals/verify.server";
import { importFromTerminal, type Terminal, type TerminalWishes } from "~/exchange/terminal.server";
import { twilioWebhooks } from "~/messages/webhooks/webhooks.server";
import { stripeWebhook } from "~/money/stripe/webhook.server";
import { photoUploads } from "~/photos/uploads.server";
import { insightTask, type InsightTerminal } from "~/insight/commands/insight.server";
import { connectDatabase, db, disconnectDatabase } from "~/platform/db/db.server";
import { FolderInUse, openEmbedded, runningDatabaseUrl } from "~/platform/db/embedded.server";
import { diskIsFull, DISK_FULL } from "~/platform/db/embedded/disk.server";
import { migrateDatabase } from "~/platform/db/migrate.server";
import { readSettings, useSettings, type Settings } from "~/platform/env.server";
import { close, createWeb, listen } from "~/platform/http/web.server";
import { startLive, stopLive } from "~/platform/live.server";
import { log, makeLog, useLog } from "~/platform/log.server";
import { Refusal } from "~/platform/refusal";
import { projectRoot } from "~/platform/root.server";
import { Closers, Stopping, stopOnSignals } from "~/platform/shutdown.server";
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
  stopOnSignals(stop, options.say);
  return orStopped(settings, closers, async () => {
    const signIns = await startParts(settings, options, closers);
    if (closers.isClosing) throw new Stopping();
    log().info({ version, role: settings.role, address: settings.appUrl }, "ready");
    return { settings, signIns, stop };
  });
}

/** Runs a start to its end; one that fails leaves nothing open. */
async function orStopped<T>(settings: Settings, closers: Closers, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    // Told to stop in the middle: what breaks off then is no news, and whoever heard the signal ends the process.
    if (closers.isClosing) return new Promise<never>(() => undefined);
    await closers.closeAll();
    const noRoom = settings.databaseUrl === undefined && diskIsFull(String(error));
    throw noRoom && !(error instanceof Refusal) ? new Refusal(DISK_FULL(settings.dataDir)) : error;
  }
}

async function startParts(
  settings: Settings,
  options: StartOptions,
  closers: Closers,
): Promise<readonly string[]> {
  const { dev } = options;
  if (dev)
    await closers.open(
      "The development server",
      () => Promise.resolve(dev),
      ({ stop }) => stop(),
    );
  const url = settings.databaseUrl ?? (await startDatabase(settings, options, closers));
  let ready = false;
  if (settings.role !== "worker") await startWeb(settings, options, closers, () => ready);
  await openDatabase(url, options, closers);
  await loadDemo(settings, options);
  if (settings.role !== "web") {
    const start = () => startWorker({ url, log: log() });
    await closers.open("The worker", start, (worker) => worker.stop());
  }
  if (settings.role !== "worker") {
    const start = () => startLive(url, (line) => log().warn(line));
    await closers.open("Live news", start, stopLive);
  }
  ready = true;
  warnOfLocalLinks(settings, options);
  return signIns(settings);
}

/** A carrier takes messages to telephones elsewhere, where links to this machine open nothing. */
function warnOfLocalLinks({ twilio, mail, appUrl, appUrlIsDefault }: Settings, { say }: StartOptions): void {
  if (!appUrlIsDefault || (!twilio && !mail)) return;
  say(`APP_URL is not set: links in messages will lead to ${appUrl}, which opens on this machine only.`);
}

async function startDatabase(
  settings: Settings,
  { say }: Pick<StartOptions, "say">,
  closers: Closers,
): Promise<string> {
  const report = (line: string, failed: boolean) => (failed ? log().error(line) : say(line));
  const open = () => openEmbedded({ dataDir: settings.dataDir, report });
  const database = await closers.open("PostgreSQL", open, (opened) => opened.stop());
  return database.url;
}

/** A migration that has begun is waited for: the database stops after it. */
async function openDatabase(
  url: string,
  { say }: Pick<StartOptions, "say">,
  closers: Closers,
): Promise<void> {
  await closers.open(
    "The migration",
    () => migrateDatabase(url, { log: say }),
    () => Promise.resolve(),
  );
  await closers.open("The database connection", () => connectDatabase(url), disconnectDatabase);
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
    mounted: [photoUploads()],
    forms: twilioWebhooks(settings),
    bodies: stripeWebhook(settings),
    ...(dev && { devServer: dev.answers }),
  });
  const start = () =>
    listen(app, settings).catch((error: unknown) => {
      throw new Refusal(whyNotListening(error, settings));
    });
  await closers.open("The web server", start, async (server) => {
    // Streams end first, or the server would wait for them.
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
export function seedNow(
  amount: { visits?: number; seed?: number },
  say: (line: string) => void,
): Promise<void> {
  return withDatabase(say, (settings) => seed({ ...amount, say }, settings));
}

/** Brings a file in (`npm run import`), into the running Bayline's database if there is one. */
export function importNow(wishes: TerminalWishes, terminal: Terminal): Promise<void> {
  return withDatabase(terminal.say, () => importFromTerminal(wishes, terminal));
}

/** Reports, verdicts and logs (`npm run insight`); the database is opened only where it is needed. */
export function insightNow(
  args: readonly string[],
  folder: string,
  terminal: InsightTerminal,
): Promise<void> {
  const task = insightTask(args, folder);
  if (!task.stored) return task.run(terminal, "");
  return withDatabase(terminal.say, (_settings, url) => task.run(terminal, url));
}

/** Looks through the evidence (`npm run verify-audit`), of the running Bayline if there is one. @returns whether all is well */
export async function verifyAuditNow(say: (line: string) => void): Promise<boolean> {
  let well = false;
  await withDatabase(say, async () => {
    const verified = await verifyAudit();
    for (const line of tellVerified(verified)) say(line);
    well = verified.findings.length === 0;
  });
  return well;
}

/** Runs work of the terminal's on the database, and closes what it opened for that. */
async function withDatabase(
  say: (line: string) => void,
  work: (settings: Settings, url: string) => Promise<void>,
): Promise<void> {
  const settings = readSettings(process.env);
  useSettings(settings);
  useLog(makeLog(settings));
  const closers = new Closers(() => undefined);
  stopOnSignals(() => closers.closeAll(), say, 1);
  await orStopped(settings, closers, async () => {
    const url = settings.databaseUrl ?? (await databaseOfTerminal(settings, say, closers));
    await openDatabase(url, { say }, closers);
    await work(settings, url);
  });
  await closers.closeAll();
}

async function databaseOfTerminal(
  settings: Settings,
  say: (line: string) => void,
  closers: Closers,
): Promise<string> {
  try {
    return await startDatabase(settings, { say }, closers);
  } catch (error) {
    const running = error instanceof FolderInUse ? runningDatabaseUrl(settings.dataDir) : undefined;
    if (running) return running;
    throw error;
  }
}
