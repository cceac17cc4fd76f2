// What is wanted of a visit, and what has to change in what is planned for it. Pure.
import type { Instant } from "~/journey/instant";
import type { Visit } from "~/journey/visit";
import type { WorkingCalendar } from "~/journey/working-time";
import type { VisitReminder, Wanted } from "./kind";
import { approvalUnanswered } from "./kinds/approval-unanswered";
import { bookingCancelled } from "./kinds/booking-cancelled";
import { bookingConfirmed } from "./kinds/booking-confirmed";
import { bookingMoved } from "./kinds/booking-moved";
import { deferredWork } from "./kinds/deferred-work";
import { noShowCall } from "./kinds/no-show-call";
import { ready } from "./kinds/ready";
import { reminderDay } from "./kinds/reminder-day";
import { reminderHours } from "./kinds/reminder-hours";
import { survey } from "./kinds/survey";
import { surveyCall } from "./kinds/survey-call";
import type { ReminderKind, Rules } from "./rules";

/** The kinds that follow from a visit; `service-due` and `morning-list` are planned by the day, `promise-at-risk` is watched. */
export const VISIT_REMINDERS: readonly VisitReminder[] = [
  bookingConfirmed,
  bookingMoved,
  bookingCancelled,
  reminderDay,
  reminderHours,
  noShowCall,
  approvalUnanswered,
  ready,
  survey,
  surveyCall,
  deferredWork,
];

export function isOfVisits(kind: string): boolean {
  return VISIT_REMINDERS.some((each) => each.kind === kind);
}

/** All that is to happen with a visit as it stands, whenever it is due. */
export function wantedOf(visit: Visit, rules: Rules, calendar: WorkingCalendar): readonly Wanted[] {
  return VISIT_REMINDERS.flatMap(({ kind, moments }) => {
    const rule = rules[kind];
    if (!rule.enabled) return [];
    return moments(visit, { rule, calendar }).map((moment) => ({
      ...moment,
      kind,
      occasion: `${visit.id}:${moment.occasion}`,
    }));
  });
}

/** What is planned, or was. */
export interface Known {
  readonly id: string;
  readonly kind: string;
  readonly occasion: string;
  readonly about: number | null;
  readonly dueAt: number;
  readonly deadlineAt: number;
  readonly state: string;
  /** An open task that came of it. */
  readonly openTaskId: string | null;
}

export interface PlanChange {
  /** To be planned, moved, or planned again after it was withdrawn. */
  readonly keep: readonly Wanted[];
  /** Ids of what is planned and no longer wanted. */
  readonly withdraw: readonly string[];
  /** Ids of open tasks whose reason is gone. */
  readonly settle: readonly string[];
}

function key({ kind, occasion }: { readonly kind: string; readonly occasion: string }): string {
  return `${kind}/${occasion}`;
}

function isAsWanted(known: Known, wanted: Wanted): boolean {
  return (
    known.dueAt === wanted.dueAt &&
    known.deadlineAt === wanted.deadlineAt &&
    (known.about ?? undefined) === wanted.about
  );
}

/** What is done, cancelled by a colleague or missed stays so; what is past its deadline is not planned any more. */
export function planChange(known: readonly Known[], wanted: readonly Wanted[], now: Instant): PlanChange {
  const byKey = new Map(known.map((row) => [key(row), row]));
  const keys = new Set(wanted.map(key));
  const gone = known.filter((row) => isOfVisits(row.kind) && !keys.has(key(row)));
  return {
    keep: wanted.filter((each) => {
      const row = byKey.get(key(each));
      if (row?.state === "planned") return !isAsWanted(row, each);
      return (row === undefined || row.state === "withdrawn") && each.deadlineAt > now;
    }),
    withdraw: gone.filter(({ state }) => state === "planned").map(({ id }) => id),
    settle: gone.flatMap(({ openTaskId }) => openTaskId ?? []),
  };
}

/** The names of the kinds that `planReminders` looks after, for queries. */
export const KINDS_OF_VISITS: readonly ReminderKind[] = VISIT_REMINDERS.map(({ kind }) => kind);
