// Random journeys: what may be done from the bay to the end of follow-up.
import { DECISIONS, SEVERITIES, STOP_CAUSES } from "~/journey/events";
import { foundDefects, openPoints, TEST_DRIVE } from "~/journey/inspection";
import { STAGES } from "~/journey/stages";
import { isOpenLine, openAmount, unpricedFindings } from "~/journey/visit";
import * as clock from "~/stages/4-repairs/clock";
import * as extraWork from "~/stages/4-repairs/extra-work";
import * as points from "~/stages/5-quality/points";
import * as quality from "~/stages/5-quality/quality";
import { issueInvoice } from "~/money/invoice";
import { receivePayment, refundPayment } from "~/money/payment";
import { allThings } from "~/stages/6-handover/belongings";
import * as handover from "~/stages/6-handover/handover";
import * as complaints from "~/stages/7-follow-up/complaints";
import * as followUp from "~/stages/7-follow-up/follow-up";
import { INSPECTOR, MECHANICS, nothing, often, oneOf, seldom, withJob, type Choice } from "./turn";

const askForApproval: Choice = ({ visit, now, id, pick }) => {
  const lines = unpricedFindings(visit).map((finding) => ({
    id: id(),
    title: "Discs",
    labourMinutes: 60,
    priceMinor: 1000 * pick(30),
    findingId: finding.id,
    severity: finding.severity,
  }));
  return extraWork.requestApproval(visit, { requestId: id(), lines }, now);
};

const decide: Choice = (turn) => {
  const request = turn.visit.requests.find((each) => each.decidedAt === undefined);
  if (!request) return nothing;
  const open = request.lines.filter(isOpenLine);
  const lines = open
    .slice(turn.pick(open.length))
    .map((line) => ({ lineId: line.id, decision: oneOf(DECISIONS, turn) }));
  const how = oneOf(["link", "phone", "desk"] as const, turn);
  return extraWork.decideApproval(
    turn.visit,
    { requestId: request.id, how, lines, acknowledgedSafety: true },
    turn.now,
  );
};

export const atRepairs: readonly Choice[] = [
  ...often(
    3,
    withJob(["planned"], ({ id: jobId }, turn) =>
      clock.startWork(turn.visit, { jobId, mechanicId: oneOf(MECHANICS, turn) }, turn.now),
    ),
  ),
  ...often(
    2,
    withJob(["running"], ({ id: jobId }, turn) =>
      clock.stopWork(turn.visit, { jobId, cause: oneOf(STOP_CAUSES, turn) }, turn.now),
    ),
  ),
  ...often(
    4,
    withJob(["running"], ({ id: jobId }, { visit, now }) => clock.finishWork(visit, { jobId }, now)),
  ),
  ...often(
    3,
    withJob(["stopped"], ({ id: jobId }, turn) =>
      clock.resumeWork(turn.visit, { jobId, mechanicId: oneOf(MECHANICS, turn) }, turn.now),
    ),
  ),
  withJob(["planned", "stopped"], ({ id: jobId }, turn) =>
    clock.assignJob(turn.visit, { jobId, mechanicId: oneOf(MECHANICS, turn) }, turn.now),
  ),
  seldom(
    withJob(["planned", "stopped"], ({ id: jobId }, { visit, now }) =>
      clock.cancelJob(visit, { jobId, reason: "not wanted" }, now),
    ),
  ),
  withJob(["planned", "running", "stopped"], ({ id: jobId }, { visit, now }) =>
    extraWork.requestParts(visit, { jobId, what: "pads" }, now),
  ),
  ...often(
    2,
    withJob(["planned", "running", "stopped"], ({ id: jobId }, { visit, now }) =>
      extraWork.partsArrived(visit, { jobId }, now),
    ),
  ),
  seldom((turn) =>
    extraWork.reportFinding(
      turn.visit,
      { findingId: turn.id(), what: "a leak", severity: oneOf(SEVERITIES, turn) },
      turn.now,
    ),
  ),
  ...often(2, askForApproval, decide),
];

const inspector = { inspectorId: INSPECTOR };

