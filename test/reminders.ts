// What is planned for a visit, for tests.
import { db } from "~/platform/db/db.server";
import type { ReminderKind } from "~/reminders/rules";

/** The rows of a visit, or of one kind, the nearest first. */
export function remindersOf(visitId: string, kind?: ReminderKind) {
  return db().reminder.findMany({
    where: { visitId, ...(kind ? { kind } : {}) },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
  });
}

/** Kind and state of each. */
export async function standingOf(visitId: string): Promise<Record<string, string>> {
  const rows = await remindersOf(visitId);
  return Object.fromEntries(rows.map(({ kind, state, about }) => [about ? `${kind} ${String(about)}` : kind, state]));
}

/** The only one of its kind. */
export async function reminderOf(visitId: string, kind: ReminderKind) {
  const [only, ...more] = await remindersOf(visitId, kind);
  if (!only || more.length > 0) throw new Error(`not one reminder of kind ${kind}`);
  return only;
}

/** The jobs that wait for reminders, by the reminder's id. */
export async function reminderJobs(): Promise<ReadonlyMap<string, Date>> {
  const rows = await db().$queryRaw<{ key: string; run_at: Date }[]>`
    select key, run_at from graphile_worker.jobs where task_identifier = 'reminder'`;
  return new Map(rows.map(({ key, run_at }) => [key.replace("reminder:", ""), run_at]));
}
