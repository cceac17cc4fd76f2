// Random journeys: what may be done from the request to the signature.
import { happened } from "~/journey/course";
import { LOST_REASONS, event } from "~/journey/events";
import { DAY, HOUR, plus } from "~/journey/instant";
import * as booking from "~/stages/1-booking/booking";
import * as preparation from "~/stages/2-preparation/preparation";
import * as intake from "~/stages/3-intake/intake";
import { MECHANICS, often, oneOf, rarely, seldom, someLines, type Choice } from "./turn";

export const atBooking: readonly Choice[] = [
  ...often(3, ({ visit, now }) => booking.confirmContact(visit, { how: "read-back" }, now)),
  ...often(3, ({ visit, now, pick }) =>
    booking.book(
      visit,
      { at: plus(now, pick(4) * DAY + pick(20) * HOUR), minutes: 60, online: pick(2) === 0 },
      now,
    ),
  ),
  ({ now }) => happened(event("slot.offered", now, { at: new Date(now + DAY).toISOString() })),
  rarely((turn) => booking.loseRequest(turn.visit, { reason: oneOf(LOST_REASONS, turn) }, turn.now)),
];

export const move: Choice = seldom(({ visit, now, pick }) =>
  booking.moveAppointment(visit, { to: plus(now, pick(5) * DAY + pick(9) * HOUR), minutes: 60 }, now),
);

export const atPreparation: readonly Choice[] = [
  ({ visit, now, pick }) => preparation.reviewHistory(visit, { repeatRepair: pick(5) === 0 }, now),
  ({ visit, now, pick }) => preparation.checkParts(visit, { needed: pick(2) === 0 }, now),
  ({ visit, now }) => preparation.pickParts(visit, now),
  ({ visit, now, ...turn }) => preparation.draftOrder(visit, { lines: someLines(turn) }, now),
  (turn) =>
    preparation.assignResources(
      turn.visit,
      { bayId: turn.id(), mechanicId: oneOf(MECHANICS, turn) },
      turn.now,
    ),
  ({ visit, now }) => preparation.sendReminder(visit, now),
  ({ visit, now }) => preparation.confirmVisit(visit, { how: "link" }, now),
  ({ visit, now }) => preparation.callCustomer(visit, { outcome: "no-answer" }, now),
  rarely(({ visit, now }) => preparation.noShow(visit, {}, now)),
];

export const atIntake: readonly Choice[] = [
  ({ visit, now }) => intake.greet(visit, now),
  ...often(2, ({ visit, now }) => intake.startIntake(visit, now)),
  ({ visit, now, pick }) => {
    const found = { withCustomer: pick(2) === 0, mileage: pick(200_000), fuelPercent: pick(101) };
    return intake.completeWalkaround(visit, found, undefined, now);
  },
  ({ visit, now, ...turn }) => intake.presentEstimate(visit, { lines: someLines(turn) }, now),
  ({ visit, now, pick }) =>
    intake.chooseConsent(
      visit,
      pick(2) === 0 ? { choice: "up-to-amount", limitMinor: 20_000 } : { choice: "ask-every-time" },
      now,
    ),
  ({ visit, now, pick }) => intake.setPromise(visit, { at: plus(now, (2 + pick(30)) * HOUR) }, now),
  ...often(3, ({ visit, now }) => intake.signOrder(visit, { name: "Nora Byrne" }, now)),
];
