// Complaints: opened by a poor rating or by the desk, also long after the visit, until they are closed with a cause.
import { happened, type Decision } from "~/journey/course";
import { climbsDue } from "~/journey/complaint-deadlines";
import { event, type NewEvent } from "~/journey/events";
import type { ToldWay } from "~/journey/follow-up-events";
import type { Instant } from "~/journey/instant";
import type { Stage } from "~/journey/stages";
import { deny } from "~/journey/verdict";
import type { Complaint, Visit } from "~/journey/visit";
import type { WorkingCalendar } from "~/journey/working-time";
import { carGone } from "./follow-up";

/** Taken down by the desk. Its first owner is the visit's advisor. */
export function openComplaint(
  visit: Visit,
  complaint: { readonly complaintId: string; readonly what: string; readonly cause?: Stage | undefined },
  now: Instant,
): Decision {
  const gone = carGone(visit);
  if (!gone.ok) return gone;
  if (visit.followUp.complaints.some(({ id }) => id === complaint.complaintId)) {
    return deny("already-recorded");
  }
  return happened(event("complaint.opened", now, { ...complaint, from: "desk", ownerId: visit.advisorId }));
}

function complaintIn(
  visit: Visit,
  complaintId: string,
): { readonly ok: true; readonly complaint: Complaint } | ReturnType<typeof deny> {
  const gone = carGone(visit);
  if (!gone.ok) return gone;
  const complaint = visit.followUp.complaints.find(({ id }) => id === complaintId);
  return complaint ? { ok: true, complaint } : deny("complaint-not-found");
}

/** Who looks after it from now on. The caller has checked that they work here. */
export function assignComplaint(
  visit: Visit,
  { complaintId, ownerId }: { readonly complaintId: string; readonly ownerId: string },
  now: Instant,
): Decision {
  const found = complaintIn(visit, complaintId);
  if (!found.ok) return found;
  if (found.complaint.closedAt !== undefined) return deny("already-recorded");
  if (found.complaint.ownerId === ownerId) return happened();
  return happened(event("complaint.assigned", now, { complaintId, ownerId }));
}

/** What we said to the customer about it. */
export function answerComplaint(
  visit: Visit,
  {
    complaintId,
    answer,
    how,
  }: { readonly complaintId: string; readonly answer: string; readonly how?: ToldWay | undefined },
  now: Instant,
): Decision {
  const found = complaintIn(visit, complaintId);
  if (!found.ok) return found;
  if (found.complaint.answeredAt !== undefined) return deny("already-recorded");
  return happened(event("complaint.answered", now, { complaintId, answer, how }));
}

/** What was done about it, the stage in which it arose, and how the customer heard. Only after they got an answer. */
export function closeComplaint(
  visit: Visit,
  input: {
    readonly complaintId: string;
    readonly remedy: string;
    readonly cause: Stage;
    readonly told?: ToldWay | undefined;
  },
  now: Instant,
): Decision {
  const found = complaintIn(visit, input.complaintId);
  if (!found.ok) return found;
  if (found.complaint.closedAt !== undefined) return deny("already-recorded");
  if (found.complaint.answeredAt === undefined) return deny("complaint-not-answered");
  const { complaintId, remedy, cause, told } = input;
  return happened(event("complaint.closed", now, { complaintId, remedy, cause, told }));
}

/** Every climb of the visit's complaints that is due: a level at a time, so that each is a fact of its own. */
export function escalate(
  visit: Visit,
  calendar: WorkingCalendar,
  due: Instant,
  now: Instant,
): readonly NewEvent[] {
  return visit.followUp.complaints.flatMap((complaint) =>
    climbsDue(complaint, calendar, due).map(({ level, missed }) =>
      event("complaint.escalated", now, { complaintId: complaint.id, level, missed }),
    ),
  );
}
