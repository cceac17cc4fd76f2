// The customer has not answered about extra work for half an hour of opening time: somebody calls.
import { workingTimeAfter } from "~/journey/deadlines";
import { DAY, MINUTE, plus } from "~/journey/instant";
import { isOpenLine } from "~/journey/visit";
import type { VisitReminder } from "../kind";

export const approvalUnanswered: VisitReminder = {
  kind: "approval-unanswered",
  moments(visit, { rule, calendar }) {
    if (visit.status !== "open" || visit.stage !== "repairs") return [];
    return visit.requests
      .filter(({ lines }) => lines.some(isOpenLine))
      .map(({ id, requested }) => {
        const dueAt = workingTimeAfter(calendar, requested.at, rule.offsetMinutes * MINUTE);
        return { occasion: id, dueAt, deadlineAt: plus(dueAt, 2 * DAY) };
      });
  },
};
