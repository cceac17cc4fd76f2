// The promised time in the simulation: somebody looks ahead, revises it and tells the customer, or nobody does.
import { MINUTE, plus, type Instant } from "~/journey/instant";
import { unpricedFindings } from "~/journey/visit";
import { revisePromise, tellDelay } from "~/stages/4-repairs/promise";
import type { Steps } from "../agenda";
import type { Shop } from "../shop";
import type { Person, VisitFile } from "../visit-file";
import { isWaiting } from "./lounge";
import { PROMISED_SOON } from "./urgency";

const MOST_REVISIONS = 5;
/** Nobody looks ahead: the time passes first. */
const FORGOTTEN = 0.2;
const TELLS = 0.82;

type Reason = keyof Shop["phrases"]["delay"];

function reasonOf({ visit }: VisitFile): Reason {
  const asked = visit.requests.some(({ decidedAt }) => decidedAt === undefined);
  if (asked || unpricedFindings(visit).length > 0) return "approval";
  if (visit.partsAwaited.length > 0) return "parts";
  if (visit.loop > 0) return "rework";
  return visit.jobs.some(({ workedBy }) => workedBy.length > 0) ? "work" : "queue";
}

/** What the desk believes now; always later than what it believed before. */
function newTime(shop: Shop, file: VisitFile, reason: Reason): Instant {
  const left = file.visit.jobs
    .filter(({ state }) => state.kind !== "done" && state.kind !== "cancelled")
    .reduce((sum, { labourMinutes }) => sum + labourMinutes, 0);
  const waits = reason === "parts" ? file.chance.between(150, 420) : reason === "approval" ? 150 : 60;
  const before = file.visit.promise?.current ?? shop.now;
  const at = shop.rounded(shop.workingMinutes(left * 0.6 + waits));
  const later = shop.rounded(plus(before, 30 * MINUTE));
  return at > later ? at : shop.calendar.openFrom(later);
}

function revise(shop: Shop, file: VisitFile, advisor: Person): void {
  const { chance } = file;
  const reason = reasonOf(file);
  const text = chance.pick(shop.phrases.delay[reason]);
  file.record(advisor, "repairs:price", revisePromise, { to: newTime(shop, file, reason), reason: text });
  if (!chance.happens(TELLS)) return;
  const waits = isWaiting(file, shop.now);
  const how = waits ? "desk" : chance.happens(0.6) ? "phone" : "message";
  file.record(advisor, "repairs:price", tellDelay, { how });
}

/** Whether it can still be done in time. */
function isInTime(shop: Shop, file: VisitFile): boolean {
  const promised = file.visit.promise?.current ?? shop.now;
  return file.isIn("quality") && shop.now < promised;
}

/** Watches until the car is ready. */
export function* watchPromise(shop: Shop, file: VisitFile): Steps {
  const { chance } = file;
  for (let revisions = 0; revisions < MOST_REVISIONS; revisions += 1) {
    const promised = file.visit.promise?.current ?? shop.now;
    const looks = chance.happens(FORGOTTEN) ? chance.between(5, 45) : -chance.between(25, 80);
    yield shop.agenda.until(shop.calendar.openFrom(plus(promised, Math.round(looks) * MINUTE)));
    if (isInTime(shop, file)) yield shop.agenda.until(plus(promised, MINUTE));
    if (!file.isIn("repairs", "quality")) return;
    const advisor = yield* shop.desk.seize(PROMISED_SOON);
    yield shop.minutes(chance.between(1, 3));
    if (file.isIn("repairs", "quality")) revise(shop, file, advisor);
    shop.desk.release(advisor);
  }
}