export const atQuality: readonly Choice[] = [
  ...often(3, ({ visit, now }) => quality.startInspection(visit, inspector, now)),
  ...often(8, ({ visit, map, now, pick }) => {
    const open = openPoints(visit, map);
    const item = open[pick(open.length)]?.key;
    return item === undefined || item === TEST_DRIVE
      ? points.driveTest(
          visit,
          { ...inspector, startMileage: 84_300, endMileage: 84_300 + pick(9), note: "x" },
          now,
        )
      : points.checkPoint(visit, { ...inspector, item, result: "ok" }, map, now);
  }),
  seldom(({ visit, map, now, pick, id }) => {
    const item = openPoints(visit, map)[0]?.key ?? "";
    const jobId = visit.jobs[pick(visit.jobs.length)]?.id;
    return points.checkPoint(
      visit,
      { ...inspector, item, result: "failed", jobId, what: "it squeals", defectId: id() },
      map,
      now,
    );
  }),
  ...often(3, ({ visit, map, now }) => quality.passInspection(visit, inspector, map, now)),
  withJob(["done", "planned", "stopped"], ({ id: jobId }, { visit, now }) =>
    quality.failInspection(visit, { ...inspector, defects: [{ jobId, what: "it squeals" }] }, now),
  ),
  ({ visit, map, now }) =>
    quality.failInspection(visit, { ...inspector, defects: foundDefects(visit, map) }, now),
  ({ visit, now }) => quality.washVehicle(visit, now),
  ({ visit, now }) => quality.preparePapers(visit, { explanation: "New brakes." }, now),
];

export const atHandover: readonly Choice[] = [
  ({ visit, now }) => handover.notifyReady(visit, { how: "message" }, now),
  ({ visit, now }) => handover.customerReturned(visit, now),
  ({ visit, now }) => handover.startHandover(visit, now),
  ({ visit, now }) => handover.explainWork(visit, { oldPartsShown: true }, now),
  ({ visit, now, id }) => issueInvoice(visit, { invoiceId: id(), number: "2026-1" }, now),
  ...often(2, ({ visit, now, id, pick }) => {
    const open = openAmount(visit) ?? 0;
    const amountMinor = pick(3) === 0 ? Math.ceil(open / 2) : open;
    return amountMinor > 0
      ? receivePayment(visit, { paymentId: id(), amountMinor, method: "card" }, now)
      : nothing;
  }),
  seldom(({ visit, now, id, pick }) => {
    const payment = visit.handover.payments[pick(visit.handover.payments.length)];
    const refund = {
      paymentId: payment?.id ?? "",
      refundId: id(),
      amountMinor: payment?.amountMinor ?? 0,
      reason: "too much",
    };
    return payment ? refundPayment(visit, refund, now) : nothing;
  }),
  ({ visit, now }) => handover.signHandover(visit, { name: "Nora Byrne", method: "desk" }, now),
  ({ visit, now }) => handover.returnKeys(visit, { back: allThings(visit) }, now),
];

export const atFollowUp: readonly Choice[] = [
  ({ visit, now }) => followUp.sendSurvey(visit, now),
  ({ visit, now, id, pick }) =>
    followUp.answerSurvey(
      visit,
      { complaintId: id(), ratings: { repairs: 1 + pick(5) }, callMe: false },
      now,
    ),
  ({ visit, now, pick }) =>
    followUp.contactCustomer(visit, { outcome: pick(2) === 0 ? "reached" : "no-answer" }, now),
  seldom(({ visit, now, id }) =>
    complaints.openComplaint(visit, { complaintId: id(), what: "it rattles again" }, now),
  ),
  ...often(2, (turn) => {
    const open = turn.visit.followUp.complaints.find((each) => each.closedAt === undefined);
    if (!open) return nothing;
    const complaintId = open.id;
    return open.answeredAt === undefined
      ? complaints.answerComplaint(turn.visit, { complaintId, answer: "We are sorry." }, turn.now)
      : complaints.closeComplaint(
          turn.visit,
          { complaintId, remedy: "Done again.", cause: oneOf(STAGES, turn) },
          turn.now,
        );
  }),
];
