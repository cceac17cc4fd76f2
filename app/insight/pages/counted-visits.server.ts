// The visits of a period one after the other, each with its record as it is now: what files of the report are made of.
import { instant, type Instant } from "~/journey/instant";
import type { Span, WorkingCalendar } from "~/journey/working-time";
import { db } from "~/platform/db/db.server";
import { workingCalendarsOf } from "~/settings/opening-hours.server";
import { periodOf } from "../centre/period";
import type { VisitRecord } from "../ledger/visit-record";
import { centresOf } from "../report/centres.server";
import { liveVisits } from "../report/live-visits.server";
import { meantVisits } from "../report/meant-visits.server";
import type { ReportCentre, ReportWishes } from "../report/report-facts";
import { platesOf } from "./report.server";

const BATCH = 500;

export interface CountedVisit {
  readonly visitId: string;
  readonly centreId: string;
  readonly number: number;
  readonly plate: string;
  readonly record: VisitRecord;
}

/** A period of some centres, with what is needed to tell which visits it has. */
export interface CountedPeriod {
  readonly centres: readonly ReportCentre[];
  readonly calendars: ReadonlyMap<string, WorkingCalendar>;
  readonly window: Span;
  readonly now: Instant;
  readonly meant: ReadonlyMap<string, ReadonlySet<number>> | undefined;
  /** Visits that the kept records are too old for. */
  readonly live: readonly CountedVisit[];
}

/** @throws Refusal when there is no such centre or the period is empty */
export async function countedPeriod(wishes: ReportWishes, at: Date): Promise<CountedPeriod> {
  const now = instant(at);
  const { filters = {} } = wishes;
  const found = await db().$transaction(async (tx) => {
    const centres = await centresOf(tx, wishes.centres);
    const ids = centres.map(({ id }) => id);
    const calendars = await workingCalendarsOf(tx, ids);
    const calendar = calendars.get(ids[0] ?? "");
    if (!calendar) throw new Error("a centre without a calendar");
    const window = periodOf({ from: wishes.from, to: wishes.to }, calendar, now);
    const isFiltered = Object.values(filters).some((value) => value !== undefined);
    const meant = isFiltered ? await meantVisits(tx, ids, window, filters) : undefined;
    const live = [...(await liveVisits(tx, calendars, now))].flatMap(([centreId, { visits }]) =>
      visits.map((visit) => ({ ...visit, centreId })),
    );
    return { centres, calendars, window, now, meant, live };
  });
  const plates = await platesOf(found.live.map(({ visitId }) => visitId));
  return { ...found, live: found.live.map((visit) => ({ ...visit, plate: plates[visit.visitId] ?? "" })) };
}

function isUnderWay({ begin, end }: VisitRecord, { start, end: until }: Span): boolean {
  return begin < until && (end === null || end > start);
}

async function batchAfter(period: CountedPeriod, last: string, known: readonly string[]) {
  const { centres, window } = period;
  return db().$queryRaw<CountedVisit[]>`
    select l.visit_id as "visitId", l.centre_id as "centreId", l.number, c.plate, l.record
    from ledger_visit l join visit v on v.id = l.visit_id join vehicle c on c.id = v.vehicle_id
    where l.centre_id = any(${centres.map(({ id }) => id)}::uuid[]) and l.began_at < ${new Date(window.end)}
      and (l.ended_at is null or l.ended_at > ${new Date(window.start)})
      and l.visit_id > ${last}::uuid and l.visit_id <> all(${known}::uuid[])
    order by l.visit_id limit ${BATCH}`;
}

/** Every visit that was under way in the period and fits the filters, some hundred at a time. */
export async function* countedVisits(period: CountedPeriod): AsyncGenerator<readonly CountedVisit[]> {
  const { meant, live, window } = period;
  const fits = ({ centreId, number, record }: CountedVisit) =>
    isUnderWay(record, window) && (!meant || (meant.get(centreId)?.has(number) ?? false));
  yield live.filter(fits);
  const known = live.map(({ visitId }) => visitId);
  let last = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const batch = await batchAfter(period, last, known);
    yield batch.filter(fits);
    const end = batch.at(-1);
    if (!end || batch.length < BATCH) return;
    last = end.visitId;
  }
}
