// A centre's visits as the database keeps them, without a database: records, months, and reports added up from either.
import { DAY, instant, MINUTE, plus, type Instant } from "~/journey/instant";
import { STAGES } from "~/journey/stages";
import type { JourneyEvent } from "~/journey/events";
import type { Span, WorkingCalendar } from "~/journey/working-time";
import type { Roster } from "~/insight/bottleneck/ledger-rows";
import { columnsFromBytes, columnsToBytes } from "~/insight/ledger/columns";
import { PAIR_LIMITS } from "~/insight/ledger/limits";
import { PACK_LAYOUT, packMonth, type NumberedRecord } from "~/insight/ledger/month-pack";
import { MonthRollup, type Limits } from "~/insight/ledger/month-rollup";
import { firstDayOf, monthAt, monthOf, monthsBetween } from "~/insight/ledger/months";
import { rollupColumns, rollupToBytes } from "~/insight/ledger/rollup-bytes";
import { isSettled, recordOf, upToNow } from "~/insight/ledger/visit-record";
import { BucketCollection, ExactCollection } from "~/insight/report/collected";
import { ExactCentre } from "~/insight/report/exact-centre";
import { IntegritySums, type CentrePeriod } from "~/insight/report/period-of-centre";
import { periodFacts, type PeriodFacts } from "~/insight/report/report-figures";
import { mergedMonths } from "~/insight/report/merged-months";
import { RolledCentre } from "~/insight/report/rolled-centre";

export interface KeptCentre {
  readonly calendar: WorkingCalendar;
  readonly roster: Roster;
  readonly stageMinutes: Readonly<Record<(typeof STAGES)[number], number>>;
  readonly now: Instant;
}

interface VisitOf {
  readonly id: string;
  readonly events: readonly JourneyEvent[];
}

/** Numbered in the order in which they come. */
export function numberedRecords(visits: readonly VisitOf[], calendar: WorkingCalendar): NumberedRecord[] {
  return visits.flatMap(({ events }, number) => {
    const record = recordOf(events, calendar);
    return record ? [{ number, record }] : [];
  });
}

function limitsOf({ stageMinutes }: KeptCentre): Limits {
  return { pairs: PAIR_LIMITS, stages: STAGES.map((stage) => stageMinutes[stage] * MINUTE) };
}

function periodOfCentre(centre: KeptCentre, records: readonly NumberedRecord[], window: Span): CentrePeriod {
  const open = records.flatMap(({ number, record: { begin, stay } }) =>
    stay ? [{ number, stage: stay[0], begin, stayFrom: stay[1] }] : [],
  );
  const { calendar, roster, now } = centre;
  return { window, calendar, roster, limits: limitsOf(centre), open, kept: undefined, now };
}

/** A month through its bytes, as the database gives it back. */
function packed(month: number, records: readonly NumberedRecord[], calendar: WorkingCalendar) {
  const pack = packMonth(monthOf(month, calendar), records, (at) => calendar.dayIndex(instant(at)));
  return { ...pack, columns: columnsFromBytes(PACK_LAYOUT, columnsToBytes(PACK_LAYOUT, pack.columns)) };
}

function rolledBytes(month: number, records: readonly NumberedRecord[], centre: KeptCentre): Uint8Array {
  const { calendar } = centre;
  const first = firstDayOf(month);
  const rollup = new MonthRollup(first, firstDayOf(month + 1) - first);
  rollup.take(packed(month, records, calendar), limitsOf(centre), calendar, 1);
  return rollupToBytes(rollup);
}

const NONE: ReadonlySet<number> = new Set();

const inspectionsOf = () => ({ inspected: 0, right: 0, loops: 0 });

/** @param window of any moments */
export function exactly(centre: KeptCentre, records: readonly NumberedRecord[], window: Span): PeriodFacts {
  const { calendar, now } = centre;
  const period = periodOfCentre(centre, records, window);
  const [collection, integrity, inspections] = [new ExactCollection(), new IntegritySums(), inspectionsOf()];
  const counting = new ExactCentre(period, collection, integrity, inspections);
  const last = monthAt(window.end - 1, calendar);
  const settled = records.filter(({ record }) => isSettled(record));
  const running = records
    .filter(({ record }) => record.tail.length > 0)
    .map(({ number, record }) => ({ number, record: upToNow(record, now, calendar) }));
  const replaced = new Set(running.map(({ number }) => number));
  for (const month of monthsBetween(monthAt(window.start, calendar), last)) {
    counting.take(packed(month, settled, calendar), replaced, month === last);
    counting.take(packed(month, running, calendar), NONE, month === last);
  }
  for (const visit of period.open) counting.takeOpen(visit);
  const centres = [{ period, sums: counting.sums() }];
  const { limits } = period;
  return periodFacts({ centres, collected: collection.collected(), integrity, inspections, limits });
}

/**
 * @param months whole ones, both ends included
 * @param before so many of them are added up beforehand, as for many reports
 */
export function rolledUp(
  centre: KeptCentre,
  records: readonly NumberedRecord[],
  [first, last]: readonly [number, number],
  before = 0,
): PeriodFacts {
  const { calendar, now } = centre;
  const end = Math.min(monthOf(last, calendar).end, now);
  const period = periodOfCentre(centre, records, {
    start: instant(monthOf(first, calendar).start),
    end: instant(end),
  });
  const [collection, integrity, inspections] = [new BucketCollection(), new IntegritySums(), inspectionsOf()];
  const firstDay = firstDayOf(first);
  const dayCount = firstDayOf(last + 1) - firstDay;
  const counting = new RolledCentre(period, collection, first, { firstDay, dayCount });
  const settled = records.filter(({ record }) => isSettled(record));
  const running = records.filter(({ record }) => record.tail.length > 0);
  const later = running.map(({ number, record }) => ({ number, record: upToNow(record, now, calendar) }));
  const replaced = running.filter(({ record }) => isSettled(record));
  const columnsOf = (month: number) => rollupColumns(rolledBytes(month, settled, centre));
  const behind = monthsBetween(first, first + before - 1).map((month) => ({
    month,
    columns: columnsOf(month),
    roster: {},
    totals: new Map<string, number>(),
  }));
  if (before > 0) counting.takeMerged(mergedMonths(behind, first, before));
  for (const month of monthsBetween(first, last)) {
    if (month >= first + before) counting.takeMonth(month, columnsOf(month));
    counting.takePack(packed(month, replaced, calendar), -1);
    counting.takePack(packed(month, later, calendar), 1);
  }
  if (end < now) {
    counting.takeAfter(rollupColumns(rolledBytes(last + 1, settled, centre)));
    counting.takePackAfter(packed(last + 1, replaced, calendar), -1);
    counting.takePackAfter(packed(last + 1, later, calendar), 1);
  }
  for (const visit of period.open) counting.takeOpen(visit);
  const centres = [{ period, sums: counting.sums(integrity, inspections) }];
  const { limits } = period;
  return periodFacts({ centres, collected: collection.collected(), integrity, inspections, limits });
}

export function daysBefore(now: Instant, days: number): Instant {
  return plus(now, -days * DAY);
}
