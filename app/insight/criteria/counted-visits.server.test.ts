// What is kept of visits for the criteria is what their facts say: after facts of theirs and of their cars' other visits, other targets,
// other hours and another catalogue, before and after the job has been there.
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, test } from "vitest";
import { eventFromRow, EVENT_COLUMNS } from "~/visits/event-rows";
import { DAY, HOUR, instant, MINUTE, plus, type Instant } from "~/journey/instant";
import type { JourneyEvent } from "~/journey/events";
import { db } from "~/platform/db/db.server";
import { workingCalendarOf } from "~/settings/opening-hours.server";
import { seededRandom } from "../figures/random";
import { refreshLedger } from "../ledger/refresh.server";
import { amount } from "test/amount";
import { useDatabase } from "test/database";
import { plainFigure, type PlainFigure } from "test/insight/plain-criteria";
import { seedDemo } from "../../../prisma/seed";
import { countedVisits } from "./counted-visits.server";
import type { CountedBy, CriteriaFrame, CriterionFigure, TrendStep } from "./criteria-figures";
import { criteriaFigures } from "./criteria-report.server";
import { criterionTargetsOf, setCriterionTarget } from "./criterion-targets.server";
import { VisitHistory } from "./history";
import { mechanicMinutesOf } from "./mechanic-minutes.server";
import { CRITERIA } from "./registry";
import { otherVisitsOf } from "./same-car.server";

useDatabase();
const NOW = new Date("2026-11-19T12:00:00Z");
const VISITS = amount({ full: 300, usual: 150 });
const LATER = [26 * HOUR, 31 * DAY, 40 * MINUTE, 80 * HOUR].slice(0, amount({ full: 4, usual: 2 }));
const random = seededRandom(18);
let centreId: string;

beforeAll(async () => {
  await seedDemo({ visits: VISITS, password: "bayline-demo", now: NOW, log: () => undefined });
  centreId = (await db().centre.findFirstOrThrow({ where: { publicSlug: "dublin" } })).id;
}, 120_000);

/** Every visit as its facts tell it, one behind the other. */
async function histories(now: Instant): Promise<readonly VisitHistory[]> {
  const calendar = await workingCalendarOf(db(), { centreId });
  const rows = await db().event.findMany({
    where: { centreId },
    orderBy: [{ visitId: "asc" }, { seq: "asc" }],
    select: { ...EVENT_COLUMNS, visitId: true },
  });
  const visits = new Map<string, JourneyEvent[]>();
  for (const { visitId, ...row } of rows) {
    visits.set(visitId, [...(visits.get(visitId) ?? []), eventFromRow(row)]);
  }
  const others = await otherVisitsOf(db(), { centreId }, [...visits.keys()]);
  const numbers = new Map((await db().visit.findMany()).map(({ id, number }) => [id, number]));
  expect(numbers.size).toBeGreaterThanOrEqual(visits.size);
  return [...visits].flatMap(([id, events]) => {
    return VisitHistory.of(id, events, { calendar, now, sameCar: others.get(id) ?? [] }) ?? [];
  });
}

function near(found: number | null | undefined, wanted: number | null | undefined, about: string): void {
  if (typeof found !== "number" || typeof wanted !== "number") expect(found, about).toBe(wanted);
  else expect(Math.abs(found - wanted), about).toBeLessThan(1e-9 * Math.max(1, Math.abs(wanted)));
}

function same(found: CriterionFigure, wanted: PlainFigure): void {
  const { id } = wanted;
  expect(found.n, id).toBe(wanted.n);
  for (const name of ["value", "median", "p90"] as const) near(found[name], wanted[name], `${name} of ${id}`);
  near(found.interval?.low, wanted.interval?.low, id);
  near(found.interval?.high, wanted.interval?.high, id);
  const groups = found.groups.map(({ group, part, whole }) => [group, [part, whole]]);
  expect(Object.fromEntries(groups), id).toEqual(wanted.groups);
  expect(
    found.trend.map(({ from }) => from),
    id,
  ).toEqual(Object.keys(wanted.trend));
  for (const { from, n, value } of found.trend) {
    expect(n, id).toBe(wanted.trend[from]?.n);
    near(value, wanted.trend[from]?.value, `${id} from ${from}`);
  }
  for (const [outcome, list] of Object.entries(found.lists)) {
    const visits = wanted.lists[outcome] ?? [];
    expect(
      list.map(({ number }) => number),
      `${outcome} of ${id}`,
    ).toEqual(visits.map(([number]) => number));
    list.forEach(({ value }, place) => near(value, visits[place]?.[1], `${outcome} of ${id}`));
  }
}

const ASKED: readonly (readonly [days: number, until: number, CountedBy, TrendStep])[] = [
  [150, 0, "completion", "month"],
  [40, 12, "completion", "week"],
  [1, 0, "moment", "week"],
  [60, 20, "moment", "week"],
];

