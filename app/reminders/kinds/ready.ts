// "Your car is ready": goes out by itself once the desk has chosen to tell it by a message.
import { DAY, MINUTE, plus } from "~/journey/instant";
import type { VisitReminder } from "../kind";

export const ready: VisitReminder = {
  kind: "ready",
  moments(visit, { rule }) {
    if (visit.status !== "open" || visit.stage !== "handover") return [];
    const { notified, returnedAt, started } = visit.handover;
    if (notified?.how !== "message" || returnedAt !== undefined || started) return [];
    const dueAt = plus(notified.at, rule.offsetMinutes * MINUTE);
    return [{ occasion: "ready", dueAt, deadlineAt: plus(dueAt, DAY) }];
  },
};
