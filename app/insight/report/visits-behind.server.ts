// The visits behind a bar, the latest first: one line each, from the beginning of its first wait for the cause to the end of its last.
import { instant, iso, MINUTE, type Instant } from "~/journey/instant";
import { STAGES } from "~/journey/stages";
import type { Span, WorkingCalendar } from "~/journey/working-time";
import { db, Prisma, type Tx } from "~/platform/db/db.server";
import { Refusal } from "~/platform/refusal";
import { workingCalendarsOf } from "~/settings/opening-hours.server";
import { REWORK } from "../bottleneck/ledger-rows";
import { periodOf } from "../centre/period";
import { causeOf, isWait, LOOPED, loopOfCode, stageOf } from "../ledger/row-code";
import type { VisitRecord } from "../ledger/visit-record";
import { centresOf } from "./centres.server";
import { liveVisits } from "./live-visits.server";
import { fitting } from "./meant-visits.server";
import type { BehindWishes, ReportFilters, VisitBehind, VisitsBehind } from "./report-facts";
import { pairOf } from "./verdict-parts";

const PAGE = 50;
const CURSOR = /^(\d{1,15})\.([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/;

/** All waits of a visit for one cause. */
interface Waited {
  readonly visitId: string;
  readonly start: number;
  readonly end: number;
  readonly milliseconds: number;
  readonly stage: number;
  /** It waits for it now. */
  readonly open: boolean;
}

interface Cursor {
  readonly end: number;
  readonly visitId: string;
}

const isFor = (code: number, pair: number) =>
  pair === LOOPED ? loopOfCode(code) > 0 : isWait(code) && causeOf(code) === pair;

/** Whether what runs by the clock at a moment is such a wait. */
function waitsAt({ tail }: VisitRecord, pair: number, now: number): boolean {
  for (let at = 0; at < tail.length; at += 3) {
    const [from = null, until = null, code = null] = [tail[at], tail[at + 1], tail[at + 2]];
    if (from !== null && from <= now && (until === null || until > now)) {
      return code !== null && isFor(code, pair);
    }
  }
  return false;
}

function waitedIn(record: VisitRecord, pair: number, visitId: string, now: number): readonly Waited[] {
  const { rows } = record;
  let [start, end, milliseconds, stage] = [NaN, 0, 0, 0];
  for (let at = 0; at < rows.length; at += 3) {
    const [begin = 0, length = 0, code = 0] = [rows[at], rows[at + 1], rows[at + 2]];
    if (!isFor(code, pair)) continue;
    if (Number.isNaN(start)) start = begin;
    [end, milliseconds, stage] = [begin + length, milliseconds + length, stageOf(code)];
  }
  return Number.isNaN(start)
    ? []
    : [{ visitId, start, end, milliseconds, stage, open: waitsAt(record, pair, now) }];
}

function isBefore(one: Cursor, other: Cursor): boolean {
  return one.end !== other.end ? one.end < other.end : one.visitId < other.visitId;
}

interface Question {
  readonly centreIds: readonly string[];
  readonly cause: string;
  readonly window: Span;
  readonly after: Cursor;
  readonly filters: ReportFilters;
  /** Visits that are told of from their facts. */
  readonly known: readonly string[];
}

const matching = (cause: string) =>
  cause === REWORK ? Prisma.sql`i.loop > 0` : Prisma.sql`i.kind = 'wait' and i.cause = ${cause}`;

/** The last waits, from the index, centre by centre; then what each visit waited in all. */
async function stored(
  tx: Tx,
  { centreIds, cause, window, after, filters, known }: Question,
): Promise<Waited[]> {
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  const fits = isFiltered
    ? Prisma.sql`and exists (select 1 from visit v join vehicle c on c.id = v.vehicle_id where v.id = i.visit_id and ${fitting(filters)})`
    : Prisma.empty;
  const later = cause === REWORK ? Prisma.sql`l.loop > 0` : Prisma.sql`l.kind = 'wait' and l.cause = i.cause`;
  const last = await tx.$queryRaw<{ visitId: string }[]>`
    select last.visit_id as "visitId" from unnest(${centreIds}::uuid[]) as own (id) cross join lateral (
      select i.visit_id, i.ended_at from ledger_interval i
      where i.centre_id = own.id and ${matching(cause)} and i.ended_at > ${new Date(window.start)}
        and i.ended_at <= ${new Date(Math.min(window.end, after.end))}
        and (i.ended_at, i.visit_id) < (${new Date(after.end)}, ${after.visitId}::uuid)
        and i.visit_id <> all(${known}::uuid[]) ${fits}
        and not exists (select 1 from ledger_interval l
          where l.visit_id = i.visit_id and l.ordinal > i.ordinal and ${later})
      order by i.ended_at desc, i.visit_id desc limit ${PAGE + 1}) as last
    order by last.ended_at desc, last.visit_id desc limit ${PAGE + 1}`;
  if (last.length === 0) return [];
  const rows = await tx.$queryRaw<
    { visitId: string; start: Date; end: Date; milliseconds: bigint; stage: number }[]
  >`
    select i.visit_id as "visitId", min(i.began_at) as start, max(i.ended_at) as end,
      sum(i.working_ms)::bigint as milliseconds, (array_agg(i.stage order by i.ordinal desc))[1]::int as stage
    from ledger_interval i where i.visit_id = any(${last.map(({ visitId }) => visitId)}::uuid[]) and ${matching(cause)}
    group by i.visit_id`;
  return rows.map(({ visitId, start, end, milliseconds, stage }) => ({
    visitId,
    start: start.getTime(),
    end: end.getTime(),
    milliseconds: Number(milliseconds),
    stage,
    open: false,
  }));
}

/** Visits that the kept ledger does not know as they are now. */
async function unstored(
  tx: Tx,
  calendars: ReadonlyMap<string, WorkingCalendar>,
  now: Instant,
  { cause, window, after, filters }: Omit<Question, "known" | "centreIds">,
): Promise<{ readonly known: readonly string[]; readonly waited: readonly Waited[] }> {
  const live = [...(await liveVisits(tx, calendars, now)).values()].flatMap(({ visits }) => visits);
  const waited = live
    .flatMap(({ record, visitId }) => waitedIn(record, pairOf(cause), visitId, now))
    .filter((each) => each.end > window.start && each.end <= window.end && isBefore(each, after));
  const known = live.map(({ visitId }) => visitId);
  const ids = waited.map(({ visitId }) => visitId);
  const fit = await tx.$queryRaw<{ id: string }[]>`
    select v.id from visit v join vehicle c on c.id = v.vehicle_id where v.id = any(${ids}::uuid[]) and ${fitting(filters)}`;
  const meant = new Set(fit.map(({ id }) => id));
  return { known, waited: waited.filter(({ visitId }) => meant.has(visitId)) };
}

async function named(tx: Tx, waited: readonly Waited[]): Promise<readonly VisitBehind[]> {
  const visits = await tx.visit.findMany({
    where: { id: { in: waited.map(({ visitId }) => visitId) } },
    select: { id: true, centreId: true, number: true, vehicle: { select: { plate: true } } },
  });
  const byId = new Map(visits.map((visit) => [visit.id, visit]));
  return waited.flatMap(({ visitId, start, end, milliseconds, stage, open }) => {
    const visit = byId.get(visitId);
    if (!visit) return [];
    const { centreId, number, vehicle } = visit;
    return [
      {
        visitId,
        centreId,
        number,
        plate: vehicle.plate,
        start: iso(instant(start)),
        end: iso(instant(end)),
        minutes: milliseconds / MINUTE,
        stage: STAGES[stage] ?? "repairs",
        open,
      },
    ];
  });
}

function cursorOf(text: string | undefined, window: Span): Cursor {
  const [, end, visitId] = CURSOR.exec(text ?? "") ?? [];
  if (end === undefined || visitId === undefined) {
    return { end: window.end + 1, visitId: "ffffffff-ffff-ffff-ffff-ffffffffffff" };
  }
  return { end: Number(end), visitId };
}

/**
 * A page of them. The same period and filters as the report; a visit belongs to the period in which its last wait for the cause ended.
 * @throws Refusal when there is no such centre or cause, or the period is empty
 */
export async function visitsBehind(wishes: BehindWishes, now: Date): Promise<VisitsBehind> {
  const { cause, filters = {} } = wishes;
  if (pairOf(cause) < 0) throw new Refusal(`Nothing waits for “${cause}”.`);
  return db().$transaction(
    async (tx) => {
      const centres = await centresOf(tx, wishes.centres);
      const centreIds = centres.map(({ id }) => id);
      const calendars = await workingCalendarsOf(tx, centreIds);
      const calendar = calendars.get(centreIds[0] ?? "");
      if (!calendar) throw new Error("a centre without a calendar");
      const window = periodOf({ from: wishes.from, to: wishes.to }, calendar, instant(now));
      const question = { cause, window, filters, after: cursorOf(wishes.after, window) };
      const { known, waited } = await unstored(tx, calendars, instant(now), question);
      const kept = await stored(tx, { ...question, centreIds, known });
      const all = [...waited, ...kept].sort((a, b) => (isBefore(a, b) ? 1 : -1));
      const page = all.slice(0, PAGE);
      const last = page.at(-1);
      const next = last && all.length > PAGE ? `${String(last.end)}.${last.visitId}` : null;
      return { visits: await named(tx, page), next };
    },
    { isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead },
  );
}
