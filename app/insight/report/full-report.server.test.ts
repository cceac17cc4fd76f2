// The full report from a database: the same from the events as from the kept months, and never older than the last fact.
import { beforeAll, describe, expect, test } from "vitest";
import { DAY, HOUR, instant, MINUTE, plus } from "~/journey/instant";
import { Refusal } from "~/platform/refusal";
import { db } from "~/platform/db/db.server";
import { useDatabase } from "test/database";
import { aCentre, aRequest, visitIn, type TestCentre } from "test/factories";
import { refreshLedger } from "../ledger/refresh.server";
import { fullReport } from "./full-report.server";
import type { ReportFacts } from "./report-facts";
import { visitsBehind } from "./visits-behind.server";

useDatabase();

/** Every fact of the test lies before it. */
const now = () => new Date(Date.now() + MINUTE);
let centre: TestCentre;
let other: TestCentre;
const ago = (days: number) => plus(instant(new Date()), -days * DAY);

const months = () => db().ledgerMonth.findMany({ where: { centreId: centre.id }, orderBy: { month: "asc" } });
const quarter = (at: Date) => fullReport({ centres: [centre.id] }, at);
/** 25 months of one centre are more than are looked at visit by visit. */
const twoYears = { from: new Date(ago(760)).toISOString() };

beforeAll(async () => {
  centre = await aCentre();
  other = await aCentre({ organisationId: centre.organisationId });
  for (const days of [70, 40, 33, 9, 3]) await visitIn("closed", { centre, requestedAt: ago(days) });
  for (const stage of ["preparation", "intake", "repairs", "quality", "handover", "follow-up"] as const) {
    await visitIn(stage, { centre });
    await visitIn(stage, { centre: other, requestedAt: ago(2) });
  }
  await aRequest({ centre, requestedAt: ago(1) });
}, 60_000);

describe("the full report", () => {
  const at = now();
  let asked: ReportFacts;

  test("is the same from events that nothing is kept of yet and from what is kept", async () => {
    asked = await quarter(at);
    const rolled = await fullReport({ centres: [centre.id, other.id], ...twoYears }, at);
    expect(await refreshLedger(at)).toBeGreaterThanOrEqual(18);
    expect(await quarter(at)).toEqual(asked);
    expect(rolled.source).toBe("rolled-up");
    const kept = await fullReport({ centres: [centre.id, other.id], ...twoYears }, at);
    // Rosters of months that were not kept yet were not known.
    expect(kept.stages).toEqual(rolled.stages);
    expect(kept.causes).toEqual(rolled.causes);
    expect(kept.integrity).toEqual(rolled.integrity);
    expect(asked.integrity).toMatchObject({ holds: true, notClosed: 0 });
    expect(asked.visits).toBe(12);
  });

  test("added up says what it says exactly, a group's what its centres' say", async () => {
    const exact = await fullReport({ centres: [centre.id, other.id] }, at);
    const rolled = await fullReport({ centres: [centre.id, other.id], ...twoYears }, at);
    expect([exact.source, exact.visits, exact.stages.map(({ now: there }) => there)]).toEqual([
      "exact",
      18,
      [1, 2, 2, 2, 2, 2, 2],
    ]);
    expect(rolled.visits).toBe(18);
    exact.stages.forEach(({ n, open, over, excess }, place) => {
      expect(rolled.stages[place]).toMatchObject({ n, open, over });
      expect(rolled.stages[place]?.excess).toBeCloseTo(excess, 6);
    });
    for (const { name, D, waited, over } of exact.candidates) {
      const own = rolled.candidates.find((each) => each.name === name);
      expect([own?.waited, own?.over]).toEqual([waited, over]);
      expect(own?.D).toBeCloseTo(D, 9);
    }
  });

  test("knows a fact as soon as it is recorded, before anything is kept of it", async () => {
    const { stages } = await quarter(now());
    await visitIn("repairs", { centre, requestedAt: plus(instant(new Date()), -4 * HOUR) });
    const after = await quarter(now());
    expect(after.visits).toBe(asked.visits + 1);
    expect(after.stages[3]?.now).toBe((stages[3]?.now ?? NaN) + 1);
    expect(after.stuck.length).toBeGreaterThanOrEqual(asked.stuck.length);
  });

  test("of one service, advisor or make is of those visits", async () => {
    const wishes = { centres: [centre.id] };
    const { visits } = await fullReport({ ...wishes, filters: { make: "toyota" } }, now());
    expect(visits).toBe((await quarter(now())).visits);
    const none = await fullReport({ ...wishes, filters: { advisorId: other.team.advisor.staffId } }, now());
    expect([none.visits, none.verdict, none.names]).toEqual([0, "unclear", []]);
  });

  test("is refused for a centre that is not there, and for none", async () => {
    await expect(fullReport({ centres: ["Nowhere"] }, now())).rejects.toThrow(Refusal);
    await expect(fullReport({ centres: [] }, now())).rejects.toThrow(Refusal);
  });
});

describe("a month", () => {
  test("made again of the same visits is the same to the byte", async () => {
    await refreshLedger(now());
    const before = await months();
    await db().$executeRaw`insert into ledger_mark (centre_id, visit_id) select centre_id, id from visit`;
    await refreshLedger(now());
    const after = await months();
    expect(after.map(({ pack, rollup }) => [pack, rollup])).toEqual(
      before.map(({ pack, rollup }) => [pack, rollup]),
    );
    expect(await db().ledgerMark.count()).toBe(0);
  });

  test("is made anew by a late fact, and only those of its visit are", async () => {
    const before = await months();
    await visitIn("closed", { centre, requestedAt: ago(71) });
    await refreshLedger(now());
    const after = await months();
    const changed = after.filter(
      ({ month, revision }) => before.find((each) => each.month === month)?.revision !== revision,
    );
    const first = before[0]?.month ?? NaN;
    expect(changed.length).toBeGreaterThanOrEqual(1);
    expect(changed.length).toBeLessThan(after.length);
    expect(Math.min(...changed.map(({ month }) => month))).toBeLessThanOrEqual(first);
  });
});

describe("the visits behind a bar", () => {
  test("are those that are counted, the latest first, page by page and of their own centre", async () => {
    for (let more = 0; more < 52; more += 1) {
      await aRequest({ centre: other, requestedAt: plus(ago(1), more * MINUTE) });
    }
    for (const kept of [false, true]) {
      if (kept) await refreshLedger(now());
      const at = now();
      const report = await fullReport({ centres: [other.id] }, at);
      const wishes = { centres: [other.id], cause: "advisor" };
      const first = await visitsBehind(wishes, at);
      const rest = await visitsBehind({ ...wishes, after: first.next ?? "" }, at);
      const all = [...first.visits, ...rest.visits];
      expect(first.visits).toHaveLength(50);
      expect(rest.next).toBeNull();
      expect(new Set(all.map(({ visitId }) => visitId)).size).toBe(all.length);
      expect(all.length).toBe(report.candidates.find(({ name }) => name === "advisor")?.waited);
      expect(all.map(({ end }) => end)).toEqual(
        all
          .map(({ end }) => end)
          .toSorted()
          .reverse(),
      );
      expect(all.every(({ centreId }) => centreId === other.id)).toBe(true);
    }
  });
});
