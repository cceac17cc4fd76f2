// Calls after the visit and complaints in the simulation: most are answered within a day, some late.
import { MINUTE, plus } from "~/journey/instant";
import type { Stage } from "~/journey/stages";
import { answerComplaint, closeComplaint, openComplaint } from "~/stages/7-follow-up/complaints";
import { contactCustomer } from "~/stages/7-follow-up/follow-up";
import { CONTACT_ATTEMPTS } from "~/journey/gates";
import type { Steps } from "../agenda";
import type { Shop } from "../shop";
import type { Person, VisitFile } from "../visit-file";
import { PAPERWORK, WHEN_THERE_IS_TIME } from "./urgency";

const COMPLAINS_ON_THE_PHONE = 0.02;
const STAGES: readonly Stage[] = ["repairs", "handover", "intake"];

/** Rings until somebody answers, or the attempts are used up. */
export function* contactUntilReached(shop: Shop, file: VisitFile): Steps {
  const { chance } = file;
  for (let attempt = 1; attempt <= CONTACT_ATTEMPTS; attempt += 1) {
    const advisor = yield* shop.desk.seize(WHEN_THERE_IS_TIME);
    yield shop.minutes(chance.between(0.5, 3));
    const reached = chance.happens(0.62);
    const note = reached ? chance.pick(shop.phrases.reached) : undefined;
    file.record(advisor, "follow-up:write", contactCustomer, {
      outcome: reached ? "reached" : "no-answer",
      note,
    });
    if (reached && chance.happens(COMPLAINS_ON_THE_PHONE)) {
      const cause = chance.pick(STAGES);
      const what = chance.pick(shop.phrases.grumbles[cause] ?? shop.phrases.reached);
      const complaint = { complaintId: chance.uuid(shop.now), what, cause };
      file.record(advisor, "follow-up:write", openComplaint, complaint);
    }
    shop.desk.release(advisor);
    if (reached || attempt === CONTACT_ATTEMPTS) return;
    const { opens } = shop.calendar.nextPeriod(shop.now);
    yield shop.agenda.until(plus(opens, chance.whole(30, 420) * MINUTE));
  }
}

const isManager = ({ role }: Person): boolean => role === "manager";

/** The manager answers and closes what is open. */
export function* settleComplaints(shop: Shop, file: VisitFile): Steps {
  const { chance } = file;
  const open = file.visit.followUp.complaints.filter(({ closedAt }) => closedAt === undefined);
  for (const { id: complaintId, cause } of open) {
    yield shop.agenda.until(shop.after({ median: 95, sigma: 1.1 }, chance));
    const manager = yield* shop.desk.seize(PAPERWORK, isManager);
    yield shop.minutes(chance.between(4, 12));
    const answer = chance.pick(shop.phrases.answers);
    file.record(manager, "follow-up:write", answerComplaint, { complaintId, answer, how: "phone" });
    shop.desk.release(manager);
    yield shop.agenda.until(shop.after({ median: 130, sigma: 1.3 }, chance));
    const again = yield* shop.desk.seize(PAPERWORK, isManager);
    yield shop.minutes(chance.between(2, 6));
    const remedy = chance.pick(shop.phrases.remedies);
    const closing = { complaintId, remedy, cause: cause ?? chance.pick(STAGES), told: "phone" as const };
    file.record(again, "follow-up:write", closeComplaint, closing);
    shop.desk.release(again);
  }
}
