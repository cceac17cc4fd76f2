// What facts establish, where it is not plain from their names.
import { describe, expect, it } from "vitest";
import { INSPECTOR, MECHANIC, OTHER_MECHANIC, inTheBay, jobIds, workedOn } from "test/repairs-facts";
import { START, after, carriedTo, minutesOn, requested, workLine } from "test/visit-facts";
import { happened } from "./course";
import { event, type EventActor, type EventType, type Payload } from "./events";
import { foldVisit, numbered } from "./fold";
import { iso } from "./instant";
import { approvedTotal, openAmount, paidTotal, type Visit } from "./visit";

const ID = "0199a000-0000-7000-8000-00000000000f";
const MANAGER: EventActor = { kind: "staff", id: "0199a000-0000-7000-8000-0000000000b1" };

function plusFact<T extends EventType>(visit: Visit, type: T, payload: Payload<T>, minutes = 90): Visit {
  return after(visit, () => happened(event(type, minutesOn(minutes), payload)));
}

function by(
  actor: EventActor,
  visit: Visit,
  type: "note.added" | "customer.greeted" | "visit.cancelled",
): Visit {
  const payloads = {
    "note.added": { text: "hm" },
    "customer.greeted": {},
    "visit.cancelled": { reason: "sold" },
  };
  return numbered(visit, visit, [event(type, START, payloads[type])], actor).visit;
}

const bay = inTheBay({ lines: [workLine({ priceMinor: 5000 }), workLine({ priceMinor: 3000 })] });
const [OIL = "", BRAKES = ""] = jobIds(bay);
const running = plusFact(bay, "work.started", { jobId: OIL, mechanicId: MECHANIC }, 10);
const stoppedFor = (cause: "parts" | "approval") =>
  plusFact(running, "work.stopped", { jobId: OIL, cause }, 40);
const stateOf = (visit: Visit, jobId: string) => visit.jobs.find((job) => job.id === jobId)?.state;

describe("the log", () => {
  it("begins with the request, and only with it", () => {
    expect(foldVisit({ id: "a", centreId: "b" }, [])).toBeUndefined();
    expect(() =>
      numbered(undefined, { id: "a", centreId: "b" }, [event("note.added", START, { text: "hm" })], MANAGER),
    ).toThrow("begins with request.received");
    expect(() => numbered(undefined, { id: "a", centreId: "b" }, [], MANAGER)).toThrow("no facts");
  });
});

describe("the advisor of a visit", () => {
  it("is whoever last recorded what the desk records, not whoever leaves a note there", () => {
    const intake = carriedTo(requested(), "intake");
    expect(by(MANAGER, intake, "customer.greeted").advisorId).toBe(MANAGER.id);
    expect(by(MANAGER, intake, "note.added").advisorId).toBe(intake.advisorId);
    expect(by({ kind: "customer", id: ID }, intake, "customer.greeted").advisorId).toBe(intake.advisorId);
  });
});

describe("an appointment", () => {
  const booked = plusFact(
    requested(),
    "visit.booked",
    { at: iso(minutesOn(600)), minutes: 60, online: true },
    5,
  );

  it("that is moved keeps when and how it was booked, and needs a new reminder and confirmation", () => {
    const confirmed = plusFact(plusFact(booked, "visit.confirmed", { how: "link" }), "reminder.sent", {});
    const payload = { from: iso(minutesOn(600)), to: iso(minutesOn(900)), minutes: 90 };
    const moved = plusFact(confirmed, "visit.moved", payload);
    expect(moved.booking).toMatchObject({
      moves: 1,
      appointment: { at: minutesOn(900), minutes: 90, bookedAt: minutesOn(5), online: true },
    });
    expect(moved.preparation).toEqual({});
  });

  it("that takes longer at the same time stays the appointment that the customer knows", () => {
    const reminded = plusFact(booked, "reminder.sent", {});
    const payload = { from: iso(minutesOn(600)), to: iso(minutesOn(600)), minutes: 90 };
    const longer = plusFact(reminded, "visit.moved", payload);
    expect(longer.booking).toMatchObject({ moves: 0, appointment: { minutes: 90, agreedAt: minutesOn(5) } });
    expect(longer.preparation.reminderSentAt).toBe(reminded.preparation.reminderSentAt);
  });
});

describe("a promise", () => {
  it("keeps its first time through all revisions, and each revision has to be told", () => {
    const told = plusFact(bay, "delay.told", { how: "phone" });
    const revise = (visit: Visit, to: number) =>
      plusFact(visit, "promise.revised", {
        from: iso(minutesOn(240)),
        to: iso(minutesOn(to)),
        reason: "parts",
      });
    const twice = revise(revise(told, 300), 360);
    expect(twice.promise).toMatchObject({ first: minutesOn(240), current: minutesOn(360) });
    expect(twice.promise?.revisions.map(({ to }) => to)).toEqual([minutesOn(300), minutesOn(360)]);
    expect([told.promise?.toldAt, twice.promise?.toldAt]).toEqual([minutesOn(90), undefined]);
  });

  it("that was never made begins with its revision", () => {
    const early = plusFact(requested(), "promise.revised", {
      from: iso(START),
      to: iso(minutesOn(60)),
      reason: "agreed",
    });
    expect(early.promise).toMatchObject({ first: START, current: minutesOn(60) });
  });
});

