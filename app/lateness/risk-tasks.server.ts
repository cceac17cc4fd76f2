// One task for each promise that will not hold: made before it breaks, ended by itself when it holds again or is replaced.
import { v7 as uuidv7 } from "uuid";
import type { Workshop } from "~/capacity/workshop";
import { workingTimeAfter } from "~/journey/deadlines";
import { earliest, iso, latest, MINUTE, type Instant } from "~/journey/instant";
import type { Tx } from "~/platform/db/db.server";

/** The kind of these tasks; what they keep says risk-details.ts. */
export const AT_RISK = "promise-at-risk";
/** Opening hours in which somebody gets to it; the promise itself where that is sooner. */
const SOON = 15 * MINUTE;

export interface AtRisk {
  readonly visitId: string;
  readonly promisedAt: Instant;
  readonly readyAt: Instant | undefined;
}

export function riskKey(visitId: string, promisedAt: Instant): string {
  return `${AT_RISK}:${visitId}:${iso(promisedAt)}`;
}

async function make(
  tx: Tx,
  shop: Workshop,
  risks: readonly AtRisk[],
  now: Instant,
): Promise<readonly string[]> {
  if (risks.length === 0) return [];
  const soon = workingTimeAfter(shop.calendar, now, SOON);
  const rows = risks.map(({ visitId, promisedAt, readyAt }) => ({
    id: uuidv7(),
    key: riskKey(visitId, promisedAt),
    visit_id: visitId,
    due_at: iso(latest(now, earliest(soon, promisedAt))),
    details: { promisedAt: iso(promisedAt), readyAt: readyAt === undefined ? null : iso(readyAt) },
  }));
  const made = await tx.$queryRaw<{ visit_id: string }[]>`
    insert into task (id, centre_id, kind, key, visit_id, owner_role, due_at, details)
    select id, ${shop.roster.centreId}::uuid, ${AT_RISK}, key, visit_id, 'advisor', due_at, details
      from json_to_recordset(${JSON.stringify(rows)}::json)
           as wanted(id uuid, key text, visit_id uuid, due_at timestamptz, details jsonb)
    on conflict (centre_id, key) do update set details = excluded.details
     where task.ended_at is null and task.details <> excluded.details
    returning visit_id`;
  return made.map(({ visit_id }) => visit_id);
}

/**
 * A promise that holds again gives up its key: should it be in danger once more, that is another task. What a person has
 * ended stays ended for this promise.
 */
async function end(tx: Tx, centreId: string, keys: readonly string[]): Promise<readonly string[]> {
  const ended = await tx.$queryRaw<{ visit_id: string }[]>`
    update task set ended_at = now(), key = task.key || ' ' || task.id::text,
      outcome = case when v.status = 'open' and v.stage in ('repairs', 'quality')
          and v.promised_at = (task.details ->> 'promisedAt')::timestamptz
        then 'fits-again' else 'settled' end
    from visit v
    where task.centre_id = ${centreId}::uuid and task.kind = ${AT_RISK} and task.ended_at is null
      and v.id = task.visit_id and task.key <> all(${[...keys]}::text[])
    returning task.visit_id`;
  return ended.map(({ visit_id }) => visit_id);
}

/** Makes the tasks that are missing and ends those whose reason is gone. @returns ids of the visits concerned */
export async function keepRiskTasks(
  tx: Tx,
  { shop, risks, now }: { readonly shop: Workshop; readonly risks: readonly AtRisk[]; readonly now: Instant },
): Promise<readonly string[]> {
  const keys = risks.map(({ visitId, promisedAt }) => riskKey(visitId, promisedAt));
  const ended = await end(tx, shop.roster.centreId, keys);
  const made = await make(tx, shop, risks, now);
  return [...ended, ...made];
}

/** In the transaction in which the customer is told a new time: the task of the old one is done, by whoever told it. */
export async function settleRiskTasks(
  tx: Tx,
  { centreId, visitId, by }: { readonly centreId: string; readonly visitId: string; readonly by: string },
): Promise<void> {
  await tx.$executeRaw`
    update task set ended_at = now(), ended_by = ${by}::uuid, outcome = 'arranged'
    where centre_id = ${centreId}::uuid and visit_id = ${visitId}::uuid and kind = ${AT_RISK} and ended_at is null`;
}
