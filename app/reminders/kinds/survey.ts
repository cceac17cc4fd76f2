// The survey: on the next working day, some time after the doors open.
import { DAY, MINUTE, plus } from "~/journey/instant";
import { nextWorkingOpening } from "../clock";
import type { VisitReminder } from "../kind";

/** Later nobody remembers how it was. */
const UNTIL = 5 * DAY;

export const survey: VisitReminder = {
  kind: "survey",
  moments(visit, { rule, calendar }) {
    if (visit.status !== "open" || visit.stage !== "follow-up") return [];
    if (visit.followUp.surveySentAt !== undefined) return [];
    const released = visit.handover.releasedAt ?? visit.stageEnteredAt;
    const dueAt = plus(nextWorkingOpening(calendar, released), rule.offsetMinutes * MINUTE);
    return [{ occasion: "survey", dueAt, deadlineAt: plus(dueAt, UNTIL) }];
  },
};
