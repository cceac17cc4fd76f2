// A job's definition and the code that carries it out, side by side.
import type { JobDefinition } from "~/platform/enqueue.server";

/** What a handler is told besides its payload. */
export interface Run {
  /** When it began. */
  readonly now: Date;
  /** Aborted when the program wants to stop. */
  readonly signal: AbortSignal;
}

/** A job that the worker can carry out; `run` takes the payload as it lies in the queue and checks it. */
export interface Task {
  readonly name: string;
  /** Crontab line in UTC, minute hour day month weekday; only for jobs without a payload. */
  readonly schedule: string | undefined;
  run(payload: unknown, run: Run): Promise<void>;
}

/** Binds a handler to its job. */
export function task<Payload extends Readonly<Record<string, unknown>>>(
  job: JobDefinition<Payload>,
  handle: (payload: Payload, run: Run) => Promise<void>,
  { schedule }: { schedule?: string } = {},
): Task {
  return { name: job.name, schedule, run: (payload, run) => handle(job.payload.parse(payload), run) };
}
