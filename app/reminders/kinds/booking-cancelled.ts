// "Your visit is called off": so that nobody comes in vain.
import { latest, MINUTE, plus } from "~/journey/instant";
import type { VisitReminder } from "../kind";

export const bookingCancelled: VisitReminder = {
  kind: "booking-cancelled",
  moments(visit, { rule }) {
    if (visit.status !== "cancelled" || (visit.stage !== "booking" && visit.stage !== "preparation"))
      return [];
    const at = visit.booking.appointment?.at;
    if (at === undefined || at <= visit.endedAt) return [];
    const dueAt = plus(visit.endedAt, rule.offsetMinutes * MINUTE);
    return [{ occasion: "cancelled", dueAt, deadlineAt: latest(dueAt, at) }];
  },
};
