// What saying yes to extra work would do to a car: the same forecast, with so much more work. Pure.
import type { Instant } from "~/journey/instant";
import { expectedFinishes } from "./expected";
import type { Floor, FloorJob, FloorVisit } from "./floor";

/** What waited for the customer goes on. */
function goingOn(job: FloorJob): FloorJob {
  const { state } = job;
  if (state.kind !== "stopped" || state.cause !== "approval") return job;
  return { ...job, state: { ...state, resolved: true } };
}

/** The visit as it stands once everything is agreed to. */
function agreed({ askedAt: _asked, ...visit }: FloorVisit, labourMinutes: number): FloorVisit {
  const mechanicId = visit.mechanicId ?? visit.jobs.find((job) => job.mechanicId !== undefined)?.mechanicId;
  const more: FloorJob = {
    id: `${visit.id} more`,
    ...(mechanicId === undefined ? {} : { mechanicId }),
    labourMinutes,
    clockedMs: 0,
    state: { kind: "planned" },
    rank: 0,
    position: Math.max(0, ...visit.jobs.map(({ position }) => position)) + 1,
  };
  return { ...visit, jobs: [...visit.jobs.map(goingOn), more] };
}

/**
 * When a car in repairs would be ready if its customer said yes at this moment: queue, shifts, parts and quality control
 * counted as they are for every car.
 * @returns undefined when it is not in the workshop, or nobody gets to it as far as can be seen
 */
export function readyWithMore(
  now: Instant,
  floor: Floor,
  visitId: string,
  labourMinutes: number,
): Instant | undefined {
  const visits = floor.visits.map((visit) => (visit.id === visitId ? agreed(visit, labourMinutes) : visit));
  return expectedFinishes(now, { ...floor, visits }).get(visitId)?.readyAt;
}
