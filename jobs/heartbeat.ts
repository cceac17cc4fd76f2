// A worker's sign of life: a row that it writes every few seconds, that others judge it by and that names the locks it holds.
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { readFileSync, readlinkSync } from "node:fs";
import type { Pool } from "pg";

export const BEAT_MS = 5_000;
/** After so long a gap in its own signs of life a worker doesn't trust its view of the others' for a while. */
const GAP_MS = 3 * BEAT_MS;

export interface Heartbeat {
  readonly id: string;
  /** Writes the row now, with the queue's names of this process as they are; rejects while the database is away. */
  beat(): Promise<void>;
  /** For how long, in milliseconds, this process has been writing its row without a gap; 0 right after one. */
  steadyMs(): number;
  /** Removes the row. */
  end(): Promise<void>;
}

/** A row of this process in `worker_heartbeat`; `heldAs` tells under which names it locks jobs at the moment. */
export function heartbeat(pool: Pool, heldAs: () => readonly string[]): Heartbeat {
  const id = randomUUID();
  let steadySince: number | undefined;
  let last = 0;
  return {
    id,
    async beat() {
      try {
        await pool.query(WRITE, [id, process.pid, machine(), heldAs()]);
      } catch (error) {
        steadySince = undefined;
        throw error;
      }
      const now = performance.now();
      if (steadySince === undefined || now - last > GAP_MS) steadySince = now;
      last = now;
    },
    steadyMs: () => (steadySince === undefined ? 0 : last - steadySince),
    async end() {
      await pool.query("delete from worker_heartbeat where id = $1", [id]);
    },
  };
}

/** The database's clock only: two machines' clocks may differ by more than a worker may be silent. */
const WRITE = `
  insert into worker_heartbeat (id, started_at, beat_at, pid, host, worker_ids)
  values ($1, now(), now(), $2, $3, $4)
  on conflict (id) do update set beat_at = excluded.beat_at, worker_ids = excluded.worker_ids`;

/**
 * Where a pid means one process: a running machine, and in it one space of process numbers. Two containers may share a
 * name, and the same name may come back after a restart.
 */
export function machine(): string {
  const boot = read(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").slice(0, 8));
  const space = read(() => /\d+/.exec(readlinkSync("/proc/self/ns/pid"))?.[0]);
  return [hostname(), boot, space].filter((part) => part !== undefined).join(" ");
}

function read(part: () => string | undefined): string | undefined {
  try {
    return part();
  } catch {
    // Systems other than Linux have neither.
    return undefined;
  }
}
