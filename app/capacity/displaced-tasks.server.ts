// One task for each visit that has lost its place; it ends by itself when the place fits again, moves or is given back.
import { v7 as uuidv7 } from "uuid";
import { HOUR, iso, plus, type Instant } from "~/journey/instant";
import type { Tx } from "~/platform/db/db.server";
import type { Placement } from "./counters";
import type { DisplacedVisit } from "./displaced.server";
import type { Workshop } from "./workshop";

/** The kind of these tasks. */
export const DISPLACED = "displaced";
/** Opening hours in which somebody calls the customer. */
const TIME_TO_CALL = 4 * HOUR;
/** The customer must not be on the way yet. */
const BEFORE_VISIT = HOUR;

interface Place extends Pick<Placement, "startsAt"> {
  readonly id: string;
}

function keyOf({ id, startsAt }: Place): string {
  return `${DISPLACED}:${id}:${iso(startsAt)}`;
}

/** In four opening hours, and well before the customer sets out. */
function dueAt(shop: Workshop, receptionAt: Instant, now: Instant): Instant {
  const soon = shop.calendar.addWorkingTime(now, TIME_TO_CALL) ?? receptionAt;
  const before = plus(receptionAt, -BEFORE_VISIT);
  const due = soon < before ? soon : before;
  return due > now ? due : now;
}

/**
 * Makes the tasks that are missing and ends those whose reason is gone.
 * @param change the form that displaced them; of a task that stands already it stays the first
 */
export async function tasksForDisplaced(
  tx: Tx,
  shop: Workshop,
  {
    visits,
    fitting,
    now,
    change,
  }: {
    readonly visits: readonly DisplacedVisit[];
    readonly fitting: readonly Place[];
    readonly now: Instant;
    readonly change: string | undefined;
  },
): Promise<void> {
  const { centreId } = shop.roster;
  if (fitting.length > 0) await endFitting(tx, centreId, fitting.map(keyOf));
  if (visits.length === 0) return;
  const rows = visits.map(({ reservationId, visit, receptionAt, startsAt, why, mechanic, bay }) => ({
    id: uuidv7(),
    key: keyOf({ id: reservationId, startsAt }),
    visit_id: visit.id,
    due_at: iso(dueAt(shop, receptionAt, now)),
    details: { receptionAt: iso(receptionAt), startsAt: iso(startsAt), why, mechanic, bay, change },
  }));
  await tx.$executeRaw`
    insert into task (id, centre_id, kind, key, visit_id, owner_role, due_at, details)
    select id, ${centreId}::uuid, ${DISPLACED}, key, visit_id, 'advisor', due_at, details
      from json_to_recordset(${JSON.stringify(rows)}::json)
           as wanted(id uuid, key text, visit_id uuid, due_at timestamptz, details jsonb)
    on conflict (centre_id, key) do update
       set details = task.details || jsonb_build_object('why', excluded.details -> 'why')
     where task.ended_at is null and task.details -> 'why' <> excluded.details -> 'why'`;
}

/** Also of a task that somebody has ended by hand the key is given up: should the place be lost again, it is another task. */
async function endFitting(tx: Tx, centreId: string, keys: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    update task
       set outcome = case when ended_at is null then 'fits-again' else outcome end,
           ended_at = coalesce(ended_at, now()), key = key || ' ' || id::text
     where centre_id = ${centreId}::uuid and kind = ${DISPLACED} and key = any(${[...keys]})`;
}
