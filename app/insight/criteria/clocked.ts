// The mechanics' clocks of a visit, stretch by stretch.
import type { Instant } from "~/journey/instant";
import { MINUTE } from "~/journey/instant";
import type { VisitHistory } from "./history";

export interface ClockedStretch {
  readonly jobId: string;
  readonly start: Instant;
  readonly end: Instant;
  /** 0 for the first pass, one more for each return from quality control. */
  readonly loop: number;
}

/** Every clock that was started, to its stop; one that still runs counts to now. */
export function clockedStretches(history: VisitHistory): readonly ClockedStretch[] {
  const running = new Map<string, { start: Instant; loop: number }>();
  const done: ClockedStretch[] = [];
  const stop = (jobId: string, at: Instant) => {
    const since = running.get(jobId);
    if (!since) return;
    running.delete(jobId);
    if (at > since.start) done.push({ jobId, ...since, end: at });
  };
  for (const each of history.events) {
    switch (each.type) {
      case "work.started":
      case "work.resumed":
        running.set(each.payload.jobId, { start: each.occurredAt, loop: each.loop });
        break;
      case "work.stopped":
      case "work.finished":
      case "job.cancelled":
        stop(each.payload.jobId, each.occurredAt);
        break;
      default:
    }
  }
  for (const jobId of [...running.keys()]) stop(jobId, history.now);
  return done;
}

export function clockedMinutes(stretches: readonly ClockedStretch[]): number {
  return stretches.reduce((sum, { start, end }) => sum + (end - start) / MINUTE, 0);
}
