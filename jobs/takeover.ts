// Gives the jobs of dead workers back to the queue, and those that nobody works on any more; never the jobs of the living.
import type { Pool } from "pg";
import { isAlive } from "~/platform/db/embedded/postmaster.server";
import { BEAT_MS, machine, type Heartbeat } from "./heartbeat";

/** Whoever was silent for longer is dead; with the look that follows, well under a minute. */
export const DEAD_AFTER_MS = 30_000;
/** A lock without a worker is that of one who died before its first sign of life, or of one whose row was just removed. */
const ORPHAN_AFTER_MS = 2 * BEAT_MS;

/** What a look found. */
export interface TakenOver {
  /** Workers that were buried. */
  readonly workers: number;
  /** Jobs that can run again. */
  readonly jobs: number;
}

/**
 * Looks after all the other workers once. Silence counts only while the own signs of life come through, and have for long
 * enough: after an outage of the database everybody has been silent.
 */
export async function lookAfterOthers(pool: Pool, own: Heartbeat): Promise<TakenOver> {
  const silent = own.steadyMs() >= DEAD_AFTER_MS;
  const { rows } = await pool.query<{ id: string; pid: number }>(
    "select id, pid from worker_heartbeat where host = $1 and id <> $2",
    [machine(), own.id],
  );
  const gone = rows.filter((row) => !isAlive(row.pid)).map((row) => row.id);
  const buried = await pool.query<{ workers: number; jobs: number }>(BURY, [
    gone,
    own.id,
    silent,
    DEAD_AFTER_MS,
  ]);
  const orphans = await pool.query<{ jobs: number }>(FREE_ORPHANS, [ORPHAN_AFTER_MS]);
  const { workers = 0, jobs = 0 } = buried.rows[0] ?? {};
  return { workers, jobs: jobs + (orphans.rows[0]?.jobs ?? 0) };
}

/** Row and locks in one statement: one that speaks up at the last moment keeps both. */
const BURY = `
  with gone as (
    delete from worker_heartbeat
     where id = any($1::uuid[])
        or ($3::boolean and id <> $2::uuid and beat_at < now() - $4::int * interval '1 ms')
    returning worker_ids
  ), held as (
    select array(select unnest(worker_ids) from gone) as ids, (select count(*)::int from gone) as workers
  )
  select workers, (select count(*)::int from graphile_worker.jobs where locked_by = any(ids)) as jobs,
         graphile_worker.force_unlock_workers(ids)
    from held`;

const FREE_ORPHANS = `
  with orphan as (
    select array(
      select distinct locked_by from graphile_worker.jobs as job
       where locked_at < now() - $1::int * interval '1 ms'
         and not exists (select 1 from worker_heartbeat where job.locked_by = any(worker_ids))
      union
      select distinct locked_by from graphile_worker._private_job_queues as queue
       where locked_at < now() - $1::int * interval '1 ms'
         and not exists (select 1 from worker_heartbeat where queue.locked_by = any(worker_ids))
    ) as ids
  )
  select (select count(*)::int from graphile_worker.jobs where locked_by = any(ids)) as jobs,
         graphile_worker.force_unlock_workers(ids)
    from orphan
   where cardinality(ids) > 0`;
