// Handover in the simulation: the customer is told, comes, hears what was done, pays and gets the keys.
import { DAY, iso, MINUTE, plus, type Instant } from "~/journey/instant";
import { openAmount } from "~/journey/visit";
import { draftedInvoice, giveDiscount } from "~/money/draft";
import { issueInvoice, openAccount } from "~/money/invoice";
import { receivePayment, refundPayment } from "~/money/payment";
import { allThings } from "~/stages/6-handover/belongings";
import {
  customerReturned,
  explainWork,
  notifyReady,
  returnKeys,
  signHandover,
  startHandover,
} from "~/stages/6-handover/handover";
import type { Steps } from "../agenda";
import type { Shop } from "../shop";
import type { Person, VisitFile } from "../visit-file";
import { isWaiting } from "./lounge";
import { IN_FRONT_OF_ME, PROMISED_SOON } from "./urgency";

const METHODS = [
  ["card", 70],
  ["cash", 10],
  ["link", 14],
  ["transfer", 6],
] as const;
type Method = (typeof METHODS)[number][0];

/** When the customer stands at the desk. Whoever waited is there at once; the others come when they can. */
function returnAt(shop: Shop, file: VisitFile): Instant {
  const { chance } = file;
  if (isWaiting(file, shop.now)) return plus(shop.now, chance.whole(60, 420) * 1000);
  if (chance.happens(0.04)) {
    const { opens } = shop.calendar.nextPeriod(shop.now);
    return plus(opens, chance.whole(5, 90) * MINUTE);
  }
  const at = shop.after({ median: 24, sigma: 0.7 }, chance);
  const { closes } = shop.calendar.periodAt(at);
  // Nobody comes in the last minutes; they come in time or the next morning.
  return at > plus(closes, -12 * MINUTE)
    ? plus(shop.calendar.nextPeriod(at).opens, chance.whole(5, 50) * MINUTE)
    : at;
}

function pay(file: VisitFile, by: Person | "customer", amountMinor: number, method: Method): string {
  const { now } = file.opening.clock;
  const paymentId = file.chance.uuid(now);
  file.record(by, "money:write", receivePayment, { paymentId, amountMinor, method });
  return paymentId;
}

/** Nearly all pay at once; some in two parts, a few with the wrong card first. */
function* settle(shop: Shop, file: VisitFile, advisor: Person): Steps {
  const { chance } = file;
  const open = openAmount(file.visit) ?? 0;
  if (open === 0) return;
  const method = chance.weighted(METHODS);
  const by = method === "link" ? "customer" : advisor;
  if (chance.happens(0.06)) {
    const part = Math.round((open * chance.between(0.3, 0.7)) / 1000) * 1000;
    if (part > 0 && part < open) pay(file, advisor, part, "cash");
    yield shop.minutes(1);
  } else if (method === "card" && chance.happens(0.006)) {
    const paymentId = pay(file, advisor, open, method);
    yield shop.minutes(2);
    const reason = chance.pick(shop.phrases.refund);
    const refundId = file.ids.uuid(shop.now);
    file.record(advisor, "money:write", refundPayment, { paymentId, refundId, amountMinor: open, reason });
    yield shop.minutes(1);
  }
  pay(file, by, openAmount(file.visit) ?? 0, method);
}

/** Tells the customer that the car is ready. */
function* notify(shop: Shop, file: VisitFile): Steps {
  const { chance } = file;
  const waits = isWaiting(file, shop.now);
  const advisor = yield* shop.desk.seize(PROMISED_SOON);
  yield shop.minutes(chance.between(0.5, 2));
  const how = waits ? "desk" : chance.happens(0.65) ? "message" : "phone";
  file.record(advisor, "handover:write", notifyReady, { how });
  shop.desk.release(advisor);
}

/** Fleet customers take the car and pay later: that is the manager's word. */
function* onAccount(shop: Shop, file: VisitFile, advisor: Person): Steps<boolean> {
  if ((openAmount(file.visit) ?? 0) === 0 || !file.chance.happens(0.011)) return false;
  yield shop.minutes(file.chance.between(1, 4));
  const reason = file.chance.pick(shop.phrases.overrides.payment);
  const dueOn = iso(plus(shop.now, 14 * DAY)).slice(0, 10);
  file.record(shop.one("manager"), "money:on-account", openAccount, { reason, dueOn });
  shop.agenda.start(paysLater(shop, file, advisor));
  return true;
}

/** By transfer, a day or two later; some have not paid when the visit is closed. */
function* paysLater(shop: Shop, file: VisitFile, advisor: Person): Steps {
  yield shop.agenda.until(shop.workingMinutes(file.ids.between(3, 14) * 60));
  const open = openAmount(file.visit) ?? 0;
  if (file.visit.status === "open" && open > 0) pay(file, advisor, open, "transfer");
}

const GOODWILL = {
  en: ["You had to wait longer than we said", "For the second visit about the same noise"],
  ru: ["Вам пришлось ждать дольше, чем мы обещали", "За повторный приезд по той же причине"],
} as const;

/** Now and then something is taken off before the invoice is issued. */
function takeOff({ site: { plan } }: Shop, file: VisitFile, advisor: Person): void {
  const { totalMinor } = draftedInvoice(file.visit);
  const amountMinor = Math.round(totalMinor / 2000) * 100;
  if (amountMinor === 0 || !file.ids.happens(0.03)) return;
  const reason = file.ids.pick(GOODWILL[plan.language]);
  file.record(advisor, "money:write", giveDiscount, { kind: "goodwill", amountMinor, reason } as const);
}

const LACKING = {
  en: ["The parking card is not in its place", "A phone cable is missing"],
  ru: ["Нет парковочной карты на месте", "Не хватает кабеля для телефона"],
} as const;

/** Whoever signed the order signs for the car, in the same way. */
function signs(file: VisitFile, advisor: Person): void {
  const { intake } = file.visit;
  if (!intake.signed) return;
  const { name, method = "desk", strokes } = intake.signed;
  const by = method === "link" ? "customer" : advisor;
  file.record(by, "handover:write", signHandover, { name, method, strokes });
}

export function* handover(shop: Shop, file: VisitFile): Steps {
  const { chance } = file;
  yield* notify(shop, file);
  yield shop.agenda.until(returnAt(shop, file));
  file.record("customer", "handover:write", customerReturned);
  const advisor = yield* shop.desk.seize(IN_FRONT_OF_ME);
  yield shop.minutes(chance.between(0.3, 1.5));
  file.record(advisor, "handover:write", startHandover);
  yield shop.minutes(chance.around({ median: 3.5, sigma: 0.4 }));
  file.record(advisor, "handover:write", explainWork, { oldPartsShown: chance.happens(0.35) });
  takeOff(shop, file, advisor);
  const { taxBasisPoints, currency } = shop.site.plan;
  const invoiceId = file.ids.uuid(shop.now);
  const number = shop.drawInvoiceNumber();
  file.record(advisor, "money:write", issueInvoice, { invoiceId, number, taxBasisPoints, currency });
  yield shop.minutes(chance.between(1, 2.5));
  const later = yield* onAccount(shop, file, advisor);
  if (!later) yield* settle(shop, file, advisor);
  yield shop.minutes(0.5);
  const complete = chance.happens(0.98);
  signs(file, advisor);
  const lacking = complete ? undefined : LACKING[shop.site.plan.language][file.visit.number % 2];
  file.record(advisor, "handover:write", returnKeys, { back: allThings(file.visit), lacking });
  file.cross(advisor, "handover:write");
  shop.desk.release(advisor);
}
