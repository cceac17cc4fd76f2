// A centre added up for the full report, in either way: from its kept months and from visits that are other than these say.
import { earliest, instant } from "~/journey/instant";
import type { Span, WorkingCalendar } from "~/journey/working-time";
import type { Tx } from "~/platform/db/db.server";
import { rosterOfCentre } from "../centre/centre-roster.server";
import { packMonth, type MonthPack, type NumberedRecord } from "../ledger/month-pack";
import { rosterOfMonths } from "../ledger/month-roster";
import { firstDayOf, monthAt, monthOf, monthsBetween } from "../ledger/months";
import type { BucketCollection, ExactCollection } from "./collected";
import { ExactCentre } from "./exact-centre";
import type { LiveVisits } from "./live-visits.server";
import { mergedOf, monthKey, packsOf, rollupsOf, type KeptMonths } from "./month-store.server";
import type { CentrePeriod, Inspections, IntegritySums } from "./period-of-centre";
import type { ReportCentre } from "./report-facts";
import type { CountedCentre } from "./report-weeks";
import { RolledCentre } from "./rolled-centre";

/** A centre of the report with all that its figures are made of. */
export interface ReportedCentre {
  readonly centre: ReportCentre;
  readonly calendar: WorkingCalendar;
  readonly live: LiveVisits;
  readonly period: Omit<CentrePeriod, "roster" | "window">;
  readonly kept: KeptMonths;
}

/** The months of a period. */
export interface Months {
  readonly first: number;
  readonly last: number;
  /** Up to this one they lie behind and are added up as one; none where it is before the first. */
  readonly behind: number;
}

function packsOfLive(
  records: readonly NumberedRecord[],
  { first, last }: Pick<Months, "first" | "last">,
  calendar: WorkingCalendar,
): readonly MonthPack[] {
  if (records.length === 0) return [];
  const dayOf = (at: number) => calendar.dayIndex(instant(at));
  const earliestBegin = records.reduce((least, { record }) => Math.min(least, record.begin), Infinity);
  return monthsBetween(Math.max(first, monthAt(earliestBegin, calendar)), last)
    .map((month) => packMonth(monthOf(month, calendar), records, dayOf))
    .filter(({ columns }) => columns.number.length > 0);
}

const NONE: ReadonlySet<number> = new Set();

/** Every visit is looked at. */
export async function exactCentre(
  tx: Tx,
  { centre, calendar, live, period, kept }: ReportedCentre,
  window: Span,
  months: Months,
  into: {
    readonly of: ExactCollection;
    readonly integrity: IntegritySums;
    readonly inspections: Inspections;
  },
  isGroup: boolean,
): Promise<CountedCentre> {
  const roster = await rosterOfCentre(tx, { centreId: centre.id }, window, calendar);
  const whole = { ...period, window, roster };
  const packs = await packsOf(tx, kept.months);
  const counting = new ExactCentre(whole, into.of, into.integrity, into.inspections);
  const skipped = new Set(live.replaced.map(({ number }) => number));
  const fresh = packsOfLive(live.visits, months, calendar);
  for (const number of monthsBetween(months.first, months.last)) {
    const columns = packs.get(monthKey({ centreId: centre.id, month: number }));
    const isLast = number === months.last;
    if (columns) counting.take({ ...monthOf(number, calendar), columns }, skipped, isLast);
    for (const pack of fresh) if (pack.month === number) counting.take(pack, NONE, isLast);
  }
  for (const visit of live.open) counting.takeOpen(visit);
  return { period: whole, sums: counting.sums(isGroup ? [window.start, window.end] : undefined) };
}

/** Months are added up, whole ones only. */
export async function rolledCentre(
  tx: Tx,
  { centre, calendar, live, period, kept }: ReportedCentre,
  { first, last, behind }: Months,
  into: BucketCollection,
  { integrity, inspections }: { readonly integrity: IntegritySums; readonly inspections: Inspections },
): Promise<CountedCentre> {
  const end = earliest(period.now, instant(monthOf(last, calendar).end));
  const window = { start: instant(monthOf(first, calendar).start), end };
  const merged =
    kept.behind === "" ? undefined : await mergedOf(tx, centre.id, kept.behind, first, behind + 1 - first);
  const rollups = await rollupsOf(tx, kept.months);
  const months = kept.months.flatMap((each) => {
    const rolled = rollups.get(monthKey(each));
    return rolled ? [{ month: each.month, ...rolled }] : [];
  });
  const within = months.filter(({ month }) => month <= last);
  const whole = { ...period, window, roster: rosterOfMonths(within, end, calendar, merged?.roster) };
  const until = { first, last: end < period.now ? last + 1 : last };
  const before = packsOfLive(live.replaced, until, calendar);
  const fresh = packsOfLive(live.visits, until, calendar);
  const told = [...before, ...fresh, ...within].map(({ month }) => month);
  const from = firstDayOf(merged ? Math.min(behind + 1, last + 1, ...told) : first);
  const firstDay = firstDayOf(first);
  const days = { firstDay, dayCount: firstDayOf(last + 1) - firstDay };
  const counting = new RolledCentre(whole, into, first, days, from);
  if (merged) counting.takeMerged(merged);
  for (const { month, columns } of within) counting.takeMonth(month, columns);
  for (const { month, columns } of months) if (month > last) counting.takeAfter(columns);
  for (const [packs, times] of [[before, -1] as const, [fresh, 1] as const]) {
    for (const pack of packs) {
      if (pack.month > last) counting.takePackAfter(pack, times);
      else counting.takePack(pack, times);
    }
  }
  for (const visit of live.open) counting.takeOpen(visit);
  return { period: whole, sums: counting.sums(integrity, inspections) };
}
