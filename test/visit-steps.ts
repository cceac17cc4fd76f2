// What people do in each stage of an ordinary visit, as steps by the real rules.
import { advance, type Decision } from "~/journey/course";
import { MINUTE, plus, type Instant } from "~/journey/instant";
import type { Actor } from "~/journey/permissions";
import type { RouteMap } from "~/journey/route-map";
import type { Stage } from "~/journey/stages";
import { openAmount, type Visit } from "~/journey/visit";
import { issueInvoice } from "~/money/invoice";
import { receivePayment } from "~/money/payment";
import { book, confirmContact } from "~/stages/1-booking/booking";
import {
  assignResources,
  checkParts,
  confirmVisit,
  draftOrder,
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
import { finishWork, startWork } from "~/stages/4-repairs/clock";
import { passInspection, preparePapers, startInspection } from "~/stages/5-quality/quality";
import {
  customerReturned,
  explainWork,
  notifyReady,
  returnKeys,
  signHandover,
  startHandover,
} from "~/stages/6-handover/handover";
import { allThings } from "~/stages/6-handover/belongings";
import { contactCustomer, sendSurvey } from "~/stages/7-follow-up/follow-up";
import { allInOrder } from "test/inspected";

/** One thing that somebody does. */
export interface Step {
  readonly by: Actor;
  readonly decide: (visit: Visit, map: RouteMap) => Decision;
}

/** When and by whom a test's visit is carried along. */
export interface Journey {
  readonly team: { readonly [R in "advisor" | "mechanic" | "inspector" | "parts" | "manager"]: Actor };
  readonly bayId: string;
  readonly start: Instant;
  readonly appointmentAt: Instant;
  readonly promisedAt: Instant;
}

/** Minutes from the request (before arrival) or from the appointment (after it) at which a stage's steps begin. */
const BEGINS: Readonly<Record<Stage, number>> = {
  booking: 1,
  preparation: 31,
  intake: 1,
  repairs: 31,
  quality: 93,
  handover: 123,
  "follow-up": 153,
};

function clock(stage: Stage, { start, appointmentAt }: Journey): (minutes: number) => Instant {
  const from = stage === "booking" || stage === "preparation" ? start : appointmentAt;
  return (minutes) => plus(from, (BEGINS[stage] + minutes) * MINUTE);
}

type StepsOf = (journey: Journey, at: (minutes: number) => Instant) => readonly Step[];

/** One job after the other, so that a mechanic has one clock. */
function workOn(visit: Visit, mechanicId: string, at: (minutes: number) => Instant): Decision {
  const place = visit.jobs.findIndex(({ state }) => state.kind === "planned" || state.kind === "running");
  const job = visit.jobs[place];
  if (!job) return { ok: true, events: [] };
  if (job.state.kind === "running") return finishWork(visit, { jobId: job.id }, at(place * 10 + 10));
  return startWork(visit, { jobId: job.id, mechanicId }, at(place * 10 + 1));
}

/** Jobs that an ordinary order of a test has at most. */
const MOST_JOBS = 5;

const STEPS: Readonly<Record<Stage, StepsOf>> = {
  booking: ({ team: { advisor: by }, appointmentAt }, at) => [
    { by, decide: (visit) => book(visit, { at: appointmentAt, minutes: 60, online: false }, at(1)) },
    { by, decide: (visit) => confirmContact(visit, { how: "read-back" }, at(2)) },
  ],
  preparation: ({ team, bayId }, at) => [
    { by: team.advisor, decide: (visit) => reviewHistory(visit, { repeatRepair: false }, at(1)) },
    { by: team.parts, decide: (visit) => checkParts(visit, { needed: false }, at(2)) },
    { by: team.advisor, decide: (visit) => draftOrder(visit, { lines: visit.request.services }, at(3)) },
    {
      by: team.advisor,
      decide: (visit) => assignResources(visit, { bayId, mechanicId: team.mechanic.staffId }, at(4)),
    },
    { by: team.advisor, decide: (visit) => confirmVisit(visit, { how: "phone" }, at(5)) },
  ],
  intake: ({ team: { advisor: by }, promisedAt }, at) => [
    { by, decide: (visit) => greet(visit, at(1)) },
    { by, decide: (visit) => startIntake(visit, at(2)) },
    {
      by,
      decide: (visit) =>
        completeWalkaround(visit, { withCustomer: true, mileage: 84_300, fuelPercent: 50 }, undefined, at(8)),
    },
    { by, decide: (visit) => presentEstimate(visit, { lines: visit.request.services }, at(10)) },
    { by, decide: (visit) => chooseConsent(visit, { choice: "ask-every-time" }, at(11)) },
    { by, decide: (visit) => setPromise(visit, { at: promisedAt }, at(12)) },
    { by, decide: (visit) => signOrder(visit, { name: "A. Customer" }, at(13)) },
  ],
  repairs: ({ team: { mechanic: by } }, at) =>
    Array.from({ length: 2 * MOST_JOBS }, () => ({
      by,
      decide: (visit) => workOn(visit, by.staffId, at),
    })),
  quality: ({ team: { advisor, inspector: by } }, at) => [
    { by, decide: (visit) => startInspection(visit, { inspectorId: by.staffId }, at(1)) },
    { by, decide: (visit, map) => allInOrder(visit, by.staffId, map, at(5)) },
    { by, decide: (visit, map) => passInspection(visit, { inspectorId: by.staffId }, map, at(10)) },
    { by: advisor, decide: (visit) => preparePapers(visit, { explanation: "Oil changed." }, at(12)) },
  ],
  handover: ({ team: { advisor: by } }, at) => [
    { by, decide: (visit) => notifyReady(visit, { how: "phone" }, at(1)) },
    { by, decide: (visit) => customerReturned(visit, at(15)) },
    { by, decide: (visit) => startHandover(visit, at(16)) },
    { by, decide: (visit) => explainWork(visit, { oldPartsShown: true }, at(20)) },
    {
      by,
      decide: (visit) =>
        issueInvoice(
          visit,
          { invoiceId: crypto.randomUUID(), number: `2026-${String(visit.number)}` },
          at(21),
        ),
    },
    { by, decide: (visit) => payRest(visit, at(22)) },
    { by, decide: (visit) => signHandover(visit, { name: "A. Customer", method: "desk" }, at(23)) },
    { by, decide: (visit) => returnKeys(visit, { back: allThings(visit) }, at(23)) },
  ],
  "follow-up": ({ team: { advisor: by } }, at) => [
    { by, decide: (visit) => sendSurvey(visit, at(10)) },
    { by, decide: (visit) => contactCustomer(visit, { outcome: "reached" }, at(20)) },
  ],
};

function payRest(visit: Visit, now: Instant): Decision {
  const amountMinor = openAmount(visit) ?? 0;
  return receivePayment(visit, { paymentId: crypto.randomUUID(), amountMinor, method: "card" }, now);
}

/** Everything that the stage's gate asks for, without leaving. */
export function stepsIn(stage: Stage, journey: Journey): readonly Step[] {
  return STEPS[stage](journey, clock(stage, journey));
}

/** The same and through the gate. The car arrives at the appointed time. */
export function stepsThrough(stage: Stage, journey: Journey): readonly Step[] {
  const at = clock(stage, journey);
  const leaves = stage === "preparation" ? journey.appointmentAt : at(stage === "repairs" ? 61 : 29);
  const by = stage === "repairs" ? journey.team.mechanic : journey.team.advisor;
  const through: Step = { by, decide: (visit, map) => advance(visit, { from: stage }, map, leaves) };
  return [...stepsIn(stage, journey), through];
}
