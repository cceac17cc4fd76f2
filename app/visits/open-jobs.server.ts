// The jobs of the cars in repairs that are not done: what their mechanics and the foreman see of them, in one query with joins.
import type { WaitCause } from "~/journey/wait-cause";
import { Prisma } from "~/platform/db/db.server";

export interface OpenJob {
  readonly id: string;
  readonly visitId: string;
  readonly title: string;
  readonly labourMinutes: number;
  readonly state: "planned" | "running" | "stopped";
  readonly runningSince: Date | null;
  /** Worked before the clock that runs now. */
  readonly workedSeconds: number;
  readonly plate: string;
  readonly make: string;
  readonly model: string;
  readonly bay: string | null;
  readonly loop: number;
  readonly promisedAt: Date | null;
  readonly waitCause: WaitCause | null;
}

/** Selects `j`, a job, from `openJobs`. */
export const openJobColumns = Prisma.sql`
  j.id, j.visit_id as "visitId", j.title, j.labour_minutes as "labourMinutes", j.state,
  j.running_since as "runningSince", j.clocked_seconds as "workedSeconds", c.plate, c.make, c.model, b.name as bay, v.loop,
  v.promised_at as "promisedAt", v.wait_cause as "waitCause"`;

/** The open jobs `j` of a centre, with their visits `v`; what else is asked of them follows with `and`. */
export function openJobs(centreId: string) {
  return Prisma.sql`
    job j
    join visit v on v.centre_id = j.centre_id and v.id = j.visit_id
    join vehicle c on c.centre_id = v.centre_id and c.id = v.vehicle_id
    left join bay b on b.centre_id = v.centre_id and b.id = v.bay_id
    where j.centre_id = ${centreId}::uuid and j.state in ('running', 'stopped', 'planned')
      and v.status = 'open' and v.stage = 'repairs'`;
}

/** Of a mechanic's jobs `j` on visits `v`: the clock that runs, what was put in order, then what can be gone on with. */
export const inQueueOrder = Prisma.sql`
  j.state <> 'running', j.rank = 0, j.rank,
  j.state = 'stopped' and v.wait_cause in ('parts', 'approval', 'bay'),
  v.promised_at nulls last, v.number, j.position`;
