// Moving a visit along: through a gate, past it with a reason, out of the journey.
import { describe, expect, it } from "vitest";
import { MECHANIC, inTheBay, jobIds, workedOn } from "test/repairs-facts";
import { START, after, answer, carriedTo, minutesOn, requested } from "test/visit-facts";
import { addNote, advance, cancel, crossing, happened, inStage, tick, type Decision } from "./course";
import { event } from "./events";
import { iso } from "./instant";
import { defaultRouteMap } from "./route-map";
import { nextOf, STAGES } from "./stages";
import type { Visit } from "./visit";

const map = defaultRouteMap();
const now = minutesOn(60);
const booked = after(requested(), () =>
  happened(
    event("visit.booked", START, { at: iso(minutesOn(600)), minutes: 60, online: false }),
    event("contact.confirmed", START, { how: "read-back" }),
  ),
);
const cancelled = after(booked, (visit) => cancel(visit, "sold the car", now));

function through(visit: Visit, overrideReason?: string): Decision {
  return advance(
    visit,
    { from: visit.stage, ...(overrideReason === undefined ? {} : { overrideReason }) },
    map,
    now,
  );
}

function types(decision: Decision): readonly string[] {
  return decision.ok ? decision.events.map(({ type }) => type) : [answer(decision)];
}

describe("a gate", () => {
  it("lets a visit through that has everything", () => {
    expect(types(through(booked))).toEqual(["stage.left", "stage.entered", "preparation.started"]);
    const moved = after(booked, (visit) => through(visit));
    expect([moved.status, moved.stage, moved.stageEnteredAt]).toEqual(["open", "preparation", now]);
    expect(moved.overrides).toEqual([]);
  });

  it("stays shut while something is missing, and says how much and what first", () => {
    const decision = through(requested());
    expect(decision).toEqual({
      ok: false,
      denial: { code: "gate-closed", detail: { count: 2, first: "time-set" } },
    });
  });

  it("is passed over with a reason, and the reason is kept with the list", () => {
    expect(types(through(requested(), " the customer waits "))).toEqual([
      "gate.overridden",
      "stage.left",
      "stage.entered",
      "preparation.started",
    ]);
    const moved = after(requested(), (visit) => through(visit, " the customer waits "));
    expect(moved.overrides).toMatchObject([
      {
        stage: "booking",
        missing: ["time-set", "contact-confirmed"],
        reason: "the customer waits",
        mark: { at: now },
      },
    ]);
  });

  it("is not passed over without a reason, without need, or with a clock running", () => {
    expect(answer(through(requested(), "  "))).toBe("override-needs-reason/reason");
    expect(answer(through(booked, "in a hurry"))).toBe("nothing-to-override");
    const bay = inTheBay();
    const [jobId = ""] = jobIds(bay);
    const running = after(bay, () => happened(event("work.started", now, { jobId, mechanicId: MECHANIC })));
    expect(answer(through(running))).toBe("gate-closed");
    expect(answer(through(running, "the customer waits"))).toBe("clock-already-running");
  });

  it("is not the gate of a stale page or of a visit that is over", () => {
    const decision = advance(booked, { from: "intake" }, map, now);
    expect(decision).toEqual({ ok: false, denial: { code: "wrong-stage", detail: { stage: "booking" } } });
    expect(answer(through(cancelled))).toBe("visit-ended");
  });

  it("records what crossing it is in itself", () => {
    const facts = STAGES.map((from) => crossing(from, nextOf(from), now).map(({ type }) => type));
    expect(facts).toEqual([
      ["stage.left", "stage.entered", "preparation.started"],
      ["stage.left", "stage.entered", "vehicle.arrived"],
      ["stage.left", "stage.entered"],
      ["stage.left", "stage.entered"],
      ["stage.left", "stage.entered"],
      ["vehicle.released", "stage.left", "stage.entered"],
      ["stage.left", "visit.closed"],
    ]);
    const gone = carriedTo(workedOn(inTheBay()), "follow-up", now);
    expect([gone.intake.arrivedAt, gone.handover.releasedAt]).toEqual([START, now]);
    const closed = after(gone, (visit) => through(visit, "the customer moved abroad"));
    expect(closed).toMatchObject({ status: "closed", stage: "follow-up", endedAt: now });
  });
});

describe("calling a visit off", () => {
  it("keeps the reason and the stage", () => {
    expect(cancelled).toMatchObject({
      status: "cancelled",
      stage: "booking",
      reason: "sold the car",
      endedAt: now,
    });
    expect(answer(cancel(carriedTo(requested(), "intake"), "sold the car", now))).toBe("yes");
  });

  it("is refused after the signature, in later stages, and a second time", () => {
    const signed = after(carriedTo(requested(), "intake"), () =>
      happened(event("order.signed", START, { name: "Nora Byrne" })),
    );
    expect(answer(cancel(signed, "too dear", now))).toBe("already-signed");
    expect(answer(cancel(inTheBay(), "too dear", now))).toBe("wrong-stage");
    expect(answer(cancel(cancelled, "sold the car", now))).toBe("visit-ended");
  });
});

describe("a tick", () => {
  const bay = inTheBay();

  it("is made once, on an item of the present stage's list", () => {
    const ticked = after(bay, (visit) => tick(visit, "covers-fitted", map, now));
    expect(ticked.ticks["repairs/covers-fitted"]?.at).toBe(now);
    expect(answer(tick(ticked, "covers-fitted", map, now))).toBe("already-recorded");
    expect(answer(tick(bay, "needs-asked", map, now))).toBe("item-unknown");
    expect(answer(tick(bay, "constructor", map, now))).toBe("item-unknown");
    expect(answer(tick(cancelled, "covers-fitted", map, now))).toBe("visit-ended");
    // A point of an inspection has three answers, and is not ticked.
    expect(answer(tick(carriedTo(workedOn(bay), "quality"), "test-drive", map, now))).toBe("item-unknown");
  });
});

describe("a note", () => {
  it("may be added at any time, and changes nothing else", () => {
    const noted = after(cancelled, () => addNote("Called to say sorry.", now));
    expect({ ...noted, version: 0 }).toEqual({ ...cancelled, version: 0 });
  });
});

describe("being in a stage", () => {
  it("is asked for one stage or several", () => {
    expect(inStage(booked, "booking", "preparation")).toEqual({ ok: true, visit: booked });
    expect(inStage(booked, "repairs")).toMatchObject({ denial: { code: "wrong-stage" } });
    expect(inStage(cancelled, "booking")).toMatchObject({
      denial: { code: "visit-ended", detail: { status: "cancelled" } },
    });
  });
});
