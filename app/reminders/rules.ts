// The kinds of things that happen by themselves at their time, and how a centre may want each of them. Pure.
import type { Channel } from "~/messages/kinds";
import { DAY, HOUR, MINUTE } from "~/journey/instant";

export const REMINDER_KINDS = [
  "booking-confirmed",
  "booking-moved",
  "booking-cancelled",
  "reminder-day",
  "reminder-hours",
  "no-show-call",
  "approval-unanswered",
  "promise-at-risk",
  "ready",
  "survey",
  "survey-call",
  "deferred-work",
  "service-due",
  "morning-list",
] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** A kind of which nothing is planned: its moment is when something is seen to go wrong. */
export type WatchedKind = "promise-at-risk";

export function isReminderKind(kind: string): kind is ReminderKind {
  return REMINDER_KINDS.some((known) => known === kind);
}

/** How a centre wants a kind. */
export interface Rule {
  readonly enabled: boolean;
  /** Before or after the moment that the kind counts from. */
  readonly offsetMinutes: number;
  /** "auto": as the customer prefers. Of a task it says nothing. */
  readonly channel: Channel | "auto";
}

export const UNITS = { minutes: MINUTE, hours: HOUR, days: DAY } as const;
export type Unit = keyof typeof UNITS;

/** A kind's rule as the program has it, and what a centre may make of it. Bounds count in `unit`. */
export interface RuleSpan {
  readonly offsetMinutes: number;
  readonly unit: Unit;
  readonly min: number;
  readonly max: number;
  /** What comes of it: a text to the customer or to colleagues, or a task. */
  readonly makes: "message" | "staff-message" | "task";
}

const minutes = (count: number, min: number, max: number, makes: RuleSpan["makes"]): RuleSpan => ({
  offsetMinutes: count,
  unit: "minutes",
  min,
  max,
  makes,
});
const hours = (count: number, min: number, max: number, makes: RuleSpan["makes"]): RuleSpan => ({
  offsetMinutes: count * 60,
  unit: "hours",
  min,
  max,
  makes,
});
const days = (count: number, min: number, max: number, makes: RuleSpan["makes"]): RuleSpan => ({
  offsetMinutes: count * 24 * 60,
  unit: "days",
  min,
  max,
  makes,
});

export const RULE_SPANS = {
  "booking-confirmed": minutes(0, 0, 120, "message"),
  // A colleague may still be looking for the best place: only the last of several moves is told.
  "booking-moved": minutes(2, 0, 120, "message"),
  "booking-cancelled": minutes(2, 0, 120, "message"),
  "reminder-day": hours(24, 12, 168, "message"),
  "reminder-hours": hours(2, 1, 10, "message"),
  "no-show-call": minutes(15, 0, 30, "task"),
  "approval-unanswered": minutes(30, 5, 480, "task"),
  // Nothing is planned: the task comes when the expected finish says so (lateness/).
  "promise-at-risk": minutes(0, 0, 240, "task"),
  // Criterion 6.4: told within ten minutes; a minute is left for the way.
  ready: minutes(9, 0, 120, "message"),
  survey: minutes(120, 0, 480, "message"),
  // Within 72 hours the customer is called (criterion 7.1): the rest of them is for the call.
  "survey-call": hours(48, 24, 168, "task"),
  "deferred-work": days(30, 7, 365, "message"),
  "service-due": days(14, 0, 60, "message"),
  "morning-list": minutes(0, 0, 120, "staff-message"),
} as const satisfies Record<ReminderKind, RuleSpan>;

/** How much one of the unit is, in minutes. */
export function minutesOf(unit: Unit): number {
  return UNITS[unit] / MINUTE;
}

/** As the program has it. */
export function ownRule(kind: ReminderKind): Rule {
  return { enabled: true, offsetMinutes: RULE_SPANS[kind].offsetMinutes, channel: "auto" };
}

export type Rules = { readonly [K in ReminderKind]: Rule };

/** The rules of a centre: its own where it has said something, else the program's. */
export function rulesFrom(
  said: readonly (Omit<Rule, "channel"> & { readonly kind: string; readonly channel: string })[],
): Rules {
  const own = new Map(said.map((rule) => [rule.kind, rule]));
  return Object.fromEntries(
    REMINDER_KINDS.map((kind) => {
      const rule = own.get(kind);
      return [kind, rule ? { ...rule, channel: asWish(rule.channel) } : ownRule(kind)];
    }),
  ) as Rules;
}

export const WISHES = ["auto", "sms", "whatsapp", "email"] as const satisfies readonly (Channel | "auto")[];

function asWish(channel: string): Rule["channel"] {
  return WISHES.find((wish) => wish === channel) ?? "auto";
}
