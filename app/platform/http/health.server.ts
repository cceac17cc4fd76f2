// Whether the parts that a visitor needs are there: the database, and a worker that has been seen lately.
import { db } from "../db/db.server";
import { version } from "../version";

/** A worker that was silent for longer counts as dead; it beats every five seconds. */
export const HEARTBEAT_FRESH_MS = 20_000;
/** A database that takes longer than this to answer is down for whoever asks. */
const ANSWER_WITHIN_MS = 2_000;

export interface Health {
  readonly version: string;
  readonly database: "up" | "down";
  readonly worker: "up" | "down";
  /** Seconds since the last sign of life of any worker; absent when there is none. */
  readonly workerBeatSeconds?: number;
}

/** Never throws; answers within about two seconds. */
export async function health(now: Date): Promise<Health> {
  try {
    const newest = await inTime(db().workerHeartbeat.findFirst({ orderBy: { beatAt: "desc" } }));
    if (!newest) return { version, database: "up", worker: "down" };
    const ageMs = Math.max(now.getTime() - newest.beatAt.getTime(), 0);
    const worker = ageMs <= HEARTBEAT_FRESH_MS ? "up" : "down";
    return { version, database: "up", worker, workerBeatSeconds: Math.round(ageMs / 1_000) };
  } catch {
    return { version, database: "down", worker: "down" };
  }
}

async function inTime<T>(query: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The database did not answer in time.")), ANSWER_WITHIN_MS);
  });
  try {
    return await Promise.race([query, late]);
  } finally {
    clearTimeout(timer);
  }
}
