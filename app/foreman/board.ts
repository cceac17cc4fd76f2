// The workshop as columns: who works on what since when, what comes next, and whether the day is long enough for it.
import type { Skill } from "~/capacity/skills";
import type { OpenJob } from "~/visits/open-jobs.server";

/** The kind of thing that is dragged on the page: a job's id. */
export const DRAGGED = "application/x-bayline-job";

export interface WorkshopJob extends OpenJob {
  readonly mechanicId: string | null;
  /** Undefined: everybody may do it. */
  readonly skill?: Skill | undefined;
}

export interface MechanicToday {
  readonly id: string;
  readonly name: string;
  /** None listed: can do everything. */
  readonly skills: readonly Skill[];
  /** When they are at work today, rising; none: not at all. */
  readonly shift: readonly { readonly start: number; readonly end: number }[];
}

export interface Column extends MechanicToday {
  readonly running: WorkshopJob | undefined;
  /** In the order in which they are to be done. */
  readonly queue: readonly WorkshopJob[];
  /** Labour that is planned and not worked yet, of all their jobs, seconds. */
  readonly workLeft: number;
  /** Of today's shift, seconds. */
  readonly shiftLeft: number;
}

/** Seconds of planned labour that are not worked yet; a job that takes longer than planned has none left. */
export function workLeftOf(job: WorkshopJob, now: number): number {
  const running = job.runningSince ? Math.max(0, now - job.runningSince.getTime()) / 1000 : 0;
  return Math.max(0, job.labourMinutes * 60 - job.workedSeconds - running);
}

function shiftLeftOf({ shift }: Pick<MechanicToday, "shift">, now: number): number {
  return shift.reduce((sum, { start, end }) => sum + Math.max(0, end - Math.max(start, now)), 0) / 1000;
}

/** Whether the mechanic can do the job. */
export function canDo(
  { skills }: Pick<MechanicToday, "skills">,
  { skill }: Pick<WorkshopJob, "skill">,
): boolean {
  return skill === undefined || skills.length === 0 || skills.includes(skill);
}

/**
 * One column for each mechanic, those at work today first.
 * @param jobs in the order of their queues
 */
export function columnsOf(
  mechanics: readonly MechanicToday[],
  jobs: readonly WorkshopJob[],
  now: number,
): readonly Column[] {
  const columns = mechanics.map((mechanic): Column => {
    const own = jobs.filter(({ mechanicId }) => mechanicId === mechanic.id);
    return {
      ...mechanic,
      running: own.find(({ state }) => state === "running"),
      queue: own.filter(({ state }) => state !== "running"),
      workLeft: own.reduce((sum, job) => sum + workLeftOf(job, now), 0),
      shiftLeft: shiftLeftOf(mechanic, now),
    };
  });
  const present = (column: Column) => column.shift.length > 0 || column.running !== undefined;
  return [...columns.filter(present), ...columns.filter((column) => !present(column))];
}

/** Jobs that nobody has, or that somebody has who is no mechanic of the centre any more. */
export function unassigned(
  mechanics: readonly Pick<MechanicToday, "id">[],
  jobs: readonly WorkshopJob[],
): readonly WorkshopJob[] {
  const known = new Set(mechanics.map(({ id }) => id));
  return jobs.filter(
    ({ mechanicId, state }) => state !== "running" && (mechanicId === null || !known.has(mechanicId)),
  );
}

/** The queue when the job comes before another one, or at the end. */
export function queueWith(queue: readonly string[], jobId: string, before: string): readonly string[] {
  const rest = queue.filter((id) => id !== jobId);
  const place = rest.indexOf(before);
  return place < 0 ? [...rest, jobId] : [...rest.slice(0, place), jobId, ...rest.slice(place)];
}
