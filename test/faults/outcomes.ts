// What the database says of the reminders: how much is still open, and how each of them ended.
import type pg from "pg";
import type { Outcome } from "./judge";

/** Reminders and messages that have not come to their end. */
export async function openWork(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ open: number }>(`
    select (select count(*) from reminder where state = 'planned' and kind = 'reminder-day')::int
         + (select count(*) from message where state in ('pending', 'sending', 'unknown'))::int as open`);
  return rows[0]?.open ?? 0;
}

/** Every visit with its reminder and its message. */
export async function outcomes(pool: pg.Pool): Promise<readonly Outcome[]> {
  const { rows } = await pool.query<Outcome>(`
    select visit.id as "visitId", reminder.state as "reminderState", message.id as "messageId",
           message.state, message.reason,
           (select count(*) from event
             where event.visit_id = visit.id and event.type = 'message.sent')::int as "toldSent",
           (select count(*) from task where task.visit_id = visit.id and task.kind = 'please-phone')::int as "toldToPhone"
      from visit
      join reminder_rule rule on rule.centre_id = visit.centre_id and rule.kind = 'reminder-day' and rule.enabled
      left join reminder on reminder.visit_id = visit.id and reminder.kind = 'reminder-day'
      left join message on message.visit_id = visit.id
     order by visit.id`);
  return rows;
}
