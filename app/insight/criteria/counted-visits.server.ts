// What the visits that a period may have come to for every criterion: what is kept of them, and of those of which nothing right is kept
// what their facts say. One snapshot of the database, never older than the last fact, also while no job runs.
import { DAY, instant, plus, type Instant } from "~/journey/instant";
import type { Span } from "~/journey/working-time";
import { db, Prisma, type Tx } from "~/platform/db/db.server";
import { calendarOf, openingHours } from "~/settings/opening-hours.server";
import { meantVisits } from "../report/meant-visits.server";
import type { ReportFilters } from "../report/report-facts";
import type { CountedBy, LeftOut } from "./criteria-figures";
import { monthKept, type OutcomeSource } from "./keep-outcomes.server";
import { keptOutcomes } from "./kept-outcomes.server";
import { liveOutcomes, type LiveVisit } from "./live-outcomes.server";
import type { OutcomeColumns } from "./outcome-columns";
import { outcomesBasis } from "./outcomes-basis";

/** A criterion judges a visit at most so long after it was over (7.3). */
const JUDGED_WITHIN = 31 * DAY;

export interface CountedQuestion {
  readonly window: Span;
  readonly countedBy: CountedBy;
  readonly filters: ReportFilters;
}

export interface CountedVisits {
  readonly columns: OutcomeColumns;
  readonly isLeftOut: LeftOut;
}

interface Dirty extends LiveVisit {
  readonly number: number;
}

/** Visits with facts that nothing is kept of yet, and the other visits of their cars: what is kept of those may be wrong by now. */
function dirtyVisits(tx: Tx, centreId: string): Promise<readonly Dirty[]> {
  return tx.$queryRaw<Dirty[]>`
    select v.id, v.number, v.version from visit v
    where v.centre_id = ${centreId}::uuid and v.import_key is null and v.vehicle_id in (
      select m.vehicle_id from visit m where m.centre_id = ${centreId}::uuid and m.id in (
        select visit_id from ledger_mark where centre_id = ${centreId}::uuid))`;
}

/** Of some visits those that the period may have. */
async function underWay(
  tx: Tx,
  { centreId }: OutcomeSource,
  ids: readonly string[],
  { since, end }: { readonly since: Instant; readonly end: Instant },
): Promise<readonly LiveVisit[]> {
  if (ids.length === 0) return [];
  return tx.$queryRaw<LiveVisit[]>`
    select id, version from visit
    where centre_id = ${centreId}::uuid and id = any(${ids}::uuid[]) and requested_at < ${new Date(end)}
      and (ended_at is null or ended_at >= ${new Date(since)})
    order by id`;
}

async function countedIn(
  tx: Tx,
  centreId: string,
  { window, countedBy, filters }: CountedQuestion,
  now: Instant,
): Promise<readonly CountedVisits[]> {
  const hours = await openingHours(tx, { centreId });
  const calendar = calendarOf(hours);
  const source = { centreId, calendar, basis: outcomesBasis(hours, calendar) };
  const since = countedBy === "moment" ? plus(window.start, -JUDGED_WITHIN) : window.start;
  const dirty = await dirtyVisits(tx, centreId);
  const asked = { from: monthKept(since), before: window.end, now };
  const { months, silent } = await keptOutcomes(tx, source, asked);
  const live = [...new Set([...dirty.map(({ id }) => id), ...silent])];
  const span = { since, end: window.end };
  const fresh = await liveOutcomes(tx, source, await underWay(tx, source, live, span), now);
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  const meant = isFiltered
    ? await meantVisits(tx, [centreId], { start: since, end: window.end }, filters)
    : undefined;
  const fits = meant && (meant.get(centreId) ?? new Set<number>());
  const replaced = new Set(dirty.map(({ number }) => number));
  const isUnfit = (number: number) => fits !== undefined && !fits.has(number);
  return [
    ...months.map((columns) => ({
      columns,
      isLeftOut: (number: number) => replaced.has(number) || isUnfit(number),
    })),
    ...fresh.map((columns) => ({ columns, isLeftOut: isUnfit })),
  ];
}

/** Visits that the period has not are among them, and do no harm; those of other programs' files are left out. */
export async function countedVisits(
  { centreId }: { readonly centreId: string },
  question: CountedQuestion,
  now: Date,
): Promise<readonly CountedVisits[]> {
  return db().$transaction((tx) => countedIn(tx, centreId, question, instant(now)), {
    isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead,
    timeout: 60_000,
  });
}
