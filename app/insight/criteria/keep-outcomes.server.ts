// Keeps what visits come to for the criteria beside their records: made anew with every fact, with every fact of another visit of the
// same car that it may depend on, and when the catalogue or the opening hours are others.
import type { Instant } from "~/journey/instant";
import type { WorkingCalendar } from "~/journey/working-time";
import { db, type Tx } from "~/platform/db/db.server";
import { insertRows } from "~/platform/db/insert-rows.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { calendarOf, openingHours } from "~/settings/opening-hours.server";
import { factsOf, VISITS_AT_ONCE, type VisitFacts } from "../ledger/visit-facts.server";
import { VisitHistory } from "./history";
import { courseToBytes } from "./outcome-bytes";
import { outcomeCourse } from "./outcome-course";
import { outcomesBasis } from "./outcomes-basis";
import { otherVisitsOf } from "./same-car.server";

/** What outcomes of a centre are made with. */
export interface OutcomeSource {
  readonly centreId: string;
  readonly calendar: WorkingCalendar;
  readonly basis: bigint;
}

/** The month of a visit that is open. */
export const OPEN = 1_000_000;

/** In UTC, whatever the centre's clock says: it only has to be the same for whoever writes and for whoever reads. */
export function monthKept(at: Instant | undefined): number {
  if (at === undefined) return OPEN;
  const date = new Date(at);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

interface Made {
  readonly visitId: string;
  readonly month: number;
  readonly beganAt: string;
  readonly outcomes: Uint8Array;
}

/** Those that came from another program's file are left out. */
async function made(
  tx: Tx,
  { centreId, calendar }: OutcomeSource,
  visits: readonly VisitFacts[],
): Promise<readonly Made[]> {
  const ids = visits.map(({ visitId }) => visitId);
  const others = await otherVisitsOf(tx, { centreId }, ids);
  return visits.flatMap(({ visitId, facts }): readonly Made[] => {
    const [first] = facts;
    if (!first) return [];
    const sameCar = others.get(visitId) ?? [];
    const history = VisitHistory.of(visitId, facts, { calendar, now: first.occurredAt, sameCar });
    if (!history) return [];
    const course = outcomeCourse(history);
    return [
      {
        visitId,
        month: monthKept(course.endedAt),
        beganAt: new Date(course.beganAt).toISOString(),
        outcomes: courseToBytes(course),
      },
    ];
  });
}

async function replace(
  tx: Tx,
  { centreId, basis }: OutcomeSource,
  ids: readonly string[],
  rows: readonly Made[],
): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`delete from visit_outcome where visit_id = any(${ids}::uuid[])`;
  const [next] = await tx.$queryRaw<{ revision: bigint }[]>`
    select nextval('visit_outcome_revision') as revision`;
  const revision = String(next?.revision ?? 0n);
  await insertRows(
    tx,
    "visit_outcome",
    rows.map(({ outcomes, ...row }) => {
      const bytes = `\\x${Buffer.from(outcomes).toString("hex")}`;
      return { ...row, centreId, basis: String(basis), revision, outcomes: bytes };
    }),
  );
}

/** Other visits of the cars of these, of which outcomes are kept; a marked one gets its turn without that. */
async function keptOfSameCars(tx: Tx, centreId: string, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select v.id from visit v join visit_outcome o on o.visit_id = v.id
    where v.centre_id = ${centreId}::uuid and v.id <> all(${ids}::uuid[]) and v.vehicle_id in (
      select a.vehicle_id from visit a where a.centre_id = ${centreId}::uuid and a.id = any(${ids}::uuid[]))
      and not exists (select 1 from ledger_mark m where m.centre_id = v.centre_id and m.visit_id = v.id)`;
  return rows.map(({ id }) => id);
}

async function keptBytes(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const rows = await tx.$queryRaw<{ visitId: string; outcomes: Uint8Array }[]>`
    select visit_id as "visitId", outcomes from visit_outcome where visit_id = any(${ids}::uuid[])`;
  return new Map(rows.map(({ visitId, outcomes }) => [visitId, outcomes]));
}

/**
 * Outcomes of visits that have new facts, and of the visits of the same cars for which that makes a difference. The caller holds the
 * lock of the centre's ledger and has taken away the marks before.
 */
export async function keepOutcomes(
  tx: Tx,
  source: OutcomeSource,
  visits: readonly VisitFacts[],
): Promise<void> {
  const { centreId } = source;
  const ids = visits.map(({ visitId }) => visitId);
  await replace(tx, source, ids, await made(tx, source, visits));
  const others = await keptOfSameCars(tx, centreId, ids);
  for await (const some of factsOf(tx, centreId, others)) {
    const anew = await made(tx, source, some);
    const before = await keptBytes(
      tx,
      anew.map(({ visitId }) => visitId),
    );
    const changed = anew.filter(({ visitId, outcomes }) => {
      return Buffer.compare(before.get(visitId) ?? Buffer.of(), outcomes) !== 0;
    });
    await replace(
      tx,
      source,
      changed.map(({ visitId }) => visitId),
      changed,
    );
  }
}

/** Visits whose outcomes were made by something else than what holds now. */
async function outdated(tx: Tx, { centreId, basis }: OutcomeSource): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    (select visit_id as id from visit_outcome where centre_id = ${centreId}::uuid and basis < ${basis} limit ${VISITS_AT_ONCE})
    union all
    (select visit_id from visit_outcome where centre_id = ${centreId}::uuid and basis > ${basis} limit ${VISITS_AT_ONCE})
    limit ${VISITS_AT_ONCE}`;
  return rows.map(({ id }) => id);
}

async function sourceOf(tx: Tx, centreId: string): Promise<OutcomeSource> {
  const hours = await openingHours(tx, { centreId });
  const calendar = calendarOf(hours);
  return { centreId, calendar, basis: outcomesBasis(hours, calendar) };
}

/**
 * Makes outcomes anew that another catalogue or other opening hours have made, some visits in each transaction.
 * @param lock holds a centre's ledger until the transaction ends; false when somebody else is at it
 */
export async function renewOutcomes(
  lock: (tx: Tx, centreId: string) => Promise<boolean>,
  signal?: AbortSignal,
): Promise<void> {
  const centres = await db().centre.findMany({ select: { id: true }, orderBy: { id: "asc" } });
  for (const { id: centreId } of centres) {
    for (let more = true; more && !signal?.aborted;) {
      more = await inTransaction(async (tx) => {
        const source = await sourceOf(tx, centreId);
        const ids = await outdated(tx, source);
        if (ids.length === 0 || !(await lock(tx, centreId))) return false;
        for await (const visits of factsOf(tx, centreId, ids)) {
          await replace(tx, source, ids, await made(tx, source, visits));
        }
        return true;
      });
    }
  }
}
