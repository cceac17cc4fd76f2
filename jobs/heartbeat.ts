// A worker's sign of life: a row that it writes every few seconds, and that others judge it by.
import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { db } from "~/platform/db/db.server";
import { HEARTBEAT_FRESH_MS } from "~/platform/http/health.server";
import { isAlive } from "~/platform/db/embedded/postmaster.server";

const BEAT_MS = 5_000;

export interface Heartbeat {
  stop(): Promise<void>;
}

/** Beats at once and then every five seconds; a beat that the database misses is not made up for. */
export async function startHeartbeat(report: (error: unknown) => void): Promise<Heartbeat> {
  const id = randomUUID();
  const startedAt = new Date();
  const beat = async () => {
    const beatAt = new Date();
    const row = { startedAt, beatAt, pid: process.pid, host: hostname() };
    await db().workerHeartbeat.upsert({ where: { id }, create: { id, ...row }, update: { beatAt } });
  };
  await beat();
  let last = Promise.resolve();
  const timer = setInterval(() => {
    last = beat().catch(report);
  }, BEAT_MS);
  return {
    async stop() {
      clearInterval(timer);
      await last;
      await db().workerHeartbeat.deleteMany({ where: { id } });
    },
  };
}

/**
 * Removes the rows of workers that were killed, and gives their unfinished jobs back to the queue when no other worker
 * lives that could be busy with them.
 */
export async function buryDeadWorkers(now: Date): Promise<void> {
  const rows = await db().workerHeartbeat.findMany();
  const dead = rows.filter(
    (row) =>
      now.getTime() - row.beatAt.getTime() > HEARTBEAT_FRESH_MS ||
      (row.host === hostname() && !isAlive(row.pid)),
  );
  await db().workerHeartbeat.deleteMany({ where: { id: { in: dead.map((row) => row.id) } } });
  if (dead.length < rows.length) return;
  await db().$executeRaw`
    select graphile_worker.force_unlock_workers(
      array(select distinct locked_by from graphile_worker.jobs where locked_by is not null)
    )`;
}
