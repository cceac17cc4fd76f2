// The last scenes, step by step: a visit is carried to where it stands now, each fact at its own moment.
import { TEST_DRIVE } from "~/journey/inspection";
import { instant, MINUTE, plus, type Instant } from "~/journey/instant";
import { needOf } from "~/capacity/need";
import { confirmContact } from "~/stages/1-booking/booking";
import {
  checkParts,
  confirmVisit,
  draftOrder,
  pickParts,
  reviewHistory,
} from "~/stages/2-preparation/preparation";
import {
  chooseConsent,
  completeWalkaround,
  greet,
  presentEstimate,
  setPromise,
  signOrder,
  startIntake,
} from "~/stages/3-intake/intake";
import { assignJob, finishWork, startWork } from "~/stages/4-repairs/clock";
import { passInspection, preparePapers, startInspection } from "~/stages/5-quality/quality";
import type { Steps } from "../agenda";
import type { Chance } from "../chance";
import { assignPlanned, bookInto, plannedMinutes } from "../journey/appointment";
import { inOrder, papersOf } from "../journey/quality";
import type { Shop } from "../shop";
import type { Slot } from "../slots";
import type { Person, VisitFile } from "../visit-file";
import { SERVICES } from "../words/services";
import type { Service } from "../words/texts";

/** One car of the last scenes. */
export interface Car {
  readonly shop: Shop;
  readonly chance: Chance;
  /** The key of the service it is here for. */
  readonly service: string;
  /** Who is to work on it, if the plan has room. */
  readonly mechanic: Person;
}

/** The quarter of an hour at which the desk expects somebody who comes at a moment. */
function expectedAt(shop: Shop, comesAt: Instant): Instant {
  const quarter = 15 * MINUTE;
  const open = shop.calendar.openFrom(comesAt);
  const at = instant(Math.round((open - 7 * MINUTE) / quarter) * quarter);
  return shop.calendar.isOpen(at) ? at : instant(Math.floor(open / quarter) * quarter);
}

/** A place for the car, taken before anybody else books: the scenes stand whatever the day looks like. */
function placeFor({ shop, mechanic }: Car, service: Service, comesAt: Instant): Slot {
  const need = needOf([service], { transport: TRANSPORT, channel: CHANNEL }, plannedMinutes([service]));
  const wish = expectedAt(shop, comesAt);
  const slot =
    shop.book.at(need, wish, mechanic.id) ??
    shop.book.at(need, wish) ??
    shop.book.find(need, { wish, notBefore: shop.now, overNight: true });
  if (!slot) throw new Error(`no place for a scene at ${shop.site.plan.name}`);
  shop.book.take(slot);
  return slot;
}

const TRANSPORT = "drop-off";
const CHANNEL = "phone";

function* minutes(shop: Shop, count: number): Steps {
  yield shop.minutes(count);
}

/** A telephone call some days ago: booked and confirmed, now in preparation. */
export function* booked(car: Car, callAt: Instant, comesAt: Instant): Steps<VisitFile> {
  const { shop, chance, service } = car;
  const wanted = SERVICES.find(({ key }) => key === service);
  if (!wanted) throw new Error(`no service ${service}`);
  const slot = placeFor(car, wanted, comesAt);
  yield shop.agenda.until(callAt);
  const advisor = shop.one("advisor");
  const guest = { ...shop.guests.next(shop.now), sameTrouble: false };
  const said = { services: [wanted], channel: CHANNEL, transport: TRANSPORT, wish: slot.at } as const;
  const file = shop.receive(advisor, { ...said, guest, chance });
  yield* minutes(shop, 2);
  bookInto(shop, file, slot, advisor);
  yield* minutes(shop, 1);
  file.record(advisor, "booking:write", confirmContact, { how: "read-back" });
  file.cross(advisor, "booking:write");
  return file;
}

/** History, order, bay and mechanic. Parts and the customer's word are left to the scene. */
export function* drafted(shop: Shop, file: VisitFile): Steps {
  const advisor = shop.one("advisor");
  yield* minutes(shop, 35);
  file.record(advisor, "preparation:write", reviewHistory, { repeatRepair: false });
  const needed = file.order.some(({ service }) => service.needsParts);
  file.record(shop.one("parts"), "preparation:write", checkParts, { needed });
  const lines = file.order.map(({ service: _service, ...line }) => line);
  file.record(advisor, "preparation:write", draftOrder, { lines });
  assignPlanned(file, advisor);
}

