// The gates: every requirement is missing until the fact that it asks for is there.
import { describe, expect, it } from "vitest";
import { INSPECTOR, MECHANIC, inTheBay, jobIds, workedOn } from "test/repairs-facts";
import { START, after, carriedTo, minutesOn, requested, workLine } from "test/visit-facts";
import { happened } from "./course";
import { event, type EventType, type Payload } from "./events";
import { CONTACT_ATTEMPTS, missing, requirements, ruleIds, undecided } from "./gates";
import { iso } from "./instant";
import { rolesFor } from "./permissions";
import { defaultRouteMap } from "./route-map";
import { STAGES, type Stage } from "./stages";
import type { Visit } from "./visit";

/** Of a centre that wants its cars washed. */
const map = { ...defaultRouteMap(), inspection: { kinds: [], wash: true } };
const ID = "0199a000-0000-7000-8000-00000000000f";
const LINE = workLine({ id: "0199a000-0000-7000-8000-00000000000e" });

/** The visit with one more fact. */
function plusFact<T extends EventType>(visit: Visit, type: T, payload: Payload<T>): Visit {
  return after(visit, () => happened(event(type, minutesOn(90), payload)));
}

const ticked = (visit: Visit, item: string) =>
  plusFact(visit, "checklist.ticked", { stage: visit.stage, item });

const inStage = (stage: Stage) => carriedTo(requested(), stage);
const silent: Visit = (() => {
  const visit = requested();
  return { ...visit, request: { ...visit.request, complaint: "  " } };
})();

const bay = inTheBay({ lines: [LINE] });
const [JOB = ""] = jobIds(bay);
const found = plusFact(bay, "finding.reported", { findingId: ID, what: "a leak", severity: "safety" });
const asked = plusFact(found, "approval.requested", {
  requestId: ID,
  lines: [{ ...workLine(), findingId: ID, severity: "safety" }],
});
const askedLine = asked.requests[0]?.lines[0]?.id ?? "";
const running = plusFact(bay, "work.started", { jobId: JOB, mechanicId: MECHANIC });
const inspected = carriedTo(workedOn(bay), "quality");
const inspecting = plusFact(inspected, "inspection.started", { inspectorId: INSPECTOR });
const ready = carriedTo(inspecting, "handover");
const invoice = { number: "1", totalMinor: LINE.priceMinor, lines: [LINE] };
const invoiced = plusFact(ready, "invoice.issued", invoice);
const gone = carriedTo(ready, "follow-up");
const complained = plusFact(gone, "complaint.opened", { complaintId: ID, what: "it rattles" });

type Case = readonly [rule: string, without: Visit, withIt: Visit];

