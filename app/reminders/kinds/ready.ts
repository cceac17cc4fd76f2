// "Your car is ready": goes out by itself when nobody of the desk has told the customer for a while.
import { HOUR, MINUTE, plus } from "~/journey/instant";
import type { VisitReminder } from "../kind";

const UNTIL = 14 * HOUR;

export const ready: VisitReminder = {
  kind: "ready",
  moments(visit, { rule }) {
    if (visit.status !== "open" || visit.stage !== "handover") return [];
    const { notified, returnedAt, started } = visit.handover;
    if (notified || returnedAt !== undefined || started) return [];
    const dueAt = plus(visit.stageEnteredAt, rule.offsetMinutes * MINUTE);
    return [{ occasion: `ready-${String(visit.loop)}`, dueAt, deadlineAt: plus(dueAt, UNTIL) }];
  },
};
