// The rules as their form has them: each kind on or off, how long, by which channel, within what makes sense.
import { z } from "zod/v4";
import { wholeNumber } from "~/ui/form/zod-fields";
import { seenMark } from "~/settings/seen";
import {
  minutesOf,
  REMINDER_KINDS,
  RULE_SPANS,
  WISHES,
  type ReminderKind,
  type Rule,
  type Rules,
} from "../rules";

function ruleOf(kind: ReminderKind) {
  const { min, max } = RULE_SPANS[kind];
  return z.object({
    enabled: z.boolean().default(false),
    /** In the kind's own unit. */
    offset: wholeNumber(min, max),
    channel: z.enum(WISHES).default("auto"),
  });
}

export const RulesForm = z.object({
  rules: z.object({
    "booking-confirmed": ruleOf("booking-confirmed"),
    "booking-moved": ruleOf("booking-moved"),
    "booking-cancelled": ruleOf("booking-cancelled"),
    "reminder-day": ruleOf("reminder-day"),
    "reminder-hours": ruleOf("reminder-hours"),
    "no-show-call": ruleOf("no-show-call"),
    "approval-unanswered": ruleOf("approval-unanswered"),
    "promise-at-risk": ruleOf("promise-at-risk"),
    ready: ruleOf("ready"),
    survey: ruleOf("survey"),
    "survey-call": ruleOf("survey-call"),
    "deferred-work": ruleOf("deferred-work"),
    "service-due": ruleOf("service-due"),
    "morning-list": ruleOf("morning-list"),
  }),
  seen: seenMark(),
});
export type RulesForm = z.output<typeof RulesForm>;

/** In the order in which a visit meets them. */
export const GROUPS = {
  time: [
    "booking-confirmed",
    "booking-moved",
    "booking-cancelled",
    "reminder-day",
    "reminder-hours",
    "no-show-call",
  ],
  shop: ["approval-unanswered", "promise-at-risk", "ready"],
  after: ["survey", "survey-call", "deferred-work", "service-due"],
  team: ["morning-list"],
} as const satisfies Record<string, readonly ReminderKind[]>;

/** As the rules keep it. */
export function ruleFrom(
  kind: ReminderKind,
  { enabled, offset, channel }: RulesForm["rules"][ReminderKind],
): Rule {
  return { enabled, offsetMinutes: offset * minutesOf(RULE_SPANS[kind].unit), channel };
}

/** As the form shows it. */
export function offsetText(kind: ReminderKind, { offsetMinutes }: Pick<Rule, "offsetMinutes">): string {
  return String(Math.round(offsetMinutes / minutesOf(RULE_SPANS[kind].unit)));
}

export function rulesMark(rules: Rules): string {
  return JSON.stringify(
    REMINDER_KINDS.map((kind) => {
      const { enabled, offsetMinutes, channel } = rules[kind];
      return [enabled, offsetMinutes, channel];
    }),
  );
}
