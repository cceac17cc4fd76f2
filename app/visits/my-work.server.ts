// What one person has to do: jobs with their clocks for mechanics, and the visits whose next action is theirs.
import { may, type Actor } from "~/journey/permissions";
import { photosOf } from "~/photos/photos.server";
import type { Photo } from "~/photos/photo";
import { db } from "~/platform/db/db.server";
import { defectsOfJobs } from "./job-defects.server";
import { inQueueOrder, openJobColumns, openJobs, type OpenJob } from "./open-jobs.server";
import { cardColumns, cardJoins, mostUrgentFirst, type VisitCard } from "./visit-cards.server";

/** A job as its mechanic sees it. */
export interface MyJob extends OpenJob {
  readonly unassigned: boolean;
}

const MOST_JOBS = 60;
const MOST_VISITS = 60;

/**
 * The clock that runs, then the queue as it was put in order, then what nobody has placed: what can be gone on with, then
 * the rest by promise. Jobs of nobody come last.
 */
async function jobs({ centreId, staffId }: Actor): Promise<readonly MyJob[]> {
  return db().$queryRaw<MyJob[]>`
    select ${openJobColumns}, j.mechanic_id is null as unassigned
    from ${openJobs(centreId)} and (j.mechanic_id = ${staffId}::uuid or j.mechanic_id is null)
    order by j.mechanic_id is null, ${inQueueOrder}
    limit ${MOST_JOBS}`;
}

/** What a mechanic does with a job stands among the jobs. */
const JOB_ACTIONS = ["start-work", "resume-work", "finish-work"];

/** Visits whose next action is this person's, or anybody's of their roles. */
async function turns({ centreId, staffId, roles }: Actor): Promise<readonly VisitCard[]> {
  return db().$queryRaw<VisitCard[]>`
    select ${cardColumns} from visit v ${cardJoins}
    where v.centre_id = ${centreId}::uuid and v.status = 'open'
      and (v.next_owner_id = ${staffId}::uuid
        or (v.next_owner_id is null and v.next_owner_role = any(${[...roles]})))
      and v.next_action <> all(${JOB_ACTIONS})
    order by ${mostUrgentFirst}
    limit ${MOST_VISITS}`;
}

/** Cars that stand because something has not come yet. */
async function waitingForParts(
  { centreId }: Actor,
  known: readonly VisitCard[],
): Promise<readonly VisitCard[]> {
  const shown = known.map(({ id }) => id);
  return db().$queryRaw<VisitCard[]>`
    select ${cardColumns} from visit v ${cardJoins}
    where v.centre_id = ${centreId}::uuid and v.status = 'open' and v.wait_cause = 'parts'
      and v.id <> all(${shown}::uuid[])
    order by v.promised_at nulls last, v.number
    limit ${MOST_VISITS}`;
}

/** For a manager: visits that nobody has to do anything for. */
async function orphans({ centreId }: Actor): Promise<readonly VisitCard[]> {
  return db().$queryRaw<VisitCard[]>`
    select ${cardColumns} from visit v ${cardJoins}
    where v.centre_id = ${centreId}::uuid and v.status = 'open' and v.next_action is null
    order by v.number
    limit ${MOST_VISITS}`;
}

/** So many cars have the photos of their findings on the page. */
const CARS_WITH_PHOTOS = 12;

/** Of the cars that stand first: by visit. */
async function photosByVisit(
  reader: Actor,
  own: readonly MyJob[],
): Promise<Readonly<Record<string, readonly Photo[]>>> {
  const visits = [...new Set(own.map(({ visitId }) => visitId))].slice(0, CARS_WITH_PHOTOS);
  const found = await Promise.all(
    visits.map(
      async (id) => [id, await photosOf(reader.centreId, id, { subject: "finding", reader })] as const,
    ),
  );
  return Object.fromEntries(found);
}

/** Everything on the person's page; what does not concern their roles is empty. */
export async function myWork(actor: Actor) {
  const isMechanic = actor.roles.includes("mechanic");
  const [own, mine, lost] = await Promise.all([
    isMechanic ? jobs(actor) : [],
    turns(actor),
    may(actor.roles, "visit:override") ? orphans(actor) : [],
  ]);
  const parts = actor.roles.includes("parts") ? await waitingForParts(actor, mine) : [];
  return {
    isMechanic,
    jobs: own,
    photos: await photosByVisit(actor, own),
    defects: await defectsOfJobs(actor, own),
    turns: mine,
    parts,
    orphans: lost,
  };
}
