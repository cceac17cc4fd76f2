// Each criterion with a visit that met it, one that failed, one of which it is not recorded, and one that it does not ask about.
import { describe, expect, it } from "vitest";
import { DAY, plus } from "~/journey/instant";
import { at, calendar, recorded } from "test/journeys/stories";
import { CriteriaSums } from "./criteria-figures";
import type { Criterion } from "./criterion";
import { VisitHistory } from "./history";
import { CRITERIA } from "./registry";
import { afterRepairsStories } from "test/insight/criteria-stories/after-repairs";
import { beforeArrivalStories } from "test/insight/criteria-stories/before-arrival";
import { inHouseStories } from "test/insight/criteria-stories/in-house";
import type { Story, StoryTable } from "test/insight/criteria-stories/story";
import { OUTCOMES } from "./tally";

const STORIES: StoryTable = { ...beforeArrivalStories, ...inHouseStories, ...afterRepairsStories };
/** Every time that a criterion gives is over. */
const LATER = plus(at("31 12:00"), 30 * DAY);
/** One mechanic, ten hours a day. */
const MECHANICS = new Map([3, 5].map((day) => [calendar.dayIndex(at(`0${String(day)} 12:00`)), 600]));

function outcomeOf(criterion: Criterion, story: Story): string {
  const telling = "facts" in story ? story : { facts: story };
  const { facts, sameCar = [] } = telling;
  const now = telling.now === undefined ? LATER : at(telling.now);
  // Facts are recorded in the order in which they happened, those of one moment as they are told.
  const events = recorded(facts.flat().toSorted((a, b) => a.occurredAt - b.occurredAt));
  const history = VisitHistory.of("v", events, { calendar, now, sameCar });
  if (!history) throw new Error("no story");
  const window = { start: at("01 00:00"), end: plus(LATER, DAY) };
  const frame = { window, calendar, countedBy: "moment", step: "week" } as const;
  const sums = new CriteriaSums([criterion], { ...frame, targets: [], mechanicMinutes: MECHANICS });
  sums.take(history);
  const [figure] = sums.figures();
  const found = OUTCOMES.filter((outcome) => (figure?.lists[outcome].length ?? 0) > 0);
  expect(found).toHaveLength(1);
  return found[0] ?? "";
}

describe.each(CRITERIA.map((criterion) => [criterion.id, criterion] as const))(
  "criterion %s",
  (id, criterion) => {
    const stories = STORIES[id];
    const wanted = [
      ["met", stories?.met],
      ["failed", stories?.failed],
      ["not-recorded", stories?.silent],
      ["not-concerned", stories?.unconcerned],
    ] as const;

    it.each(wanted)("counts a visit as %s", (outcome, story) => {
      if (!story) throw new Error(`criterion ${id} has no story of a visit that is ${outcome}`);
      expect(outcomeOf(criterion, story)).toBe(outcome);
    });
  },
);
