// A PostgreSQL data folder: made once by initdb, recognised ever after.
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { spawnSync, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { Refusal } from "../../refusal";
import { spawnAs, type Account } from "./account.server";
import type { Binaries } from "./binaries.server";
import { diskIsFull, DISK_FULL } from "./disk.server";

/** The database's only user of its own making, and the name of the database. */
export const DATABASE_USER = "bayline";

export interface ClusterOptions {
  readonly binaries: Binaries;
  readonly account: Account;
  readonly dataDir: string;
  readonly password: string;
  /** For tests: do not wait for the disk. */
  readonly unsafe: boolean;
}

/** After the folder's name while it is being made. */
const UNFINISHED = ".new";
/** How it is removed, also while somebody still writes into it. */
const TREE = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 };

/** The data folder below DATA_DIR. */
export function clusterFolder(dataDir: string): string {
  return join(dataDir, "postgres");
}

/**
 * Makes the data folder unless it is there, whole or not at all: a start that is killed half-way leaves nothing used.
 * @returns true when it was made now
 * @throws Refusal when the folder is of another major version, or the disk is full
 */
export async function ensureCluster(options: ClusterOptions): Promise<boolean> {
  const folder = clusterFolder(options.dataDir);
  if (existsSync(folder)) {
    checkVersion(folder, options.binaries.major);
    return false;
  }
  removeUnfinished(options.dataDir);
  let unfinished = "";
  try {
    unfinished = mkdtempSync(`${folder}${UNFINISHED}`);
    give(unfinished, options.account);
    await initdb(options, unfinished);
    renameSync(unfinished, folder);
  } catch (error) {
    if (unfinished !== "") rmSync(unfinished, TREE);
    throw diskIsFull(String(error)) ? new Refusal(DISK_FULL(options.dataDir)) : error;
  }
  return true;
}

/** Each try has a folder of its own: the initdb of a killed start may still be writing into the last one. */
function removeUnfinished(dataDir: string): void {
  for (const name of readdirSync(dataDir)) {
    if (name.startsWith(`postgres${UNFINISHED}`)) rmSync(join(dataDir, name), TREE);
  }
}

function checkVersion(folder: string, major: number): void {
  let found = "";
  try {
    found = readFileSync(join(folder, "PG_VERSION"), "utf8").trim();
  } catch {
    throw new Refusal(`${folder} is not a PostgreSQL data folder. Move it away, or set another DATA_DIR.`);
  }
  if (found === String(major)) return;
  throw new Refusal(
    `The data in ${folder} was made by PostgreSQL ${found}; this version of Bayline brings PostgreSQL ${major}.\n` +
      `The data was not touched. Start the Bayline that made it and export the data with pg_dump, or set another DATA_DIR.`,
  );
}

/** The programs run under another account than this process: what they write must be theirs. */
function give(path: string, account: Account): void {
  if (account.kind === "other") chownSync(path, account.uid, account.gid);
}

async function initdb(options: ClusterOptions, folder: string): Promise<void> {
  const secret = `${folder}.password`;
  writeFileSync(secret, `${options.password}\n`, { mode: 0o600 });
  give(secret, options.account);
  try {
    const args = [
      `--pgdata=${folder}`,
      `--username=${DATABASE_USER}`,
      `--pwfile=${secret}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      // The same order and the same lower case on every machine, Cyrillic included: they come with PostgreSQL itself.
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C",
      // Trigrams alone still ask the system which characters are letters.
      `--lc-ctype=${unicodeLocale()}`,
      ...(options.unsafe ? ["--no-sync"] : []),
    ];
    const child = spawnAs(options.account, options.binaries.initdb, args, {
      stdio: ["ignore", "ignore", "pipe"],
      env: postgresEnvironment(),
    });
    let complaint = "";
    child.stderr?.setEncoding("utf8").on("data", (part: string) => (complaint += part));
    const code = await exitCode(child);
    if (code !== 0)
      throw new Error(`The database could not be made (initdb ended with ${code}).\n${complaint.trim()}`);
  } finally {
    rmSync(secret, { force: true });
  }
}

function exitCode(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
}

/** A locale of this machine that knows all letters. */
function unicodeLocale(): string {
  const listed = spawnSync("locale", ["-a"], { encoding: "utf8" }).stdout ?? "";
  const present = listed.split("\n").map((line) => line.trim());
  const wanted = ["C.UTF-8", "C.utf8", "en_US.UTF-8", "en_US.utf8", "ru_RU.UTF-8", "ru_RU.utf8"];
  return (
    wanted.find((name) => present.includes(name)) ?? present.find((name) => /utf-?8$/i.test(name)) ?? "C"
  );
}

/** Only what PostgreSQL needs: a PGPORT or PGDATA in our own environment is not meant for it. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
}
