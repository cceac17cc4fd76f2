// The built program as a process of its own, on a free port and a cloned database, for browser tests.
import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "~/platform/db/embedded/port.server";
import { projectRoot } from "~/platform/root.server";
import { createDatabase, databaseUrl, dropDatabase, type TestCluster } from "./cluster";

export interface TestApp {
  /** Without a closing slash. */
  readonly url: string;
  readonly databaseUrl: string;
  /** The program's process. */
  readonly pid: number;
  /** What it has printed so far. */
  printed(): string;
  /** Stops it as the system would, and drops its database. */
  stop(): Promise<void>;
}

/** Starts the program (building it first where a source has changed) and waits until it says that it is well. */
export async function startApp(
  { adminUrl, template }: Pick<TestCluster, "adminUrl" | "template">,
  environment: Readonly<Record<string, string>> = {},
): Promise<TestApp> {
  const name = await createDatabase(adminUrl, template);
  const dataDir = mkdtempSync(join(tmpdir(), "bayline-app-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const output = join(dataDir, "output.log");
  mkdirSync(dataDir, { recursive: true });
  const log = openSync(output, "a");
  const child = spawn(process.execPath, [join(projectRoot, "app", "platform", "launch", "start.mjs")], {
    cwd: projectRoot,
    stdio: ["ignore", log, log],
    env: {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: databaseUrl(adminUrl, name),
      SESSION_SECRET: randomBytes(32).toString("hex"),
      DATA_DIR: dataDir,
      HOST: "127.0.0.1",
      PORT: String(port),
      APP_URL: url,
      LOG_LEVEL: "warn",
      ...environment,
    },
  });
  const printed = () => readFileSync(output, "utf8");
  const stop = async () => {
    await ended(child);
    await dropDatabase(adminUrl, name);
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    await untilWell(child, url, printed, environment.ROLE === "web");
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, databaseUrl: databaseUrl(adminUrl, name), pid: child.pid ?? 0, printed, stop };
}

/** @param alone without a worker it is never wholly well: it is enough that it answers with its database */
async function untilWell(
  child: ChildProcess,
  url: string,
  printed: () => string,
  alone: boolean,
): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(`${url}/healthz`).catch(() => undefined);
    if (answer?.status === 200 || (alone && /"database":"up"/.test((await answer?.text()) ?? ""))) return;
    await pause(50);
  }
  throw new Error(`The program did not start:\n${printed()}`);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await exit;
}
