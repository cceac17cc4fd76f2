// Planning in the transaction of a visit's change: one query reads what is planned, one writes what is different.
import { v7 as uuidv7 } from "uuid";
import { iso, type Instant } from "~/journey/instant";
import type { Visit } from "~/journey/visit";
import type { WorkingCalendar } from "~/journey/working-time";
import type { Tx } from "~/platform/db/db.server";
import type { Wanted } from "./kind";
import { planChange, wantedOf, type Known } from "./planning";
import { reminderJob } from "./reminder-job";
import { rulesFrom, type Rules } from "./rules";

interface Standing {
  readonly rules: Parameters<typeof rulesFrom>[0];
  readonly known: readonly Known[];
}

async function standing(tx: Tx, { centreId, id }: Visit): Promise<Standing> {
  const [found] = await tx.$queryRaw<Standing[]>`
    select
      coalesce((
        select json_agg(json_build_object(
          'kind', kind, 'enabled', enabled, 'offsetMinutes', offset_minutes, 'channel', channel))
        from reminder_rule where centre_id = ${centreId}::uuid), '[]') as rules,
      coalesce((
        select json_agg(json_build_object(
          'id', r.id, 'kind', r.kind, 'occasion', r.occasion, 'about', r.about, 'state', r.state,
          'dueAt', round(extract(epoch from r.due_at) * 1000),
          'deadlineAt', round(extract(epoch from r.deadline_at) * 1000),
          'openTaskId', t.id))
        from reminder r left join task t on t.id = r.task_id and t.ended_at is null
        where r.centre_id = ${centreId}::uuid and r.visit_id = ${id}::uuid), '[]') as known`;
  return found ?? { rules: [], known: [] };
}

/** The rules of a centre as they hold now. */
export async function rulesOf(tx: Tx, centreId: string): Promise<Rules> {
  const rows = await tx.reminderRule.findMany({ where: { centreId } });
  return rulesFrom(rows);
}

/** Whose a planned thing is. */
export interface Subject {
  readonly centreId: string;
  readonly visitId?: string;
  readonly vehicleId?: string;
  readonly customerId?: string;
}

/** A row of table `reminder` in state planned, as JSON carries it. */
export function plannedRow(
  subject: Subject,
  { kind, occasion, about, dueAt, deadlineAt }: Wanted,
  id: string,
) {
  return {
    id,
    centre_id: subject.centreId,
    visit_id: subject.visitId ?? null,
    vehicle_id: subject.vehicleId ?? null,
    customer_id: subject.customerId ?? null,
    kind,
    occasion,
    about: about ?? null,
    due_at: iso(dueAt),
    deadline_at: iso(deadlineAt),
  };
}

export interface PlanWrites {
  readonly keep: readonly ReturnType<typeof plannedRow>[];
  readonly withdraw?: readonly string[];
  readonly settle?: readonly string[];
}

/**
 * Plans and unplans with the jobs, in one statement. Two that plan the same thing at once meet at the unique key; what has
 * come to its end meanwhile stays as it is.
 */
export async function writePlan(tx: Tx, { keep, withdraw = [], settle = [] }: PlanWrites): Promise<void> {
  if (keep.length === 0 && withdraw.length === 0 && settle.length === 0) return;
  await tx.$executeRaw`
    with gone as (
      update reminder set state = 'withdrawn', reason = 'no-longer', ended_at = now()
       where id = any(${[...withdraw]}::uuid[]) and state = 'planned' returning id
    ), settled as (
      update task set ended_at = now(), outcome = 'settled'
       where id = any(${[...settle]}::uuid[]) and ended_at is null
    ), kept as (
      insert into reminder (id, centre_id, visit_id, vehicle_id, customer_id, kind, occasion, about, due_at, deadline_at)
      select id, centre_id, visit_id, vehicle_id, customer_id, kind, occasion, about, due_at, deadline_at
        from json_to_recordset(${JSON.stringify(keep)}::json) as wanted(
          id uuid, centre_id uuid, visit_id uuid, vehicle_id uuid, customer_id uuid, kind text, occasion text, about int,
          due_at timestamptz, deadline_at timestamptz)
      on conflict (centre_id, kind, occasion) do update
         set due_at = excluded.due_at, deadline_at = excluded.deadline_at, about = excluded.about, state = 'planned',
             reason = null, ended_at = null, ended_by = null
       where reminder.state in ('planned', 'withdrawn')
      returning id, due_at
    )
    select
      (select count(graphile_worker.remove_job('reminder:' || id)) from gone),
      (select count(graphile_worker.add_job(
          identifier => ${reminderJob.name}::text, payload => json_build_object('reminderId', id),
          run_at => due_at, job_key => 'reminder:' || id)) from kept)`;
}

/**
 * Brings what is planned for a visit into line with how it stands now, in the transaction of its change and under its lock.
 * @param now what is past its deadline then is not planned any more
 */
export async function planReminders(
  tx: Tx,
  visit: Visit,
  calendar: WorkingCalendar,
  now: Instant,
): Promise<void> {
  const { rules, known } = await standing(tx, visit);
  const change = planChange(known, wantedOf(visit, rulesFrom(rules), calendar), now);
  const { centreId, id: visitId, vehicleId, customerId } = visit;
  const subject = { centreId, visitId, vehicleId, customerId };
  await writePlan(tx, { ...change, keep: change.keep.map((each) => plannedRow(subject, each, uuidv7())) });
}
