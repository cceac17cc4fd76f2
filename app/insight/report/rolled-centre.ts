// Adds a centre up from its months: sums and counts exactly, how they are spread in buckets. Whole months only.
import { FEWEST_BLOCKS } from "../bottleneck/blocks";
import { mondayOf } from "../centre/weeks";
import { instant } from "~/journey/instant";
import type { MonthPack } from "../ledger/month-pack";
import { addTo, DAY_WIDTH, MonthRollup, VISITS_AT, WEEK_VISITS_AT } from "../ledger/month-rollup";
import { addCrossing, addRollup, type RollupColumns } from "../ledger/rollup-bytes";
import { SUMS, TIMES_AT, totalOf } from "../ledger/sums";
import type { BucketCollection, CentreSums, WeekSums } from "./collected";
import type { CentrePeriod, Inspections, IntegritySums, OpenVisitFacts } from "./period-of-centre";

/**
 * Days of one centre, used again by the next one: a group of twenty centres needs megabytes of them. Nothing waits for anything between
 * the making of a RolledCentre and its `sums`, so that no two of them are under way at once.
 */
let kept: Float64Array = new Float64Array();

function zeros(dayCount: number): Float64Array {
  if (kept.length < dayCount * DAY_WIDTH) kept = new Float64Array(dayCount * DAY_WIDTH);
  return kept.fill(0);
}

function addDay(days: Float64Array, from: number, into: Float64Array, to: number, width: number): void {
  for (let sum = 0; sum < width; sum += 1) into[to + sum] = (into[to + sum] ?? 0) + (days[from + sum] ?? 0);
}

export class RolledCentre {
  private readonly months: MonthRollup;
  /** Only for what crosses the end of a period that is over. */
  private behind: MonthRollup | undefined;

  /** @param firstDay of the period @param dayCount of whole months, the last one included */
  constructor(
    private readonly of: CentrePeriod,
    private readonly into: BucketCollection,
    private readonly firstMonth: number,
    firstDay: number,
    dayCount: number,
  ) {
    this.months = new MonthRollup(firstDay, dayCount, into.spreads, zeros(dayCount));
  }

  private get after(): MonthRollup {
    this.behind ??= new MonthRollup(this.months.firstDay + this.months.dayCount, 31);
    return this.behind;
  }

  takeMonth(month: number, columns: RollupColumns): void {
    addRollup(columns, this.months, month === this.firstMonth);
  }

  /** Visits that are in no month as they are now, or no longer as they were. */
  takePack(pack: MonthPack, times: 1 | -1): void {
    const { limits, calendar } = this.of;
    this.months.take(pack, limits, calendar, times, pack.month === this.firstMonth);
  }

  /** The month behind a period that ended before now. */
  takeAfter(columns: RollupColumns): void {
    addCrossing(columns, this.after.spreads);
  }

  takePackAfter(pack: MonthPack, times: 1 | -1): void {
    this.after.take(pack, this.of.limits, this.of.calendar, times);
  }

  takeOpen({ stage, begin, stayFrom }: OpenVisitFacts): void {
    const { window, calendar, limits } = this.of;
    if (begin >= window.end) return;
    this.months.lives += window.end - Math.max(begin, window.start);
    if (stayFrom >= window.end) return;
    this.months.stays += window.end - Math.max(stayFrom, window.start);
    const age = calendar.open(instant(stayFrom), window.end);
    const entry = stayFrom < window.start ? calendar.open(instant(stayFrom), window.start) : 0;
    this.months.stayed[stage] = (this.months.stayed[stage] ?? 0) + age - entry;
    const [censored, entered] = [this.into.censored[stage], this.into.spreads.crossing[stage]];
    if (censored) addTo(censored, age, limits.stages[stage], 1);
    if (entered && entry > 0) addTo(entered, entry, undefined, 1);
  }

  /** Visits by the day on which they are first seen in the period. */
  private begun(): Float64Array {
    const { days, dayCount, firstDay, carried } = this.months;
    const begun = Float64Array.from({ length: dayCount }, (_, day) => days[day * DAY_WIDTH + VISITS_AT] ?? 0);
    for (const { before, day, times } of carried) {
      if (before < firstDay) begun[day - firstDay] = (begun[day - firstDay] ?? 0) + times;
    }
    return begun;
  }

  /** Sums of days, by block and by week. */
  private spans(blockSums: Float64Array, blockOf: (day: number) => number): ReadonlyMap<number, WeekSums> {
    const { days, dayCount, firstDay } = this.months;
    const weeks = new Map<number, WeekSums>();
    const all = new Float64Array(SUMS * (Math.ceil(dayCount / 7) + 1));
    // How often something was waited for matters only beside a target.
    const width = this.of.roster.targets.size > 0 ? SUMS : TIMES_AT;
    for (let day = 0; day < dayCount; day += 1) {
      const monday = mondayOf(firstDay + day);
      let week = weeks.get(monday);
      if (!week) weeks.set(monday, (week = { visits: 0, sums: all, at: weeks.size * SUMS }));
      const at = day * DAY_WIDTH;
      week.visits += days[at + WEEK_VISITS_AT] ?? 0;
      addDay(days, at, all, week.at, width);
      addDay(days, at, blockSums, blockOf(day) * SUMS, width);
    }
    const first = weeks.get(mondayOf(firstDay));
    if (first) first.visits += this.months.weekCarried;
    for (const [monday, week] of weeks) if (week.visits === 0) weeks.delete(monday);
    return weeks;
  }

  /** Blocks of days: a row counts on its day, a visit on that on which it is first seen. */
  sums(integrity: IntegritySums, inspections: Inspections): CentreSums {
    const { months, into } = this;
    const { dayCount } = months;
    const begun = this.begun();
    const blockVisits = new Float64Array(FEWEST_BLOCKS);
    const blockSums = new Float64Array(FEWEST_BLOCKS * SUMS);
    // Days that are still to come are no days of the period.
    const passed = Math.max(
      1,
      this.of.calendar.dayIndex(instant(this.of.window.end - 1)) - months.firstDay + 1,
    );
    const blockOf = (day: number) => Math.min(FEWEST_BLOCKS - 1, Math.floor((day * FEWEST_BLOCKS) / passed));
    for (let day = 0; day < dayCount; day += 1) {
      const block = blockOf(day);
      blockVisits[block] = (blockVisits[block] ?? 0) + (begun[day] ?? 0);
    }
    const weeks = this.spans(blockSums, blockOf);
    months.stayed.forEach((length, stage) => {
      const tally = into.tallies[stage];
      if (tally) tally.total += length;
    });
    this.behind?.spreads.crossing.forEach(({ values, over, excess }, stage) => {
      const censored = into.censored[stage];
      if (!censored) return;
      values.counts.forEach(
        (count, bucket) => (censored.values.counts[bucket] = (censored.values.counts[bucket] ?? 0) + count),
      );
      censored.values.n += values.n;
      censored.values.sum += values.sum;
      censored.over += over;
      censored.excess += excess;
    });
    integrity.lives += months.lives;
    integrity.stays += months.stays;
    integrity.broken += months.broken.size;
    inspections.inspected += months.inspected;
    inspections.right += months.right;
    inspections.loops += months.loops;
    const visits = begun.reduce((sum, value) => sum + value, 0);
    return {
      roster: this.of.roster,
      visits,
      sums: totalOf(blockSums),
      blocks: { visits: blockVisits, sums: blockSums },
      weeks,
    };
  }
}
