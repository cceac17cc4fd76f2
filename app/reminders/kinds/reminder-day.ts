// The reminder a day before: at the same hour on the wall clock.
import { HOUR, plus } from "~/journey/instant";
import { onTheClock } from "../clock";
import type { VisitReminder } from "../kind";
import { aboutTime, aheadOf } from "./before-arrival";

/** Who has just agreed on the time needs no reminder of it. */
export const FRESH = HOUR;
/** Nearer to the visit the other reminder speaks. */
const UNTIL = 3 * HOUR;

export const reminderDay: VisitReminder = {
  kind: "reminder-day",
  moments(visit, { rule, calendar }) {
    const ahead = aheadOf(visit);
    // Somebody of the desk has done it already.
    if (!ahead || visit.preparation.reminderSentAt !== undefined) return [];
    const { at, agreedAt } = ahead.appointment;
    const dueAt = onTheClock(at, -rule.offsetMinutes, calendar.timeZone);
    return dueAt - agreedAt < FRESH ? [] : [aboutTime(ahead, dueAt, plus(at, -UNTIL))];
  },
};
