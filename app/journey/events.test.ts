// The vocabulary: every type takes what it is meant for, and refuses everything else.
import { describe, expect, it } from "vitest";
import { ZodError } from "zod";
import { EVENTS, EVENT_TYPES, event, isEventType, type EventType, type Payload } from "./events";
import { instant } from "./instant";

const id = "0199a000-0000-7000-8000-00000000000f";
const at = "2026-03-03T08:00:00.000Z";
const line = { id, title: "Oil service", labourMinutes: 60, priceMinor: 18_400 };
const reason = "parts";

/** Of each type the least that it takes. */
const LEAST: { readonly [T in EventType]: Payload<T> } = {
  "request.received": {
    channel: "phone",
    number: 1,
    customerId: id,
    vehicleId: id,
    complaint: "A rattle.",
    services: [line],
    transport: "wait",
    smsConsent: true,
    routeMapVersion: 1,
  },
  "request.answered": {},
  "customer.replaced": { from: id, to: id },
  "work.planned": { bayId: id, mechanicId: id, from: at, to: at },
  "contact.confirmed": { how: "read-back" },
  "slot.offered": { at },
  "offer.taken": { campaignId: id, title: "Spring service" },
  "visit.booked": { at, minutes: 60, online: false },
  "visit.moved": { from: at, to: at, minutes: 60 },
  "visit.cancelled": { reason },
  "request.lost": { reason: "price" },
  "preparation.started": {},
  "history.reviewed": { repeatRepair: false },
  "parts.checked": { needed: true },
  "parts.picked": {},
  "order.drafted": { lines: [line] },
  "resources.assigned": { bayId: id, mechanicId: id },
  "reminder.sent": {},
  "visit.confirmed": { how: "link" },
  "customer.called": { outcome: "reached" },
  "visit.no-show": {},
  "vehicle.arrived": {},
  "customer.greeted": {},
  "intake.started": {},
  "walkaround.completed": { withCustomer: true, mileage: 84_300, fuelPercent: 50 },
  "estimate.presented": { lines: [line], totalMinor: 18_400 },
  "consent.chosen": { choice: "ask-every-time" },
  "promise.set": { at },
  "complaint.clarified": { text: "Only when it is cold." },
  "signature.requested": {},
  "order.signed": { name: "Nora Byrne" },
  "job.assigned": { jobId: id, mechanicId: id },
  "job.cancelled": { jobId: id, reason },
  "work.started": { jobId: id, mechanicId: id },
  "work.stopped": { jobId: id, cause: "parts" },
  "work.resumed": { jobId: id, mechanicId: id },
  "work.finished": { jobId: id },
  "finding.reported": { findingId: id, what: "a leak", severity: "safety" },
  "approval.requested": { requestId: id, lines: [{ ...line, findingId: id, severity: "soon" }] },
  "approval.viewed": { requestId: id },
  "approval.withdrawn": { requestId: id, reason },
  "approval.decided": { requestId: id, how: "link", lines: [{ lineId: id, decision: "approved" }] },
  "parts.requested": { jobId: id, what: "a filter" },
  "parts.arrived": { jobId: id },
  "promise.revised": { from: at, to: at, reason },
  "delay.told": { how: "phone" },
  "inspection.started": { inspectorId: id },
  "inspection.checked": { item: "brakes/brake-test", result: "ok" },
  "test-drive.driven": { startMileage: 84_300, endMileage: 84_306 },
  "inspector.allowed": { inspectorId: id, reason },
  "inspection.failed": { inspectorId: id, defects: [{ jobId: id, what: "a drip" }] },
  "inspection.passed": { inspectorId: id },
  "vehicle.washed": {},
  "papers.prepared": { explanation: "New oil." },
  "ready.notified": { how: "message" },
  "customer.returned": {},
  "handover.started": {},
  "work.explained": { oldPartsShown: true },
  "invoice.issued": { number: "1", totalMinor: 18_400, lines: [line] },
  "invoice.drafted": { prices: [], discounts: [] },
  "invoice.credited": { invoiceId: id, creditNoteId: id, number: "C-1", totalMinor: 1, reason },
  "payment.disputed": {
    paymentId: id,
    disputeId: "du_1",
    amountMinor: 1,
    reason: "fraudulent",
    inquiry: false,
  },
  "payment.dispute-closed": { paymentId: id, disputeId: "du_1", amountMinor: 1, outcome: "lost" },
  "price.agreed": { lines: [{ lineId: id, priceMinor: 1 }], how: "desk", saidBy: "Ann", reason },
  "account.opened": { invoiceId: id, openMinor: 1, reason },
  "payment.received": { paymentId: id, amountMinor: 1, method: "card" },
  "payment.refunded": { paymentId: id, amountMinor: 1, reason },
  "handover.signed": { name: "Nora Byrne", method: "desk" },
  "keys.returned": { belongings: true },
  "vehicle.released": {},
  "survey.sent": {},
  "survey.answered": { ratings: { repairs: 5 }, callMe: false },
  "survey.changed": { ratings: { repairs: 5 }, callMe: false },
  "customer.contacted": { outcome: "no-answer" },
  "complaint.opened": { complaintId: id, what: "it rattles" },
  "complaint.answered": { complaintId: id, answer: "Sorry." },
  "complaint.closed": { complaintId: id, remedy: "done again", cause: "repairs" },
  "complaint.assigned": { complaintId: id, ownerId: id },
  "complaint.escalated": { complaintId: id, level: 1, missed: "answer" },
  "return.flagged": { of: id, by: "job" },
  "return.overruled": { reason: "another axle" },
  "deferred-work.offered": { lineId: id },
  "visit.closed": {},
  "visit.imported": {
    number: 1,
    customerId: id,
    vehicleId: id,
    routeMapVersion: 1,
    key: "A-17",
  },
  "stage.entered": { stage: "intake" },
  "stage.left": { stage: "preparation", to: "intake" },
  "gate.overridden": { stage: "intake", missing: ["signed"], reason },
  "checklist.ticked": { stage: "quality", item: "test-drive" },
  "task.assigned": { taskId: id, what: "call back" },
  "task.done": { taskId: id },
  "note.added": { text: "hm" },
  "part.needed": { partId: id, name: "Oil filter", quantity: 1 },
  "part.reserved": { partId: id, stockPartId: id },
  "part.ordered": { partId: id, expectedOn: "2026-03-05" },
  "part.arrived": { partId: id },
  "part.picked": { partId: id },
  "part.returned": { partId: id },
  "part.dropped": { partId: id },
  "loaner.assigned": { loaner: 1, from: at, to: at },
  "loaner.released": { loaner: 1 },
  "photo.added": { photoId: id, subject: "walkaround" },
  "photo.removed": { photoId: id },
  "photo.restored": { photoId: id },
  "message.sent": { messageId: id, kind: "ready", channel: "sms" },
  "message.delivered": { messageId: id, kind: "ready", channel: "sms" },
  "message.failed": { messageId: id, kind: "ready", channel: "sms", code: "21610" },
  "message.withheld": { messageId: id, kind: "ready", reason: "opted-out" },
  "message.missed": { kind: "reminder-day", reason: "too-late" },
  "message.received": { messageId: id, channel: "sms", text: "thanks" },
};

