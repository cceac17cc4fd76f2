// No answer to the survey for two days: somebody calls before the third is over.
import { CONTACT_ATTEMPTS } from "~/journey/gates";
import { DAY, plus } from "~/journey/instant";
import { onTheClock } from "../clock";
import type { VisitReminder } from "../kind";

const UNTIL = 7 * DAY;

export const surveyCall: VisitReminder = {
  kind: "survey-call",
  moments(visit, { rule, calendar }) {
    if (visit.status !== "open" || visit.stage !== "follow-up") return [];
    const { survey, attempts } = visit.followUp;
    const reached = attempts.some(({ outcome }) => outcome !== "no-answer");
    if (survey || reached || attempts.length >= CONTACT_ATTEMPTS) return [];
    const released = visit.handover.releasedAt ?? visit.stageEnteredAt;
    const dueAt = onTheClock(released, rule.offsetMinutes, calendar.timeZone);
    return [{ occasion: "call", dueAt, deadlineAt: plus(dueAt, UNTIL) }];
  },
};
