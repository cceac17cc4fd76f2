// A mechanic's jobs as they stand with what was tapped on this phone, sent or not.
import { timeOf, type Tap } from "~/offline/tap";
import type { MyJob } from "./my-work.server";

/** A job and, where the phone is ahead of the server, what was tapped last. */
export interface ShownJob extends MyJob {
  readonly tapped?: Tap;
}

export interface ShownJobs {
  readonly running: ShownJob | undefined;
  readonly next: readonly ShownJob[];
  readonly free: readonly ShownJob[];
  /** Done by a tap that the page does not show by itself yet. */
  readonly finished: readonly ShownJob[];
}

const STOP_CAUSES: readonly NonNullable<MyJob["waitCause"]>[] = [
  "parts",
  "approval",
  "bay",
  "technician",
  "advisor",
];

type Shown = ShownJob & { readonly finished?: true };

/** What a clock had counted when it was stopped with the tap, with what was worked before. */
function workedAt({ workedSeconds, runningSince }: MyJob, tap: Tap): number {
  return workedSeconds + (runningSince ? Math.max(0, timeOf(tap) - runningSince.getTime()) / 1000 : 0);
}

function after(job: Shown, tap: Tap): Shown {
  const tapped = { ...job, tapped: tap };
  switch (tap.intent) {
    case "startWork":
    case "resumeWork":
      return { ...tapped, state: "running", runningSince: new Date(timeOf(tap)), unassigned: false };
    case "stopWork": {
      const cause = STOP_CAUSES.find((each) => each === tap.fields["cause"]) ?? null;
      const workedSeconds = workedAt(job, tap);
      return { ...tapped, state: "stopped", runningSince: null, waitCause: cause, workedSeconds };
    }
    case "finishWork":
      return { ...tapped, state: "stopped", runningSince: null, finished: true };
    default:
      return job;
  }
}

/** Taps that were refused, or held back because of one, change nothing. */
function counts({ state }: Tap): boolean {
  return state.kind === "waiting" || state.kind === "done";
}

/**
 * @param jobs in the order of the queue, as the page was loaded
 * @param loadedAt the server's clock then: what was recorded before is in `jobs`
 */
export function jobsWithTaps(jobs: readonly MyJob[], taps: readonly Tap[], loadedAt: number): ShownJobs {
  const ahead = taps.filter(
    (tap) => counts(tap) && !(tap.state.kind === "done" && tap.state.now <= loadedAt),
  );
  const shown = jobs.map((job) =>
    ahead.filter((tap) => tap.fields["jobId"] === job.id).reduce<Shown>(after, job),
  );
  const open = shown.filter(({ finished }) => !finished);
  return {
    running: open.find(({ state, unassigned }) => state === "running" && !unassigned),
    next: open.filter(({ state, unassigned }) => state !== "running" && !unassigned),
    free: open.filter(({ unassigned }) => unassigned),
    finished: shown.filter(({ finished }) => finished),
  };
}
