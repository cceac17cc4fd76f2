// What each visit of a period comes to for every criterion. It is worked out from the facts once and kept in memory until the visit
// has more facts, its car another visit, the centre other hours, or until time alone changes it.
import { DAY, earliest, HOUR, instant, MINUTE, plus, type Instant } from "~/journey/instant";
import type { JourneyEvent } from "~/journey/events";
import type { Span, WorkingCalendar } from "~/journey/working-time";
import type { Tx } from "~/platform/db/db.server";
import { EVENT_COLUMNS, eventFromRow } from "~/visits/event-rows";
import { fitting } from "../report/meant-visits.server";
import type { ReportFilters } from "../report/report-facts";
import type { Counted } from "./criterion";
import type { VisitFrame } from "./criteria-figures";
import { type CarVisit, VisitHistory } from "./history";
import { CRITERIA } from "./registry";
import { carVisitsOf } from "./same-car.server";

export interface CountedVisit extends VisitFrame {
  /** In the order of the catalogue; see `outcomeOf`. */
  readonly outcomes: readonly Counted[];
  /** Working minutes from the arrival to the day on which it is ready; null where it has not come so far. */
  readonly leadMinutes: number | null;
}

const PLACES: ReadonlyMap<string, number> = new Map(CRITERIA.map(({ id }, place) => [id, place]));

/** What a visit comes to for the criterion of that id. */
export function outcomeOf({ outcomes }: CountedVisit, id: string): Counted | undefined {
  return outcomes[PLACES.get(id) ?? -1];
}

interface Kept {
  readonly version: number;
  readonly calendar: WorkingCalendar;
  readonly sameCar: string;
  /** It is true from then until, not including, then. */
  readonly since: Instant;
  readonly until: Instant;
  /** Null: nothing is recorded of its stages. */
  readonly visit: CountedVisit | null;
}

/** Visits that are kept in memory, those that were asked for last: some 7 kB each. */
const KEPT = 6000;
const kept = new Map<string, Kept>();

const VISITS_AT_ONCE = 250;
/** A repeat is looked for so long before: the longest time that a criterion asks about. */
const LOOKS_BACK = 90 * DAY;
/** After these times from its release criteria judge a visit anew, without another fact (7.1 and 7.3). */
const JUDGED_AFTER = [72 * HOUR, 30 * DAY];
/** The clocks of an open visit run on: it is looked at again after a minute. */
const OPEN_HOLDS = MINUTE;
const FOREVER = instant("9999-01-01T00:00:00Z");

interface Row {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly vehicleId: string;
}

function meant(
  tx: Tx,
  centreId: string,
  { start, end }: Span,
  filters: ReportFilters,
): Promise<readonly Row[]> {
  return tx.$queryRaw<Row[]>`
    select v.id, v.number, v.version, v.vehicle_id as "vehicleId"
    from visit v join vehicle c on c.centre_id = v.centre_id and c.id = v.vehicle_id
    where v.centre_id = ${centreId}::uuid and v.import_key is null and v.requested_at < ${new Date(end)}
      and (v.ended_at is null or v.ended_at > ${new Date(start)}) and ${fitting(filters)}
    order by v.id`;
}

async function eventsOf(
  tx: Tx,
  centreId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly JourneyEvent[]>> {
  const rows = await tx.event.findMany({
    where: { centreId, visitId: { in: [...ids] } },
    orderBy: [{ visitId: "asc" }, { seq: "asc" }],
    select: { ...EVENT_COLUMNS, visitId: true },
  });
  const events = new Map<string, JourneyEvent[]>(ids.map((id) => [id, []]));
  for (const row of rows) events.get(row.visitId)?.push(eventFromRow(row));
  return events;
}

function countedVisit(history: VisitHistory): CountedVisit {
  const { id: visitId, number, endedAt, lastFactAt, arrivedAt, readyAt } = history;
  const isReady = arrivedAt !== undefined && readyAt !== undefined;
  return {
    visitId,
    number,
    endedAt,
    lastFactAt,
    outcomes: CRITERIA.map((criterion) => criterion.of(history)),
    leadMinutes: isReady ? history.minutes(arrivedAt, readyAt) : null,
  };
}

/** Until when what was made of it stays true without another fact. */
function holdsUntil({ visit, endedAt, now }: VisitHistory): Instant {
  if (endedAt === undefined) return plus(now, OPEN_HOLDS);
  const { releasedAt } = visit.handover;
  if (releasedAt === undefined) return FOREVER;
  const ahead = JUDGED_AFTER.map((after) => plus(releasedAt, after)).filter((at) => at > now);
  return earliest(FOREVER, ...ahead);
}

function keep(id: string, entry: Kept): void {
  kept.delete(id);
  kept.set(id, entry);
  if (kept.size <= KEPT) return;
  const [oldest] = kept.keys();
  if (oldest !== undefined) kept.delete(oldest);
}

interface Wanted extends Row {
  readonly others: readonly CarVisit[];
  readonly sameCar: string;
}

/** What is known of a visit and still true. */
function known({ id, version, sameCar }: Wanted, calendar: WorkingCalendar, now: Instant): Kept | undefined {
  const found = kept.get(id);
  const isTrue = found?.version === version && found.calendar === calendar && found.sameCar === sameCar;
  return isTrue && found.since <= now && now < found.until ? found : undefined;
}

interface Question {
  readonly window: Span;
  readonly calendar: WorkingCalendar;
  readonly filters: ReportFilters;
}

/** Every visit that was under way at some moment of the period and fits; those of other programs' files are left out. */
export async function countedVisits(
  tx: Tx,
  { centreId }: { readonly centreId: string },
  { window, calendar, filters }: Question,
  now: Date,
): Promise<readonly CountedVisit[]> {
  const at = instant(now);
  const cars = await carVisitsOf(tx, { centreId }, plus(window.start, -LOOKS_BACK));
  const wanted = (await meant(tx, centreId, window, filters)).map((row): Wanted => {
    const others = (cars.get(row.vehicleId) ?? []).filter(({ id }) => id !== row.id);
    return { ...row, others, sameCar: others.length === 0 ? "" : JSON.stringify(others) };
  });
  const missing = wanted.filter((each) => !known(each, calendar, at));
  const fresh = new Map<string, Kept>();
  for (let first = 0; first < missing.length; first += VISITS_AT_ONCE) {
    const some = missing.slice(first, first + VISITS_AT_ONCE);
    const events = await eventsOf(
      tx,
      centreId,
      some.map(({ id }) => id),
    );
    for (const { id, others, sameCar } of some) {
      const facts = events.get(id) ?? [];
      const history = VisitHistory.of(id, facts, { calendar, now: at, sameCar: others });
      // The version of the facts that were read: there may be more of them than a moment ago.
      const version = facts.at(-1)?.seq ?? 0;
      const visit = history ? countedVisit(history) : null;
      const until = history ? holdsUntil(history) : FOREVER;
      fresh.set(id, { version, calendar, sameCar, visit, since: at, until });
    }
  }
  return wanted.flatMap((each) => {
    const entry = fresh.get(each.id) ?? known(each, calendar, at);
    if (entry) keep(each.id, entry);
    return entry?.visit ? [entry.visit] : [];
  });
}
