// The worker: takes jobs from the queue and carries them out, beside the web server or alone.
import { Logger, parseCrontab, run, type Runner, type TaskList } from "graphile-worker";
import type { Pool } from "pg";
import { queuePool } from "~/platform/db/pool.server";
import { buryDeadWorkers, startHeartbeat } from "./heartbeat";
import { registry } from "./registry";
import type { Task } from "./task";

const JOBS_AT_ONCE = 4;
const POLL_MS = 2_000;
/** A handler that hears the stop signal has this long; after it, the job goes back to the queue. */
const ABORT_AFTER_MS = 3_000;
const RESTART_PAUSE_MS = 2_000;

export interface WorkerLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

export interface Worker {
  /** Takes no further job, finishes what runs (bounded), removes its sign of life. */
  stop(): Promise<void>;
}

export interface WorkerOptions {
  readonly url: string;
  readonly log: WorkerLog;
  readonly tasks?: readonly Task[];
}

/** Starts the worker. `db()` has to be connected. A runner that ends by itself is started again. */
export async function startWorker({ url, log, tasks = registry }: WorkerOptions): Promise<Worker> {
  await buryDeadWorkers(new Date());
  const heartbeat = await startHeartbeat((error) =>
    log.warn({ err: error }, "The worker's sign of life was not written"),
  );
  const stopping = new AbortController();
  // Ours, so that it is closed before the database is: the runner leaves its own pool open for a while.
  const pool = queuePool(url, JOBS_AT_ONCE + 2);
  let runner: Runner | undefined = await startRunner(pool, log, tasks);
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await runner?.promise.catch((error: unknown) =>
        log.error({ err: error }, "The worker ended by itself"),
      );
      if (stopping.signal.aborted) return;
      await pauseUnless(stopping.signal, RESTART_PAUSE_MS);
      if (stopping.signal.aborted) return;
      runner = await startRunner(pool, log, tasks).catch((error: unknown) => {
        log.error({ err: error }, "The worker could not be started again yet");
        return undefined;
      });
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await runner?.stop().catch(() => undefined);
      await running;
      // One that was just being started again.
      await runner?.stop().catch(() => undefined);
      await pool.end();
      await heartbeat
        .stop()
        .catch((error: unknown) => log.warn({ err: error }, "The worker's row stays behind"));
    },
  };
}

function startRunner(pgPool: Pool, log: WorkerLog, tasks: readonly Task[]): Promise<Runner> {
  const taskList: TaskList = Object.fromEntries(
    tasks.map((task) => [
      task.name,
      (payload: unknown, { abortSignal }: { abortSignal: AbortSignal }) =>
        task.run(withoutCron(payload), { now: new Date(), signal: abortSignal }),
    ]),
  );
  // Read as UTC, whatever the machine's own zone is.
  const crontab = tasks.flatMap(({ schedule, name }) => (schedule ? [`${schedule} ${name}`] : [])).join("\n");
  return run({
    pgPool,
    concurrency: JOBS_AT_ONCE,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: ABORT_AFTER_MS,
    logger: asLogger(log),
    taskList,
    parsedCronItems: parseCrontab(crontab),
  });
}

/** A scheduled job's payload tells when it was due; the handlers take the clock instead. */
function withoutCron(payload: unknown): unknown {
  if (typeof payload !== "object" || payload === null || !("_cron" in payload)) return payload;
  const { _cron, ...rest } = payload;
  return rest;
}

function asLogger(log: WorkerLog): Logger {
  return new Logger((scope) => (level: string, message) => {
    const details = { worker: scope.workerId, job: scope.jobId, task: scope.taskIdentifier };
    if (level === "error") log.error(details, message);
    else if (level === "warning") log.warn(details, message);
  });
}

async function pauseUnless(signal: AbortSignal, milliseconds: number): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => (clearTimeout(timer), resolve()), { once: true });
  });
}