const CASES: readonly Case[] = [
  ["complaint-written", silent, requested()],
  [
    "time-set",
    requested(),
    plusFact(requested(), "visit.booked", { at: iso(START), minutes: 60, online: false }),
  ],
  ["contact-confirmed", requested(), plusFact(requested(), "contact.confirmed", { how: "code" })],
  [
    "history-read",
    inStage("preparation"),
    plusFact(inStage("preparation"), "history.reviewed", { repeatRepair: false }),
  ],
  [
    "parts-ready",
    inStage("preparation"),
    plusFact(inStage("preparation"), "parts.checked", { needed: false }),
  ],
  [
    "order-drafted",
    inStage("preparation"),
    plusFact(inStage("preparation"), "order.drafted", { lines: [LINE] }),
  ],
  [
    "resources-assigned",
    inStage("preparation"),
    plusFact(inStage("preparation"), "resources.assigned", { bayId: ID, mechanicId: ID }),
  ],
  [
    "confirmed-or-called",
    inStage("preparation"),
    plusFact(inStage("preparation"), "visit.confirmed", { how: "link" }),
  ],
  ["greeted", inStage("intake"), plusFact(inStage("intake"), "customer.greeted", {})],
  [
    "walkaround-done",
    inStage("intake"),
    plusFact(inStage("intake"), "walkaround.completed", { withCustomer: true, mileage: 1, fuelPercent: 50 }),
  ],
  [
    "price-given",
    inStage("intake"),
    plusFact(inStage("intake"), "estimate.presented", { lines: [LINE], totalMinor: 18_400 }),
  ],
  [
    "promise-given",
    inStage("intake"),
    plusFact(inStage("intake"), "promise.set", { at: iso(minutesOn(300)) }),
  ],
  [
    "consent-chosen",
    inStage("intake"),
    plusFact(inStage("intake"), "consent.chosen", { choice: "do-not-ask" }),
  ],
  ["signed", inStage("intake"), plusFact(inStage("intake"), "order.signed", { name: "Nora Byrne" })],
  ["findings-priced", found, asked],
  [
    "customer-decided",
    asked,
    plusFact(asked, "approval.decided", {
      requestId: ID,
      how: "link",
      lines: [{ lineId: askedLine, decision: "declined" }],
    }),
  ],
  ["no-clock-running", running, plusFact(running, "work.stopped", { jobId: JOB, cause: "bay" })],
  ["jobs-done", bay, plusFact(bay, "job.cancelled", { jobId: JOB, reason: "not wanted" })],
  ["inspected", inspected, inspecting],
  ["passed", inspecting, plusFact(inspecting, "inspection.passed", { inspectorId: INSPECTOR })],
  ["washed", inspecting, plusFact(inspecting, "vehicle.washed", {})],
  ["papers-ready", inspecting, plusFact(inspecting, "papers.prepared", { explanation: "New oil." })],
  ["customer-told", ready, plusFact(ready, "ready.notified", { how: "phone" })],
  ["explained", ready, plusFact(ready, "work.explained", { oldPartsShown: true })],
  ["invoiced", ready, invoiced],
  [
    "settled",
    invoiced,
    plusFact(invoiced, "payment.received", { paymentId: ID, amountMinor: LINE.priceMinor, method: "card" }),
  ],
  ["handover-signed", ready, plusFact(ready, "handover.signed", { name: "Nora Byrne", method: "desk" })],
  ["keys-returned", ready, plusFact(ready, "keys.returned", { belongings: true })],
  ["survey-sent", gone, plusFact(gone, "survey.sent", {})],
  ["contacted", gone, plusFact(gone, "customer.contacted", { outcome: "reached" })],
  [
    "complaints-closed",
    complained,
    plusFact(complained, "complaint.closed", { complaintId: ID, remedy: "done again", cause: "repairs" }),
  ],
];

function missingIds(visit: Visit): readonly string[] {
  return missing(visit, visit.stage, map).map(({ id }) => id);
}

