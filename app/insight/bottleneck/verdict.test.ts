// The verdict against figures worked out by hand, and what must hold of every ledger.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CaseSums } from "./case-sums";
import type { LedgerRow } from "./ledger-rows";
import { reliefOfDelay, reliefOfLessWork, reliefOfOneMore } from "./relief";
import { rosterOfFile, rosterProblems, RosterFile } from "./roster-file";
import { toldVerdict } from "./told";
import { SURE, verdictOf, type Verdict } from "./verdict";

type Row = readonly [
  visit: number,
  stage: string,
  kind: "work" | "wait",
  cause: string,
  start: number,
  end: number,
  loop?: number,
];

const HOUR = 3600;
const ROSTER = {
  resources: { repair: { count: 4 }, advisor: { count: 1 } },
  delays: ["approval", "parts"],
  rework: true,
  windowMinutes: 1000,
};

function rosterOf(file: unknown) {
  return rosterOfFile(RosterFile.parse(file));
}

function rowsOf(rows: readonly Row[]): LedgerRow[] {
  return rows.map(([visit, stage, kind, cause, start, end, loop = 0]) => ({
    caseId: `v${visit}`,
    stage,
    kind,
    cause,
    start,
    end,
    loop,
  }));
}

function judged(rows: readonly LedgerRow[], file: unknown = ROSTER): Verdict {
  const cases = new CaseSums(rosterOf(file));
  for (const row of rows) cases.take(row);
  return verdictOf(cases, rosterOf(file));
}

const named = (verdict: Verdict, name: string) => verdict.candidates.find((each) => each.name === name);

/** Random visits, one behind the other: work and waits of whole minutes. */
const ledgers = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 300 }),
      steps: fc.array(
        fc.record({
          what: fc.constantFrom("repair", "advisor", "approval", "parts", "customer"),
          work: fc.boolean(),
          minutes: fc.integer({ min: 1, max: 200 }),
          loop: fc.constantFrom(0, 0, 0, 1),
        }),
        { minLength: 1, maxLength: 6 },
      ),
    }),
    { minLength: 25, maxLength: 60 },
  )
  .map((visits) => {
    let begins = 0;
    return visits.flatMap(({ gap, steps }, visit) => {
      begins += gap * 60;
      let at = begins;
      return steps.map(({ what, work, minutes, loop }): LedgerRow => {
        const start = at;
        at += minutes * 60;
        const named = work ? { stage: what, cause: "" } : { stage: "repair", cause: what };
        return { caseId: `v${visit}`, kind: work ? "work" : "wait", ...named, start, end: at, loop };
      });
    });
  });

describe("relief", () => {
  it("of one more is what Sakasegawa's formula says", () => {
    // One of one at half load: 1 - (0.25^(sqrt 6 - 1) / (2 x 0.75)) / (0.5^(2 - 1) / 0.5).
    const wanted = 1 - 0.25 ** (Math.sqrt(6) - 1) / 1.5;
    expect(reliefOfOneMore(0.5, 1)).toBeCloseTo(wanted, 12);
    expect(reliefOfOneMore(1.4, 3)).toBe(reliefOfOneMore(0.99, 3));
    expect(reliefOfOneMore(0, 3)).toBe(1);
  });

  it("lies between nothing and all of it, and is less the more there are", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.98, noNaN: true }),
        fc.integer({ min: 1, max: 30 }),
        (load, count) => {
          const relief = reliefOfOneMore(load, count);
          expect(relief).toBeGreaterThan(0);
          expect(relief).toBeLessThan(1);
          expect(reliefOfOneMore(load, count + 1)).toBeLessThan(relief + 1e-12);
        },
      ),
    );
  });

  it("of a delay is what lies above its target, else a declared half", () => {
    expect(reliefOfDelay(120, 30)).toBe(0.75);
    expect(reliefOfDelay(20, 30)).toBe(0);
    expect(reliefOfDelay(120, undefined)).toBe(0.5);
  });
});

