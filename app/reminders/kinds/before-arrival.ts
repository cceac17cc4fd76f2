// What the kinds about an appointment share: whether it still lies ahead, and which of its versions it is.
import { latest, type Instant } from "~/journey/instant";
import { appointmentVersion, type Appointment, type Visit } from "~/journey/visit";
import type { Moment } from "../kind";

export interface Ahead {
  readonly appointment: Appointment;
  readonly version: number;
}

/** The appointment of a visit whose car has not come yet; undefined when there is none to speak of. */
export function aheadOf(visit: Visit): Ahead | undefined {
  const { appointment } = visit.booking;
  if (visit.status !== "open" || !appointment) return undefined;
  if (visit.stage !== "booking" && visit.stage !== "preparation") return undefined;
  return { appointment, version: appointmentVersion(visit) };
}

/** A moment about this version of the appointment. */
export function aboutTime({ version }: Ahead, dueAt: Instant, deadlineAt: Instant): Moment {
  return { occasion: String(version), about: version, dueAt, deadlineAt: latest(dueAt, deadlineAt) };
}
