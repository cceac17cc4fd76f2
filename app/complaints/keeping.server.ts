// What the facts about complaints do outside of the log: their rows with the deadlines, tasks, and who hears of it.
import { v7 as uuidv7 } from "uuid";
import { complaintDue, nextClimb } from "~/journey/complaint-deadlines";
import type { Instant } from "~/journey/instant";
import type { Complaint, Visit } from "~/journey/visit";
import type { WorkingCalendar } from "~/journey/working-time";
import type { Tx } from "~/platform/db/db.server";
import { enqueue } from "~/platform/enqueue.server";
import { complaintAlertJob } from "./complaint-job";
import { COMPLAINT_TASKS, OPENED_TASK, openedTask, overdueTasks, type NewTask } from "./complaint-tasks";

function date(at: Instant | undefined): Date | null {
  return at === undefined ? null : new Date(at);
}

function rowOf({ id: visitId, centreId }: Visit, complaint: Complaint, calendar: WorkingCalendar) {
  const { id, openedAt, cause, ownerId, level, answeredAt, closedAt } = complaint;
  return {
    id,
    centreId,
    visitId,
    openedAt: new Date(openedAt),
    cause: cause ?? null,
    ownerId: ownerId ?? null,
    level,
    dueAt: date(complaintDue(complaint, calendar)?.at),
    answeredAt: date(answeredAt),
    closedAt: date(closedAt),
    nextClimbAt: date(nextClimb(complaint, calendar)?.at),
  };
}

/** Rows of the table of complaints, as the demo's data writes them. */
export function complaintRows(visit: Visit, calendar: WorkingCalendar) {
  return visit.followUp.complaints.map((complaint) => rowOf(visit, complaint, calendar));
}

/** A row of a task of this visit. */
export function taskRow(
  { id: visitId, centreId }: Pick<Visit, "id" | "centreId">,
  task: NewTask,
  id: string,
) {
  const { dueAt, ...rest } = task;
  return { id, centreId, visitId, ...rest, dueAt: new Date(dueAt) };
}

/** The tasks that wait for somebody because of open complaints, as the demo's data writes them. */
export function complaintTaskRows(visit: Visit, idAt: (at: Instant) => string) {
  return visit.followUp.complaints
    .filter(({ answeredAt, closedAt }) => answeredAt === undefined && closedAt === undefined)
    .map((complaint) => taskRow(visit, openedTask(complaint, complaint.openedAt), idAt(complaint.openedAt)));
}

async function addTasks(tx: Tx, visit: Visit, tasks: readonly NewTask[]): Promise<void> {
  if (tasks.length === 0) return;
  await tx.task.createMany({
    data: tasks.map((task) => taskRow(visit, task, uuidv7())),
    skipDuplicates: true,
  });
}

/** Whoever answered it has looked at it; whoever closed it is done. */
async function endTasks(tx: Tx, { id, centreId }: Visit, complaint: Complaint, now: Instant): Promise<void> {
  const kinds = complaint.closedAt === undefined ? [OPENED_TASK] : COMPLAINT_TASKS;
  await tx.task.updateMany({
    where: {
      centreId,
      visitId: id,
      kind: { in: kinds },
      endedAt: null,
      details: { path: ["complaintId"], equals: complaint.id },
    },
    data: { endedAt: new Date(now), outcome: "settled" },
  });
}

async function keepOne(
  tx: Tx,
  visit: Visit,
  { before, complaint }: { readonly before: Complaint | undefined; readonly complaint: Complaint },
  { calendar, now }: { readonly calendar: WorkingCalendar; readonly now: Instant },
): Promise<void> {
  const row = rowOf(visit, complaint, calendar);
  if (before) {
    await tx.complaint.update({
      where: { id: row.id, visitId: visit.id, centreId: visit.centreId },
      data: row,
    });
  } else await tx.complaint.create({ data: row });
  const climbed = overdueTasks(before, complaint, now);
  await addTasks(tx, visit, [...(before ? [] : [openedTask(complaint, now)]), ...climbed]);
  const handled = complaint.closedAt ?? complaint.answeredAt;
  if (handled !== undefined && handled !== (before?.closedAt ?? before?.answeredAt)) {
    await endTasks(tx, visit, complaint, now);
  }
  if (!before && complaint.from === "survey") {
    await enqueue(tx, complaintAlertJob, { complaintId: complaint.id, level: 0 });
  }
  if (climbed.length > 0) {
    await enqueue(tx, complaintAlertJob, { complaintId: complaint.id, level: complaint.level });
  }
}

/** Follows a change of the visit's complaints, in its transaction. */
export async function keepComplaints(
  tx: Tx,
  before: Visit,
  after: Visit,
  circumstances: { readonly calendar: WorkingCalendar; readonly now: Instant },
): Promise<void> {
  if (before.followUp.complaints === after.followUp.complaints) return;
  const known = new Map(before.followUp.complaints.map((each) => [each.id, each]));
  for (const complaint of after.followUp.complaints) {
    const earlier = known.get(complaint.id);
    if (earlier !== complaint) await keepOne(tx, after, { before: earlier, complaint }, circumstances);
  }
}
