// The customer did not come: somebody calls, within half an hour of the appointment.
import { HOUR, MINUTE, plus } from "~/journey/instant";
import { appointmentVersion, type Visit } from "~/journey/visit";
import type { VisitReminder } from "../kind";

/** A call that comes later is no call about not coming. */
const UNTIL = 4 * HOUR;

function awaited(visit: Visit): boolean {
  if (visit.status === "no-show") return true;
  return visit.status === "open" && (visit.stage === "booking" || visit.stage === "preparation");
}

export const noShowCall: VisitReminder = {
  kind: "no-show-call",
  moments(visit, { rule }) {
    const at = visit.booking.appointment?.at;
    if (at === undefined || !awaited(visit)) return [];
    const { called } = visit.preparation;
    if (called !== undefined && called.at >= at) return [];
    const dueAt = plus(at, rule.offsetMinutes * MINUTE);
    const version = appointmentVersion(visit);
    return [{ occasion: String(version), about: version, dueAt, deadlineAt: plus(dueAt, UNTIL) }];
  },
};
