// The clocks of the jobs: who works on what, since when, and why it stopped.
import { happened, inStage, type Decision } from "~/journey/course";
import { event, type StopCause } from "~/journey/events";
import type { Instant } from "~/journey/instant";
import { deny } from "~/journey/verdict";
import type { Job, OpenVisit, Visit } from "~/journey/visit";

type Denied = Exclude<Decision, { ok: true }>;
type Found = { readonly ok: true; readonly visit: OpenVisit<"repairs">; readonly job: Job } | Denied;

/** A job of a visit in repairs, done and cancelled ones too. */
export function jobInRepairs(visit: Visit, jobId: string): Found {
  const here = inStage(visit, "repairs");
  if (!here.ok) return here;
  const job = here.visit.jobs.find((each) => each.id === jobId);
  return job ? { ok: true, visit: here.visit, job } : deny("job-not-found", { field: "jobId" });
}

/** A job on which work may still be done. */
export function openJob(visit: Visit, jobId: string): Found {
  const found = jobInRepairs(visit, jobId);
  if (!found.ok) return found;
  const { kind } = found.job.state;
  return kind === "done" || kind === "cancelled" ? deny("job-not-open", { detail: { state: kind } }) : found;
}

/** Gives a job to a mechanic. The clock of somebody else has to be stopped first. */
export function assignJob(
  visit: Visit,
  assignment: {
    readonly jobId: string;
    readonly mechanicId: string;
    /** Why, where the mechanic lacks the skill. */
    readonly despite?: string | undefined;
  },
  now: Instant,
): Decision {
  const { jobId, mechanicId } = assignment;
  const found = openJob(visit, jobId);
  if (!found.ok) return found;
  if (found.job.state.kind === "running") return deny("clock-already-running");
  if (found.job.mechanicId === mechanicId) return deny("already-recorded");
  return happened(event("job.assigned", now, assignment));
}

/** Takes a job off the order. Whoever works on it stops first, so that nobody works on what is not wanted. */
export function cancelJob(
  visit: Visit,
  { jobId, reason }: { readonly jobId: string; readonly reason: string },
  now: Instant,
): Decision {
  const found = openJob(visit, jobId);
  if (!found.ok) return found;
  if (found.job.state.kind === "running") return deny("clock-already-running");
  return happened(event("job.cancelled", now, { jobId, reason }));
}

/** An open job whose clock this mechanic may start now: nobody runs it, it is no colleague's, and they run no other. */
function runnableJob(visit: Visit, jobId: string, mechanicId: string): Found {
  const found = openJob(visit, jobId);
  if (!found.ok) return found;
  const { job } = found;
  if (job.state.kind === "running") return deny("clock-already-running");
  if (job.mechanicId !== undefined && job.mechanicId !== mechanicId) return deny("job-of-another-mechanic");
  const busy = visit.jobs.some(({ state }) => state.kind === "running" && state.mechanicId === mechanicId);
  return busy ? deny("mechanic-busy") : found;
}

/** Starts the clock of a job that nobody has worked on in this loop. A job without a mechanic becomes the starter's. */
export function startWork(
  visit: Visit,
  { jobId, mechanicId }: { readonly jobId: string; readonly mechanicId: string },
  now: Instant,
): Decision {
  const found = runnableJob(visit, jobId, mechanicId);
  if (!found.ok) return found;
  if (found.job.state.kind === "stopped") return deny("already-recorded");
  return happened(event("work.started", now, { jobId, mechanicId }));
}

/** Starts a stopped clock again. */
export function resumeWork(
  visit: Visit,
  { jobId, mechanicId }: { readonly jobId: string; readonly mechanicId: string },
  now: Instant,
): Decision {
  const found = runnableJob(visit, jobId, mechanicId);
  if (!found.ok) return found;
  if (found.job.state.kind !== "stopped") return deny("job-not-running");
  return happened(event("work.resumed", now, { jobId, mechanicId }));
}

/** A job whose clock runs; `by` is the mechanic who may only touch their own, left out for a manager. */
function runningJob(visit: Visit, jobId: string, by: string | undefined): Found {
  const found = openJob(visit, jobId);
  if (!found.ok) return found;
  const { state } = found.job;
  if (state.kind !== "running") return deny("job-not-running");
  if (by !== undefined && state.mechanicId !== by) return deny("job-of-another-mechanic");
  return found;
}

/**
 * Stops the clock with its cause. Stopped for parts is also a request for them, unless some are awaited for this job
 * already: the note says what is missing.
 */
export function stopWork(
  visit: Visit,
  input: {
    readonly jobId: string;
    readonly cause: StopCause;
    readonly note?: string | undefined;
    readonly by?: string | undefined;
  },
  now: Instant,
): Decision {
  const { jobId, cause, by } = input;
  const found = runningJob(visit, jobId, by);
  if (!found.ok) return found;
  const note = input.note?.trim() === "" ? undefined : input.note?.trim();
  const stopped = event("work.stopped", now, { jobId, cause, note });
  const awaited = found.visit.partsAwaited.some((part) => part.jobId === jobId);
  if (cause !== "parts" || awaited) return happened(stopped);
  return happened(stopped, event("parts.requested", now, { jobId, what: note ?? found.job.title }));
}

/** Stops the clock because the job is done. */
export function finishWork(
  visit: Visit,
  { jobId, by }: { readonly jobId: string; readonly by?: string | undefined },
  now: Instant,
): Decision {
  const found = runningJob(visit, jobId, by);
  if (!found.ok) return found;
  return happened(event("work.finished", now, { jobId }));
}
