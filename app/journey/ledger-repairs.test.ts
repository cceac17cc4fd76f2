// The ledger of a car in the bay: work while a clock runs, and what it waits for while none does.
import { describe, expect, it } from "vitest";
import {
  at,
  BRAKES,
  EXTRA,
  FINDING,
  INSPECTOR,
  OIL,
  REQUEST,
  cross,
  fact,
  finish,
  inBayLedger,
  inQuality,
  ledger,
  line,
  resume,
  start,
  stop,
} from "test/journeys/stories";
import { crossing } from "./course";

describe("in the bay the ledger tells", () => {
  it("a recorded cause until it is removed, then the technician", () => {
    const told = [
      start("09:00"),
      stop("10:00", "parts"),
      fact("11:00", "parts.arrived", { jobId: OIL }),
      resume("11:20"),
      stop("12:00", "bay"),
    ];
    expect(inBayLedger(told, "12:30")).toEqual([
      "09:00-10:00 repairs: work",
      "10:00-11:00 repairs: parts",
      "11:00-11:20 repairs: technician?",
      "11:20-12:00 repairs: work",
      "12:00-12:30 repairs: bay",
    ]);
  });

  it("work as long as any of several clocks runs, then the latest cause", () => {
    const told = [
      start("09:00"),
      start("09:30", BRAKES),
      stop("10:00", "parts"),
      stop("11:00", "technician", BRAKES),
    ];
    expect(inBayLedger(told, "11:30", [OIL, BRAKES])).toEqual([
      "09:00-11:00 repairs: work",
      "11:00-11:30 repairs: technician",
    ]);
  });

  it("the customer's answer, then the work that it brought", () => {
    const priced = { ...line(EXTRA), findingId: FINDING, severity: "soon" as const };
    const told = [
      start("09:00"),
      fact("09:30", "finding.reported", { findingId: FINDING, what: "a leak", severity: "soon" }),
      finish("10:00"),
      fact("10:20", "approval.requested", { requestId: REQUEST, lines: [priced] }),
      fact("11:00", "approval.decided", {
        requestId: REQUEST,
        how: "link",
        lines: [{ lineId: EXTRA, decision: "approved" }],
      }),
      start("11:10", EXTRA),
    ];
    expect(inBayLedger(told, "11:30")).toEqual([
      "09:00-10:00 repairs: work",
      "10:00-10:20 repairs: advisor",
      "10:20-11:00 repairs: approval",
      "11:00-11:10 repairs: technician?",
      "11:10-11:30 repairs: work",
    ]);
  });

  it("parts that were asked for without a stop", () => {
    const told = [
      start("09:00"),
      fact("09:10", "parts.requested", { jobId: BRAKES, what: "pads" }),
      finish("10:00"),
      fact("10:30", "job.cancelled", { jobId: BRAKES, reason: "no pads" }),
    ];
    expect(inBayLedger(told, "11:00", [OIL, BRAKES])).toEqual([
      "09:00-10:00 repairs: work",
      "10:00-10:30 repairs: parts",
      "10:30-11:00 repairs: advisor?",
    ]);
  });

  it("rework, from the failed inspection on", () => {
    const failed = fact("10:20", "inspection.failed", {
      inspectorId: INSPECTOR,
      defects: [
        { jobId: OIL, what: "a drip" },
        { jobId: BRAKES, what: "a squeal" },
      ],
    });
    const told = [
      inQuality(OIL, BRAKES),
      fact("10:10", "inspection.started", { inspectorId: INSPECTOR }),
      failed,
      crossing("quality", "repairs", at("10:25")),
      start("10:40"),
      finish("11:00"),
      start("11:15", BRAKES),
      finish("11:30", BRAKES),
      cross("11:30", "repairs"),
    ];
    expect(ledger(told, "11:40").slice(2)).toEqual([
      "10:00-10:10 quality: inspector",
      "10:10-10:20 quality: work",
      "10:20-10:25 quality: rework loop 1",
      "10:25-10:40 repairs: rework loop 1",
      "10:40-11:00 repairs: work loop 1",
      "11:00-11:15 repairs: rework? loop 1",
      "11:15-11:30 repairs: work loop 1",
      "11:30-11:40 quality: inspector loop 1",
    ]);
  });
});
