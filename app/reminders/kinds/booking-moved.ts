// "Your visit is at another time": after each move, whoever moved it.
import { MINUTE, plus } from "~/journey/instant";
import type { VisitReminder } from "../kind";
import { aboutTime, aheadOf } from "./before-arrival";

export const bookingMoved: VisitReminder = {
  kind: "booking-moved",
  moments(visit, { rule }) {
    const ahead = aheadOf(visit);
    if (!ahead || ahead.version < 2) return [];
    const { at, agreedAt } = ahead.appointment;
    return [aboutTime(ahead, plus(agreedAt, rule.offsetMinutes * MINUTE), at)];
  },
};
