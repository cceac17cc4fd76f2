// The ledger, told by stories of one car: what every stretch of time is called.
import { describe, expect, it } from "vitest";
import {
  at,
  COMPLAINT,
  INSPECTOR,
  OIL,
  booked,
  calendar,
  cross,
  fact,
  finish,
  inBay,
  inBayLedger,
  ledger,
  line,
  recorded,
  request,
  resume,
  signed,
  start,
  stop,
} from "test/journeys/stories";
import { HOUR, MINUTE, iso } from "./instant";
import { ledgerOf, totals } from "./ledger";

describe("the ledger tells", () => {
  it("the whole way of a car", () => {
    const told = ledger(
      [
        request(),
        booked("08:20", "11:00"),
        cross("08:30", "booking"),
        cross("11:10", "preparation"),
        fact("11:15", "intake.started", {}),
        signed("11:30", OIL),
        cross("11:32", "intake"),
        start("11:50"),
        finish("13:00"),
        cross("13:05", "repairs"),
        fact("13:20", "inspection.started", { inspectorId: INSPECTOR }),
        fact("13:30", "inspection.passed", { inspectorId: INSPECTOR }),
        fact("13:35", "papers.prepared", { explanation: "New oil." }),
        cross("13:40", "quality"),
        fact("13:45", "ready.notified", { how: "phone" }),
        fact("14:30", "customer.returned", {}),
        fact("14:35", "handover.started", {}),
        cross("14:50", "handover"),
        fact("04 09:00", "survey.sent", {}),
        fact("04 12:00", "customer.contacted", { outcome: "reached" }),
        cross("04 12:30", "follow-up"),
        fact("05 09:00", "note.added", { text: "Sent a card." }),
      ],
      "06 09:00",
    );
    expect(told).toEqual([
      "08:00-08:20 booking: advisor",
      "08:20-08:30 booking: planned",
      "08:30-11:00 preparation: planned",
      "11:00-11:10 preparation: customer",
      "11:10-11:15 intake: advisor",
      "11:15-11:30 intake: work",
      "11:30-11:32 intake: technician",
      "11:32-11:50 repairs: technician",
      "11:50-13:00 repairs: work",
      "13:00-13:05 repairs: advisor?",
      "13:05-13:20 quality: inspector",
      "13:20-13:30 quality: work",
      "13:30-13:40 quality: advisor",
      "13:40-13:45 handover: advisor",
      "13:45-14:30 handover: customer",
      "14:30-14:35 handover: advisor",
      "14:35-14:50 handover: work",
      "14:50-04 12:30 follow-up: planned",
    ]);
  });

  it("a car that comes early: planned until its time, or until somebody begins", () => {
    const come = [
      request(),
      booked("08:00", "10:00"),
      cross("08:00", "booking"),
      cross("09:00", "preparation"),
    ];
    expect(ledger(come, "10:30").slice(1)).toEqual([
      "09:00-10:00 intake: planned",
      "10:00-10:30 intake: advisor",
    ]);
    expect(ledger([...come, fact("09:20", "intake.started", {})], "09:30").slice(1)).toEqual([
      "09:00-09:20 intake: planned",
      "09:20-09:30 intake: work",
    ]);
  });

  it("a customer who is late, moves the appointment, and never comes", () => {
    const late = [request(), booked("08:00", "09:00"), cross("08:00", "booking")];
    const moved = { from: iso(at("09:00")), to: iso(at("10:00")), minutes: 60 };
    expect(
      ledger([...late, fact("09:15", "visit.moved", moved), fact("10:40", "visit.no-show", {})], "18:00"),
    ).toEqual([
      "08:00-09:00 preparation: planned",
      "09:00-09:15 preparation: customer",
      "09:15-10:00 preparation: planned",
      "10:00-10:40 preparation: customer",
    ]);
  });

  it("nights, holidays and a short day of the clock change as closed, but not while somebody works or it is planned", () => {
    expect(inBayLedger([start("10:00"), stop("17:00", "parts"), resume("04 09:00")], "04 19:30")).toEqual([
      "09:00-10:00 repairs: technician",
      "10:00-17:00 repairs: work",
      "17:00-18:00 repairs: parts",
      "18:00-04 08:00 repairs: closed",
      "04 08:00-04 09:00 repairs: parts",
      "04 09:00-04 19:30 repairs: work",
    ]);
    // The 17th is a holiday; on the 29th the clocks go forward, so that 08:00 comes an hour sooner.
    expect(ledger([request("16 17:30")], "18 08:10")).toEqual([
      "16 17:30-16 18:00 booking: advisor",
      "16 18:00-18 08:00 booking: closed",
      "18 08:00-18 08:10 booking: advisor",
    ]);
    expect(ledger([request("27 17:30")], "30 08:00")).toEqual([
      "27 17:30-27 18:00 booking: advisor",
      "27 18:00-30 07:00 booking: closed",
      "30 07:00-30 08:00 booking: advisor",
    ]);
  });

  it("something for every stage, whatever gates were passed over", () => {
    const told = [
      request(),
      cross("08:10", "booking"),
      cross("08:20", "preparation"),
      cross("08:30", "intake"),
      cross("08:40", "repairs"),
      cross("08:50", "quality"),
      cross("09:00", "handover"),
    ];
    expect(ledger(told, "09:10")).toEqual([
      "08:00-08:10 booking: advisor",
      "08:10-08:20 preparation: advisor?",
      "08:20-08:30 intake: advisor",
      "08:30-08:40 repairs: advisor?",
      "08:40-08:50 quality: inspector",
      "08:50-09:00 handover: advisor",
      "09:00-09:10 follow-up: planned",
    ]);
    const noted = fact("08:25", "estimate.presented", { lines: [line(OIL)], totalMinor: 10_000 });
    expect(
      ledger([request(), cross("08:10", "booking"), cross("08:20", "preparation"), noted], "08:30").at(-1),
    ).toBe("08:25-08:30 intake: work?");
  });

  it("a complaint after the car is gone", () => {
    const told = [
      request(),
      ...(["booking", "preparation", "intake", "repairs", "quality", "handover"] as const).map((stage) =>
        cross("08:00", stage),
      ),
      fact("09:00", "complaint.opened", { complaintId: COMPLAINT, what: "it rattles" }),
      fact("10:00", "complaint.closed", { complaintId: COMPLAINT, remedy: "done again", cause: "repairs" }),
    ];
    expect(ledger(told, "11:00")).toEqual([
      "08:00-09:00 follow-up: planned",
      "09:00-10:00 follow-up: advisor",
      "10:00-11:00 follow-up: planned",
    ]);
  });

  it("facts recorded late from the fact before them on, without losing a minute", () => {
    const late = [
      start("09:10"),
      stop("10:00", "parts"),
      fact("09:40", "parts.arrived", { jobId: OIL }),
      resume("10:05"),
    ];
    expect(inBayLedger(late, "10:10")).toEqual([
      "09:00-09:10 repairs: technician",
      "09:10-10:00 repairs: work",
      "10:00-10:05 repairs: technician?",
      "10:05-10:10 repairs: work",
    ]);
  });

  it("an open visit up to its last fact when that is later than now, and nothing of no visit", () => {
    expect(ledger([request(), booked("09:00", "10:00")], "08:30")).toEqual(["08:00-09:00 booking: advisor"]);
    expect(ledgerOf([], calendar, at("09:00"))).toEqual([]);
    const [, second] = recorded(request(), booked("09:00", "10:00"));
    expect(ledgerOf(second ? [second] : [], calendar, at("10:00"))).toEqual([]);
  });

  it("its sums", () => {
    const sums = totals(
      ledgerOf(recorded(inBay(OIL), start("09:30"), stop("17:00", "parts")), calendar, at("04 09:00")),
    );
    expect(sums).toMatchObject({
      lead: 25 * HOUR,
      work: 8.5 * HOUR,
      wait: 2.5 * HOUR,
      planned: 0,
      closed: 14 * HOUR,
      inferred: 0,
    });
    expect(sums.byCause).toMatchObject({ parts: 2 * HOUR, technician: 30 * MINUTE, approval: 0 });
    expect(sums.byStage.intake).toEqual({ work: HOUR, wait: 0, planned: 0, closed: 0 });
    expect(sums.byStage.repairs).toEqual({
      work: 7.5 * HOUR,
      wait: 2.5 * HOUR,
      planned: 0,
      closed: 14 * HOUR,
    });
  });
});
