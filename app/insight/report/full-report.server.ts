// The full report of a centre or a group: one function for the pages and the command.
import { earliest, instant, iso, type Instant } from "~/journey/instant";
import type { Span, WorkingCalendar } from "~/journey/working-time";
import { db, Prisma, type Tx } from "~/platform/db/db.server";
import { workingCalendarsOf } from "~/settings/opening-hours.server";
import { ADVISORS_LOAD } from "../centre/centre-report.server";
import { rosterOfCentre } from "../centre/centre-roster.server";
import { periodOf } from "../centre/period";
import { packMonth, type MonthPack, type NumberedRecord } from "../ledger/month-pack";
import { rosterOfMonths } from "../ledger/month-roster";
import { firstDayOf, monthAt, monthOf, monthsBetween } from "../ledger/months";
import { centresOf } from "./centres.server";
import { BucketCollection, ExactCollection } from "./collected";
import { ExactCentre } from "./exact-centre";
import { limitsOfCentres } from "./limits-of-centres.server";
import { liveVisits, type LiveVisits } from "./live-visits.server";
import { meantVisits } from "./meant-visits.server";
import { monthKey, monthRevisions, packsOf, rollupsOf, type MonthRevision } from "./month-store.server";
import { IntegritySums, type CentrePeriod, type Inspections } from "./period-of-centre";
import { presentFacts, STUCK_TOLD } from "./present.server";
import type { ReportCentre, ReportFacts, ReportWishes } from "./report-facts";
import { periodFacts, type Counted } from "./report-figures";
import type { CountedCentre } from "./report-weeks";
import { RolledCentre } from "./rolled-centre";

/** Up to so many months of centres every visit is looked at; a roll-up of more is as good, and much faster. */
const EXACT_MONTHS = 24;

/** A centre of the report with all that its figures are made of. */
export interface ReportedCentre {
  readonly centre: ReportCentre;
  readonly calendar: WorkingCalendar;
  readonly live: LiveVisits;
  readonly period: Omit<CentrePeriod, "roster" | "window">;
  readonly revisions: readonly MonthRevision[];
}

interface Months {
  readonly first: number;
  readonly last: number;
}

function packsOfLive(
  records: readonly NumberedRecord[],
  { first, last }: Months,
  calendar: WorkingCalendar,
): readonly MonthPack[] {
  if (records.length === 0) return [];
  const dayOf = (at: number) => calendar.dayIndex(instant(at));
  const earliestBegin = records.reduce((least, { record }) => Math.min(least, record.begin), Infinity);
  return monthsBetween(Math.max(first, monthAt(earliestBegin, calendar)), last)
    .map((month) => packMonth(monthOf(month, calendar), records, dayOf))
    .filter(({ columns }) => columns.number.length > 0);
}

