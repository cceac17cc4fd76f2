// The reminder a few hours before.
import { MINUTE, plus } from "~/journey/instant";
import { onTheClock } from "../clock";
import type { VisitReminder } from "../kind";
import { aboutTime, aheadOf } from "./before-arrival";
import { FRESH } from "./reminder-day";

/** Later the customer is on the way. */
const UNTIL = 30 * MINUTE;

export const reminderHours: VisitReminder = {
  kind: "reminder-hours",
  moments(visit, { rule, calendar }) {
    const ahead = aheadOf(visit);
    if (!ahead) return [];
    const { at, agreedAt } = ahead.appointment;
    const dueAt = onTheClock(at, -rule.offsetMinutes, calendar.timeZone);
    return dueAt - agreedAt < FRESH ? [] : [aboutTime(ahead, dueAt, plus(at, -UNTIL))];
  },
};
