// What a single rule would get wrong: facts that are told twice, agreed to in part, or that come later than the visit goes on.
import { expect, test } from "vitest";
import { DAY, HOUR, plus, type Instant } from "~/journey/instant";
import {
  at,
  calendar,
  cross,
  EXTRA,
  fact,
  FINDING,
  inBay,
  OIL,
  recorded,
  REQUEST,
  start,
} from "test/journeys/stories";
import {
  asked,
  came,
  closed,
  givenBack,
  id,
  keptPreparation,
  promised,
  ready,
  worked,
} from "test/insight/criteria-stories/story";
import type { Counted } from "../criterion";
import { type CarVisit, VisitHistory } from "../history";
import { criterionNamed } from "../registry";

type Told = ReturnType<typeof fact>;

interface Seen {
  readonly now?: Instant;
  readonly sameCar?: readonly CarVisit[];
}

const LATER = plus(at("31 12:00"), 30 * DAY);

function counted(
  criterion: string,
  facts: readonly Told[],
  { now = LATER, sameCar = [] }: Seen = {},
): Counted {
  const events = recorded(facts.flat().toSorted((a, b) => a.occurredAt - b.occurredAt));
  const history = VisitHistory.of("v", events, { calendar, now, sameCar });
  const found = criterionNamed(criterion);
  if (!history || !found) throw new Error("no story");
  return found.of(history);
}

const ask = (...lines: readonly string[]) =>
  fact("09:10", "approval.requested", {
    requestId: REQUEST,
    lines: lines.map((line) => {
      return {
        id: line,
        title: "Hose",
        labourMinutes: 60,
        priceMinor: 1,
        findingId: FINDING,
        severity: "soon" as const,
      };
    }),
  });
const decide = (time: string, line: string, how: "in-advance" | "link") =>
  fact(time, "approval.decided", {
    requestId: REQUEST,
    how,
    lines: [{ lineId: line, decision: "approved" }],
  });
const inPart = [inBay(OIL), ask(EXTRA, id(99)), decide("09:11", EXTRA, "in-advance")];

test("an approval that was agreed to in part in advance counts until the rest is decided", () => {
  const whole = [inBay(OIL), ask(EXTRA), decide("09:11", EXTRA, "in-advance")];
  expect(counted("4.2", [...inPart, decide("10:10", id(99), "link")])).toMatchObject({ values: [60] });
  expect(counted("4.2", whole)).toMatchObject({ outcome: "not-concerned" });
  expect(counted("4.3", [...inPart, decide("11:00", id(99), "link")])).toMatchObject({ outcome: "failed" });
  expect(counted("4.3", whole)).toMatchObject({ outcome: "not-concerned" });
});

test("an order that was drafted before the arrival stays so when it is drafted again", () => {
  const again = fact("05 09:30", "order.drafted", { lines: [] });
  expect(counted("2.5", [...came("09:00", keptPreparation), again])).toMatchObject({ outcome: "met" });
});

test("parts that lay ready stay so whatever is picked in the workshop; one more part before the arrival undoes it", () => {
  const [checked, picked] = [
    fact("08:30", "parts.checked", { needed: true }),
    fact("04 09:00", "parts.picked", {}),
  ];
  const more = (time: string) => fact(time, "part.needed", { partId: id(61), name: "Filter", quantity: 1 });
  const later = [more("05 10:00"), fact("05 11:00", "parts.picked", {})];
  expect(counted("2.4", [...came("09:00", checked, picked), ...later])).toMatchObject({ outcome: "met" });
  expect(counted("2.4", came("09:00", checked, picked, more("04 10:00")))).toMatchObject({
    outcome: "failed",
  });
});

test("a return that the program found counts as flagged until it is overruled", () => {
  const flag = fact("08:05", "return.flagged", { of: id(70), by: "job" });
  const sameCar = [{ id: id(70), requestedAt: at("02 08:00"), releasedAt: at("02 17:00") }];
  const overruled = fact("08:40", "return.overruled", { reason: "another noise" });
  expect(counted("2.6", came("09:00", flag), { sameCar })).toMatchObject({ outcome: "met" });
  expect(counted("2.6", came("09:00", flag, overruled), { sameCar })).toMatchObject({
    outcome: "not-recorded",
  });
});

test("who is told twice that the car is ready was told the first time", () => {
  const told = (time: string) => fact(time, "ready.notified", { how: "message" });
  expect(counted("6.4", [...ready, told("10:30"), told("15:00")])).toMatchObject({
    values: [5],
    at: at("10:30"),
  });
});

test("work without consent counts for the day on which it was done", () => {
  const line = start("04 09:20", EXTRA);
  expect(counted("4.5", [inBay(OIL), start("09:00"), line])).toMatchObject({
    values: [1],
    at: at("04 09:20"),
  });
});

test("a gate that somebody went past counts for that day, not for those of the gates after it", () => {
  const waved = fact("08:20", "gate.overridden", {
    stage: "booking",
    missing: ["time-set"],
    reason: "a neighbour",
  });
  const facts = [asked(), waved, cross("08:20", "booking"), cross("05 09:00", "preparation")];
  expect(counted("all", facts)).toMatchObject({ part: 1, whole: 2, at: at("08:20") });
});

test("a late car counts for the day of the promise, before it is ready and after", () => {
  const pledged = [...worked, promised("09:00", "10:30")];
  const open = { now: at("10:31") };
  const failed = { outcome: "failed", at: at("10:30") };
  expect(counted("6.1", pledged, open)).toMatchObject(failed);
  expect(
    counted("6.1", [...ready.slice(0, -1), promised("09:00", "10:30"), cross("04 09:00", "quality")]),
  ).toMatchObject(failed);
});

test("nobody counts before a follow-up's time is over, neither who was reached nor who came back", () => {
  const released = at("12:00");
  const reached = fact("04 12:00", "customer.contacted", { outcome: "reached" });
  const soon = { now: at("05 12:00") };
  expect(counted("7.1", [...givenBack, reached], soon)).toMatchObject({ outcome: "not-concerned" });
  expect(counted("7.1", [...givenBack, reached])).toMatchObject({
    outcome: "met",
    at: plus(released, 72 * HOUR),
  });
  const sameCar = [{ id: "later", requestedAt: at("20 09:00"), read: { repeat: true } }];
  expect(counted("7.3", givenBack, { now: at("21 12:00"), sameCar })).toMatchObject({
    outcome: "not-concerned",
  });
  const until = plus(released, 30 * DAY);
  expect(counted("7.3", givenBack, { sameCar })).toMatchObject({ outcome: "failed", at: until });
});

test("a survey that nobody answered counts when the visit is closed", () => {
  const facts = [...givenBack, fact("04 12:00", "survey.sent", {}), closed];
  expect(counted("7.2", facts)).toMatchObject({ outcome: "failed", at: at("09 12:00") });
});
