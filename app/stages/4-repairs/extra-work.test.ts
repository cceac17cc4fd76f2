// Extra work from the finding to the answer, line by line, and what was agreed to in advance.
import { describe, expect, test } from "vitest";
import type { Payload, Severity } from "~/journey/events";
import { unpricedFindings, type Visit } from "~/journey/visit";
import { MECHANIC, inTheBay } from "test/repairs-facts";
import { after, answer, minutesOn, requested } from "test/visit-facts";
import { cancelJob } from "./clock";
import {
  decideApproval,
  partsArrived,
  reportFinding,
  requestApproval,
  requestParts,
  type LineAnswer,
  type PricedLine,
} from "./extra-work";

const now = minutesOn(30);
const id = () => crypto.randomUUID();

function found(visit: Visit, what: string, severity: Severity): Visit {
  return after(visit, (each) => reportFinding(each, { findingId: id(), what, severity }, now));
}

/** One line for every finding that has no price yet, 100.00 each. */
function priced(visit: Visit, priceMinor = 10_000): readonly PricedLine[] {
  return unpricedFindings(visit).map((finding) => ({
    id: id(),
    findingId: finding.id,
    title: finding.what,
    labourMinutes: 30,
    priceMinor,
  }));
}

/** A car with a safety finding and an advice, both before the customer. */
function asked(consent?: Payload<"consent.chosen">) {
  const car = found(
    found(inTheBay(consent ? { consent } : {}), "Worn front tyre", "safety"),
    "Wiper smears",
    "advice",
  );
  const requestId = id();
  const visit = after(car, (each) => requestApproval(each, { requestId, lines: priced(each) }, now));
  const [safety = "", advice = ""] = visit.requests[0]?.lines.map((line) => line.id) ?? [];
  const decide = (lines: readonly LineAnswer[], acknowledgedSafety = false) => ({
    requestId,
    how: "phone" as const,
    lines,
    acknowledgedSafety,
  });
  return { visit, requestId, safety, advice, decide };
}

function decisions(visit: Visit): readonly string[] {
  return visit.requests.flatMap((request) => request.lines.map((line) => line.decision));
}

describe("a finding", () => {
  test("is reported once, in repairs", () => {
    const finding = { findingId: id(), what: "Oil leak", severity: "soon" as const };
    const car = after(inTheBay(), (visit) => reportFinding(visit, finding, now));
    expect(car.findings).toMatchObject([{ id: finding.findingId, severity: "soon" }]);
    expect(answer(reportFinding(car, finding, now))).toBe("already-recorded");
    expect(answer(reportFinding(requested(), finding, now))).toBe("wrong-stage");
  });
});

describe("asking the customer", () => {
  test("takes the severity from the finding and waits for an answer", () => {
    const { visit } = asked();
    expect(visit.requests[0]?.lines.map((line) => [line.severity, line.decision])).toEqual([
      ["safety", "pending"],
      ["advice", "pending"],
    ]);
    expect(visit.jobs).toHaveLength(1);
  });
  test("needs lines, known findings, and no price given before", () => {
    const car = found(inTheBay(), "Oil leak", "soon");
    const lines = priced(car);
    const [line] = lines;
    if (!line) throw new Error("no line");
    const ask = (visit: Visit, these: readonly PricedLine[], requestId = id()) =>
      answer(requestApproval(visit, { requestId, lines: these }, now));
    expect(ask(car, [])).toBe("estimate-empty");
    expect(ask(car, [{ ...line, findingId: id() }])).toBe("finding-not-found");
    expect(ask(car, [line, line])).toBe("already-recorded");
    expect(ask(car, [{ ...line, id: car.jobs[0]?.id ?? "" }])).toBe("already-recorded");
    const requestId = id();
    const once = after(car, (visit) => requestApproval(visit, { requestId, lines }, now));
    expect(ask(once, lines, requestId)).toBe("already-recorded");
    expect(ask(once, [{ ...line, id: id() }])).toBe("finding-already-priced");
    expect(ask(requested(), lines)).toBe("wrong-stage");
  });
});

describe("what was agreed to at intake", () => {
  test("ask every time: everything waits", () => {
    expect(decisions(asked({ choice: "ask-every-time" }).visit)).toEqual(["pending", "pending"]);
  });
  test("do not ask: everything is approved and becomes a job", () => {
    const { visit } = asked({ choice: "do-not-ask" });
    expect(decisions(visit)).toEqual(["approved", "approved"]);
    expect(visit.jobs.map((job) => job.origin)).toEqual(["order", "extra", "extra"]);
    expect(visit.requests[0]?.decidedAt).toBe(now);
  });
  test("safety only: safety lines are approved, the rest is asked", () => {
    expect(decisions(asked({ choice: "safety-only" }).visit)).toEqual(["approved", "pending"]);
  });
  test("up to an amount: what still fits, to the cent, over all requests of the visit", () => {
    expect(decisions(asked({ choice: "up-to-amount", limitMinor: 9_999 }).visit)).toEqual([
      "pending",
      "pending",
    ]);
    expect(decisions(asked({ choice: "up-to-amount", limitMinor: 10_000 }).visit)).toEqual([
      "approved",
      "pending",
    ]);
    const { visit } = asked({ choice: "up-to-amount", limitMinor: 29_999 });
    expect(decisions(visit)).toEqual(["approved", "approved"]);
    const more = found(visit, "Cracked hose", "soon");
    const second = after(more, (each) =>
      requestApproval(each, { requestId: id(), lines: priced(each) }, now),
    );
    expect(decisions(second)).toEqual(["approved", "approved", "pending"]);
    const freed = after(more, (each) =>
      cancelJob(each, { jobId: each.jobs[1]?.id ?? "", reason: "no part" }, now),
    );
    const third = after(freed, (each) =>
      requestApproval(each, { requestId: id(), lines: priced(each) }, now),
    );
    expect(decisions(third)).toEqual(["approved", "approved", "approved"]);
  });
  test("up to an amount that nobody named: nothing is agreed to", () => {
    expect(decisions(asked({ choice: "up-to-amount" }).visit)).toEqual(["pending", "pending"]);
  });
});

