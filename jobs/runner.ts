// One run of the queue's own worker: how it is set up, and what becomes of a job that breaks off.
import { Logger, parseCrontab, run, type Runner, type TaskList, type WorkerEvents } from "graphile-worker";
import type { Pool } from "pg";
import { isDatabaseOutage } from "~/platform/database-outage";
import { giveBack, tryAgainSoon } from "./held-jobs";
import type { Task } from "./task";

const JOBS_AT_ONCE = 4;
/** The runner's own connection listens, and jobs are taken and given back beside each other. */
export const RUNNER_CONNECTIONS = JOBS_AT_ONCE + 2;
const POLL_MS = 2_000;
/** A handler that hears the stop signal has this long; after it, the job goes back to the queue. */
export const ABORT_AFTER_MS = 3_000;

export interface WorkerLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

export interface RunnerOptions {
  readonly pool: Pool;
  readonly log: WorkerLog;
  readonly tasks: readonly Task[];
  readonly events: WorkerEvents;
  /** No job is taken before this: others have to be able to tell whose lock it is. */
  readonly introduced: () => Promise<void>;
}

/** A job that this process was told to stop; it is in the queue again. */
class GivenBack extends Error {
  override name = "GivenBack";
}

/** Starts to take jobs. */
export function startRunner({ pool, log, tasks, events, introduced }: RunnerOptions): Promise<Runner> {
  const taskList: TaskList = Object.fromEntries(tasks.map((task) => [task.name, handler(pool, task)]));
  // Read as UTC, whatever the machine's own zone is.
  const crontab = tasks.flatMap(({ schedule, name }) => (schedule ? [`${schedule} ${name}`] : [])).join("\n");
  return run({
    pgPool: pool,
    concurrency: JOBS_AT_ONCE,
    pollInterval: POLL_MS,
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: ABORT_AFTER_MS,
    logger: asLogger(log),
    taskList,
    events,
    parsedCronItems: parseCrontab(crontab),
    preset: {
      plugins: [{ name: "introduced", version: "1", worker: { hooks: { startWorker: introduced } } }],
      // Without a delay, of 0 even, an end of a job that the database does not hear of would end the process.
      worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 },
    },
  });
}

function handler(pool: Pool, task: Task): TaskList[string] {
  return async (payload, { job, abortSignal }) => {
    if (abortSignal === undefined) throw new Error("This version of the queue gives no signal.");
    try {
      await task.run(withoutCron(payload), { now: new Date(), signal: abortSignal });
    } catch (error) {
      if (abortSignal.aborted) {
        await giveBack(pool, job);
        throw new GivenBack("Told to stop", { cause: error });
      }
      // Where even this fails, the runner ends and is started again, and the job is found without a worker.
      if (isDatabaseOutage(error)) await tryAgainSoon(pool, job);
      throw error;
    }
  };
}

/** A scheduled job's payload tells when it was due; the handlers take the clock instead. */
function withoutCron(payload: unknown): unknown {
  if (typeof payload !== "object" || payload === null || !("_cron" in payload)) return payload;
  const { _cron, ...rest } = payload;
  return rest;
}

function asLogger(log: WorkerLog): Logger {
  return new Logger((scope) => (level: string, message, meta) => {
    const details = { worker: scope.workerId, job: scope.jobId, task: scope.taskIdentifier };
    if (meta?.error instanceof GivenBack) log.info(details, "A job was given back to the queue");
    else if (level === "error") log.error(details, message);
    else if (level === "warning") log.warn(details, message);
  });
}
