// Every form of the seven stages with something valid in it: the names, the fields, and who may hand it in.
import type { Action } from "~/journey/permissions";
import type { Stage } from "~/journey/stages";
import type { Visit } from "~/journey/visit";
import { dateOfDay, dayNumber } from "~/journey/working-time";
import { localDateTimeText } from "~/ui/zoned-time";
import type { TestCentre } from "../factories";
import type { Fields } from "./posting";

export interface StageForm {
  readonly stage: Stage;
  readonly intent: string;
  readonly may: Action;
  readonly fields: Fields;
}

/** What the forms speak about. Ids that the visit does not have yet are made up. */
interface Matters {
  readonly centre: TestCentre;
  readonly tomorrow: string;
  readonly jobId: string;
  readonly bayId: string;
  readonly mechanicId: string;
  readonly anyId: string;
}

const LINE: Fields = {
  "lines[0].title": "Oil service",
  "lines[0].labourMinutes": "60",
  "lines[0].priceMinor": "184.00",
};

type Known = Readonly<Record<string, readonly [Action, Fields]>>;

function formsOf(stage: Stage, m: Matters): Known {
  switch (stage) {
    case "booking":
      return {
        book: ["booking:write", { at: m.tomorrow, minutes: "60" }],
        confirmContact: ["booking:write", { how: "read-back" }],
        lose: ["booking:write", { reason: "price" }],
      };
    case "preparation":
      return {
        reviewHistory: ["preparation:write", { repeatRepair: "no" }],
        checkParts: ["preparation:write", { needed: "no" }],
        pickParts: ["preparation:write", {}],
        draftOrder: ["preparation:write", LINE],
        assignResources: ["preparation:write", { bayId: m.bayId, mechanicId: m.mechanicId }],
        draftAsRequested: ["preparation:write", {}],
        needParts: ["parts:write", { "chosen[0]": "words:Oil filter" }],
        addPart: ["parts:write", { name: "Oil filter", quantity: "1" }],
        sendReminder: ["preparation:write", {}],
        confirmVisit: ["preparation:write", { how: "phone" }],
        callCustomer: ["preparation:write", { outcome: "reached" }],
        noShow: ["preparation:write", {}],
      };
    case "intake":
      return {
        greet: ["intake:write", {}],
        startIntake: ["intake:write", {}],
        walkaround: ["intake:write", { withCustomer: "yes", mileage: "900000", fuelPercent: "50" }],
        estimate: ["intake:write", LINE],
        setPromise: ["intake:write", { at: m.tomorrow }],
        consent: ["intake:write", { choice: "ask-every-time" }],
        sign: ["intake:write", { name: "Nora Byrne" }],
      };
    case "repairs":
      return {
        assignJob: ["repairs:assign", { jobId: m.jobId, mechanicId: m.mechanicId }],
        cancelJob: ["repairs:assign", { jobId: m.jobId, reason: "Not needed" }],
        startWork: ["repairs:work", { jobId: m.jobId, mechanicId: m.mechanicId }],
        stopWork: ["repairs:work", { jobId: m.jobId, cause: "bay" }],
        resumeWork: ["repairs:work", { jobId: m.jobId, mechanicId: m.mechanicId }],
        finishWork: ["repairs:work", { jobId: m.jobId }],
        reportFinding: ["repairs:work", { what: "Worn hose", severity: "soon" }],
        requestApproval: ["repairs:price", { ...LINE, "lines[0].findingId": m.anyId }],
        decideApproval: [
          "repairs:price",
          { requestId: m.anyId, how: "phone", "lines[0].lineId": m.anyId, "lines[0].decision": "approved" },
        ],
        requestParts: ["repairs:parts", { jobId: m.jobId, what: "Hose" }],
        partsArrived: ["repairs:parts", { jobId: m.jobId }],
        revisePromise: ["repairs:price", { to: m.tomorrow, reason: "Parts" }],
        newPromise: ["repairs:price", { seen: "0", to: m.tomorrow, reason: "parts", how: "phone" }],
        tellDelay: ["repairs:price", { how: "phone" }],
      };
    case "quality":
      return {
        startInspection: ["quality:inspect", {}],
        failInspection: [
          "quality:inspect",
          { "defects[0].jobId": m.jobId, "defects[0].what": "Still rattles" },
        ],
        allowInspector: ["visit:override", { inspectorId: m.mechanicId, reason: "Nobody else is here" }],
        sayPoint: ["quality:inspect", { item: "no-warning-lights", result: "ok" }],
        failPoint: [
          "quality:inspect",
          { item: "no-warning-lights", jobId: m.jobId, what: "Airbag lamp is on", defectId: m.anyId },
        ],
        driveTest: ["quality:inspect", { startMileage: "900000", endMileage: "900006" }],
        passInspection: ["quality:inspect", {}],
        washVehicle: ["quality:papers", {}],
        preparePapers: ["quality:papers", { explanation: "The oil was changed." }],
      };
    case "handover":
      return {
        notifyReady: ["handover:write", { how: "phone" }],
        customerReturned: ["handover:write", {}],
        startHandover: ["handover:write", {}],
        explainWork: ["handover:write", {}],
        giveDiscount: ["money:write", { kind: "goodwill", about: "whole", amount: "1.00", reason: "A wait" }],
        dropDiscount: ["money:write", { place: "0", seen: "" }],
        issueInvoice: ["money:write", { shown: "0" }],
        receivePayment: ["money:write", { amount: "1.00", method: "card" }],
        openAccount: ["money:on-account", { dueOn: "2030-01-31", reason: "Pays monthly" }],
        refundPayment: ["money:write", { paymentId: m.anyId, amount: "1.00", reason: "Mistake" }],
        signHandover: ["handover:write", { name: "Nora Byrne" }],
        returnKeys: ["handover:write", { lacking: "A phone cable" }],
      };
    case "follow-up":
      return {
        sendSurvey: ["follow-up:write", {}],
        contactCustomer: ["follow-up:write", { outcome: "reached" }],
        openComplaint: ["follow-up:write", { what: "Late" }],
        answerComplaint: ["follow-up:write", { complaintId: m.anyId, answer: "Sorry" }],
        closeComplaint: ["follow-up:write", { complaintId: m.anyId, remedy: "A wash", cause: "repairs" }],
      };
    default:
      return stage satisfies never;
  }
}

/** Ten o'clock on the centre's wall clock so many days from now, as a form's field holds it: the centre is open then. */
export function inDays(centre: Pick<TestCentre, "timeZone">, days = 1, clock = "10:00"): string {
  const today = localDateTimeText(Date.now(), centre.timeZone).slice(0, 10);
  return `${dateOfDay(dayNumber(today) + days)}T${clock}`;
}

/** The forms of one stage's page, filled in so that nothing but the stage or the person can be wrong with them. */
export function stageForms(stage: Stage, centre: TestCentre, visit: Visit): readonly StageForm[] {
  const known = formsOf(stage, {
    centre,
    tomorrow: inDays(centre),
    jobId: visit.jobs[0]?.id ?? crypto.randomUUID(),
    bayId: centre.bays[0],
    mechanicId: centre.team.mechanic.staffId,
    anyId: crypto.randomUUID(),
  });
  return Object.entries(known).map(([intent, [may, fields]]) => ({ stage, intent, may, fields }));
}