describe("the customer's decision", () => {
  test("is taken line by line: approved becomes a job, declined is kept", () => {
    const { visit, safety, advice, decide } = asked();
    const answers = [
      { lineId: safety, decision: "approved" as const },
      { lineId: advice, decision: "declined" as const },
    ];
    const decided = after(visit, (each) => decideApproval(each, decide(answers), now));
    expect(decisions(decided)).toEqual(["approved", "declined"]);
    expect(decided.jobs.map((job) => job.id)).toContain(safety);
    expect(decided.requests[0]?.decidedAt).toBe(now);
    expect(answer(decideApproval(decided, decide(answers), now))).toBe("request-already-decided");
  });
  test("leaves lines open on which nothing was said, and 'call me' is not a yes", () => {
    const { visit, safety, advice, decide } = asked();
    const call = [{ lineId: safety, decision: "call-me" as const }];
    const called = after(visit, (each) => decideApproval(each, decide(call), now));
    expect(decisions(called)).toEqual(["call-me", "pending"]);
    expect(called.requests[0]?.decidedAt).toBeUndefined();
    expect(answer(decideApproval(called, decide(call), now))).toBe("already-recorded");
    const yes = after(called, (each) =>
      decideApproval(each, decide([{ lineId: safety, decision: "approved" }]), now),
    );
    expect(decisions(yes)).toEqual(["approved", "pending"]);
    const turned = decide(
      [
        { lineId: safety, decision: "declined" },
        { lineId: advice, decision: "approved" },
      ],
      true,
    );
    expect(answer(decideApproval(yes, turned, now))).toBe("request-already-decided");
  });
  test("to decline a safety line has to be acknowledged", () => {
    const { visit, safety, decide } = asked();
    const no = [{ lineId: safety, decision: "declined" as const }];
    expect(answer(decideApproval(visit, decide(no), now))).toBe(
      "safety-needs-acknowledgement/acknowledgedSafety",
    );
    expect(answer(decideApproval(visit, decide(no, true), now))).toBe("yes");
  });
  test("names lines of this request, each once", () => {
    const { visit, safety, decide } = asked();
    const yes = { lineId: safety, decision: "approved" as const };
    expect(answer(decideApproval(visit, decide([]), now))).toBe("request-lines-mismatch");
    expect(answer(decideApproval(visit, decide([{ ...yes, lineId: id() }]), now))).toBe(
      "request-lines-mismatch",
    );
    expect(answer(decideApproval(visit, decide([yes, yes]), now))).toBe("request-lines-mismatch");
    expect(answer(decideApproval(visit, { ...decide([yes]), requestId: id() }, now))).toBe(
      "request-not-found",
    );
    expect(answer(decideApproval(requested(), decide([yes]), now))).toBe("wrong-stage");
  });
});

describe("parts", () => {
  const car = inTheBay({ mechanicId: MECHANIC });
  const jobId = car.jobs[0]?.id ?? "";
  test("are asked for and arrive", () => {
    const waiting = after(car, (visit) => requestParts(visit, { jobId, what: "Oil filter" }, now));
    expect(waiting.partsAwaited).toEqual([{ jobId, what: "Oil filter", since: now }]);
    const there = after(waiting, (visit) => partsArrived(visit, { jobId }, minutesOn(60)));
    expect(there.partsAwaited).toEqual([]);
    expect(answer(partsArrived(there, { jobId }, now))).toBe("already-recorded");
  });
  test("belong to an open job in repairs", () => {
    const off = after(car, (visit) => cancelJob(visit, { jobId, reason: "not wanted" }, now));
    expect(answer(requestParts(off, { jobId, what: "x" }, now))).toBe("job-not-open");
    expect(answer(partsArrived(off, { jobId }, now))).toBe("job-not-open");
    expect(answer(requestParts(car, { jobId: id(), what: "x" }, now))).toBe("job-not-found/jobId");
    expect(answer(requestParts(requested(), { jobId, what: "x" }, now))).toBe("wrong-stage");
    expect(answer(partsArrived(requested(), { jobId }, now))).toBe("wrong-stage");
  });
});
