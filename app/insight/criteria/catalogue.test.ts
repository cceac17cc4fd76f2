// The catalogue itself: every number of it once, in both languages, and every visit has exactly one outcome.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY, instant, plus } from "~/journey/instant";
import { journeys } from "test/journeys/random";
import { calendar } from "test/journeys/stories";
import { CriteriaSums, type CountedBy } from "./criteria-figures";
import { reaches, warningAt } from "./criterion";
import { VisitHistory } from "./history";
import { CRITERIA, criterionNamed } from "./registry";
import { OUTCOMES } from "./tally";

const COUNTS = { booking: 6, preparation: 6, intake: 6, repairs: 9, quality: 5, handover: 6, "follow-up": 6 };
const NUMBERS = Object.values(COUNTS).flatMap((count, stage) =>
  Array.from({ length: count }, (_, place) => `${String(stage + 1)}.${String(place + 1)}`),
);

describe("the catalogue", () => {
  it("has every number, and no id twice", () => {
    const ids = CRITERIA.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.map((id) => id.split("-")[0])).toEqual(expect.arrayContaining([...NUMBERS, "all"]));
  });

  it.each(CRITERIA.map((criterion) => [criterion.id, criterion] as const))(
    "warns of %s beyond its target, never short of it",
    (_, each) => {
      expect(reaches(each, each.target, each.warning ?? NaN)).toBe(true);
      expect(each.toldWith === undefined || criterionNamed(each.toldWith)).toBeTruthy();
      // A centre's own target takes the level along.
      const own = warningAt(each, each.target + 0.01) - warningAt(each, each.target);
      expect(own).toBeCloseTo(0.01, 9);
    },
  );

  it.each(CRITERIA.map((criterion) => [criterion.id, criterion] as const))(
    "says %s in both languages",
    (_, each) => {
      for (const { en, ru } of [each.title, each.how, ...(each.misses ? [each.misses] : [])]) {
        expect(ru).toMatch(/[а-яё]/);
        expect(en).not.toMatch(/[а-яё]/i);
        expect(`${en}${ru}`).not.toContain("!");
      }
      // Apart from a failure, silence is explained everywhere.
      expect(each.how.en).toMatch(/not recorded/i);
      expect(each.how.ru).toMatch(/данных нет/);
    },
  );
});

describe("whatever happens to a visit", () => {
  it.each(["completion", "moment"] as const)("it has one outcome, counted by %s", (countedBy: CountedBy) => {
    fc.assert(
      fc.property(fc.array(journeys(), { minLength: 1, maxLength: 5 }), (list) => {
        const window = {
          start: instant("2018-01-01T00:00:00Z"),
          end: plus(instant("2026-12-31T00:00:00Z"), 400 * DAY),
        };
        const frame = {
          window,
          calendar,
          countedBy,
          step: "month",
          targets: [],
          mechanicMinutes: new Map(),
        } as const;
        const sums = new CriteriaSums(CRITERIA, frame);
        let ended = 0;
        for (const [place, { events, now }] of list.entries()) {
          const history = VisitHistory.of(`v${String(place)}`, events, { calendar, now });
          if (!history) continue;
          sums.take(history);
          if (history.endedAt !== undefined) ended += 1;
        }
        for (const each of sums.figures()) {
          const { criterion, visits, met, failed, notRecorded, notConcerned } = each;
          expect(met + failed + notRecorded + notConcerned).toBe(visits);
          const all = countedBy === "moment" || criterion.kind === "load" ? list.length : ended;
          expect(visits).toBe(all);
          const ids = OUTCOMES.flatMap((outcome) => each.lists[outcome].map(({ visitId }) => visitId));
          expect(new Set(ids).size).toBe(visits);
          if (each.value !== null) expect(Number.isFinite(each.value)).toBe(true);
          if (met + failed === 0) expect(each.n).toBe(0);
        }
      }),
      { numRuns: 60 },
    );
  });
});
