// The worker: takes jobs from the queue and carries them out, beside the web server or alone.
import { EventEmitter } from "node:events";
import type { Runner } from "graphile-worker";
import type { Pool } from "pg";
import { queuePool, quietPool } from "~/platform/db/pool.server";
import { BEAT_MS, heartbeat, type Heartbeat } from "./heartbeat";
import { heldJobs, type HeldJobs } from "./held-jobs";
import { registry } from "./registry";
import { ABORT_AFTER_MS, RUNNER_CONNECTIONS, startRunner, type WorkerLog } from "./runner";
import { lookAfterOthers } from "./takeover";
import type { Task } from "./task";

const RESTART_PAUSE_MS = 2_000;
/** Every so many signs of life, a look at the other workers. */
const LOOK_EVERY_BEATS = 2;
/** A handler that does not hear the stop signal is not waited for longer: another worker takes its job. */
const STOP_WITHIN_MS = ABORT_AFTER_MS + 5_000;

const CLOSE_WITHIN_MS = 3_000;

export type { WorkerLog };

export interface Worker {
  /** Takes no further job, finishes what runs or gives it back (bounded), removes its sign of life. */
  stop(): Promise<void>;
}

export interface WorkerOptions {
  readonly url: string;
  readonly log: WorkerLog;
  readonly tasks?: readonly Task[];
}

/** Starts the worker. `db()` has to be connected. A runner that ends by itself is started again. */
export async function startWorker({ url, log, tasks = registry }: WorkerOptions): Promise<Worker> {
  const stopping = new AbortController();
  const events = new EventEmitter();
  const held = heldJobs(events);
  // Ours, so that it is closed before the database is: the runner leaves its own pool open for a while.
  const pool = queuePool(url, RUNNER_CONNECTIONS);
  // Its own: a sign of life must not wait until a busy pool has a connection to spare, nor for an answer that never comes.
  const vital = quietPool({
    connectionString: url,
    max: 1,
    application_name: "bayline-heartbeat",
    connectionTimeoutMillis: BEAT_MS,
    query_timeout: BEAT_MS,
  });
  const own = heartbeat(vital, () => held.names());
  const introduced = () => untilHeard(own, stopping.signal);
  const begin = () => startRunner({ pool, log, tasks, events, introduced });
  let first: Runner;
  try {
    await own.beat();
    await look(vital, own, held, log);
    first = await begin();
  } catch (error) {
    stopping.abort();
    await Promise.all([pool.end(), vital.end()]);
    throw error;
  }
  const beating = beatUntil(stopping.signal, vital, own, held, log);
  const running = keepRunning(first, begin, stopping.signal, log);
  return {
    async stop() {
      stopping.abort();
      const ended = await within(STOP_WITHIN_MS, running);
      if (!ended) await held.giveBackAll(pool).catch((err: unknown) => log.warn({ err }, "Jobs stay behind"));
      // A connection that somebody still holds ends with the process.
      await within(CLOSE_WITHIN_MS, pool.end());
      await beating;
      await own.end().catch((err: unknown) => log.warn({ err }, "The worker's row stays behind"));
      await vital.end();
    },
  };
}

/** Starts a runner again whenever it ends by itself; returns when told to stop and the last one has ended. */
async function keepRunning(
  first: Runner,
  begin: () => Promise<Runner>,
  signal: AbortSignal,
  log: WorkerLog,
): Promise<void> {
  let runner: Runner | undefined = first;
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped = runner?.stop().catch(() => undefined);
  };
  signal.addEventListener("abort", stop);
  while (!signal.aborted) {
    await runner?.promise.catch((err: unknown) => log.error({ err }, "The worker ended by itself"));
    await pauseUnless(signal, RESTART_PAUSE_MS);
    if (signal.aborted) break;
    runner = await begin().catch((err: unknown) => {
      log.error({ err }, "The worker could not be started again yet");
      return undefined;
    });
  }
  // Once more for one that was just being started.
  await stopped;
  stop();
  await stopped;
}

/** Writes the row every few seconds, and looks after the others now and then. A sign that is missed is not made up for. */
async function beatUntil(
  signal: AbortSignal,
  pool: Pool,
  own: Heartbeat,
  held: HeldJobs,
  log: WorkerLog,
): Promise<void> {
  for (let beats = 1; !signal.aborted; beats += 1) {
    await pauseUnless(signal, BEAT_MS);
    if (signal.aborted) return;
    try {
      await own.beat();
      if (beats % LOOK_EVERY_BEATS === 0) await look(pool, own, held, log);
    } catch (err) {
      log.warn({ err }, "The worker's sign of life was not written");
    }
  }
}

async function look(pool: Pool, own: Heartbeat, held: HeldJobs, log: WorkerLog): Promise<void> {
  const { workers, jobs } = await lookAfterOthers(pool, own);
  if (workers + jobs > 0) log.warn({ workers, jobs }, "Dead workers were found; their jobs run again");
  const forgotten = await held.freeForgotten(pool);
  if (forgotten > 0) log.warn({ jobs: forgotten }, "Jobs that got lost on their way here run again");
}

/** Returns when the row tells under which names this process holds jobs. */
async function untilHeard(own: Heartbeat, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const heard = await own.beat().then(
      () => true,
      () => false,
    );
    if (heard) return;
    await pauseUnless(signal, RESTART_PAUSE_MS);
  }
}

/** Whether the work ended in time. */
async function within(milliseconds: number, work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function pauseUnless(signal: AbortSignal, milliseconds: number): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener("abort", done);
  });
}
