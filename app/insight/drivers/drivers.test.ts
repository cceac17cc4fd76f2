// What goes with satisfaction: a planted cause is found, an innocent one beside it is not, and noise names nothing.
import { describe, expect, it } from "vitest";
import { seededRandom } from "../figures/random";
import { standing } from "./benjamini-hochberg";
import { satisfactionDrivers, type RatedVisit } from "./drivers";

describe("Benjamini and Hochberg's procedure", () => {
  // The fifteen p-values of their own worked example (1995, section 4): at 5 % the first four stand, Bonferroni keeps three.
  const CHANCES = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];

  it("names the four findings of the worked example, in whatever order they come", () => {
    expect(standing(CHANCES, 0.05)).toEqual(CHANCES.map((_, place) => place < 4));
    expect(standing(CHANCES.toReversed(), 0.05).filter(Boolean)).toHaveLength(4);
  });

  it("steps up: one that misses its own line stands when a later one keeps its own", () => {
    expect(standing([0.04, 0.045, 0.9], 0.1)).toEqual([true, true, false]);
    expect(standing([], 0.1)).toEqual([]);
  });
});

const IDS = Array.from({ length: 20 }, (_, place) => `c${String(place)}`);

/** Long visits are rated lower; c0 costs `gap` points of its own; c1 fails with the length alone. */
function simulated(seed: number, gap: number, visits = 600) {
  const random = seededRandom(seed);
  const rated = Array.from({ length: visits }, (_, at): RatedVisit => {
    const leadMinutes = 60 + random.exponential(300);
    const centreId = at % 3 === 0 ? "dublin" : "moscow";
    const fails = IDS.map((id) => {
      const chance = id === "c1" ? (leadMinutes > 400 ? 0.7 : 0.1) : 0.2;
      return [id, random.fraction() < chance] as const;
    });
    const failed = new Map(fails);
    const base = 4.6 - 0.2 * Math.log1p(leadMinutes / 200) - (centreId === "moscow" ? 0.3 : 0);
    return {
      score: base - (failed.get("c0") ? gap : 0) + 0.4 * random.normal(),
      leadMinutes,
      centreId,
      failed,
    };
  });
  const counts = IDS.map((id) => ({
    id,
    n: visits,
    failed: rated.filter((visit) => visit.failed.get(id)).length,
  }));
  return satisfactionDrivers(rated, counts);
}

describe("the drivers of satisfaction", () => {
  it("find the planted one with its size, and not the one that only goes with long visits", () => {
    const { drivers, tested, rated } = simulated(7, 0.5);
    expect([tested, rated]).toEqual([IDS.length, 600]);
    expect(drivers[0]?.id).toBe("c0");
    expect(drivers[0]?.gap).toBeCloseTo(0.5, 0);
    expect(drivers[0]?.low).toBeLessThan(0.1);
    expect(drivers[0]?.high).toBeGreaterThan(0.1);
    expect(drivers.map(({ id }) => id)).not.toContain("c1");
  });

  it("name nothing in noise, nine times in ten", () => {
    const named = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].filter(
      (seed) => simulated(seed, 0, 200).drivers.length > 0,
    );
    expect(named.length).toBeLessThanOrEqual(1);
  });

  it("are the same for the same visits, and say nothing of too few", () => {
    expect(simulated(3, 0.4, 200)).toEqual(simulated(3, 0.4, 200));
    expect(simulated(3, 2, 20).drivers).toEqual([]);
  });
});
