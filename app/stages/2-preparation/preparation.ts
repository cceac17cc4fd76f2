// Preparation: history, parts, the draft order, a bay and a mechanic, and whether the customer will come.
import { happened, inStage, type Decision } from "~/journey/course";
import { event, type Payload, type WorkLine } from "~/journey/events";
import { DAY, iso, type Instant } from "~/journey/instant";
import { isMissing, isWanted } from "~/journey/part";
import { unseen } from "~/journey/replacing";
import { deny } from "~/journey/verdict";
import type { Visit } from "~/journey/visit";

/** A car that comes back within this time for the same trouble was not repaired the first time. */
export const REPEAT_WITHIN_DAYS = 90;

/** Whether a visit that ended at `endedAt` is recent enough for the new one to be a repeat repair. */
export function mayBeRepeat(endedAt: Instant, requestedAt: Instant): boolean {
  return endedAt <= requestedAt && requestedAt - endedAt <= REPEAT_WITHIN_DAYS * DAY;
}

/** The history was read; whether this is a repeat repair is the reader's judgement, not the calendar's. */
export function reviewHistory(visit: Visit, input: Payload<"history.reviewed">, now: Instant): Decision {
  const here = inStage(visit, "preparation");
  if (!here.ok) return here;
  if (here.visit.preparation.historyReviewed) return deny("already-recorded");
  return happened(event("history.reviewed", now, input));
}

/** Whether parts are needed. May be corrected until they are picked. */
export function checkParts(
  visit: Visit,
  input: Payload<"parts.checked"> & { readonly seenAt?: Instant | undefined },
  now: Instant,
): Decision {
  const here = inStage(visit, "preparation");
  if (!here.ok) return here;
  const { partsChecked, partsPicked } = here.visit.preparation;
  if (partsPicked || unseen(partsChecked?.at, input.seenAt)) return deny("already-recorded");
  if (!input.needed && here.visit.parts.some(isWanted)) return deny("parts-listed", { field: "needed" });
  return happened(event("parts.checked", now, { needed: input.needed, note: input.note }));
}

/** The parts lie ready for this car. */
export function pickParts(visit: Visit, now: Instant): Decision {
  const here = inStage(visit, "preparation");
  if (!here.ok) return here;
  const { partsChecked, partsPicked } = here.visit.preparation;
  if (!partsChecked) return deny("parts-not-checked");
  if (!partsChecked.needed) return deny("parts-not-needed");
  if (partsPicked) return deny("already-recorded");
  if (here.visit.parts.some(isMissing)) return deny("parts-not-here");
  return happened(event("parts.picked", now, {}));
}

/** The order as it will be offered at intake. May be rewritten by whoever has seen the last draft. */
export function draftOrder(
  visit: Visit,
  input: { readonly lines: readonly WorkLine[]; readonly seenAt?: Instant | undefined },
  now: Instant,
): Decision {
  const here = inStage(visit, "preparation");
  if (!here.ok) return here;
  if (unseen(here.visit.preparation.drafted?.at, input.seenAt)) return deny("already-recorded");
  if (input.lines.length === 0) return deny("estimate-empty", { field: "lines" });
  return happened(event("order.drafted", now, { lines: [...input.lines] }));
}

/** Who will do it and where. The caller has checked that both belong to the centre. */
export function assignResources(visit: Visit, input: Payload<"resources.assigned">, now: Instant): Decision {
  const here = inStage(visit, "preparation");
  if (!here.ok) return here;
  const { bayId, mechanicId } = input;
  const before = here.visit.preparation.resources;
  if (before?.bayId === bayId && before.mechanicId === mechanicId) return happened();
  return happened(event("resources.assigned", now, { bayId, mechanicId }));
}

/** The customer was reminded of the appointment; once more only after a move. */
export function sendReminder(visit: Visit, now: Instant): Decision {
  const here = inStage(visit, "preparation");
  if (!here.ok) return here;
  if (!here.visit.booking.appointment) return deny("appointment-missing");
  if (here.visit.preparation.reminderSentAt !== undefined) return deny("already-recorded");
  return happened(event("reminder.sent", now, {}));
}

/** The customer says that they will come at the appointed time. */
export function confirmVisit(visit: Visit, input: Payload<"visit.confirmed">, now: Instant): Decision {
  const here = inStage(visit, "preparation");
  if (!here.ok) return here;
  if (!here.visit.booking.appointment) return deny("appointment-missing");
  if (here.visit.preparation.confirmed) return deny("already-recorded");
  return happened(event("visit.confirmed", now, { how: input.how }));
}

/** A call to the customer, reached or not. As many as it takes. */
export function callCustomer(visit: Visit, input: Payload<"customer.called">, now: Instant): Decision {
  const here = inStage(visit, "preparation");
  if (!here.ok) return here;
  return happened(event("customer.called", now, { outcome: input.outcome, note: input.note }));
}

/** The customer did not come. Nobody is a no-show before the time has passed. */
export function noShow(visit: Visit, input: { readonly note?: string | undefined }, now: Instant): Decision {
  const here = inStage(visit, "preparation");
  if (!here.ok) return here;
  const appointment = here.visit.booking.appointment;
  if (!appointment) return deny("appointment-missing");
  if (now <= appointment.at) return deny("not-due-yet");
  return happened(event("visit.no-show", now, { note: input.note }));
}

/** The services as they were asked for become the draft. */
export function draftAsRequested(visit: Visit, now: Instant): Decision {
  const lines = visit.request.services.map(({ id, title, labourMinutes, priceMinor }) => ({
    id,
    title,
    labourMinutes,
    priceMinor,
  }));
  return draftOrder(visit, { lines }, now);
}

/** The bay and the mechanic of the plan are those of the visit. */
export function assignPlanned(visit: Visit, now: Instant): Decision {
  const plan = visit.booking.plan;
  if (!plan) return deny("appointment-missing");
  return assignResources(visit, { bayId: plan.bayId, mechanicId: plan.mechanicId }, now);
}

/**
 * Which of the centre's loaners the customer gets.
 * @param input.to until when it is kept: the end of the day on which the work ends
 * @param input.loaners how many the centre has
 */
export function assignLoaner(
  visit: Visit,
  input: { readonly loaner: number; readonly loaners: number; readonly to: Instant },
  now: Instant,
): Decision {
  const here = inStage(visit, "preparation", "intake");
  if (!here.ok) return here;
  const appointment = here.visit.booking.appointment;
  if (!appointment) return deny("appointment-missing");
  if (input.loaner > input.loaners) return deny("not-in-list", { field: "loaner" });
  if (here.visit.loaner?.number === input.loaner) return deny("already-recorded");
  const [from, to] = [iso(appointment.at), iso(input.to)];
  return happened(event("loaner.assigned", now, { loaner: input.loaner, from, to }));
}
