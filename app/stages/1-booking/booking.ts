// Booking: a request is recorded as it was said, gets a time, or is lost with a reason.
import { happened, inStage, type Decision } from "~/journey/course";
import { event, type NewEvent, type Payload, type RequestedService, type WorkLine } from "~/journey/events";
import { DAY, iso, plus, type Instant } from "~/journey/instant";
import { allow, deny, type Verdict } from "~/journey/verdict";
import type { Visit } from "~/journey/visit";

/** What a customer asked for, whoever took it down. Prices are in minor units of the centre's currency. */
export interface RequestInput {
  readonly channel: Payload<"request.received">["channel"];
  readonly customerId: string;
  readonly vehicleId: string;
  /** In the customer's own words. */
  readonly complaint: string;
  /** Each line with an id of its own: it becomes the job's id. */
  readonly services: readonly RequestedService[];
  readonly transport: Payload<"request.received">["transport"];
  readonly firstChoiceAt?: Instant;
  readonly smsConsent: boolean;
}

/** The first fact of a visit, for `beginVisit`. */
export function requestFacts(
  input: RequestInput,
  number: number,
  routeMapVersion: number,
  now: Instant,
): NewEvent[] {
  const { firstChoiceAt, services, ...said } = input;
  const received = event("request.received", now, {
    ...said,
    number,
    routeMapVersion,
    services: [...services],
    ...(firstChoiceAt === undefined ? {} : { firstChoiceAt: iso(firstChoiceAt) }),
  });
  return [received];
}

/** How long a car without chosen services keeps a place: somebody has to look at it first. */
const LOOK_MINUTES = 60;

/** Minutes to keep free for the chosen services. */
export function bookingMinutes(services: readonly Pick<WorkLine, "labourMinutes">[]): number {
  const labour = services.reduce((total, line) => total + line.labourMinutes, 0);
  return labour > 0 ? labour : LOOK_MINUTES;
}

/** Whoever types a year too many is told so; nobody makes appointments for so long ahead. */
const FARTHEST = 5 * 366 * DAY;

/** Whether the time is one that an appointment can have. */
export function bookable(at: Instant, now: Instant, field: string): Verdict {
  if (at < now) return deny("appointment-in-the-past", { field });
  return at > plus(now, FARTHEST) ? deny("appointment-too-far", { field }) : allow;
}

/** Sets the first appointment. A later change is a move. */
export function book(
  visit: Visit,
  input: { readonly at: Instant; readonly minutes: number; readonly online: boolean },
  now: Instant,
): Decision {
  const here = inStage(visit, "booking");
  if (!here.ok) return here;
  if (here.visit.booking.appointment) return deny("already-recorded", { field: "at" });
  const fits = bookable(input.at, now, "at");
  if (!fits.ok) return fits;
  const { at, minutes, online } = input;
  return happened(event("visit.booked", now, { at: iso(at), minutes, online }));
}

/** The customer has heard or read the booking back, so that the number and the time are known to be right. */
export function confirmContact(visit: Visit, input: Payload<"contact.confirmed">, now: Instant): Decision {
  const here = inStage(visit, "booking");
  if (!here.ok) return here;
  if (here.visit.booking.contactConfirmed) return deny("already-recorded");
  return happened(event("contact.confirmed", now, { how: input.how }));
}

/**
 * Moves the appointment, as long as the car has not come. A confirmation of the old time falls away with it; a move to where it
 * stands is none.
 */
export function moveAppointment(
  visit: Visit,
  input: {
    readonly to: Instant;
    readonly minutes: number;
    readonly reason?: string | undefined;
    /** The time that the person's page showed; a colleague may have moved it since. */
    readonly from?: Instant | undefined;
  },
  now: Instant,
): Decision {
  const here = inStage(visit, "booking", "preparation");
  if (!here.ok) return here;
  const appointment = here.visit.booking.appointment;
  if (!appointment) return deny("appointment-missing");
  const { to, minutes, reason, from } = input;
  if (from !== undefined && from !== appointment.at) return deny("already-recorded");
  const fits = bookable(to, now, "to");
  if (!fits.ok) return fits;
  if (to === appointment.at && minutes === appointment.minutes) return happened();
  return happened(event("visit.moved", now, { from: iso(appointment.at), to: iso(to), minutes, reason }));
}

/** A request that does not become a visit stays on record with its reason. */
export function loseRequest(visit: Visit, input: Payload<"request.lost">, now: Instant): Decision {
  const here = inStage(visit, "booking");
  if (!here.ok) return here;
  return happened(event("request.lost", now, { reason: input.reason, note: input.note }));
}

/** What the plan says of the work, as a fact. */
export function planned(
  place: {
    readonly bayId: string;
    readonly mechanicId: string;
    readonly startsAt: Instant;
    readonly endsAt: Instant;
  },
  now: Instant,
): NewEvent {
  const { bayId, mechanicId, startsAt, endsAt } = place;
  return event("work.planned", now, { bayId, mechanicId, from: iso(startsAt), to: iso(endsAt) });
}

/**
 * When the customer comes, after the work was put to another time: at its beginning when they wait or when it begins earlier or
 * on another day than they were to come; else as agreed.
 */
export function receptionFor(
  visit: Visit,
  startsAt: Instant,
  sameDay: (one: Instant, other: Instant) => boolean,
): Instant {
  const agreed = visit.booking.appointment?.at;
  const stays =
    agreed !== undefined &&
    visit.request.transport !== "wait" &&
    agreed <= startsAt &&
    sameDay(agreed, startsAt);
  return stays ? agreed : startsAt;
}

/** Somebody of ours answers what came in writing. Who calls or stands at the desk is answered at once. */
export function answerRequest(visit: Visit, now: Instant): Decision {
  const here = inStage(visit, "booking");
  if (!here.ok) return here;
  const { answered, channel } = here.visit.request;
  if (answered || channel === "phone" || channel === "walk-in") return deny("already-recorded");
  return happened(event("request.answered", now, {}));
}
