// Getting ready in the simulation: history, parts, the draft order, a bay and a mechanic.
import { MINUTE, plus } from "~/journey/instant";
import {
  checkParts,
  confirmVisit,
  draftOrder,
  mayBeRepeat,
  reviewHistory,
} from "~/stages/2-preparation/preparation";
import type { Steps } from "../agenda";
import type { Shop } from "../shop";
import type { Person, VisitFile } from "../visit-file";
import { assignPlanned } from "./appointment";
import { lendLoaner, listParts, orderMissing, pickAll, takeDelivery } from "./parts";
import { readReturn } from "./returns";
import { PAPERWORK } from "./urgency";

function readHistory(shop: Shop, file: VisitFile, advisor: Person): void {
  if (file.visit.preparation.historyReviewed) return;
  readReturn(file, advisor, shop.phrases.otherTrouble);
  const { last, sameTrouble } = file.guest;
  const recent = last !== undefined && mayBeRepeat(last.endedAt, file.visit.request.at);
  const repeatRepair = recent && sameTrouble === true;
  file.record(advisor, "preparation:write", reviewHistory, { repeatRepair });
}

function draft(file: VisitFile, advisor: Person): void {
  if (file.visit.preparation.drafted) return;
  const lines = file.order.map(({ service: _service, ...line }) => line);
  file.record(advisor, "preparation:write", draftOrder, { lines });
}

function assign(file: VisitFile, advisor: Person): void {
  if (!file.visit.preparation.resources) assignPlanned(file, advisor);
}

function needsParts(file: VisitFile): boolean {
  return file.order.some(({ service }) => service.needsParts);
}

/** The parts clerk looks, and either finds everything or orders it. */
function* lookForParts(shop: Shop, file: VisitFile): Steps {
  const { chance } = file;
  const clerk = yield* shop.partsDesk.seize(PAPERWORK);
  yield shop.minutes(chance.between(1, 3));
  const needed = needsParts(file);
  if (file.isIn("preparation") && !file.visit.preparation.partsChecked) {
    file.record(clerk, "preparation:write", checkParts, { needed });
  }
  shop.partsDesk.release(clerk);
  if (!needed) return;
  const missing = chance.happens(shop.habits.partMissing.preparation);
  listParts(shop, file, clerk, missing);
  if (missing) {
    const due = shop.after(shop.habits.delivery, chance);
    file.partsDue = due;
    if (file.isIn("preparation")) orderMissing(shop, file, clerk, due);
    yield shop.agenda.until(due);
  } else {
    const appointment = file.visit.booking.appointment?.at ?? shop.now;
    const before = shop.calendar.openFrom(plus(appointment, -chance.between(3, 20) * 60 * MINUTE));
    yield shop.agenda.until(before < plus(appointment, -20 * MINUTE) ? before : shop.now);
  }
  const picker = yield* shop.partsDesk.seize(PAPERWORK);
  yield shop.minutes(chance.between(2, 6));
  const { partsChecked, partsPicked } = file.visit.preparation;
  if (file.isIn("preparation") && partsChecked?.needed && !partsPicked) {
    pickAll(file, picker);
  } else takeDelivery(file, picker);
  shop.partsDesk.release(picker);
}

/** Begins some time after the booking, so that tomorrow's cars are ready today. */
export function* getReady(shop: Shop, file: VisitFile): Steps {
  const { chance } = file;
  yield shop.agenda.until(shop.after({ median: 45, sigma: 0.9 }, chance));
  if (!file.isIn("preparation")) return;
  shop.agenda.start(lookForParts(shop, file));
  const advisor = yield* shop.desk.seize(PAPERWORK);
  yield shop.minutes(chance.between(1, 3));
  if (file.isIn("preparation")) {
    readHistory(shop, file, advisor);
    yield shop.minutes(chance.between(1, 3));
  }
  if (file.isIn("preparation")) {
    draft(file, advisor);
    assign(file, advisor);
    lendLoaner(shop, file, advisor);
  }
  shop.desk.release(advisor);
}

/**
 * The car stands in front of the door: what is not ready is done now. A part that is still on its way is the manager's
 * decision. Leads into intake.
 */
export function finishPaperwork(shop: Shop, file: VisitFile): void {
  const before = file.visit.preparation;
  const advisor = shop.one("advisor");
  const clerk = shop.one("parts");
  readHistory(shop, file, advisor);
  draft(file, advisor);
  assign(file, advisor);
  lendLoaner(shop, file, advisor);
  if (!before.partsChecked) file.record(clerk, "preparation:write", checkParts, { needed: needsParts(file) });
  if (!before.confirmed && !before.called) {
    file.record(advisor, "preparation:write", confirmVisit, { how: "phone" });
  }
  const onItsWay = file.partsDue !== undefined && file.partsDue > shop.now;
  const { partsChecked, partsPicked } = file.visit.preparation;
  if (partsChecked?.needed && !partsPicked && !onItsWay) pickAll(file, clerk);
  if (file.gateIsOpen) return file.cross(advisor, "preparation:write");
  file.crossAnyhow(shop.one("manager"), file.chance.pick(shop.phrases.overrides.parts));
}
