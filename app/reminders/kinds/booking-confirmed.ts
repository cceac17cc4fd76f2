// "Your visit is booked": after a booking at the desk. Whoever books online is told by the booking itself.
import { HOUR, MINUTE, plus } from "~/journey/instant";
import type { VisitReminder } from "../kind";
import { aboutTime, aheadOf } from "./before-arrival";

/** Who comes so soon stands at the desk, or has just been told. */
const SOON = HOUR;

export const bookingConfirmed: VisitReminder = {
  kind: "booking-confirmed",
  moments(visit, { rule }) {
    const ahead = aheadOf(visit);
    if (!ahead || ahead.version !== 1 || ahead.appointment.online) return [];
    const { at, bookedAt } = ahead.appointment;
    if (at - bookedAt < SOON) return [];
    return [aboutTime(ahead, plus(bookedAt, rule.offsetMinutes * MINUTE), plus(at, -SOON / 2))];
  },
};
