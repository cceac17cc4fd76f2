// The next action in each situation: what, who, until when. And what the board says a visit waits for.
import { describe, expect, it } from "vitest";
import { alwaysOpen } from "test/calendars";
import { INSPECTOR, MECHANIC, inTheBay, jobIds, workedOn } from "test/repairs-facts";
import { START, after, carriedTo, minutesOn, requested, workLine } from "test/visit-facts";
import { cancel, happened } from "./course";
import { event, type EventType, type Payload } from "./events";
import { iso, type Instant } from "./instant";
import { nextAction } from "./next-action";
import { defaultRouteMap } from "./route-map";
import { waitingFor } from "./standing";
import type { Visit } from "./visit";

const map = defaultRouteMap();
const ID = "0199a000-0000-7000-8000-00000000000f";
const OTHER = "0199a000-0000-7000-8000-00000000000d";

function plusFact<T extends EventType>(visit: Visit, type: T, payload: Payload<T>, minutes = 30): Visit {
  return after(visit, () => happened(event(type, minutesOn(minutes), payload)));
}

/** "finish-work by mechanic at 240", minutes after START in a centre that never shuts. */
function next(visit: Visit): string {
  const action = nextAction(visit, map, alwaysOpen);
  return action
    ? `${action.code} by ${action.role} at ${String((action.dueAt - START) / 60_000)}`
    : "nothing";
}

/** "parts since 30", minutes after START. A day on, where no other moment is named. */
function waits(visit: Visit, now: Instant = minutesOn(1440)): string {
  const wait = waitingFor(visit, now);
  return wait ? `${wait.cause} since ${String((wait.since - START) / 60_000)}` : "nothing";
}

const appointment = { at: iso(minutesOn(3000)), minutes: 60, online: false };
const booked = plusFact(requested(), "visit.booked", appointment);
const prepared = plusFact(carriedTo(booked, "preparation"), "visit.confirmed", { how: "link" });
const bay = inTheBay({ mechanicId: MECHANIC });
const [JOB = ""] = jobIds(bay);
const running = plusFact(bay, "work.started", { jobId: JOB, mechanicId: MECHANIC }, 10);
const stopped = plusFact(running, "work.stopped", { jobId: JOB, cause: "parts" }, 30);
const found = plusFact(running, "finding.reported", { findingId: ID, what: "a leak", severity: "soon" }, 20);
const line = { ...workLine(), findingId: ID, severity: "soon" as const };
const asked = plusFact(
  plusFact(found, "work.finished", { jobId: JOB }, 25),
  "approval.requested",
  { requestId: ID, lines: [line] },
  35,
);
const inspected = carriedTo(workedOn(bay), "quality", minutesOn(60));
const inspecting = plusFact(inspected, "inspection.started", { inspectorId: INSPECTOR }, 70);
const ready = carriedTo(inspecting, "handover", minutesOn(100));
const notified = plusFact(ready, "ready.notified", { how: "phone" }, 105);
const gone = carriedTo(ready, "follow-up", minutesOn(200));
const complained = plusFact(gone, "complaint.opened", { complaintId: ID, what: "it rattles" }, 300);

