// One run of the PostgreSQL server, from its start to its end.
import type { ChildProcess } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { Refusal } from "../../refusal";
import { spawnAs } from "./account.server";
import { clusterFolder, postgresEnvironment, type ClusterOptions } from "./cluster.server";
import { diskIsFull, DISK_FULL } from "./disk.server";
import type { PostgresLog } from "./log-file.server";
import { readPostmaster } from "./postmaster.server";

/** The port was free a moment ago and is not any more. */
export class PortTaken extends Error {
  override name = "PortTaken";
}

/** Processes of an earlier server still hold its memory; they are about to notice that it is gone. */
export class StillEnding extends Error {
  override name = "StillEnding";
}

const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=60",
  "timezone=UTC",
  "log_timezone=UTC",
  "log_line_prefix=%m [%p] ",
  // The details of a failed statement quote its rows: customers' data, not for a log.
  "log_error_verbosity=terse",
  "lc_messages=C",
  "jit=off",
  "max_wal_size=256MB",
];

/** Nothing is worth keeping in a test. */
const UNSAFE = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "max_connections=200",
  "autovacuum=off",
];

/**
 * Starts the server and waits until it takes connections: recovery after a crash may take its time.
 * @throws PortTaken, StillEnding, Refusal (disk full), Error with the log's last lines
 */
export async function startServer(
  options: ClusterOptions,
  port: number,
  log: PostgresLog,
): Promise<ChildProcess> {
  const folder = clusterFolder(options.dataDir);
  const logStart = log.size();
  const settings = [...SETTINGS, ...(options.unsafe ? UNSAFE : []), `port=${port}`];
  const child = spawnAs(
    options.account,
    options.binaries.postgres,
    ["-D", folder, ...settings.flatMap((setting) => ["-c", setting])],
    // Of its own process group: Ctrl-C in a terminal is for us, and we stop the database last.
    { stdio: ["ignore", log.fd, log.fd], env: postgresEnvironment(), detached: true },
  );
  // An exit that nobody planned must not leave the server behind.
  const lastResort = () => child.kill("SIGINT");
  process.on("exit", lastResort);
  child.once("exit", () => process.off("exit", lastResort));
  let failure: Error | undefined;
  child.once("error", (error) => (failure = error));
  while (failure === undefined && child.exitCode === null && child.signalCode === null) {
    const postmaster = readPostmaster(folder);
    if (postmaster?.pid === child.pid && postmaster?.status === "ready") return child;
    await pause(10);
  }
  throw failure ?? whyItEnded(log.since(logStart), options.dataDir);
}

function whyItEnded(lines: string, dataDir: string): Error {
  if (diskIsFull(lines)) return new Refusal(DISK_FULL(dataDir));
  if (/could not bind|could not create any TCP\/IP sockets/.test(lines)) return new PortTaken(lines);
  if (/pre-existing shared memory block .*still in use/.test(lines)) return new StillEnding(lines);
  return new Error(`PostgreSQL did not start. Its log says:\n${lines.trim()}`);
}

/** Waits for the end of a server, for so many seconds at most; true when it ended. */
export async function ended(child: ChildProcess, seconds: number): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null) return true;
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      child.off("exit", onExit);
      resolve(false);
    }, seconds * 1_000);
    const onExit = () => {
      clearTimeout(timer);
      resolve(true);
    };
    child.once("exit", onExit);
  });
}

/** Stops a server: quickly but whole, at once if it hangs, and by force if even that does nothing. */
export async function stopServer(child: ChildProcess): Promise<void> {
  for (const [signal, seconds] of [
    ["SIGINT", 20],
    ["SIGQUIT", 5],
    ["SIGKILL", 5],
  ] as const) {
    child.kill(signal);
    if (await ended(child, seconds)) return;
  }
}
