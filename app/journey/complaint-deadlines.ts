// By when a complaint is answered and closed, and when it climbs to the next level because it was not. Pure.
import { endOfWorkingDayAfter } from "./deadlines";
import type { Complaint } from "./follow-up-facts";
import type { ComplaintDeadline } from "./follow-up-events";
import { DAY, plus, type Instant } from "./instant";
import type { WorkingCalendar } from "./working-time";

/** On the wall clock: the customer's patience knows no opening hours. */
const ANSWER = DAY;
const CLOSING_WORKING_DAYS = 5;
/** What the next one gets before it climbs once more. */
const GRACE = DAY;
const GRACE_WORKING_DAYS = 1;

export type OpenComplaint = Pick<Complaint, "openedAt" | "answeredAt" | "closedAt" | "level">;

/** 24 hours after it was opened, nights included. */
export function answerDueAt({ openedAt }: Pick<Complaint, "openedAt">): Instant {
  return plus(openedAt, ANSWER);
}

/** When the doors shut on the fifth working day after the day on which it was opened. */
export function closingDueAt({ openedAt }: Pick<Complaint, "openedAt">, calendar: WorkingCalendar): Instant {
  return endOfWorkingDayAfter(calendar, openedAt, CLOSING_WORKING_DAYS);
}

export interface Due {
  readonly deadline: ComplaintDeadline;
  readonly at: Instant;
}

/** What has to be done next, and by when; undefined when it is closed. */
export function complaintDue(complaint: OpenComplaint, calendar: WorkingCalendar): Due | undefined {
  if (complaint.closedAt !== undefined) return undefined;
  return complaint.answeredAt === undefined
    ? { deadline: "answer", at: answerDueAt(complaint) }
    : { deadline: "closing", at: closingDueAt(complaint, calendar) };
}

export interface Climb {
  /** 1: to the manager, 2: to the organisation's administrator. */
  readonly level: number;
  readonly missed: ComplaintDeadline;
  readonly at: Instant;
}

/** Every climb that is ahead of it if nobody does anything, the earliest of each level first. */
function timetable(complaint: OpenComplaint, calendar: WorkingCalendar): readonly Climb[] {
  if (complaint.closedAt !== undefined) return [];
  const answerDue = answerDueAt(complaint);
  const closingDue = closingDueAt(complaint, calendar);
  const unanswered: readonly Climb[] = [
    { level: 1, missed: "answer", at: answerDue },
    { level: 2, missed: "answer", at: plus(answerDue, GRACE) },
  ];
  const unclosed: readonly Climb[] = [
    { level: 1, missed: "closing", at: closingDue },
    { level: 2, missed: "closing", at: endOfWorkingDayAfter(calendar, closingDue, GRACE_WORKING_DAYS) },
  ];
  const all = complaint.answeredAt === undefined ? [...unanswered, ...unclosed] : unclosed;
  return [...all].sort((one, other) => one.level - other.level || one.at - other.at);
}

/** The next climb if nobody does anything until then; undefined when it is closed or as high as it gets. */
export function nextClimb(complaint: OpenComplaint, calendar: WorkingCalendar): Climb | undefined {
  return timetable(complaint, calendar).find(({ level }) => level === complaint.level + 1);
}

/** The climbs that are due by `now`, one level after the other: what was slept through is made up for step by step. */
export function climbsDue(
  complaint: OpenComplaint,
  calendar: WorkingCalendar,
  now: Instant,
): readonly Climb[] {
  const next = nextClimb(complaint, calendar);
  if (!next || next.at > now) return [];
  return [next, ...climbsDue({ ...complaint, level: next.level }, calendar, now)];
}
