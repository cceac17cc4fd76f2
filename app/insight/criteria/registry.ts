// Every criterion of the catalogue, in its order. A new one is a file of its own, its test, and a line here.
import type { Criterion } from "./criterion";
import { answerTime } from "./catalogue/1-booking/answer-time";
import { bookedOnline } from "./catalogue/1-booking/booked-online";
import { firstChoice } from "./catalogue/1-booking/first-choice";
import { load } from "./catalogue/1-booking/load";
import { requestsBooked } from "./catalogue/1-booking/requests-booked";
import { waitForAppointment } from "./catalogue/1-booking/wait-for-appointment";
import { confirmedDayBefore } from "./catalogue/2-preparation/confirmed-day-before";
import { noShowCalled } from "./catalogue/2-preparation/no-show-called";
import { orderDrafted } from "./catalogue/2-preparation/order-drafted";
import { partsPrePicked } from "./catalogue/2-preparation/parts-pre-picked";
import { repeatFlagged } from "./catalogue/2-preparation/repeat-flagged";
import { showRate } from "./catalogue/2-preparation/show-rate";
import { customersOnTime } from "./catalogue/3-intake/customers-on-time";
import { jointWalkaround } from "./catalogue/3-intake/joint-walkaround";
import { priceAndPromise } from "./catalogue/3-intake/price-and-promise";
import { greeting, waitAtReception } from "./catalogue/3-intake/wait-at-reception";
import { writeUpTime } from "./catalogue/3-intake/write-up-time";
import { approvalTurnaround, approvalTurnaround90 } from "./catalogue/4-repairs/approval-turnaround";
import { blockedShare } from "./catalogue/4-repairs/blocked-share";
import { dispatch } from "./catalogue/4-repairs/dispatch";
import { efficiency } from "./catalogue/4-repairs/efficiency";
import { linesApproved } from "./catalogue/4-repairs/lines-approved";
import { partsFill } from "./catalogue/4-repairs/parts-fill";
import { productivity } from "./catalogue/4-repairs/productivity";
import { unansweredPhoned } from "./catalogue/4-repairs/unanswered-phoned";
import { workWithoutConsent } from "./catalogue/4-repairs/work-without-consent";
import {
  defectsFound,
  independentInspector,
  inspected,
  inspectionTime,
} from "./catalogue/5-quality/inspections";
import { papersInTime } from "./catalogue/5-quality/papers-in-time";
import { readyToNotified, waitAtHandover } from "./catalogue/6-handover/handover-waits";
import { priceKept } from "./catalogue/6-handover/price-kept";
import { delayToldBefore, promiseKept } from "./catalogue/6-handover/promise-kept";
import { workExplained } from "./catalogue/6-handover/work-explained";
import { complaintClosure, complaintResponse } from "./catalogue/7-follow-up/complaints";
import { contacted } from "./catalogue/7-follow-up/contacted";
import { fixedFirstTime } from "./catalogue/7-follow-up/fixed-first-time";
import { reworkCost } from "./catalogue/7-follow-up/rework-cost";
import { netPromoters, satisfaction, surveyResponse } from "./catalogue/7-follow-up/survey";
import { gateOverrides } from "./catalogue/all/gate-overrides";

export const CRITERIA: readonly Criterion[] = [
  waitForAppointment,
  firstChoice,
  requestsBooked,
  load,
  answerTime,
  bookedOnline,
  confirmedDayBefore,
  showRate,
  noShowCalled,
  partsPrePicked,
  orderDrafted,
  repeatFlagged,
  waitAtReception,
  greeting,
  customersOnTime,
  jointWalkaround,
  writeUpTime,
  priceAndPromise,
  dispatch,
  approvalTurnaround,
  approvalTurnaround90,
  unansweredPhoned,
  linesApproved,
  workWithoutConsent,
  partsFill,
  productivity,
  efficiency,
  blockedShare,
  inspected,
  defectsFound,
  inspectionTime,
  independentInspector,
  papersInTime,
  promiseKept,
  delayToldBefore,
  priceKept,
  readyToNotified,
  waitAtHandover,
  workExplained,
  contacted,
  surveyResponse,
  fixedFirstTime,
  reworkCost,
  complaintResponse,
  complaintClosure,
  satisfaction,
  netPromoters,
  gateOverrides,
];

export function criterionNamed(id: string): Criterion | undefined {
  return CRITERIA.find((each) => each.id === id);
}
