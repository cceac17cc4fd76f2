// What should have been paid by now: a task for the advisor, made once for each day by which it was due.
import type { Instant } from "~/journey/instant";
import { db } from "~/platform/db/db.server";
import { OVERDUE_TASK } from "./money-tasks.server";

/**
 * On account: once its day is over on the centre's clock. Open without that: a day after the car has left.
 * @returns how many tasks were made
 */
export async function overdueTasks(now: Instant): Promise<number> {
  const at = new Date(now);
  return db().$executeRaw`
    insert into task (id, centre_id, kind, key, visit_id, owner_role, owner_id, due_at, details, created_at)
    select gen_random_uuid(), balance.centre_id, ${OVERDUE_TASK},
      ${OVERDUE_TASK} || ':' || balance.visit_id || ':' || coalesce(balance.due_on::text, 'open'),
      balance.visit_id, 'advisor', visit.advisor_id, ${at}, '{}'::jsonb, ${at}
    from visit_balance balance
    join visit on visit.id = balance.visit_id
    join centre on centre.id = balance.centre_id
    where (balance.state = 'on-account' and balance.due_on < (${at}::timestamptz at time zone centre.time_zone)::date)
      or (
        balance.state = 'open' and (visit.stage = 'follow-up' or visit.status <> 'open')
        and balance.since < ${at}::timestamptz - interval '1 day'
      )
    on conflict do nothing`;
}