it("relief of less work is what the formula says of the lower load", () => {
  const wq = (rho: number, c: number) => rho ** (Math.sqrt(2 * (c + 1)) - 1) / (c * (1 - rho));
  expect(reliefOfLessWork(0.8, 3, 0.1)).toBeCloseTo(1 - wq(0.72, 3) / wq(0.8, 3), 12);
  expect(reliefOfLessWork(0, 3, 0.1)).toBe(0);
});

describe("the figures of a candidate", () => {
  const rows = rowsOf([
    [1, "repair", "wait", "repair", 0, HOUR],
    [1, "repair", "work", "", HOUR, 20 * HOUR],
    [1, "repair", "wait", "approval", 20 * HOUR, 23 * HOUR],
    [2, "repair", "work", "", 0, 20 * HOUR],
    [2, "repair", "wait", "planned", 20 * HOUR, 90 * HOUR],
    [2, "repair", "wait", "repair", 90 * HOUR, 91 * HOUR, 1],
    [2, "repair", "work", "", 91 * HOUR, 92 * HOUR, 1],
  ]);
  const verdict = judged(rows);

  it("are minutes a visit, times relief", () => {
    const repair = named(verdict, "repair");
    expect(repair?.D).toBe(60);
    expect(repair?.load).toBeCloseTo((40 * 60) / 4000, 12);
    expect(repair?.saving).toBeCloseTo(60 * reliefOfOneMore(0.6, 4), 12);
    expect(named(verdict, "approval")).toMatchObject({ D: 90, relief: 0.5, saving: 45 });
    expect(named(verdict, "parts")).toMatchObject({ D: 0, saving: 0, probability: 0 });
  });

  it("of rework are the time of all rows after a failed inspection", () => {
    expect(named(verdict, "rework")).toMatchObject({ D: 60, relief: 0.5, saving: 30 });
  });

  it("use a target where the roster has one, by occurrence", () => {
    const targets = { approval: 45, rework: 30 };
    const aimed = judged(rows, { ...ROSTER, targets });
    expect(named(aimed, "approval")?.relief).toBeCloseTo((180 - 45) / 180, 12);
    expect(named(aimed, "rework")?.relief).toBeCloseTo((120 - 30) / 120, 12);
  });

  it("say it where the load is too high for the formula", () => {
    const told = toldVerdict(judged(rows, { ...ROSTER, windowMinutes: 60 }));
    expect(told.notes).toContainEqual(expect.stringContaining("load of repair"));
    expect(named(judged(rows, { ...ROSTER, windowMinutes: 60 }), "repair")?.relief).toBe(
      reliefOfOneMore(0.99, 4),
    );
  });

  it("give no single name from a handful of visits, however clear they look", () => {
    const three = judged(
      rowsOf([1, 2, 3].map((visit): Row => [visit, "repair", "wait", "parts", visit, visit + 900])),
    );
    expect(three).toMatchObject({ verdict: "unclear", names: [] });
    expect(toldVerdict(three).notes).toContainEqual(expect.stringContaining("only 3 visits"));
  });
});

