// Preparation in the simulation: what the desk gets ready, and what the customer does about the appointment.
import { cancel } from "~/journey/course";
import { DAY, HOUR, MINUTE, plus, type Instant } from "~/journey/instant";
import { callCustomer, noShow } from "~/stages/2-preparation/preparation";
import type { Steps } from "../agenda";
import type { Shop } from "../shop";
import type { Slot } from "../slots";
import type { VisitFile } from "../visit-file";
import { moveTo } from "./appointment";
import { getReady, finishPaperwork } from "./getting-ready";
import { remind } from "./reminders";
import { ON_THE_PHONE } from "./urgency";

const FATES = [
  ["comes", 76],
  ["cancels", 6],
  ["moves", 9],
  ["stays away", 9],
] as const;

function appointmentOf(file: VisitFile): Instant {
  return file.visit.booking.appointment?.at ?? file.visit.stageEnteredAt;
}

/** When the customer thinks of something else: any time before the appointment, in opening hours. */
function changeOfMind(shop: Shop, file: VisitFile): Instant | undefined {
  const left = appointmentOf(file) - shop.now - HOUR;
  if (left < HOUR) return undefined;
  const at = shop.calendar.openFrom(plus(shop.now, left * file.chance.between(0.1, 1)));
  return at < appointmentOf(file) - 20 * MINUTE ? at : undefined;
}

function* cancels(shop: Shop, file: VisitFile): Steps {
  const reason = file.chance.pick(shop.phrases.cancelled);
  if (file.chance.happens(0.3)) return file.record("customer", "visit:cancel", cancel, reason);
  const advisor = yield* shop.desk.seize(ON_THE_PHONE);
  yield shop.minutes(file.chance.between(1, 4));
  if (file.isIn("preparation")) file.record(advisor, "visit:cancel", cancel, reason);
  shop.desk.release(advisor);
}

/** Moves the appointment to the next free time at or after the wish. */
function* moves(shop: Shop, file: VisitFile, slot: Slot, wish: Instant, reason: string): Steps<Slot> {
  const advisor = yield* shop.desk.seize(ON_THE_PHONE);
  yield shop.minutes(file.chance.between(1, 4));
  const moved = moveTo(shop, file, { wish, notBefore: plus(shop.now, 2 * HOUR), reason }, advisor);
  shop.desk.release(advisor);
  return moved && file.place ? file.place : slot;
}

/** Nobody came: somebody rings, finds a new time, or files it as a no-show. */
function* staysAway(shop: Shop, file: VisitFile, slot: Slot): Steps<Slot | undefined> {
  const { chance } = file;
  yield shop.agenda.until(plus(slot.at, chance.around({ median: 19, sigma: 0.35 }) * MINUTE));
  const advisor = yield* shop.desk.seize(ON_THE_PHONE);
  yield shop.minutes(chance.between(1, 3));
  const reached = chance.happens(0.5);
  const note = chance.pick(shop.phrases.noShow[reached ? "reached" : "unreached"]);
  file.record(advisor, "preparation:write", callCustomer, {
    outcome: reached ? "reached" : "no-answer",
    note,
  });
  yield shop.minutes(chance.between(1, 3));
  const again = reached && chance.happens(0.35);
  if (!again) file.record(advisor, "preparation:write", noShow, { note });
  shop.desk.release(advisor);
  if (!again) return undefined;
  const wish = shop.clockTime(shop.now, chance.whole(1, 5), 10);
  const moved = yield* moves(shop, file, slot, wish, note);
  return moved.at > shop.now ? moved : undefined;
}

/** A part will come too late: the desk offers another day, or hopes. */
function* partsTooLate(shop: Shop, file: VisitFile, slot: Slot): Steps<Slot> {
  const late = file.partsDue !== undefined && file.partsDue > slot.at;
  if (!late || !file.chance.happens(0.6)) return slot;
  const wish = shop.clockTime(slot.at, 1, 11);
  return yield* moves(shop, file, slot, wish, file.chance.pick(shop.phrases.delay.parts));
}

function arrivalAt(shop: Shop, file: VisitFile, slot: Slot): Instant {
  const minutes = Math.max(-25, 1 + 8 * file.chance.normal() + (file.chance.happens(0.08) ? 25 : 0));
  const at = plus(slot.at, Math.round(minutes * 60) * 1000);
  const earliest = shop.calendar.openFrom(plus(slot.at, -30 * MINUTE));
  return at < earliest ? plus(earliest, file.chance.whole(10, 400) * 1000) : at;
}

/**
 * From the booking to the moment the customer stands in front of the desk.
 * @returns whether the car came
 */
export function* preparation(shop: Shop, file: VisitFile, booked: Slot): Steps<boolean> {
  const { chance } = file;
  let slot = booked;
  shop.agenda.start(getReady(shop, file));
  let fate: (typeof FATES)[number][0] = chance.weighted(FATES);
  if (fate === "cancels" || fate === "moves") {
    const at = changeOfMind(shop, file);
    if (at !== undefined) {
      yield shop.agenda.until(at);
      if (fate === "cancels") {
        yield* cancels(shop, file);
        return false;
      }
      const wish = shop.clockTime(slot.at, chance.whole(1, 6), chance.whole(8, 14));
      slot = yield* moves(shop, file, slot, wish, chance.pick(shop.phrases.moved));
    }
    fate = "comes";
  }
  shop.agenda.start(remind(shop, file, slot, fate === "comes"));
  yield shop.agenda.until(shop.calendar.openFrom(plus(slot.at, -DAY)));
  const sooner = slot;
  slot = yield* partsTooLate(shop, file, slot);
  if (slot !== sooner) shop.agenda.start(remind(shop, file, slot, true));
  if (fate === "stays away") {
    const second = yield* staysAway(shop, file, slot);
    if (!second) return false;
    slot = second;
    shop.agenda.start(remind(shop, file, slot, true));
  }
  yield shop.agenda.until(arrivalAt(shop, file, slot));
  finishPaperwork(shop, file);
  return true;
}