async function exactCentre(
  tx: Tx,
  { centre, calendar, live, period, revisions }: ReportedCentre,
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
  const packs = await packsOf(tx, revisions);
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

const NONE: ReadonlySet<number> = new Set();

async function rolledCentre(
  tx: Tx,
  { calendar, live, period, revisions }: ReportedCentre,
  { first, last }: Months,
  into: BucketCollection,
  { integrity, inspections }: { readonly integrity: IntegritySums; readonly inspections: Inspections },
): Promise<CountedCentre> {
  const end = earliest(period.now, instant(monthOf(last, calendar).end));
  const window = { start: instant(monthOf(first, calendar).start), end };
  const kept = await rollupsOf(tx, revisions);
  const months = revisions.flatMap((each) => {
    const rolled = kept.get(monthKey(each));
    return rolled ? [{ month: each.month, ...rolled }] : [];
  });
  const within = months.filter(({ month }) => month <= last);
  const whole = { ...period, window, roster: rosterOfMonths(within, end, calendar) };
  const firstDay = firstDayOf(first);
  const counting = new RolledCentre(whole, into, first, firstDay, firstDayOf(last + 1) - firstDay);
  for (const { month, columns } of within) counting.takeMonth(month, columns);
  for (const { month, columns } of months) if (month > last) counting.takeAfter(columns);
  const isPast = end < period.now;
  for (const [records, times] of [[live.replaced, -1] as const, [live.visits, 1] as const]) {
    for (const pack of packsOfLive(records, { first, last: isPast ? last + 1 : last }, calendar)) {
      if (pack.month > last) counting.takePackAfter(pack, times);
      else counting.takePack(pack, times);
    }
  }
  for (const visit of live.open) counting.takeOpen(visit);
  return { period: whole, sums: counting.sums(integrity, inspections) };
}

async function reportIn(
  tx: Tx,
  wishes: ReportWishes,
  now: Instant,
  stuckTold: number,
): Promise<ReportFacts> {
  const centres = await centresOf(tx, wishes.centres);
  const ids = centres.map(({ id }) => id);
  const calendars = await workingCalendarsOf(tx, ids);
  const [centre] = centres;
  const calendar = calendars.get(centre?.id ?? "");
  if (!centre || !calendar) throw new Error("a centre without a calendar");
  const window = periodOf({ from: wishes.from, to: wishes.to }, calendar, now);
  const months = { first: monthAt(window.start, calendar), last: monthAt(window.end - 1, calendar) };
  const filters = wishes.filters ?? {};
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  const isExact = isFiltered || centres.length * (months.last - months.first + 1) <= EXACT_MONTHS;
  const limits = await limitsOfCentres(tx, ids);
  const revisions = await monthRevisions(tx, ids, months.first, months.last + (isExact ? 0 : 1));
  const live = await liveVisits(tx, calendars, now);
  const meant = isFiltered ? await meantVisits(tx, ids, window, filters) : undefined;
  const reported = centres.map((each): ReportedCentre => {
    const [own, own_] = [calendars.get(each.id), limits.get(each.id)];
    const present = live.get(each.id);
    if (!own || !own_ || !present) throw new Error(`no centre ${each.id}`);
    const kept = meant ? (meant.get(each.id) ?? NONE) : undefined;
    return {
      centre: each,
      calendar: own,
      live: present,
      period: { calendar: own, limits: own_, open: present.open, kept, now },
      revisions: revisions.filter(({ centreId }) => centreId === each.id),
    };
  });
  const [integrity, inspections] = [new IntegritySums(), { inspected: 0, right: 0, loops: 0 }];
  const counted: CountedCentre[] = [];
  const [exact, buckets] = [new ExactCollection(), new BucketCollection()];
  for (const each of reported) {
    const totals = { of: exact, integrity, inspections };
    counted.push(
      isExact
        ? await exactCentre(tx, each, window, months, totals, centres.length > 1)
        : await rolledCentre(tx, each, months, buckets, totals),
    );
  }
  const [first] = counted;
  if (!first) throw new Error("a report of nothing");
  const collected = isExact ? exact.collected() : buckets.collected();
  const all: Counted = { centres: counted, collected, integrity, inspections, limits: first.period.limits };
  const { stages, ...facts } = periodFacts(all);
  const span = isExact ? window : first.period.window;
  const present = await presentFacts(tx, reported, collected, now, span.end === now, stuckTold);
  return {
    source: isExact ? "exact" : "rolled-up",
    centres,
    centre,
    from: iso(span.start),
    to: iso(span.end),
    filters,
    ...facts,
    notes: [...facts.notes, ADVISORS_LOAD],
    stages: stages.map((stage, place) => ({
      ...stage,
      ...(present.stages[place] ?? { now: 0, oldest: null }),
    })),
    stuck: present.stuck,
    stuckCount: present.stuckCount,
  };
}

/**
 * The full report. It reads one snapshot of the database, changes nothing, and knows every fact that was recorded before it began.
 * @param stuckTold of so many stuck visits at most
 * @throws Refusal when there is no such centre or the period is empty
 */
export async function fullReport(
  wishes: ReportWishes,
  now: Date,
  stuckTold = STUCK_TOLD,
): Promise<ReportFacts> {
  return db().$transaction((tx) => reportIn(tx, wishes, instant(now), stuckTold), {
    isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead,
    timeout: 60_000,
  });
}
