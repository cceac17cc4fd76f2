// Work for later: a job goes into the queue in the transaction that makes it necessary, or not at all.
import type { z } from "zod";
import { dbApart, type Tx } from "./db/db.server";

/** What can be asked for: the name in the queue, what its payload looks like, and when two asks are the same. */
export interface JobDefinition<Payload extends Readonly<Record<string, unknown>>> {
  readonly name: string;
  readonly payload: z.ZodType<Payload>;
  /** Two waiting jobs with the same key are one: the later ask replaces the earlier. */
  readonly key?: (payload: Payload) => string;
  /** How often it is tried before it stays failed; 25 unless told, with growing pauses over about three days. */
  readonly maxAttempts?: number;
}

/** Names a job. Payloads carry ids; the handler reads the world again before it acts. */
export function defineJob<Payload extends Readonly<Record<string, unknown>>>(
  definition: JobDefinition<Payload>,
): JobDefinition<Payload> {
  return definition;
}

export interface EnqueueOptions {
  /** Not before this instant; at once unless given. */
  readonly runAt?: Date;
  /** Instead of the definition's own key. */
  readonly key?: string;
  /** What happens to a waiting job of the same key: it is replaced, keeps its time, or stays as it is. */
  readonly keyMode?: "replace" | "preserve_run_at" | "unsafe_dedupe";
}

const ADD_JOB = `
  select graphile_worker.add_job(
    identifier => $1::text, payload => $2::json, run_at => $3::timestamptz, max_attempts => $4::int,
    job_key => $5::text, job_key_mode => $6::text
  )`;

/** What the statement is given. @throws ZodError when the payload is not what the job takes */
function valuesOf<Payload extends Readonly<Record<string, unknown>>>(
  job: JobDefinition<Payload>,
  payload: Payload,
  { key, keyMode = "replace", runAt }: EnqueueOptions,
) {
  const checked = job.payload.parse(payload);
  const ownKey = key ?? job.key?.(checked) ?? null;
  const at = runAt?.toISOString() ?? null;
  return [job.name, JSON.stringify(checked), at, job.maxAttempts ?? null, ownKey, keyMode] as const;
}

/**
 * Puts a job into the queue when the transaction commits.
 * @throws ZodError when the payload is not what the job takes
 */
export async function enqueue<Payload extends Readonly<Record<string, unknown>>>(
  tx: Tx,
  job: JobDefinition<Payload>,
  payload: Payload,
  options: EnqueueOptions = {},
): Promise<void> {
  await tx.$executeRawUnsafe(ADD_JOB, ...valuesOf(job, payload, options));
}

/**
 * The same at once, past everybody who waits for a connection: for an answer on which a machine outside waits.
 * @throws ZodError when the payload is not what the job takes
 */
export async function enqueueApart<Payload extends Readonly<Record<string, unknown>>>(
  job: JobDefinition<Payload>,
  payload: Payload,
  options: EnqueueOptions = {},
): Promise<void> {
  await dbApart().query(ADD_JOB, [...valuesOf(job, payload, options)]);
}

/** Takes a waiting job of that key out of the queue; does nothing when there is none. */
export async function dequeue(tx: Tx, key: string): Promise<void> {
  await tx.$executeRaw`select graphile_worker.remove_job(${key}::text)`;
}
