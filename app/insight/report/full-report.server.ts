// The full report of a centre or a group: one function for the pages and the command.
import { instant, iso, type Instant } from "~/journey/instant";
import { db, Prisma, type Tx } from "~/platform/db/db.server";
import { workingCalendarsOf } from "~/settings/opening-hours.server";
import { ADVISORS_LOAD } from "../centre/centre-report.server";
import { periodOf } from "../centre/period";
import { monthAt } from "../ledger/months";
import { exactCentre, rolledCentre, type ReportedCentre } from "./centre-sums.server";
import { centresOf } from "./centres.server";
import { BucketCollection, ExactCollection } from "./collected";
import { limitsOfCentres } from "./limits-of-centres.server";
import { liveVisits } from "./live-visits.server";
import { meantVisits } from "./meant-visits.server";
import { keptMonths } from "./month-store.server";
import { IntegritySums } from "./period-of-centre";
import { presentFacts, STUCK_TOLD } from "./present.server";
import type { ReportFacts, ReportWishes } from "./report-facts";
import { periodFacts, type Counted } from "./report-figures";
import type { CountedCentre } from "./report-weeks";

/** Up to so many months of centres every visit is looked at; a roll-up of more is as good, and much faster. */
const EXACT_MONTHS = 24;

/** Months before the last so many hardly ever change. */
const CHANGING_MONTHS = 2;

const NONE: ReadonlySet<number> = new Set();
const NOTHING = { behind: "", months: [] } as const;

async function reportIn(tx: Tx, wishes: ReportWishes, now: Instant, stuckTold: number): Promise<ReportFacts> {
  const centres = await centresOf(tx, wishes.centres);
  const ids = centres.map(({ id }) => id);
  const calendars = await workingCalendarsOf(tx, ids);
  const [centre] = centres;
  const calendar = calendars.get(centre?.id ?? "");
  if (!centre || !calendar) throw new Error("a centre without a calendar");
  const window = periodOf({ from: wishes.from, to: wishes.to }, calendar, now);
  const [first, last] = [monthAt(window.start, calendar), monthAt(window.end - 1, calendar)];
  const filters = wishes.filters ?? {};
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  const isExact = isFiltered || centres.length * (last - first + 1) <= EXACT_MONTHS;
  const behind = isExact ? first - 1 : Math.min(last, monthAt(now, calendar) - CHANGING_MONTHS);
  const months = { first, last, behind };
  const limits = await limitsOfCentres(tx, ids);
  const kept = await keptMonths(tx, ids, { from: first, behind, to: last + (isExact ? 0 : 1) });
  const live = await liveVisits(tx, calendars, now);
  const meant = isFiltered ? await meantVisits(tx, ids, window, filters) : undefined;
  const reported = centres.map((each): ReportedCentre => {
    const [own, ownLimits] = [calendars.get(each.id), limits.get(each.id)];
    const present = live.get(each.id);
    if (!own || !ownLimits || !present) throw new Error(`no centre ${each.id}`);
    const numbers = meant ? (meant.get(each.id) ?? NONE) : undefined;
    return {
      centre: each,
      calendar: own,
      live: present,
      period: { calendar: own, limits: ownLimits, open: present.open, kept: numbers, now },
      kept: kept.get(each.id) ?? NOTHING,
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
  const [one] = counted;
  if (!one) throw new Error("a report of nothing");
  const collected = isExact ? exact.collected() : buckets.collected();
  const all: Counted = { centres: counted, collected, integrity, inspections, limits: one.period.limits };
  const { stages, ...facts } = periodFacts(all);
  const span = isExact ? window : one.period.window;
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
