// The jobs of the cars in repairs, and who is there to do them.
import { DAY, instant } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import { workshopOf } from "~/capacity/workshop.server";
import { db, type Tx } from "~/platform/db/db.server";
import { inQueueOrder, openJobColumns, openJobs } from "~/visits/open-jobs.server";
import type { MechanicToday, WorkshopJob } from "./board";
import { skillsOfJobs } from "./job-skills.server";

/** More than any workshop has at once, so that no list is without an end. */
const MOST_JOBS = 500;

async function jobsOf({ centreId }: Actor): Promise<readonly WorkshopJob[]> {
  return db().$queryRaw<WorkshopJob[]>`
    select ${openJobColumns}, j.mechanic_id as "mechanicId"
    from ${openJobs(centreId)}
    order by j.mechanic_id, ${inQueueOrder}
    limit ${MOST_JOBS}`;
}

/** Everything on the foreman's page. */
export async function workshopJobs(
  actor: Actor,
  now: number,
): Promise<{ readonly jobs: readonly WorkshopJob[]; readonly mechanics: readonly MechanicToday[] }> {
  const [jobs, shop] = await Promise.all([jobsOf(actor), workshopOf(db(), actor)]);
  const skills = await skillsOfJobs(db(), actor.centreId, jobs);
  const today = shop.dayOf(instant(now));
  return {
    jobs: jobs.map((job) => ({ ...job, skill: skills.get(job.id) })),
    mechanics: shop.roster.mechanics.map(({ id, name, skills: known }) => ({
      id,
      name,
      skills: known,
      shift: shop.atWork(id, today).filter(({ end }) => end > now - DAY),
    })),
  };
}

/** The mechanic's queue as it stands, without the clock that runs; nobody else changes it until the transaction ends. */
export async function heldQueue(tx: Tx, centreId: string, mechanicId: string): Promise<readonly string[]> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`queue ${mechanicId}`}, 0))`;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select j.id from job j join visit v on v.centre_id = j.centre_id and v.id = j.visit_id
    where j.centre_id = ${centreId}::uuid and j.mechanic_id = ${mechanicId}::uuid
      and j.state in ('stopped', 'planned') and v.status = 'open' and v.stage = 'repairs'
    order by ${inQueueOrder}`;
  return rows.map(({ id }) => id);
}

export async function keepOrder(tx: Tx, centreId: string, queue: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    update job j set rank = o.place
    from unnest(${[...queue]}::uuid[]) with ordinality as o(id, place)
    where j.id = o.id and j.centre_id = ${centreId}::uuid and j.rank <> o.place`;
}
