// A return that the program found counts until somebody overrules it, whatever was read in the history.
import { expect, test } from "vitest";
import { DAY, plus } from "~/journey/instant";
import { at, calendar, recorded } from "test/journeys/stories";
import { afterRepairsStories } from "test/insight/criteria-stories/after-repairs";
import { type CarVisit, VisitHistory } from "../../history";
import { fixedFirstTime } from "./fixed-first-time";

function outcome(about: Partial<CarVisit>): string {
  const story = afterRepairsStories["7.3"]?.met;
  if (!story || !("facts" in story)) throw new Error("no story");
  const events = recorded(story.facts.flat().toSorted((a, b) => a.occurredAt - b.occurredAt));
  const later: CarVisit = { id: "later", requestedAt: at("20 09:00"), ...about };
  const history = VisitHistory.of("v", events, {
    calendar,
    now: plus(at("31 12:00"), 30 * DAY),
    sameCar: [later],
  });
  if (!history) throw new Error("no history");
  return fixedFirstTime.of(history).outcome;
}

test.each([
  ["failed", { flagged: { of: "v", overruled: false } }],
  ["failed", { flagged: { of: "v", overruled: false }, read: { repeat: false } }],
  ["met", { flagged: { of: "v", overruled: true } }],
  ["failed", { flagged: { of: "v", overruled: true }, read: { repeat: true } }],
  ["met", { flagged: { of: "another", overruled: false } }],
  ["not-recorded", {}],
] satisfies readonly (readonly [string, Partial<CarVisit>])[])(
  "is %s where the later visit has %j",
  (wanted, about) => {
    expect(outcome(about)).toBe(wanted);
  },
);
