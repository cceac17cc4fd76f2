// The tasks that come of complaints and of what customers ask for after a visit. Pure.
import type { Complaint } from "~/journey/visit";
import type { Role } from "~/journey/permissions";
import { answerDueAt } from "~/journey/complaint-deadlines";
import type { Instant } from "~/journey/instant";

export const OPENED_TASK = "complaint-opened";
export const OVERDUE_TASK = "complaint-overdue";
export const COMPLAINT_TASKS = [OPENED_TASK, OVERDUE_TASK];
/** The customer has asked in the survey to be called. */
export const CALL_BACK_TASK = "call-back";
/** The customer has not answered the survey. */
export const SILENT_TASK = "survey-call";
/** The tasks that end with a call after the visit. */
export const CALL_TASKS = [SILENT_TASK, CALL_BACK_TASK];

/** Whose complaints of a level are. */
export const LEVEL_ROLES = ["advisor", "manager", "admin"] as const satisfies readonly Role[];

export interface NewTask {
  readonly kind: string;
  /** The same cause makes no second task. */
  readonly key: string;
  readonly ownerRole: Role;
  readonly ownerId: string | null;
  readonly dueAt: Instant;
  readonly details: Readonly<Record<string, string | number>>;
}

/** A poor rating is the manager's at once; what the desk took down is its owner's until the answer is due. */
export function openedTask(complaint: Complaint, now: Instant): NewTask {
  const { id, from, ownerId } = complaint;
  const shared = { kind: OPENED_TASK, key: `complaint:${id}`, details: { complaintId: id } };
  if (from === "desk" && ownerId !== undefined)
    return { ...shared, ownerRole: "advisor", ownerId, dueAt: answerDueAt(complaint) };
  const dueAt = from === "desk" ? answerDueAt(complaint) : now;
  return { ...shared, ownerRole: "manager", ownerId: null, dueAt };
}

/** Of every level that it has climbed. */
export function overdueTasks(
  before: Complaint | undefined,
  { id, level }: Complaint,
  now: Instant,
): readonly NewTask[] {
  const from = before?.level ?? 0;
  return Array.from({ length: Math.max(0, level - from) }, (_, index) => from + index + 1).map((reached) => ({
    kind: OVERDUE_TASK,
    key: `complaint:${id}:level:${String(reached)}`,
    ownerRole: LEVEL_ROLES[reached] ?? "admin",
    ownerId: null,
    dueAt: now,
    details: { complaintId: id, level: reached },
  }));
}
