// The jobs that this process has taken from the queue: which it is busy with, and how one goes back before it is done.
import type { Job, WorkerEvents } from "graphile-worker";
import type { Pool } from "pg";

/** A job that is done leaves the queue a moment later; one that was taken is heard of a moment later. */
const SETTLES_WITHIN_MS = 30_000;
/** After the database was away. */
const SOON_MS = 3_000;

export interface HeldJobs {
  /** Under which names this process locks jobs. */
  names(): readonly string[];
  /**
   * Gives back what is locked in this process's name though it is not busy with it: the connection was lost between the
   * lock and the answer. Returns how many.
   */
  freeForgotten(pool: Pool): Promise<number>;
  /** Gives back everything that this process is busy with. */
  giveBackAll(pool: Pool): Promise<void>;
}

/** Follows a runner's events. A name holds until its runner has ended. */
export function heldJobs(events: WorkerEvents): HeldJobs {
  const names = new Set<string>();
  const busyWith = new Map<string, Job>();
  const doneAt = new Map<string, number>();
  events.on("pool:create", ({ workerPool }) => names.add(workerPool.id));
  events.on("pool:release", ({ workerPool }) => names.delete(workerPool.id));
  events.on("job:start", ({ job }) => busyWith.set(job.id, job));
  events.on("job:complete", ({ job }) => {
    busyWith.delete(job.id);
    doneAt.set(job.id, performance.now());
  });
  return {
    names: () => [...names],
    async freeForgotten(pool) {
      const settled = performance.now() - SETTLES_WITHIN_MS;
      for (const [id, at] of doneAt) if (at < settled) doneAt.delete(id);
      const { rows } = await pool.query<{ id: string }>(LONG_LOCKED, [[...names], SETTLES_WITHIN_MS]);
      const forgotten = rows.map((row) => row.id).filter((id) => !busyWith.has(id) && !doneAt.has(id));
      if (forgotten.length > 0) await pool.query(FREE_FORGOTTEN, [forgotten, [...names]]);
      return forgotten.length;
    },
    async giveBackAll(pool) {
      for (const job of busyWith.values()) await giveBack(pool, job);
    },
  };
}

/**
 * Puts a job back that was not carried out to its end through no fault of its own, so that it runs again at once and this
 * try does not count. Does nothing when somebody else has the job by now.
 */
export async function giveBack(pool: Pool, job: Job): Promise<void> {
  await pool.query(GIVE_BACK, [job.id, job.locked_by, job.key, 1, 0]);
}

/** Puts a job back that failed because the database was away: the try counts, but the next one is soon. */
export async function tryAgainSoon(pool: Pool, job: Job): Promise<void> {
  await pool.query(GIVE_BACK, [job.id, job.locked_by, job.key, 0, SOON_MS]);
}

// The queue's own functions leave locked jobs alone; these are the columns of the version that package.json pins.
// A job whose key was asked for again meanwhile has lost its key and all its tries: it must not come back.
const GIVE_BACK = `
  with job as (
    update graphile_worker._private_jobs
       set locked_at = null, locked_by = null,
           attempts = case when key is not distinct from $3 then greatest(attempts - $4::int, 0) else attempts end,
           run_at = greatest(run_at, now() + $5::int * interval '1 ms')
     where id = $1 and locked_by = $2
    returning job_queue_id
  )
  update graphile_worker._private_job_queues as queue set locked_at = null, locked_by = null
    from job where queue.id = job.job_queue_id and queue.locked_by = $2`;

const LONG_LOCKED = `
  select id::text from graphile_worker.jobs
   where locked_by = any($1::text[]) and locked_at < now() - $2::int * interval '1 ms'`;

const FREE_FORGOTTEN = `
  with job as (
    update graphile_worker._private_jobs set locked_at = null, locked_by = null
     where id = any($1::bigint[]) and locked_by = any($2::text[])
    returning job_queue_id
  )
  update graphile_worker._private_job_queues as queue set locked_at = null, locked_by = null
    from job where queue.id = job.job_queue_id and queue.locked_by = any($2::text[])`;