export function* ready(shop: Shop, file: VisitFile): Steps {
  yield* minutes(shop, 20);
  if (file.visit.preparation.partsChecked?.needed) {
    file.record(shop.one("parts"), "preparation:write", pickParts);
  }
  yield* minutes(shop, 25);
  file.record("customer", "preparation:write", confirmVisit, { how: "link" });
}

/** The car comes, and somebody says hello. */
export function* arrives(shop: Shop, file: VisitFile, at: Instant): Steps {
  yield shop.agenda.until(at);
  file.cross(shop.one("advisor"), "preparation:write");
  yield* minutes(shop, 2);
  file.record(shop.one("advisor"), "intake:write", greet);
}

export function* walkedAround(shop: Shop, file: VisitFile): Steps {
  const advisor = shop.one("advisor");
  yield* minutes(shop, 1);
  file.record(advisor, "intake:write", startIntake);
  yield* minutes(shop, 5);
  const { car } = file.guest;
  const last = car.mileage;
  const mileage = shop.guests.readOdometer(car, shop.now);
  const seen = { withCustomer: true, mileage, fuelPercent: file.chance.whole(2, 18) * 5 };
  file.record(advisor, "intake:write", completeWalkaround, seen, last);
}

/** Price, promise and signature; now in repairs. */
export function* signed(shop: Shop, file: VisitFile, promise: Instant): Steps {
  const advisor = shop.one("advisor");
  const lines = file.order.map(({ service: _service, ...line }) => line);
  file.record(advisor, "intake:write", presentEstimate, { lines });
  yield* minutes(shop, 1);
  file.record(advisor, "intake:write", chooseConsent, { choice: "ask-every-time" });
  const soonest = shop.rounded(plus(shop.now, 30 * MINUTE));
  const quarter = shop.rounded(plus(promise, -15 * MINUTE));
  file.record(advisor, "intake:write", setPromise, { at: quarter > soonest ? quarter : soonest });
  yield* minutes(shop, 1);
  file.record(advisor, "intake:write", signOrder, { name: file.guest.customer.name });
  file.cross(advisor, "intake:write");
}

/** From the call to the signature, the car coming at `at`. */
export function* broughtIn(car: Car, at: Instant, promise: Instant): Steps<VisitFile> {
  const { shop } = car;
  const callAt = shop.calendar.beforeOpen(at, car.chance.whole(900, 1500) * MINUTE);
  const file = yield* booked(car, callAt, at);
  yield* drafted(shop, file);
  yield* ready(shop, file);
  yield* arrives(shop, file, at);
  yield* walkedAround(shop, file);
  yield* signed(shop, file, promise);
  return file;
}

/** @returns the id of the job that is now running */
export function* started(shop: Shop, file: VisitFile, mechanic: Person, at: Instant): Steps<string> {
  yield shop.agenda.until(at);
  const job = file.visit.jobs.find(({ state }) => state.kind === "planned");
  if (!job) throw new Error("nothing to start");
  const what = { jobId: job.id, mechanicId: mechanic.id };
  if (job.mechanicId !== mechanic.id) file.record(shop.one("advisor"), "repairs:assign", assignJob, what);
  file.record(mechanic, "repairs:work", startWork, what);
  return job.id;
}

/** The whole work, from one moment to another; now in quality control. */
export function* worked(
  shop: Shop,
  file: VisitFile,
  mechanic: Person,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): Steps {
  const jobId = yield* started(shop, file, mechanic, from);
  yield shop.agenda.until(to);
  file.record(mechanic, "repairs:work", finishWork, { jobId, by: mechanic.id });
  file.cross(mechanic, "repairs:work");
}

/** Begins the inspection and goes through some of the points. */
export function* inspecting(shop: Shop, file: VisitFile, at: Instant, points: number): Steps {
  yield shop.agenda.until(at);
  const inspector = shop.one("inspector");
  file.record(inspector, "quality:inspect", startInspection, { inspectorId: inspector.id });
  for (const item of file.uninspected.slice(0, points)) {
    yield* minutes(shop, item === TEST_DRIVE ? 4 : 1);
    inOrder(shop, file, inspector, item);
  }
}

/** Inspected and written up; now in handover. */
export function* passed(shop: Shop, file: VisitFile, at: Instant): Steps {
  yield* inspecting(shop, file, at, Number.POSITIVE_INFINITY);
  const inspector = shop.one("inspector");
  const input = { inspectorId: inspector.id };
  file.record(inspector, "quality:inspect", passInspection, input, shop.site.map);
  yield* minutes(shop, 4);
  file.record(shop.one("advisor"), "quality:papers", preparePapers, papersOf(shop, file));
  file.cross(shop.one("advisor"), "quality:papers");
}
