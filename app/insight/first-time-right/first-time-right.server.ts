// How often a mechanic's work is right the first time: of the jobs that were inspected, those that passed at once.
// Only the mechanic and the managers see it.
import { DAY, plus, type Instant } from "~/journey/instant";
import { may, type Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { wilson, type ShareInterval } from "../figures/wilson";

/** Inspections of so many days count. */
export const RIGHT_DAYS = 90;

export interface FirstTimeRight {
  readonly mechanicId: string;
  readonly name: string;
  /** Jobs that were inspected for the first time. */
  readonly jobs: number;
  readonly passed: number;
  /** 95 %. */
  readonly interval: ShareInterval;
}

/**
 * A job counts for everybody who worked on it before the first inspection of its visit; it was right when that inspection
 * named no defect of it. Work that was called off before does not count.
 */
async function figures(
  { centreId }: Pick<Actor, "centreId">,
  now: Instant,
  mechanicId?: string,
): Promise<readonly FirstTimeRight[]> {
  const since = new Date(plus(now, -RIGHT_DAYS * DAY));
  const rows = await db().$queryRaw<{ mechanicId: string; name: string; jobs: number; passed: number }[]>`
    with inspected as (
      select visit_id, seq, coalesce(payload -> 'defects', '[]'::jsonb) as defects from event
      where centre_id = ${centreId}::uuid and type in ('inspection.passed', 'inspection.failed') and loop = 0
        and occurred_at >= ${since} and occurred_at <= ${new Date(now)}
    ), worked as (
      select distinct i.visit_id, i.seq, i.defects, e.payload ->> 'jobId' as job,
        e.payload ->> 'mechanicId' as mechanic
      from inspected i
      join event e on e.visit_id = i.visit_id and e.seq < i.seq and e.centre_id = ${centreId}::uuid
        and e.type in ('work.started', 'work.resumed')
    )
    select s.id as "mechanicId", s.name, count(*)::int as jobs,
      (count(*) filter (where not exists (
        select 1 from jsonb_array_elements(w.defects) d where d ->> 'jobId' = w.job
      )))::int as passed
    from worked w
    join staff s on s.id = w.mechanic::uuid
    where (${mechanicId ?? null}::uuid is null or s.id = ${mechanicId ?? null}::uuid)
      and not exists (
        select 1 from event c where c.visit_id = w.visit_id and c.seq < w.seq and c.type = 'job.cancelled'
          and c.payload ->> 'jobId' = w.job
      )
    group by s.id, s.name
    order by s.name, s.id
    limit 200`;
  return rows.map((row) => ({ ...row, interval: wilson(row.passed, row.jobs) ?? { low: 0, high: 1 } }));
}

/** The actor's own figure; undefined for those who are no mechanics, and as long as nothing was inspected. */
export async function ownFirstTimeRight(actor: Actor, now: Instant): Promise<FirstTimeRight | undefined> {
  if (!actor.roles.includes("mechanic")) return undefined;
  return (await figures(actor, now, actor.staffId))[0];
}

/**
 * Everybody's figures, for managers.
 * @throws Response 403 for anybody else
 */
export async function firstTimeRight(actor: Actor, now: Instant): Promise<readonly FirstTimeRight[]> {
  if (!may(actor.roles, "quality:figures")) throw new Response(null, { status: 403 });
  return figures(actor, now);
}

/** How often a manager let somebody inspect own work in that time. */
export async function allowedInspections({ centreId }: Actor, now: Instant): Promise<number> {
  const since = new Date(plus(now, -RIGHT_DAYS * DAY));
  return db().event.count({ where: { centreId, type: "inspector.allowed", occurredAt: { gte: since } } });
}
