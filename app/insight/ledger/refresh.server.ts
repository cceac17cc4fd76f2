// Brings the kept ledger up to date with the events: records of visits, their intervals and outcomes, and the months they lie in.
import type { JourneyEvent } from "~/journey/events";
import type { WorkingCalendar } from "~/journey/working-time";
import type { Tx } from "~/platform/db/db.server";
import { insertRows } from "~/platform/db/insert-rows.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { calendarOf, openingHours, workingCalendarOf } from "~/settings/opening-hours.server";
import { keepOutcomes, renewOutcomes } from "../criteria/keep-outcomes.server";
import { outcomesBasis } from "../criteria/outcomes-basis";
import { buildMonth, monthBasis } from "./month-build.server";
import { monthAt, monthsBetween } from "./months";
import { intervalRows, visitRow, type RecordedVisit } from "./record-rows";
import { factsOf, VISITS_AT_ONCE, type VisitFacts } from "./visit-facts.server";
import { recordOf } from "./visit-record";

function skillsOf(events: readonly JourneyEvent[]): readonly string[] {
  const services = events.flatMap((each) => (each.type === "request.received" ? each.payload.services : []));
  return [...new Set(services.flatMap(({ skill }) => (skill === undefined ? [] : [skill])))];
}

function recordedOf(
  centreId: string,
  visits: readonly VisitFacts[],
  calendar: WorkingCalendar,
): readonly RecordedVisit[] {
  return visits.flatMap(({ visitId, number, facts }) => {
    const record = recordOf(facts, calendar);
    if (!record) return [];
    const version = facts.at(-1)?.seq ?? 0;
    return [{ visitId, centreId, number, version, skills: skillsOf(facts), record }];
  });
}

/** Visits as their events tell them; those that came from another program's file are left out. */
export async function recordVisits(
  tx: Tx,
  centreId: string,
  visitIds: readonly string[],
  calendar: WorkingCalendar,
): Promise<readonly RecordedVisit[]> {
  const recorded: RecordedVisit[] = [];
  for await (const visits of factsOf(tx, centreId, visitIds)) {
    recorded.push(...recordedOf(centreId, visits, calendar));
  }
  return recorded;
}

/** Only one at a time works on a centre's ledger, until its transaction ends; whoever comes second leaves it to the first. */
async function lockLedger(tx: Tx, centreId: string): Promise<boolean> {
  const [lock] = await tx.$queryRaw<{ held: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended('ledger ' || ${centreId}, 0)) as held`;
  return lock?.held ?? false;
}

async function takeMarks(tx: Tx, centreId: string): Promise<readonly string[]> {
  const taken = await tx.$queryRaw<{ visit_id: string }[]>`
    delete from ledger_mark where centre_id = ${centreId}::uuid and visit_id in (
      select distinct visit_id from ledger_mark where centre_id = ${centreId}::uuid order by visit_id limit ${VISITS_AT_ONCE})
    returning visit_id`;
  return [...new Set(taken.map((each) => each.visit_id))];
}

/** Records in place of those before. @returns months in which anything may be other than before */
async function keepRecords(
  tx: Tx,
  ids: readonly string[],
  visits: readonly RecordedVisit[],
  calendar: WorkingCalendar,
): Promise<ReadonlySet<number>> {
  const before = await tx.$queryRaw<{ began_at: Date; reached_at: Date }[]>`
    delete from ledger_visit where visit_id = any(${ids}::uuid[]) returning began_at, reached_at`;
  await tx.$executeRaw`delete from ledger_interval where visit_id = any(${ids}::uuid[])`;
  await insertRows(tx, "ledger_visit", visits.map(visitRow));
  await insertRows(tx, "ledger_interval", visits.flatMap(intervalRows));
  const lives = [
    ...before.map((each) => [each.began_at.getTime(), each.reached_at.getTime()] as const),
    ...visits.map(({ record }) => [record.begin, record.reached] as const),
  ];
  return new Set(
    lives.flatMap(([begin, reached]) => monthsBetween(monthAt(begin, calendar), monthAt(reached, calendar))),
  );
}

/**
 * Makes some visits' records and outcomes anew, and the months that they lie in.
 * @param ids of visits of the centre; those that are as they were stay so
 */
async function renew(tx: Tx, centreId: string, ids: readonly string[]): Promise<void> {
  const hours = await openingHours(tx, { centreId });
  const calendar = calendarOf(hours);
  const months = new Set<number>();
  for await (const visits of factsOf(tx, centreId, ids)) {
    const own = visits.map(({ visitId }) => visitId);
    const recorded = recordedOf(centreId, visits, calendar);
    for (const month of await keepRecords(tx, own, recorded, calendar)) months.add(month);
    await keepOutcomes(tx, { centreId, calendar, basis: outcomesBasis(hours, calendar) }, visits);
  }
  const basis = await monthBasis(tx, centreId, calendar);
  for (const month of [...months].sort((a, b) => a - b)) await buildMonth(tx, basis, month);
}

/** Months whose roster is no longer who is there, or whose limits are others now: this month and the last, or all. */
async function renewOutdated(now: Date): Promise<void> {
  const outdated = await inTransaction(
    (tx) => tx.$queryRaw<{ centre_id: string; month: number }[]>`
      select m.centre_id, m.month from ledger_month m join capacity_plan p on p.centre_id = m.centre_id
      where (p.version <> m.plan_version and m.month >= ${now.getUTCFullYear() * 12 + now.getUTCMonth() - 1})
        or m.map_version <> (select max(version) from route_map r where r.centre_id = m.centre_id)`,
  );
  for (const { centre_id: centreId, month } of outdated) {
    await inTransaction(async (tx) => {
      if (!(await lockLedger(tx, centreId))) return;
      const calendar = await workingCalendarOf(tx, { centreId });
      await buildMonth(tx, await monthBasis(tx, centreId, calendar), month);
    });
  }
}

/**
 * Brings all that is marked up to date, some visits in each transaction, until nothing is marked, somebody else is at it, or it is
 * told to stop.
 * @returns how many visits
 */
export async function refreshLedger(now: Date, signal?: AbortSignal): Promise<number> {
  let renewed = 0;
  while (!signal?.aborted) {
    const visits = await inTransaction(async (tx) => {
      const [next] = await tx.$queryRaw<{ centre_id: string }[]>`
        select centre_id from ledger_mark order by centre_id, visit_id limit 1`;
      if (!next || !(await lockLedger(tx, next.centre_id))) return 0;
      const ids = await takeMarks(tx, next.centre_id);
      if (ids.length > 0) await renew(tx, next.centre_id, ids);
      return Math.max(1, ids.length);
    });
    if (visits === 0) break;
    renewed += visits;
  }
  if (!signal?.aborted) await renewOutdated(now);
  if (!signal?.aborted) await renewOutcomes(lockLedger, signal);
  return renewed;
}
