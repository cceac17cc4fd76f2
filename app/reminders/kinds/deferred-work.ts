// Work that was declined is offered again after a while: once for what was declined in a visit.
import { DAY, plus } from "~/journey/instant";
import type { RequestLine, Visit } from "~/journey/visit";
import { atHour, onTheClock } from "../clock";
import type { VisitReminder } from "../kind";

/** When people have time for such things. */
const HOUR_OF_DAY = 10;
const UNTIL = 14 * DAY;

/** What the customer said no to, in the order of asking. */
export function declinedLines(visit: Pick<Visit, "requests">): readonly RequestLine[] {
  return visit.requests.flatMap(({ lines }) => lines.filter(({ decision }) => decision === "declined"));
}

export const deferredWork: VisitReminder = {
  kind: "deferred-work",
  moments(visit, { rule, calendar }) {
    if (visit.status !== "closed" || declinedLines(visit).length === 0) return [];
    const { timeZone } = calendar;
    const dueAt = atHour(onTheClock(visit.endedAt, rule.offsetMinutes, timeZone), HOUR_OF_DAY, timeZone);
    return [{ occasion: "declined", dueAt, deadlineAt: plus(dueAt, UNTIL) }];
  },
};