describe("a job", () => {
  it("adds up the time of its clock and everybody who worked on it", () => {
    const resumed = plusFact(
      stoppedFor("parts"),
      "work.resumed",
      { jobId: OIL, mechanicId: OTHER_MECHANIC },
      60,
    );
    const done = plusFact(resumed, "work.finished", { jobId: OIL }, 75);
    const job = done.jobs.find(({ id }) => id === OIL);
    expect(job).toMatchObject({
      clockedMs: 45 * 60_000,
      workedBy: [MECHANIC, OTHER_MECHANIC],
      mechanicId: OTHER_MECHANIC,
    });
    expect(job?.state).toEqual({ kind: "done", at: minutesOn(75) });
  });

  it("that is stopped for parts goes on waiting for somebody once they are there", () => {
    const arrived = plusFact(stoppedFor("parts"), "parts.arrived", { jobId: OIL }, 70);
    expect(stateOf(arrived, OIL)).toEqual({
      kind: "stopped",
      since: minutesOn(40),
      cause: "parts",
      resolvedAt: minutesOn(70),
    });
    const again = plusFact(arrived, "parts.arrived", { jobId: OIL }, 80);
    expect(stateOf(again, OIL)).toEqual(stateOf(arrived, OIL));
    expect(
      stateOf(plusFact(stoppedFor("approval"), "parts.arrived", { jobId: OIL }), OIL),
    ).not.toHaveProperty("resolvedAt");
  });

  it("that is stopped for an answer waits for the last line of it, and the lines become jobs", () => {
    const lines = [1, 2].map(() => ({ ...workLine(), findingId: ID, severity: "soon" as const }));
    const [first = "", second = ""] = lines.map(({ id }) => id);
    const asked = plusFact(stoppedFor("approval"), "approval.requested", { requestId: ID, lines });
    const answer = (visit: Visit, lineId: string, decision: "approved" | "declined") =>
      plusFact(visit, "approval.decided", { requestId: ID, how: "link", lines: [{ lineId, decision }] }, 95);
    const half = answer(asked, first, "approved");
    expect([half.requests[0]?.decidedAt, stateOf(half, OIL)]).toEqual([undefined, stateOf(asked, OIL)]);
    const whole = answer(half, second, "declined");
    expect(stateOf(whole, OIL)).toHaveProperty("resolvedAt", minutesOn(95));
    expect(jobIds(whole)).toEqual([OIL, BRAKES, first]);
    expect(approvedTotal(whole)).toBe(5000 + 3000 + 18_400);
  });

  it("that is called off waits for no parts and costs nothing", () => {
    const awaiting = plusFact(bay, "parts.requested", { jobId: OIL, what: "a filter" });
    const off = plusFact(awaiting, "job.cancelled", { jobId: OIL, reason: "no filter to be had" });
    expect([awaiting.partsAwaited.length, off.partsAwaited.length]).toEqual([1, 0]);
    expect(approvedTotal(off)).toBe(3000);
  });

  it("with a defect is to be done again, unless it was called off", () => {
    const off = plusFact(bay, "job.cancelled", { jobId: BRAKES, reason: "not wanted" });
    const inspected = carriedTo(
      workedOn({ ...off, jobs: off.jobs.filter(({ id }) => id === OIL) }),
      "quality",
    );
    const whole = { ...inspected, jobs: [...inspected.jobs, ...off.jobs.filter(({ id }) => id === BRAKES)] };
    const defects = [OIL, BRAKES].map((jobId) => ({ jobId, what: "a drip" }));
    const failed = plusFact(whole, "inspection.failed", { inspectorId: INSPECTOR, defects });
    expect(failed.jobs.map(({ state }) => state.kind)).toEqual(["planned", "cancelled"]);
    expect(failed.jobs.map((job) => job.defects)).toEqual([["a drip"], ["a drip"]]);
    expect(failed.loop).toBe(1);
  });
});

describe("money", () => {
  it("is open from the invoice on, less what was paid and not given back", () => {
    const ready = carriedTo(workedOn(bay), "handover");
    expect(openAmount(ready)).toBeUndefined();
    const invoiced = plusFact(ready, "invoice.issued", { number: "1", totalMinor: 8000, lines: [] });
    const paid = plusFact(invoiced, "payment.received", { paymentId: ID, amountMinor: 6000, method: "cash" });
    const back = plusFact(paid, "payment.refunded", { paymentId: ID, amountMinor: 500, reason: "a scratch" });
    expect([openAmount(invoiced), openAmount(paid), openAmount(back), paidTotal(back)]).toEqual([
      8000, 2000, 2500, 5500,
    ]);
  });
});