describe("every verdict", () => {
  it("is the same for the same rows, and for visits in another order", () => {
    fc.assert(
      fc.property(ledgers, (rows) => {
        expect(judged(rows)).toEqual(judged(rows));
        const other = judged(
          [...rows].sort((a, b) => (a.caseId < b.caseId ? 1 : a.caseId > b.caseId ? -1 : 0)),
        );
        for (const { name, D, saving } of judged(rows).candidates) {
          expect(named(other, name)?.D).toBeCloseTo(D, 9);
          expect(named(other, name)?.saving).toBeCloseTo(saving, 9);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("scales with all durations and the window", () => {
    fc.assert(
      fc.property(ledgers, fc.integer({ min: 2, max: 7 }), (rows, factor) => {
        const longer = rows.map((row) => ({ ...row, start: row.start * factor, end: row.end * factor }));
        const [one, other] = [judged(rows), judged(longer, { ...ROSTER, windowMinutes: 1000 * factor })];
        for (const { name, saving, probability } of one.candidates) {
          expect(named(other, name)?.saving).toBeCloseTo(saving * factor, 6);
          expect(named(other, name)?.probability).toBeCloseTo(probability, 9);
        }
        expect(other.verdict).toBe(one.verdict);
      }),
      { numRuns: 20 },
    );
  });

  it("names one where it is sure, and never one where it is not", () => {
    fc.assert(
      fc.property(ledgers, (rows) => {
        const { verdict, names, candidates } = judged(rows);
        const shares = candidates.reduce((sum, { probability }) => sum + probability, 0);
        expect(shares).toBeLessThanOrEqual(1 + 1e-9);
        expect(candidates.map(({ saving }) => saving)).toEqual(
          candidates.map(({ saving }) => saving).sort((a, b) => b - a),
        );
        if (verdict === "one") {
          expect(names).toEqual([candidates[0]?.name]);
          expect(candidates[0]?.probability).toBeGreaterThanOrEqual(SURE);
        } else expect(names).not.toHaveLength(1);
        for (const { low, high } of candidates) expect(low).toBeLessThanOrEqual(high);
      }),
      { numRuns: 40 },
    );
  });

  it("names what is far ahead of everything else", () => {
    const rows = Array.from({ length: 60 }, (_, visit): Row[] => [
      [visit, "repair", "work", "", visit * HOUR, visit * HOUR + 600],
      [visit, "repair", "wait", "parts", visit * HOUR + 600, visit * HOUR + 4000 + 50 * (visit % 7)],
      [visit, "repair", "wait", "approval", visit * HOUR + 5000, visit * HOUR + 5600],
    ]).flat();
    expect(judged(rowsOf(rows))).toMatchObject({ verdict: "one", names: ["parts"] });
  });

  it("counts with rework what it takes from those who do not come back: the more, the busier everybody is", () => {
    // Every fifth visit comes back; everybody waits for the one repairer.
    const rows = Array.from({ length: 100 }, (_, visit): Row[] => {
      const at = visit * HOUR;
      const loop = visit % 5 === 0 ? 1 : 0;
      return [
        [visit, "repair", "wait", "repair", at, at + 300],
        [visit, "repair", "work", "", at + 300, at + 1500],
        [visit, "repair", "work", "", at + 1500, at + 1500 + 1200 * loop, loop],
      ];
    }).flat();
    const of = (windowMinutes: number) => {
      const verdict = judged(rowsOf(rows), {
        resources: { repair: { count: 1 } },
        rework: true,
        windowMinutes,
      });
      return named(verdict, "rework") ?? { D: NaN, relief: NaN, saving: NaN, low: NaN, high: NaN };
    };
    const [busy, idle] = [of(2500), of(25_000)];
    expect([busy.D, busy.relief, busy.saving]).toEqual([idle.D, idle.relief, idle.saving]);
    expect(busy.low).toBeGreaterThan(1.2 * idle.low);
    expect(busy.high).toBeGreaterThan(1.2 * idle.high);
  });

  it("names nothing where nobody waits", () => {
    const rows = Array.from({ length: 30 }, (_, visit): Row => [
      visit,
      "repair",
      "work",
      "",
      visit * HOUR,
      visit * HOUR + 60,
    ]);
    expect(judged(rowsOf(rows))).toMatchObject({ verdict: "unclear", names: [] });
  });
});

it("a roster that is none is told field by field", () => {
  expect(rosterProblems({ resources: { repair: { count: 0 } } })).toHaveLength(2);
  expect(rosterProblems({ ...ROSTER, delays: ["repair"] })).toEqual([
    "repair: it cannot be a delay as well.",
  ]);
  expect(rosterProblems(ROSTER)).toEqual([]);
});
