// Booking in the simulation: the request is answered, gets a slot from the book, or is lost with its reason.
import { addNote, happened } from "~/journey/course";
import { event } from "~/journey/events";
import { DAY, plus, type Instant } from "~/journey/instant";
import { confirmContact, loseRequest } from "~/stages/1-booking/booking";
import type { Steps } from "../agenda";
import type { Arrival } from "../arrivals";
import type { Chance } from "../chance";
import type { Guest } from "../people/guests";
import type { Request, Shop } from "../shop";
import type { Slot } from "../slots";
import type { Person, VisitFile } from "../visit-file";
import { bookInto, needOfFile } from "./appointment";
import { ON_THE_PHONE, PAPERWORK } from "./urgency";

const LOST = [
  ["price", 30],
  ["no-time-free", 12],
  ["not-our-work", 12],
  ["no-answer", 18],
  ["went-elsewhere", 16],
  ["other", 12],
] as const;
const IS_LOST = 0.11;
/** Longer ahead than this is too late for most. */
const PATIENCE = 12 * DAY;

/** How soon somebody wants to come: today, tomorrow, this week or later. */
function wishedDay(shop: Shop, chance: Chance): Instant {
  const days = chance.weighted([
    [0, 0.14],
    [1, 0.27],
    [chance.whole(2, 4), 0.36],
    [chance.whole(5, 9), 0.16],
    [chance.whole(10, 16), 0.07],
  ]);
  // Cars are mostly brought in the morning; who waits comes at any time.
  const after = chance.happens(0.6) ? chance.between(0, 2) : chance.between(0, 8);
  const { opens, closes } = shop.calendar.periodAt(shop.clockTime(shop.now, days, 12));
  const wish = plus(opens, Math.min(after * 3_600_000, closes - opens - 2 * 3_600_000));
  return shop.rounded(wish > shop.now ? wish : shop.soonest(1));
}

function slotFor(shop: Shop, file: VisitFile, wish: Instant): Slot | undefined {
  const need = needOfFile(file);
  const notBefore = plus(shop.now, need.walkIn ? 0 : 45 * 60_000);
  const slot = shop.book.find(need, { wish, notBefore });
  const patient = slot && slot.at - shop.now <= PATIENCE + Math.max(0, wish - shop.now);
  return patient ? slot : undefined;
}

function* lost(
  shop: Shop,
  file: VisitFile,
  reason: (typeof LOST)[number][0],
  advisor: Person,
): Steps<undefined> {
  yield shop.minutes(file.chance.between(1, 4));
  const notes = shop.phrases.lost[reason] ?? [];
  const note = notes.length > 0 && file.chance.happens(0.6) ? file.chance.pick(notes) : undefined;
  file.record(advisor, "booking:write", loseRequest, { reason, note });
  return undefined;
}

/** The advisor finds a time, writes it down and reads it back. */
function* agree(shop: Shop, file: VisitFile, wish: Instant, advisor: Person): Steps<Slot | undefined> {
  const { chance } = file;
  if (chance.happens(IS_LOST)) return yield* lost(shop, file, chance.weighted(LOST), advisor);
  yield shop.minutes(chance.between(1, 3));
  const slot = slotFor(shop, file, wish);
  if (!slot) return yield* lost(shop, file, "no-time-free", advisor);
  shop.book.take(slot);
  bookInto(shop, file, slot, advisor);
  if (chance.happens(0.08)) {
    const text = chance.pick(shop.phrases.notes);
    file.record(advisor, "visit:note", (_visit, now) => addNote(text, now));
  }
  yield shop.minutes(chance.between(0.5, 1.5));
  if (chance.happens(0.006)) return slot;
  file.record(advisor, "booking:write", confirmContact, {
    how: chance.happens(0.8) ? "read-back" : "message",
  });
  return slot;
}

/** Into preparation; a contact that nobody confirmed takes the manager's word. */
function* leaveBooking(shop: Shop, file: VisitFile, advisor: Person): Steps {
  yield shop.minutes(0.3);
  if (file.gateIsOpen) return file.cross(advisor, "booking:write");
  file.crossAnyhow(shop.one("manager"), file.chance.pick(shop.phrases.overrides.contact));
}

/** On the telephone or at the desk: somebody has to be free to answer. */
function* spoken(shop: Shop, request: Request): Steps<readonly [VisitFile, Slot | undefined]> {
  const advisor = yield* shop.desk.seize(ON_THE_PHONE);
  const file = shop.receive(advisor, request);
  const slot = yield* agree(shop, file, request.wish ?? wishedDay(shop, file.chance), advisor);
  if (slot) yield* leaveBooking(shop, file, advisor);
  shop.desk.release(advisor);
  return [file, slot];
}

/** Written at any hour. Most take a free slot themselves, the others wait for an answer. */
function* written(shop: Shop, request: Request): Steps<readonly [VisitFile, Slot | undefined]> {
  const file = shop.receive("customer", request);
  const wish = request.wish ?? wishedDay(shop, file.chance);
  const own =
    request.channel === "online" && file.chance.happens(0.85) ? slotFor(shop, file, wish) : undefined;
  if (own) {
    shop.book.take(own);
    yield shop.minutes(file.chance.between(1, 4));
    bookInto(shop, file, own, "customer");
    file.record("customer", "booking:write", confirmContact, { how: "code" });
  }
  yield shop.agenda.until(shop.after({ median: 7, sigma: 0.8 }, file.chance));
  const advisor = yield* shop.desk.seize(PAPERWORK);
  if (!own)
    file.record(advisor, "booking:write", (_visit, now) => happened(event("request.answered", now, {})));
  const slot = own ?? (yield* agree(shop, file, wish, advisor));
  if (slot) yield* leaveBooking(shop, file, advisor);
  shop.desk.release(advisor);
  return [file, slot];
}

/** @returns the visit with its slot; without one the request was lost */
export function* booking(
  shop: Shop,
  guest: Guest,
  { channel }: Arrival,
  chance: Chance,
): Steps<readonly [VisitFile, Slot | undefined]> {
  const services = shop.wishes(guest, chance);
  const wish = chance.happens(0.6) ? wishedDay(shop, chance) : undefined;
  const request: Request = { guest, services, channel, wish, chance };
  return channel === "online" || channel === "message"
    ? yield* written(shop, request)
    : yield* spoken(shop, request);
}
