// What PostgreSQL says of itself in postmaster.pid, and how to stop one that lost its Bayline.
import { readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Refusal } from "../../refusal";

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** "ready" when it takes connections. */
  readonly status: string;
}

/** Reads postmaster.pid; undefined when there is none or it is not complete yet. */
export function readPostmaster(cluster: string): Postmaster | undefined {
  let text: string;
  try {
    text = readFileSync(join(cluster, "postmaster.pid"), "utf8");
  } catch {
    return undefined;
  }
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3] ?? 0), status: (lines[7] ?? "").trim() };
}

/** Whether the process lives, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** A process that ended but was not collected by its parent still has its pid. */
function isZombie(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2, stat.lastIndexOf(")") + 3) === "Z";
  } catch {
    return false;
  }
}

/** Whether that pid is a PostgreSQL of this data folder, not a stranger who was given the same number later. */
export function servesCluster(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false;
  try {
    // A postmaster's working folder is its data folder.
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    const listed = spawnSync("ps", ["-ww", "-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return listed.stdout.includes("postgres") && listed.stdout.includes(cluster);
  }
}

/**
 * Stops a PostgreSQL that still serves the folder though its Bayline was killed, and removes a pid file whose process
 * is gone. The caller holds the folder's lock. Returns what it found.
 * @throws Refusal when the orphan does not go
 */
export async function clearOrphan(cluster: string): Promise<"none" | "stale-file" | "stopped"> {
  const left = readPostmaster(cluster);
  if (!left) {
    rmSync(join(cluster, "postmaster.pid"), { force: true });
    return "none";
  }
  if (!servesCluster(left.pid, cluster)) {
    rmSync(join(cluster, "postmaster.pid"), { force: true });
    return "stale-file";
  }
  // SIGINT: end the connections, write everything down, go. SIGQUIT: go at once; the next start replays the log.
  for (const [signal, seconds] of [
    ["SIGINT", 30],
    ["SIGQUIT", 10],
  ] as const) {
    if (!signalled(left.pid, signal)) break;
    if (await gone(left.pid, seconds)) return "stopped";
  }
  throw new Refusal(
    `A PostgreSQL that an earlier start left behind still serves ${cluster} and does not stop (process ${left.pid}).\n` +
      `Stop it (as its owner or as root), then start again. Nothing was changed.`,
  );
}

function signalled(pid: number, signal: "SIGINT" | "SIGQUIT"): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}

/** Waits until the process is gone; false when it is not after so many seconds. Somebody else's child sends no event. */
async function gone(pid: number, seconds: number): Promise<boolean> {
  const end = Date.now() + seconds * 1_000;
  while (isAlive(pid)) {
    if (Date.now() > end) return false;
    await pause(20);
  }
  return true;
}
