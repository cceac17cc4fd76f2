// Findings in the simulation: reported in the bay, priced at the desk, answered by the customer line by line.
import type { RequestLine } from "~/journey/visit";
import {
  decideApproval,
  reportFinding,
  requestApproval,
  requestParts,
  type LineAnswer,
} from "~/stages/4-repairs/extra-work";
import { Signal, type Steps } from "../agenda";
import type { Person, VisitFile } from "../visit-file";
import { FAULTS } from "../words/faults";
import type { Fault } from "../words/texts";
import { delivered, type Faults, type OnTheLift } from "./lift";
import { ON_THE_PHONE } from "./urgency";

const HAS_FAULTS = 0.36;
/** How many customers say yes, by severity. */
const SAYS_YES = { safety: 0.86, soon: 0.52, advice: 0.32 } as const;

/** Decided when the car comes onto the lift: what a look under it will show. */
export function faultsOf(file: VisitFile): Faults | undefined {
  const { chance, visit } = file;
  const [first] = visit.jobs;
  if (!first || !chance.happens(HAS_FAULTS)) return undefined;
  const one = chance.pick(FAULTS);
  const other = chance.happens(0.35) ? chance.pick(FAULTS) : one;
  return { jobId: chance.pick(visit.jobs).id, all: one === other ? [one] : [one, other] };
}

/** The mechanic reports; the desk takes it from there. */
export function reportFaults(lift: OnTheLift, { all }: Faults, mechanic: Person): Signal {
  const { shop, file } = lift;
  const answered = new Signal();
  const reported = all.map((fault) => {
    const findingId = file.chance.uuid(shop.now);
    const what = fault.what[shop.site.plan.language];
    file.record(mechanic, "repairs:work", reportFinding, { findingId, what, severity: fault.severity });
    return { fault, findingId, lineId: file.chance.uuid(shop.now) };
  });
  shop.agenda.start(ask(lift, reported, answered));
  return answered;
}

interface Reported {
  readonly fault: Fault;
  readonly findingId: string;
  readonly lineId: string;
}

/** Prices what was found and puts it before the customer. */
function* ask(lift: OnTheLift, reported: readonly Reported[], answered: Signal): Steps {
  const { shop, file } = lift;
  const { plan } = shop.site;
  yield shop.agenda.until(shop.after(shop.habits.priceAfter, file.chance));
  const advisor = yield* shop.desk.seize(shop.habits.priceUrgency);
  yield shop.minutes(file.chance.between(2, 6));
  const requestId = file.chance.uuid(shop.now);
  const lines = reported.map(({ fault, findingId, lineId }) => ({
    id: lineId,
    findingId,
    title: fault.repair[plan.language],
    labourMinutes: fault.labourMinutes,
    priceMinor: fault.price[plan.currency] * 100,
  }));
  file.record(advisor, "repairs:price", requestApproval, { requestId, lines });
  shop.desk.release(advisor);
  // Some lines may have been decided in advance.
  const seen = new Set<string>();
  orderParts(lift, reported, seen);
  yield* answer(lift, requestId);
  orderParts(lift, reported, seen);
  answered.give();
}

function undecided(file: VisitFile, requestId: string): readonly RequestLine[] {
  const request = file.visit.requests.find(({ id }) => id === requestId);
  return (request?.lines ?? []).filter(({ decision }) => decision === "pending" || decision === "call-me");
}

function answers(file: VisitFile, open: readonly RequestLine[]): readonly LineAnswer[] {
  return open.map(({ id, severity }) => ({
    lineId: id,
    decision: file.chance.happens(SAYS_YES[severity]) ? "approved" : "declined",
  }));
}

/** The customer answers on the link or on the telephone; some want to be rung first. */
function* answer({ shop, file }: OnTheLift, requestId: string): Steps {
  const { chance } = file;
  if (undecided(file, requestId).length === 0) return;
  yield shop.agenda.until(shop.after(shop.habits.answerAfter, chance));
  const byLink = file.guest.customer.smsConsent && chance.happens(shop.habits.answeredByLink);
  const wantsCall = byLink && chance.happens(0.08);
  if (byLink) {
    const open = undecided(file, requestId);
    const lines = wantsCall
      ? open.map(({ id }) => ({ lineId: id, decision: "call-me" as const }))
      : answers(file, open);
    const input = { requestId, how: "link" as const, lines, acknowledgedSafety: !wantsCall };
    file.record("customer", "repairs:price", decideApproval, input);
    if (!wantsCall) return;
    yield shop.agenda.until(shop.after({ median: 12, sigma: 0.6 }, chance));
  }
  const advisor = yield* shop.desk.seize(ON_THE_PHONE);
  yield shop.minutes(chance.between(2, 5));
  const lines = answers(file, undecided(file, requestId));
  const input = { requestId, how: "phone" as const, lines, acknowledgedSafety: true };
  file.record(advisor, "repairs:price", decideApproval, input);
  shop.desk.release(advisor);
}

/** What the customer wants done and the store does not have. */
function orderParts(lift: OnTheLift, reported: readonly Reported[], seen: Set<string>): void {
  const { shop, file } = lift;
  for (const { fault, lineId } of reported) {
    const job = file.visit.jobs.find(({ id }) => id === lineId);
    if (!job || seen.has(lineId)) continue;
    seen.add(lineId);
    if (!fault.needsParts || !file.chance.happens(shop.habits.partMissing.extra)) continue;
    const clerk = shop.one("parts");
    file.record(clerk, "repairs:parts", requestParts, { jobId: lineId, what: job.title });
    const here = new Signal();
    lift.onTheWay.set(lineId, here);
    shop.agenda.start(bring(lift, lineId, here));
  }
}

function* bring({ shop, file }: OnTheLift, jobId: string, here: Signal): Steps {
  yield* delivered(shop, file, jobId, shop.after(shop.habits.delivery, file.chance));
  here.give();
}
