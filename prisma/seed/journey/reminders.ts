// Reminders in the simulation: the computer writes the day before, the customer confirms, or somebody rings.
import { HOUR, instant, MINUTE, plus, type Instant } from "~/journey/instant";
import { callCustomer, confirmVisit, sendReminder } from "~/stages/2-preparation/preparation";
import type { Steps } from "../agenda";
import type { Shop } from "../shop";
import type { Slot } from "../slots";
import type { VisitFile } from "../visit-file";
import { WHEN_THERE_IS_TIME } from "./urgency";

/** Whether the visit still waits for this very appointment. */
function stillWaits(file: VisitFile, slot: Slot): boolean {
  return file.isIn("preparation") && file.visit.booking.appointment?.at === slot.at;
}

function isSure(file: VisitFile): boolean {
  const { confirmed, called } = file.visit.preparation;
  return confirmed !== undefined || called !== undefined;
}

/** The last day before the appointment on which the centre is open. */
function dayBefore(shop: Shop, slot: Slot): Instant {
  const { opens } = shop.calendar.periodAt(slot.at);
  return shop.calendar.beforeOpen(opens, MINUTE);
}

/** The day before. Who booked for today has just said that they come. */
export function* remind(shop: Shop, file: VisitFile, slot: Slot, comes: boolean): Steps {
  const { chance } = file;
  const writes = plus(shop.clockTime(dayBefore(shop, slot), 0, 10), chance.whole(0, 600) * 1000);
  if (writes > shop.now) yield shop.agenda.until(writes);
  if (!stillWaits(file, slot)) return;
  const { reminderSentAt } = file.visit.preparation;
  if (reminderSentAt === undefined && file.guest.customer.smsConsent && slot.at - shop.now > 3 * HOUR) {
    file.record("job", "preparation:write", sendReminder);
    if (chance.happens(comes ? 0.72 : 0.3)) {
      yield shop.minutes(chance.around({ median: 70, sigma: 1 }));
      if (!stillWaits(file, slot) || isSure(file)) return;
      const how = chance.happens(0.8) ? "link" : "message";
      return file.record("customer", "preparation:write", confirmVisit, { how });
    }
  }
  yield* ring(shop, file, slot);
}

/** In the afternoon before, or at once when it is nearer. */
function* ring(shop: Shop, file: VisitFile, slot: Slot): Steps {
  const { chance } = file;
  const day = shop.calendar.periodAt(dayBefore(shop, slot));
  // Saturdays are short.
  const afternoon = Math.min(shop.clockTime(day.opens, 0, 15, 30), day.closes - 2 * HOUR);
  const at = plus(instant(afternoon), chance.whole(0, 90) * MINUTE);
  if (at > shop.now) yield shop.agenda.until(at);
  if (chance.happens(0.04)) return;
  const advisor = yield* shop.desk.seize(WHEN_THERE_IS_TIME);
  yield shop.minutes(chance.between(1, 3));
  if (stillWaits(file, slot) && !isSure(file)) {
    const reached = chance.happens(0.7);
    if (reached) file.record(advisor, "preparation:write", confirmVisit, { how: "phone" });
    else file.record(advisor, "preparation:write", callCustomer, { outcome: "no-answer", note: undefined });
  }
  shop.desk.release(advisor);
}
