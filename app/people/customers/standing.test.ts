// What a customer owes and complains of, from the events of one visit.
import { describe, expect, it } from "vitest";
import { event, type NewEvent } from "~/journey/events";
import { instant } from "~/journey/instant";
import type { JourneyEvent } from "~/journey/events";
import { standingOf } from "./standing";

const at = instant("2026-03-02T09:00:00Z");

function recorded(...news: readonly NewEvent[]): readonly JourneyEvent[] {
  return news.map((each, place) => ({
    ...each,
    seq: place + 1,
    stage: "handover",
    loop: 0,
    actor: { kind: "job" },
  }));
}

const id = crypto.randomUUID();
const invoice = event("invoice.issued", at, { number: "1", totalMinor: 10_000, lines: [] });
const payment = event("payment.received", at, { paymentId: id, amountMinor: 9_000, method: "card" });
const refund = event("payment.refunded", at, { paymentId: id, amountMinor: 500, reason: "Too much." });
const opened = event("complaint.opened", at, { complaintId: id, what: "It still rattles." });
const closed = event("complaint.closed", at, { complaintId: id, remedy: "Done again.", cause: "repairs" });

describe("how a customer stands", () => {
  it("is nothing owed before there is an invoice", () => {
    expect(standingOf(recorded(payment))).toEqual({ unpaidMinor: 0, openComplaints: 0 });
  });
  it("is the invoice without what was paid, with what was paid back", () => {
    expect(standingOf(recorded(invoice))).toMatchObject({ unpaidMinor: 10_000 });
    expect(standingOf(recorded(invoice, payment))).toMatchObject({ unpaidMinor: 1_000 });
    expect(standingOf(recorded(invoice, payment, refund))).toMatchObject({ unpaidMinor: 1_500 });
  });
  it("holds complaints until they are closed", () => {
    expect(standingOf(recorded(opened))).toMatchObject({ openComplaints: 1 });
    expect(standingOf(recorded(opened, closed))).toMatchObject({ openComplaints: 0 });
  });
});
