// Planning again: after a change of a rule or of the opening hours, and what a lost job has left behind.
import { DAY, MINUTE, plus, type Instant } from "~/journey/instant";
import { db, type Tx } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { loadVisit } from "~/visits/store.server";
import { lockVisit } from "~/visits/visit-lock.server";
import { planReminders, rulesOf, writePlan } from "./planning.server";
import { reminderJob } from "./reminder-job";
import { RULE_SPANS } from "./rules";

const AT_A_TIME = 100;
const NIL = "00000000-0000-0000-0000-000000000000";
/** A worker that lives begins a job within seconds. */
const OVERDUE = 5 * MINUTE;
const OVERDUE_AT_ONCE = 1000;

/** Open visits, those for which something is planned, and ended ones whose declined work may be offered still. */
function concerned(centreId: string, after: string, since: Date): Promise<{ id: string }[]> {
  return db().$queryRaw<{ id: string }[]>`
    select v.id from visit v
     where v.centre_id = ${centreId}::uuid and v.id > ${after}::uuid
       and (v.status = 'open'
         or exists (select 1 from reminder r where r.centre_id = v.centre_id and r.visit_id = v.id and r.state = 'planned')
         or (v.status = 'closed' and v.ended_at > ${since}
             and exists (select 1 from event e where e.visit_id = v.id and e.type = 'approval.decided')))
     order by v.id limit ${AT_A_TIME}`;
}

/** Plans one visit again, under its lock. */
export async function replanVisit(centreId: string, visitId: string, now: Instant): Promise<void> {
  await inTransaction(async (tx) => {
    await lockVisit(tx, { centreId, visitId });
    const loaded = await loadVisit(tx, centreId, visitId);
    if (loaded) await planReminders(tx, loaded.visit, await workingCalendarOf(tx, loaded.visit), now);
  });
}

/** What no visit's change looks after: kinds that are planned by the day, and have been switched off. */
async function withdrawSwitchedOff(tx: Tx, centreId: string): Promise<void> {
  const rules = await rulesOf(tx, centreId);
  const off = (["service-due", "morning-list"] as const).filter((kind) => !rules[kind].enabled);
  const planned = await tx.reminder.findMany({
    where: { centreId, kind: { in: [...off] }, state: "planned" },
    select: { id: true },
  });
  await writePlan(tx, { keep: [], withdraw: planned.map(({ id }) => id) });
}

/** Plans everything of a centre again, visit by visit, each in a transaction of its own. */
export async function replanCentre(centreId: string, now: Instant, signal?: AbortSignal): Promise<void> {
  await inTransaction((tx) => withdrawSwitchedOff(tx, centreId));
  const longest = RULE_SPANS["deferred-work"].max * DAY;
  const since = new Date(plus(now, -longest));
  let after = NIL;
  while (signal?.aborted !== true) {
    const page = await concerned(centreId, after, since);
    for (const { id } of page) await replanVisit(centreId, id, now);
    const last = page.at(-1);
    if (!last || page.length < AT_A_TIME) return;
    after = last.id;
  }
}

/** Asks again for what is overdue: its job was lost, or has given up. @returns how many there were */
export async function hurryOverdue(now: Instant): Promise<number> {
  return db().$executeRaw`
    select graphile_worker.add_job(
        identifier => ${reminderJob.name}::text, payload => json_build_object('reminderId', id),
        job_key => 'reminder:' || id)
      from (select id from reminder where state = 'planned' and due_at < ${new Date(plus(now, -OVERDUE))}
             order by due_at limit ${OVERDUE_AT_ONCE}) as overdue`;
}

/** All centres. */
export async function centreIds(): Promise<readonly string[]> {
  const rows = await db().centre.findMany({ select: { id: true }, orderBy: { id: "asc" } });
  return rows.map(({ id }) => id);
}
