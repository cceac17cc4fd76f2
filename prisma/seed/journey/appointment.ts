// Appointments in the simulation: a time in the visit's history and a place in the book, taken together or not at all.
import { needOf, type Need } from "~/capacity/need";
import { happened, type Decision } from "~/journey/course";
import type { Instant } from "~/journey/instant";
import type { Visit } from "~/journey/visit";
import { book, bookingMinutes, moveAppointment, planned } from "~/stages/1-booking/booking";
import { assignResources } from "~/stages/2-preparation/preparation";
import type { Shop } from "../shop";
import type { Slot } from "../slots";
import type { Doer, Person, VisitFile } from "../visit-file";

/** People plan in quarters of an hour, and at least half of one. */
export function plannedMinutes(order: Parameters<typeof bookingMinutes>[0]): number {
  return Math.max(30, Math.ceil(bookingMinutes(order) / 15) * 15);
}

/** What the visit takes of the book. */
export function needOfFile({ order, visit }: VisitFile): Need {
  const { transport = "drop-off", channel = "phone" } = visit.request;
  return needOf(order, { transport, channel }, plannedMinutes(order));
}

function withPlan(decision: Decision, { placement }: Slot, now: Instant): Decision {
  return decision.ok ? happened(...decision.events, planned(placement, now)) : decision;
}

function bookSlot(visit: Visit, slot: Slot, online: boolean, now: Instant): Decision {
  const { at, minutes } = slot;
  return withPlan(book(visit, { at, minutes, online }, now), slot, now);
}

function moveToSlot(visit: Visit, slot: Slot, reason: string, now: Instant): Decision {
  const { at: to, minutes } = slot;
  return withPlan(moveAppointment(visit, { to, minutes, reason }, now), slot, now);
}

/** Records the first appointment. Its slot is taken in the book already. */
export function bookInto(shop: Shop, file: VisitFile, slot: Slot, by: Doer): void {
  file.record(by, "booking:write", bookSlot, slot, by === "customer");
  file.place = { ...slot, takenAt: shop.now };
}

/** Moves the appointment to the free time nearest to the wish; what it had counts as free. @returns whether it moved */
export function moveTo(
  shop: Shop,
  file: VisitFile,
  asked: { readonly wish: Instant; readonly notBefore: Instant; readonly reason: string },
  advisor: Person,
): boolean {
  const before = file.place;
  if (!before) throw new Error(`visit ${file.visit.number} has no place to move`);
  shop.book.giveBack(before);
  const found = shop.book.find(needOfFile(file), asked);
  const other = found && found.at !== before.at ? found : undefined;
  shop.book.take(other ?? before);
  if (!other) return false;
  file.record(advisor, "booking:write", moveToSlot, other, asked.reason);
  file.place = { ...other, takenAt: shop.now };
  if (file.visit.preparation.resources) assignPlanned(file, advisor);
  return true;
}

/** The bay and the mechanic are those of the plan. */
export function assignPlanned(file: VisitFile, advisor: Person): void {
  const { plan } = file.visit.booking;
  if (!plan) throw new Error(`visit ${file.visit.number} is not planned`);
  const { bayId, mechanicId } = plan;
  file.record(advisor, "preparation:write", assignResources, { bayId, mechanicId });
}