function accepts(type: EventType, payload: unknown): boolean {
  return EVENTS[type].payload.safeParse(payload).success;
}

describe("an event", () => {
  it.each(EVENT_TYPES)("%s takes what it is meant for, and refuses junk", (type) => {
    const least = LEAST[type];
    expect(EVENTS[type].payload.parse(least)).toEqual(least);
    for (const junk of [undefined, null, "junk", 42, true, []]) expect(accepts(type, junk)).toBe(false);
    for (const key of Object.keys(least)) {
      const without = Object.fromEntries(Object.entries(least).filter(([name]) => name !== key));
      expect([key, accepts(type, without)]).toEqual([key, false]);
      // A message may be a photo without a word.
      const emptyToo = type === "message.received" && key === "text";
      for (const junk of [null, { junk: 1 }, ...(emptyToo ? [] : [""])]) {
        expect([key, junk, accepts(type, { ...least, [key]: junk })]).toEqual([key, junk, false]);
      }
    }
  });

  it.each<readonly [EventType, object]>([
    ["request.received", { number: 0 }],
    ["request.received", { customerId: "12" }],
    ["request.received", { services: [{ ...line, priceMinor: 0.5 }] }],
    ["request.received", { services: [{ ...line, priceMinor: -1 }] }],
    ["request.received", { firstChoiceAt: "2026-03-03" }],
    ["visit.booked", { at: "2026-03-03T08:00:00+01:00" }],
    ["visit.booked", { minutes: -1 }],
    ["walkaround.completed", { fuelPercent: 101 }],
    ["walkaround.completed", { mileage: 84_300.5 }],
    ["estimate.presented", { lines: [] }],
    ["consent.chosen", { limitMinor: "100" }],
    ["work.stopped", { cause: "lunch" }],
    ["approval.decided", { lines: [] }],
    ["inspection.failed", { defects: [] }],
    ["payment.received", { amountMinor: 0 }],
    ["survey.answered", { ratings: { repairs: 6 } }],
    ["survey.answered", { ratings: { quality: 5 } }],
    ["survey.answered", { recommend: 11 }],
    ["gate.overridden", { missing: [] }],
    ["stage.entered", { stage: "closed" }],
    ["note.added", { text: "x".repeat(2001) }],
    ["visit.cancelled", { reason: "   " }],
  ])("%s refuses %j", (type, wrong) => {
    expect(accepts(type, { ...LEAST[type], ...wrong })).toBe(false);
  });

  it("is made only with a payload that fits: tidied, without anything else", () => {
    const now = instant(at);
    expect(event("note.added", now, { text: "  hm " })).toEqual({
      type: "note.added",
      occurredAt: now,
      payload: { text: "hm" },
    });
    const more = { jobId: id, price: 5 };
    expect(event("work.finished", now, more).payload).toEqual({ jobId: id });
    expect(() => event("work.finished", now, { jobId: "12" })).toThrow(ZodError);
  });

  it("is known by its name", () => {
    expect(EVENT_TYPES).toHaveLength(Object.keys(EVENTS).length);
    expect(isEventType("visit.booked")).toBe(true);
    expect(["constructor", "toString", "visit.stolen", ""].filter(isEventType)).toEqual([]);
    expect(EVENT_TYPES.filter((type) => !/^[a-z-]+\.[a-z-]+$/.test(type))).toEqual([]);
  });
});
