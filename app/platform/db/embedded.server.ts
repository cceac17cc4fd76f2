// The embedded PostgreSQL: everything between "there is a folder" and "there is a database to connect to".
import { existsSync, realpathSync } from "node:fs";
import { dirname } from "node:path";
import { Refusal } from "../refusal";
import { withConnection } from "./pool.server";
import { chooseAccount } from "./embedded/account.server";
import { findBinaries } from "./embedded/binaries.server";
import { clusterFolder, DATABASE_USER, ensureCluster } from "./embedded/cluster.server";
import { lockFolder, type FolderLock } from "./embedded/lock.server";
import { PostgresLog } from "./embedded/log-file.server";
import { keptPassword } from "./embedded/password.server";
import { clearOrphan, readPostmaster, servesCluster } from "./embedded/postmaster.server";
import { Supervisor } from "./embedded/supervisor.server";
import { diskIsFull, DISK_FULL } from "./embedded/disk.server";

export { FolderInUse } from "./embedded/lock.server";

export interface EmbeddedOptions {
  /** Absolute path of DATA_DIR; made when it is missing. */
  readonly dataDir: string;
  readonly report?: (line: string, failed: boolean) => void;
  /** For tests: nothing is written down for good. */
  readonly unsafe?: boolean;
  readonly choosePort?: () => Promise<number>;
}

export interface EmbeddedDatabase {
  /** postgresql://… of the application's database. */
  readonly url: string;
  /** The server's process; undefined while it is being started again. */
  readonly pid: () => number | undefined;
  /** Stops the server and gives the folder free. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL in the folder: takes its lock, stops what an earlier start left behind, makes the data if there is
 * none.
 * @throws Refusal with what to do: folder in use, disk full, data of another major version, no account to run under
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const lock = await lockFolder(options.dataDir);
  try {
    return await openLocked(options, lock);
  } catch (error) {
    await lock.release();
    if (!(error instanceof Refusal) && diskIsFull(String(error)))
      throw new Refusal(DISK_FULL(options.dataDir));
    throw error;
  }
}

async function openLocked(options: EmbeddedOptions, lock: FolderLock): Promise<EmbeddedDatabase> {
  // PostgreSQL wants the real path, and so does the search for orphans.
  const dataDir = realpathSync(options.dataDir);
  const report = options.report ?? (() => undefined);
  const binaries = findBinaries();
  const account = chooseAccount(binaries.postgres, [dirname(binaries.initdb), dataDir]);
  const password = keptPassword(dataDir, existsSync(clusterFolder(dataDir)));
  const log = new PostgresLog(dataDir);
  try {
    const cluster = { binaries, account, dataDir, password, unsafe: options.unsafe ?? false };
    if (await ensureCluster(cluster)) report("Made a new database", false);
    else if ((await clearOrphan(clusterFolder(dataDir))) === "stopped") {
      report("Stopped the database that an earlier start had left running", false);
    }
    const { choosePort } = options;
    const supervisor = await Supervisor.start({ ...cluster, log, report, ...(choosePort && { choosePort }) });
    const url = databaseUrl(supervisor.port, password);
    let stopped: Promise<void> | undefined;
    const stop = () => (stopped ??= stopAll(supervisor, log, lock));
    await ensureDatabase(url).catch(async (error: unknown) => {
      await supervisor.stop();
      throw error;
    });
    return { url, pid: () => supervisor.pid, stop };
  } catch (error) {
    log.close();
    throw error;
  }
}

async function stopAll(supervisor: Supervisor, log: PostgresLog, lock: FolderLock): Promise<void> {
  await supervisor.stop();
  log.close();
  await lock.release();
}

/** The URL of a database that another process runs in the folder; undefined when none is running. */
export function runningDatabaseUrl(dataDir: string): string | undefined {
  const cluster = clusterFolder(dataDir);
  const postmaster = readPostmaster(cluster);
  if (postmaster?.status !== "ready" || !servesCluster(postmaster.pid, cluster)) return undefined;
  return databaseUrl(postmaster.port, keptPassword(dataDir, true));
}

function databaseUrl(port: number, password: string): string {
  return `postgresql://${DATABASE_USER}:${password}@127.0.0.1:${port}/${DATABASE_USER}`;
}

async function ensureDatabase(url: string): Promise<void> {
  await withConnection(url.replace(/[^/]+$/, "postgres"), "bayline-start", async (client) => {
    const found = await client.query("select 1 from pg_database where datname = $1", [DATABASE_USER]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE_USER}`);
  });
}