describe("the next action", () => {
  it.each<readonly [string, Visit, string]>([
    ["a request without a time", requested(), "time-set by advisor at 10"],
    ["a booking that nobody read back", booked, "contact-confirmed by advisor at 10"],
    [
      "a booking that has everything",
      plusFact(booked, "contact.confirmed", { how: "code" }),
      "advance by advisor at 10",
    ],
    ["a visit to prepare, by the end of the day before", prepared, "history-read by advisor at 2400"],
    [
      "a visit whose parts are not looked at",
      plusFact(prepared, "history.reviewed", { repeatRepair: false }),
      "parts-ready by parts at 2400",
    ],
    ["a car that came early", carriedTo(prepared, "intake"), "greeted by advisor at 3010"],
    ["a car that came without an appointment", carriedTo(requested(), "intake"), "greeted by advisor at 10"],
    ["a signed order", bay, "start-work by mechanic at 20"],
    ["a running clock", running, "finish-work by mechanic at 240"],
    ["a stop for parts", stopped, "get-parts by parts at 240"],
    [
      "parts that came",
      plusFact(stopped, "parts.arrived", { jobId: JOB }, 45),
      "resume-work by mechanic at 105",
    ],
    ["a finding without a price, though a clock runs", found, "price-findings by advisor at 50"],
    ["a customer who was asked", asked, "await-approval by advisor at 65"],
    [
      "a customer who wants a call",
      plusFact(
        asked,
        "approval.decided",
        { requestId: ID, how: "link", lines: [{ lineId: line.id, decision: "call-me" }] },
        40,
      ),
      "call-about-approval by advisor at 70",
    ],
    [
      "a customer who wants a call, though a clock runs",
      plusFact(
        plusFact(found, "approval.requested", { requestId: ID, lines: [line] }, 35),
        "approval.decided",
        { requestId: ID, how: "link", lines: [{ lineId: line.id, decision: "call-me" }] },
        40,
      ),
      "call-about-approval by advisor at 70",
    ],
    ["a car with all work done", workedOn(bay), "advance by mechanic at 240"],
    ["a car to inspect", inspected, "start-inspection by inspector at 120"],
    ["an inspection under way", inspecting, "finish-inspection by inspector at 120"],
    [
      "a passed car without papers",
      plusFact(inspecting, "inspection.passed", { inspectorId: INSPECTOR }, 80),
      "papers-ready by advisor at 120",
    ],
    ["a car that is ready", ready, "customer-told by advisor at 110"],
    ["a customer who knows", notified, "await-customer by advisor at 340"],
    [
      "a customer who is back",
      plusFact(notified, "customer.returned", {}, 150),
      "explained by advisor at 160",
    ],
    ["a handover under way", plusFact(notified, "handover.started", {}, 150), "explained by advisor at 160"],
    ["a car that is gone", gone, "survey-sent by advisor at 2400"],
    ["a survey that is out", plusFact(gone, "survey.sent", {}, 300), "contacted by advisor at 4520"],
    ["a complaint", complained, "answer-complaint by manager at 1740"],
    [
      "a complaint that was answered",
      plusFact(complained, "complaint.answered", { complaintId: ID, answer: "Sorry." }, 310),
      "close-complaint by manager at 8160",
    ],
    ["a visit that is over", after(booked, (visit) => cancel(visit, "sold", START)), "nothing"],
  ])("of %s", (_situation, visit, expected) => {
    expect(next(visit)).toBe(expected);
  });

  it("belongs to a person where it is known who", () => {
    expect(nextAction(running, map, alwaysOpen)?.ownerId).toBe(MECHANIC);
    expect(nextAction(inspecting, map, alwaysOpen)?.ownerId).toBe(INSPECTOR);
    expect(nextAction(notified, map, alwaysOpen)?.ownerId).toBe(notified.advisorId);
    expect(nextAction(stopped, map, alwaysOpen)).not.toHaveProperty("ownerId");
  });

  it("is what the gate still asks for when nothing else is left, the centre's own checklist included", () => {
    const item = { id: "photo-taken", title: { en: "Photo", ru: "Фото" }, required: true };
    const strict = {
      ...map,
      stages: { ...map.stages, repairs: { ...map.stages.repairs, checklist: [item] } },
    };
    expect(nextAction(workedOn(bay), strict, alwaysOpen)?.code).toBe("check:photo-taken");
  });

  it("is to go on with what one can go on with, before what still waits", () => {
    const two = inTheBay({ lines: [workLine(), workLine()] });
    const [first = "", second = ""] = jobIds(two);
    const both = [first, second].reduce((visit, jobId) => {
      const started = plusFact(visit, "work.started", { jobId, mechanicId: MECHANIC }, 10);
      return plusFact(started, "work.stopped", { jobId, cause: "parts" }, 20);
    }, two);
    expect(next(plusFact(both, "parts.arrived", { jobId: second }, 30))).toBe(
      "resume-work by mechanic at 90",
    );
  });
});

describe("on the board a visit waits for", () => {
  it.each<readonly [string, Visit, string]>([
    ["the advisor, when it is not booked", requested(), "advisor since 0"],
    ["nobody, when it is booked", booked, "nothing"],
    ["nobody, when it came early", carriedTo(prepared, "intake"), "nothing"],
    ["the advisor, when it came", carriedTo(requested(), "intake", minutesOn(5)), "advisor since 5"],
    ["the technician, when it is signed", bay, "technician since 0"],
    ["nobody, while a clock runs", found, "nothing"],
    ["parts", stopped, "parts since 30"],
    [
      "the technician, when the parts are there",
      plusFact(stopped, "parts.arrived", { jobId: JOB }, 45),
      "technician since 45",
    ],
    ["the customer's answer", asked, "approval since 35"],
    ["the inspector", inspected, "inspector since 60"],
    ["the advisor, when it is ready", ready, "advisor since 100"],
    ["the customer, when they know", notified, "customer since 105"],
    ["nobody, when it is gone", gone, "nothing"],
    ["the advisor, when there is a complaint", complained, "advisor since 300"],
  ])("%s", (_who, visit, expected) => {
    expect(waits(visit)).toBe(expected);
  });

  it("a customer who is late and an advisor who lets one wait, from the appointment on", () => {
    expect(waits(prepared, minutesOn(2999))).toBe("nothing");
    expect(waits(prepared, minutesOn(3000))).toBe("customer since 3000");
    const early = carriedTo(prepared, "intake", minutesOn(2980));
    expect([waits(early, minutesOn(2999)), waits(early, minutesOn(3001))]).toEqual([
      "nothing",
      "advisor since 3000",
    ]);
  });

  it("an answer from the moment the last clock stopped, not from the moment it was asked for", () => {
    const askedFirst = plusFact(found, "approval.requested", { requestId: OTHER, lines: [line] }, 25);
    expect(waits(plusFact(askedFirst, "work.finished", { jobId: JOB }, 50))).toBe("approval since 50");
  });
});
