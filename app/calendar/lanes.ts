// Bays and mechanics as lanes, and what of the plan a filter leaves.
import type { Roster } from "~/capacity/roster";
import type { CalendarView, LaneKind } from "./calendar-view";
import type { Job } from "./job";

export interface LaneOf {
  readonly id: string;
  readonly name: string;
}

function laneIn(kind: LaneKind, job: Job): LaneOf {
  return kind === "bay" ? { id: job.bayId, name: job.bay } : { id: job.mechanicId, name: job.mechanic };
}

/** The lane that a job is in. */
export function laneId(kind: LaneKind, { bayId, mechanicId }: Pick<Job, "bayId" | "mechanicId">): string {
  return kind === "bay" ? bayId : mechanicId;
}

/** All lanes of a kind; one that is closed by now is still there as long as the plan has work in it. */
export function lanesOf(
  kind: LaneKind,
  roster: Pick<Roster, "bays" | "mechanics">,
  jobs: readonly Job[],
): readonly LaneOf[] {
  const known = (kind === "bay" ? roster.bays : roster.mechanics).map(({ id, name }) => ({ id, name }));
  const lanes = new Map(known.map((lane) => [lane.id, lane]));
  for (const job of jobs) {
    const lane = laneIn(kind, job);
    if (!lanes.has(lane.id)) lanes.set(lane.id, lane);
  }
  return [...lanes.values()];
}

/** What is left of the plan by the filter of the address. */
export function shownJobs(jobs: readonly Job[], { lanes, lane, stage }: CalendarView): readonly Job[] {
  return jobs.filter(
    (job) =>
      (lane === undefined || laneId(lanes, job) === lane) &&
      (stage === undefined || job.visit?.stage === stage),
  );
}