describe("a gate", () => {
  it.each(CASES)("asks for %s until it is there", (rule, without, withIt) => {
    expect(missingIds(without)).toContain(rule);
    expect(missingIds(withIt)).not.toContain(rule);
    expect(withIt.stage).toBe(without.stage);
  });

  it("is tested for every rule that there is", () => {
    expect(CASES.map(([rule]) => rule)).toEqual(ruleIds().map(({ id }) => id));
    for (const [rule, without] of CASES) {
      expect(ruleIds()).toContainEqual({ stage: without.stage, id: rule });
    }
  });

  it("asks for the parts that are needed until they are picked", () => {
    const needed = plusFact(inStage("preparation"), "parts.checked", { needed: true });
    expect(missingIds(needed)).toContain("parts-ready");
    expect(missingIds(plusFact(needed, "parts.picked", {}))).not.toContain("parts-ready");
  });

  it("takes a call for a confirmation, reached or not, until the appointment is moved", () => {
    const called = plusFact(inStage("preparation"), "customer.called", { outcome: "no-answer" });
    expect(missingIds(called)).not.toContain("confirmed-or-called");
    const moved = { from: iso(START), to: iso(minutesOn(600)), minutes: 60 };
    expect(missingIds(plusFact(called, "visit.moved", moved))).toContain("confirmed-or-called");
  });

  it("asks for a signature at the handover, but not of those who had the keys from an earlier version", () => {
    const earlier = plusFact(ready, "keys.returned", { belongings: true });
    const now = plusFact(ready, "keys.returned", { belongings: true, things: [] });
    expect(missingIds(earlier)).not.toContain("handover-signed");
    expect(missingIds(now)).toContain("handover-signed");
    const signed = plusFact(now, "handover.signed", { name: "Nora Byrne", method: "link" });
    expect(missingIds(signed)).not.toContain("handover-signed");
  });

  it("does not take 'call me' for an answer", () => {
    const callMe = plusFact(asked, "approval.decided", {
      requestId: ID,
      how: "link",
      lines: [{ lineId: askedLine, decision: "call-me" }],
    });
    expect(undecided(callMe)).toHaveLength(1);
    expect(missingIds(callMe)).toContain("customer-decided");
  });

  it("does not hold the car back for silence on what can wait", () => {
    const advised = plusFact(found, "approval.requested", {
      requestId: ID,
      lines: [{ ...workLine(), findingId: ID, severity: "soon" }],
    });
    expect(undecided(advised)).toHaveLength(1);
    expect(missingIds(advised)).not.toContain("customer-decided");
  });

  it("asks for an inspection of its own in each loop", () => {
    const failed = plusFact(inspecting, "inspection.failed", {
      inspectorId: INSPECTOR,
      defects: [{ jobId: JOB, what: "a drip" }],
    });
    expect(missingIds(failed)).toEqual(expect.arrayContaining(["inspected", "passed", "papers-ready"]));
  });

  it("does not let an invoice above what was approved through, nor one that is not settled to the cent", () => {
    const above = plusFact(ready, "invoice.issued", { ...invoice, totalMinor: LINE.priceMinor + 1 });
    expect(missingIds(above)).toContain("invoiced");
    const part = plusFact(invoiced, "payment.received", {
      paymentId: ID,
      amountMinor: LINE.priceMinor - 1,
      method: "cash",
    });
    expect(missingIds(part)).toContain("settled");
    const paid = plusFact(invoiced, "payment.received", {
      paymentId: ID,
      amountMinor: LINE.priceMinor,
      method: "cash",
    });
    const refunded = plusFact(paid, "payment.refunded", {
      paymentId: ID,
      amountMinor: 1,
      reason: "a scratch",
    });
    expect(missingIds(refunded)).toContain("settled");
  });

  it("gives up on a silent customer after so many calls, or is content with an answered survey", () => {
    const calls = Array.from({ length: CONTACT_ATTEMPTS });
    const tries = (times: number) =>
      calls
        .slice(0, times)
        .reduce<Visit>((visit) => plusFact(visit, "customer.contacted", { outcome: "no-answer" }), gone);
    expect(missingIds(tries(CONTACT_ATTEMPTS - 1))).toContain("contacted");
    expect(missingIds(tries(CONTACT_ATTEMPTS))).not.toContain("contacted");
    expect(missingIds(plusFact(gone, "survey.answered", { ratings: {}, callMe: false }))).not.toContain(
      "contacted",
    );
  });

  it("asks for the required items of the centre's checklist, and says who can supply what", () => {
    const { repairs } = map.stages;
    const strict = {
      ...map,
      stages: {
        ...map.stages,
        repairs: { ...repairs, checklist: repairs.checklist.map((item) => ({ ...item, required: true })) },
      },
    };
    const checks = (visit: Visit) =>
      missing(visit, visit.stage, strict)
        .map(({ id }) => id)
        .filter((id) => id.startsWith("check:"));
    expect(checks(bay)).toEqual(["check:covers-fitted"]);
    expect(checks(ticked(bay, "covers-fitted"))).toEqual([]);
    // The points of an inspection are its own: without them nobody passes the car.
    expect(checks(inspected)).toEqual([]);
    expect(missingIds(bay)).not.toContain("check:covers-fitted");
    for (const stage of STAGES) {
      for (const each of requirements(requested(), stage, map)) {
        expect(each.roles).toEqual(rolesFor(each.action));
        expect(each.roles.length).toBeGreaterThan(0);
      }
    }
  });

  it("asks for the wash only where the centre wants it", () => {
    expect(missing(inspecting, "quality", defaultRouteMap()).map(({ id }) => id)).not.toContain("washed");
  });

  it("forgets the ticks of quality control, and only those, when the car goes back", () => {
    const repairsTick = ticked(bay, "covers-fitted");
    const before = ticked(carriedTo(workedOn(repairsTick), "quality"), "test-drive");
    const inspection = plusFact(before, "inspection.started", { inspectorId: INSPECTOR });
    const failed = plusFact(inspection, "inspection.failed", {
      inspectorId: INSPECTOR,
      defects: [{ jobId: JOB, what: "a drip" }],
    });
    expect(Object.keys(inspection.ticks)).toEqual(["repairs/covers-fitted", "quality/test-drive"]);
    expect(Object.keys(failed.ticks)).toEqual(["repairs/covers-fitted"]);
  });
});