/** Every figure of some periods is what the facts say. */
async function allSame(now: Date = NOW): Promise<void> {
  const at = instant(now);
  const calendar = await workingCalendarOf(db(), { centreId });
  const facts = await histories(at);
  for (const [days, until, countedBy, step] of ASKED) {
    const window = { start: plus(at, -days * DAY), end: plus(at, -until * DAY) };
    const asked = { window, calendar, countedBy, step };
    const figures = await criteriaFigures(db(), { centreId }, { ...asked, criteria: CRITERIA }, now);
    const targets = await criterionTargetsOf(db(), { centreId });
    const mechanicMinutes = await mechanicMinutesOf(db(), { centreId }, window);
    const frame: CriteriaFrame = { ...asked, targets, mechanicMinutes };
    figures.forEach((figure) => same(figure, plainFigure(figure.criterion, frame, facts)));
  }
}

/** How many visits of the last 150 days had to be looked at, and how many are kept. */
async function lookedAt(now: Date = NOW): Promise<readonly [live: number, kept: number]> {
  const window = { start: plus(instant(now), -150 * DAY), end: instant(now) };
  const found = await countedVisits({ centreId }, { window, countedBy: "completion", filters: {} }, now);
  const [growing, live] = [found.at(-1), found.at(-2)];
  const kept = found.slice(0, -2).reduce((sum, { columns }) => sum + columns.visits, 0);
  return found.length < 2 ? [0, kept] : [(growing?.columns.visits ?? 0) + (live?.columns.visits ?? 0), kept];
}

async function sayOf(
  visitId: string,
  type: "customer.called" | "history.reviewed" | "return.flagged" | "return.overruled",
  payload: object,
  stage = "preparation",
): Promise<void> {
  await db().$transaction(async (tx) => {
    const { version } = await tx.visit.update({
      where: { id: visitId },
      data: { version: { increment: 1 } },
    });
    const about = { id: uuid(), centreId, visitId, seq: version, stage, type, payload };
    await tx.event.create({ data: { ...about, actorKind: "job", loop: 0, occurredAt: NOW } });
  });
}

describe("the figures of the criteria", () => {
  test("are what the facts say while nothing is kept", async () => {
    expect(await db().visitOutcome.count()).toBe(0);
    await allSame();
  });

  test("are the same when it is kept, and then hardly a visit is looked at", async () => {
    await refreshLedger(NOW);
    await allSame();
    const mechanics = await db().staff.count({ where: { roles: { some: { centreId, role: "mechanic" } } } });
    const [live, kept] = await lookedAt();
    expect(live).toBeLessThanOrEqual(mechanics);
    expect(kept).toBeGreaterThan(VISITS / 3);
    expect(await db().visitOutcome.count({ where: { centreId } })).toBe(
      await db().visit.count({ where: { centreId, importKey: null } }),
    );
  });

  test("follow the clock where nothing else happens", async () => {
    for (const later of LATER) await allSame(new Date(NOW.getTime() + later));
    await allSame(new Date(NOW.getTime() - 3 * DAY));
  });

  test("know a fact as soon as it is recorded, on the visits of the same car as well", async () => {
    const cars = await db().$queryRaw<{ first: string; next: string }[]>`
      select a.id as first, b.id as next from visit a join visit b on b.vehicle_id = a.vehicle_id
        and b.requested_at > a.requested_at
      where a.centre_id = ${centreId}::uuid order by a.id limit 40`;
    expect(cars.length).toBeGreaterThan(3);
    const [before] = await lookedAt();
    for (const { first, next } of cars) {
      if (random.below(2) === 0)
        await sayOf(next, "history.reviewed", { repeatRepair: true, repeatOf: first });
      else await sayOf(first, "customer.called", { outcome: "reached" }, "follow-up");
    }
    const [live] = await lookedAt();
    expect(live).toBeGreaterThan(before + 3);
    await allSame();
    await refreshLedger(NOW);
    await allSame();
    expect((await lookedAt())[0]).toBeLessThan(live);
  });

  test("follow a target, other hours and another catalogue", async () => {
    const before = await db().visitOutcome.findFirstOrThrow({ where: { centreId } });
    await setCriterionTarget(db(), { centreId }, { criterion: "3.1", value: 3, from: "2026-10-20" });
    await allSame();
    await db().openingHours.updateMany({ where: { centreId }, data: { opensMinute: 9 * 60 + 40 } });
    await allSame();
    await refreshLedger(NOW);
    await allSame();
    const after = await db().visitOutcome.findUniqueOrThrow({ where: { visitId: before.visitId } });
    expect(after.basis).not.toBe(before.basis);
    // As an earlier version of the program would have left them.
    await db().$executeRaw`
      update visit_outcome set basis = basis + 1, outcomes = '\\x00'::bytea where abs(hashtext(visit_id::text)) % 3 = 0`;
    await allSame();
    await refreshLedger(NOW);
    await allSame();
    expect(await db().visitOutcome.count({ where: { centreId, basis: after.basis } })).toBe(
      await db().visitOutcome.count({ where: { centreId } }),
    );
  });
});
