// Intake in the simulation: greeting, walkaround, price, promise and signature.
import { cancel } from "~/journey/course";
import { HOUR, plus, type Instant } from "~/journey/instant";
import {
  chooseConsent,
  completeWalkaround,
  greet,
  presentEstimate,
  setPromise,
  signOrder,
  startIntake,
} from "~/stages/3-intake/intake";
import type { Steps } from "../agenda";
import type { Shop } from "../shop";
import type { Person, VisitFile } from "../visit-file";
import { bodyOf, energyOf, marksOf, signatureOf } from "./found";
import { IN_FRONT_OF_ME } from "./urgency";

/** Customers who leave when they hear the price. */
const LEAVES_AGAIN = 0.012;

/** A whole sum in the customer's currency. */
const LIMITS = { EUR: [100, 150, 200], RUB: [5000, 8000, 10_000] } as const;

function walkAround(shop: Shop, file: VisitFile, advisor: Person): void {
  const { chance, guest } = file;
  const lastMileage = guest.car.mileage;
  const one = (texts: readonly string[], share: number) =>
    chance.happens(share) ? chance.pick(texts) : undefined;
  const body = bodyOf(guest.car.model);
  const seen = {
    withCustomer: chance.happens(0.93),
    mileage: shop.guests.readOdometer(guest.car, shop.now),
    fuelPercent: chance.whole(1, 19) * 5,
    warningLights: one(shop.phrases.lights, 0.2),
  };
  const damage = one(shop.phrases.damage, 0.3);
  const marks = [...marksOf(file.id, body, shop.phrases.damage.indexOf(damage ?? ""))];
  const belongings = one(shop.phrases.belongings, 0.25);
  const car = { body, energy: energyOf(guest.car.plate, guest.car.model), marks };
  const told = marks.length > 0 ? {} : { damage };
  const found = { ...seen, ...car, ...told, belongings };
  file.record(advisor, "intake:write", completeWalkaround, found, lastMileage);
}

function agreeConsent(shop: Shop, file: VisitFile, advisor: Person): void {
  const { chance } = file;
  const ahead = shop.habits.decidedInAdvance;
  const choice = chance.weighted([
    ["ask-every-time", 1 - ahead],
    ["up-to-amount", ahead * 0.5],
    ["safety-only", ahead * 0.35],
    ["do-not-ask", ahead * 0.15],
  ] as const);
  const limit = chance.pick(LIMITS[shop.site.plan.currency]) * 100;
  const input = choice === "up-to-amount" ? { choice, limitMinor: limit } : { choice };
  file.record(advisor, "intake:write", chooseConsent, input);
}

/** A time that the desk believes in: the labour, a margin, and the queue in front of it. */
function promisedTime(shop: Shop, file: VisitFile): Instant {
  const labour = file.order.reduce((sum, line) => sum + line.labourMinutes, 0);
  const waits = file.visit.request.transport === "wait";
  const margin = waits ? 75 : file.chance.between(200, 330);
  const queue = (shop.mechanics.waiting * 45) / shop.mechanics.members.length;
  const soonest = shop.workingMinutes(labour * 1.2 + margin + queue);
  const evening = shop.calendar.periodAt(shop.now).closes - HOUR;
  // Who leaves the car for the day is told "by the evening".
  return shop.rounded(waits || soonest > evening ? soonest : plus(soonest, (evening - soonest) * 0.6));
}

/** @returns whether the customer signed; else the visit is over */
export function* intake(shop: Shop, file: VisitFile): Steps<boolean> {
  const { chance } = file;
  const advisor = yield* shop.desk.seize(IN_FRONT_OF_ME);
  yield shop.minutes(chance.between(0.5, 2));
  file.record(advisor, "intake:write", greet);
  yield shop.minutes(chance.between(0.3, 2));
  file.record(advisor, "intake:write", startIntake);
  yield shop.minutes(chance.around({ median: 4, sigma: 0.35 }));
  walkAround(shop, file, advisor);
  if (chance.happens(0.6)) file.tick(advisor, "intake:write", "needs-asked");
  yield shop.minutes(chance.between(1, 2));
  const lines = file.order.map(({ service: _service, ...line }) => line);
  const { taxBasisPoints } = shop.site.plan;
  file.record(advisor, "intake:write", presentEstimate, { lines, taxBasisPoints });
  yield shop.minutes(chance.between(0.5, 1.5));
  const stays = !chance.happens(LEAVES_AGAIN);
  if (stays) yield* sign(shop, file, advisor);
  else file.record(advisor, "visit:cancel", cancel, chance.pick(shop.phrases.cancelled));
  shop.desk.release(advisor);
  return stays;
}

function* sign(shop: Shop, file: VisitFile, advisor: Person): Steps {
  agreeConsent(shop, file, advisor);
  file.record(advisor, "intake:write", setPromise, { at: promisedTime(shop, file) });
  yield shop.minutes(file.chance.between(0.5, 1.5));
  file.record(advisor, "intake:write", signOrder, {
    name: file.guest.customer.name,
    method: "finger",
    strokes: signatureOf(file.id),
  });
  yield shop.agenda.pass(20_000);
  file.cross(advisor, "intake:write");
}
