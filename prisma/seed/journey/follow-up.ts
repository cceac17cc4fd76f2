// Follow-up in the simulation: the survey, the calls, and complaints with their answers.
import { DAY, HOUR, MINUTE, plus, type Instant } from "~/journey/instant";
import type { Stage } from "~/journey/stages";
import { answerSurvey, sendSurvey, type Ratings } from "~/stages/7-follow-up/follow-up";
import type { Steps } from "../agenda";
import type { Shop } from "../shop";
import type { VisitFile } from "../visit-file";
import { contactUntilReached, settleComplaints } from "./complaints";
import { PAPERWORK } from "./urgency";

const ANSWERS = 0.36;

type Rated = "booking" | "intake" | "repairs" | "handover";

/** What went wrong, in the customer's eyes: each trouble costs a stage points. */
function troubles(file: VisitFile): Readonly<Record<Rated, number>> {
  const { visit } = file;
  const { promise, handover, intake, loop, booking } = visit;
  const ready = handover.notified?.at ?? 0;
  const hoursLate = promise ? Math.max(0, ready - promise.first) / HOUR : 0;
  const untold = hoursLate > 0.5 && promise?.revisions.length === 0 ? 1 : 0;
  const stood = (intake.started?.at ?? 0) - (intake.arrivedAt ?? 0) > 12 * MINUTE ? 1 : 0;
  const queued = (handover.started?.at ?? 0) - (handover.returnedAt ?? 0) > 10 * MINUTE ? 1 : 0;
  return {
    booking: booking.moves > 1 ? 0.6 : 0,
    intake: stood,
    repairs: Math.min(1.3, hoursLate / 16) + 0.5 * untold + (loop > 0 ? 0.4 : 0),
    handover: queued,
  };
}

function ratings(file: VisitFile): {
  readonly ratings: Ratings;
  readonly mean: number;
  readonly worst: Stage;
} {
  const { chance } = file;
  const costs = troubles(file);
  const rate = (stage: Rated): number => {
    const mark = 4.82 - costs[stage] + 0.45 * chance.normal() - (chance.happens(0.008) ? 2 : 0);
    return Math.max(1, Math.min(5, Math.round(mark)));
  };
  const all = {
    booking: rate("booking"),
    intake: rate("intake"),
    repairs: rate("repairs"),
    handover: rate("handover"),
  };
  const stages: readonly Rated[] = ["repairs", "handover", "intake", "booking"];
  const worst = stages.reduce((low, stage) => (all[stage] < all[low] ? stage : low));
  const mean = (all.booking + all.intake + all.repairs + all.handover) / 4;
  return { ratings: all, mean, worst };
}

function answered(shop: Shop, file: VisitFile): void {
  const { chance } = file;
  const { ratings: given, mean, worst } = ratings(file);
  const low = Math.min(...Object.values(given));
  const recommend = Math.max(
    0,
    Math.min(10, Math.round(1.2 * mean + 0.8 * low + 0.3 + 1.1 * chance.normal())),
  );
  const poor = low <= 3;
  const words = poor ? (shop.phrases.grumbles[worst] ?? []) : shop.phrases.praise;
  const text = words.length > 0 && chance.happens(poor ? 0.8 : 0.3) ? chance.pick(words) : undefined;
  const complaintId = chance.uuid(shop.now);
  const answer = { ratings: given, recommend, text, callMe: poor && chance.happens(0.5), complaintId };
  file.record("customer", "follow-up:write", answerSurvey, answer);
}

/** A customer who was let down, and nobody has dealt with it yet. */
function* complains(shop: Shop, file: VisitFile, at: Instant): Steps {
  yield shop.agenda.until(at);
  const text = file.chance.pick(shop.phrases.grumbles.repairs ?? shop.phrases.praise);
  const ratings = { booking: 5, intake: 4, repairs: 2, handover: 4 };
  const answer = { ratings, recommend: 4, text, callMe: true, complaintId: file.chance.uuid(shop.now) };
  file.record("customer", "follow-up:write", answerSurvey, answer);
}

/** The next day on which the centre is open, in the morning. */
function surveyTime(shop: Shop, file: VisitFile) {
  const { opens } = shop.calendar.nextPeriod(shop.now);
  return plus(shop.clockTime(opens, 0, 10), file.chance.whole(0, 1800) * 1000);
}

/** From the released car to the closed visit. */
export function* followUp(shop: Shop, file: VisitFile): Steps {
  const { chance } = file;
  const releasedAt = shop.now;
  yield shop.agenda.until(surveyTime(shop, file));
  file.record("job", "follow-up:write", sendSurvey);
  const complainsAt = shop.unsettled?.next(shop.now);
  if (complainsAt !== undefined) return yield* complains(shop, file, complainsAt);
  if (chance.happens(ANSWERS)) {
    yield shop.minutes(Math.min(60 * 44, chance.around({ median: 150, sigma: 1.3 })));
    answered(shop, file);
  } else {
    const soon = Math.max(shop.now + 5 * HOUR, releasedAt + chance.between(1.6, 2.8) * DAY);
    yield shop.agenda.until(shop.calendar.openFrom(plus(releasedAt, soon - releasedAt)));
    yield* contactUntilReached(shop, file);
  }
  yield* settleComplaints(shop, file);
  const advisor = yield* shop.desk.seize(PAPERWORK);
  yield shop.minutes(0.3);
  file.cross(advisor, "follow-up:write");
  shop.desk.release(advisor);
}
