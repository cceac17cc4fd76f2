// Hourly: removes rows that nobody can use any more.
import { z } from "zod";
import { db } from "~/platform/db/db.server";
import { defineJob } from "~/platform/enqueue.server";
import { task } from "./task";

const DAY_MS = 24 * 60 * 60 * 1_000;
/** A form that was handed in so long ago is not handed in again by a nervous finger. */
const SUBMISSIONS_KEPT_DAYS = 30;
/** A job whose tries are used up is looked at by nobody after so long. */
const FAILED_JOBS_KEPT_DAYS = 30;

export const sweepJob = defineJob({ name: "sweep", payload: z.object({}) });

export const sweep = task(sweepJob, async (_payload, { now }) => removeOutdated(now), {
  schedule: "7 * * * *",
});

/** Removes expired sessions, limits that have run out, and submissions and failed jobs older than 30 days. */
export async function removeOutdated(now: Date): Promise<void> {
  const submissionsBefore = new Date(now.getTime() - SUBMISSIONS_KEPT_DAYS * DAY_MS);
  await db().session.deleteMany({ where: { expiresAt: { lt: now } } });
  await db().rateLimit.deleteMany({ where: { expire: { lt: BigInt(now.getTime()) } } });
  await db().submission.deleteMany({ where: { createdAt: { lt: submissionsBefore } } });
  const failedBefore = new Date(now.getTime() - FAILED_JOBS_KEPT_DAYS * DAY_MS).toISOString();
  await db().$executeRaw`
    delete from graphile_worker._private_jobs
     where locked_at is null and attempts >= max_attempts and run_at < ${failedBefore}::timestamptz`;
}
