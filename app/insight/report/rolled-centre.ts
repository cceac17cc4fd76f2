// Adds a centre up from its months: sums and counts exactly, how they are spread in buckets. Whole months only.
import { FEWEST_BLOCKS } from "../bottleneck/blocks";
import { mondayOf } from "../centre/weeks";
import { instant } from "~/journey/instant";
import type { MonthPack } from "../ledger/month-pack";
import { addTo, DAY_WIDTH, MonthRollup, VISITS_AT } from "../ledger/month-rollup";
import { addCrossing, addRollup, type RollupColumns } from "../ledger/rollup-bytes";
import { SUMS, totalOf } from "../ledger/sums";
import type { BucketCollection, CentreSums, WeekSums } from "./collected";
import { addSpreads, weeksOfDays, type MergedMonths, type Singles } from "./merged-months";
import type { CentrePeriod, Inspections, IntegritySums, OpenVisitFacts } from "./period-of-centre";

/**
 * Days of one centre, used again by the next one: a group of twenty centres needs megabytes of them. Nothing waits for anything between
 * the making of a RolledCentre and its `sums`, so that no two of them are under way at once.
 */
let kept: Float64Array = new Float64Array();

function zeros(dayCount: number): Float64Array {
  if (kept.length < dayCount * DAY_WIDTH) kept = new Float64Array(dayCount * DAY_WIDTH);
  return kept.fill(0, 0, dayCount * DAY_WIDTH);
}

const NO_WEEKS: ReadonlyMap<number, WeekSums> = new Map();

/** Days of whole months. */
export interface DaySpan {
  readonly firstDay: number;
  readonly dayCount: number;
}

export class RolledCentre {
  /** All that is not merged. */
  private readonly months: MonthRollup;
  /** Only for what crosses the end of a period that is over. */
  private behind: MonthRollup | undefined;
  private merged: MergedMonths | undefined;

  /**
   * @param period the last month included
   * @param from the first day that `takeMonth` or `takePack` tells of, where it is not the first of the period
   */
  constructor(
    private readonly of: CentrePeriod,
    private readonly into: BucketCollection,
    private readonly firstMonth: number,
    private readonly period: DaySpan,
    from: number = period.firstDay,
  ) {
    const count = period.firstDay + period.dayCount - from;
    this.months = new MonthRollup(from, count, into.spreads, zeros(count), period.firstDay);
  }

  private get after(): MonthRollup {
    this.behind ??= new MonthRollup(this.period.firstDay + this.period.dayCount, 31);
    return this.behind;
  }

  /** The first months of the period, instead of `takeMonth` for each; before anything else is taken. */
  takeMerged(merged: MergedMonths): void {
    this.merged = merged;
    for (const number of merged.singles.broken) this.months.broken.add(number);
    addSpreads(merged.spread, this.into.spreads);
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
    const censored = this.into.censored[stage];
    if (censored) addTo(censored, age, limits.stages[stage], 1);
    const entered = entry > 0 ? this.into.spreads.crossing[stage] : undefined;
    if (entered) addTo(entered, entry, undefined, 1);
  }

  /** Counts visits that come from before the period on the day on which they are first seen in it. */
  private countCarried(): void {
    const { days, firstDay, carried } = this.months;
    for (const { before, day, times } of carried) {
      if (before >= this.period.firstDay) continue;
      const at = (day - firstDay) * DAY_WIDTH + VISITS_AT;
      days[at] = (days[at] ?? 0) + times;
    }
  }

  /** Sums of days by block: a row counts on its day, a visit on that on which it is first seen. */
  private blocks(): { readonly visits: Float64Array; readonly sums: Float64Array } {
    const { firstDay } = this.period;
    // Days that are still to come are no days of the period.
    const passed = Math.max(1, this.of.calendar.dayIndex(instant(this.of.window.end - 1)) - firstDay + 1);
    const [visits, sums] = [new Float64Array(FEWEST_BLOCKS), new Float64Array(FEWEST_BLOCKS * SUMS)];
    const add = (block: number, from: Float64Array, at: number, times: 1 | -1) => {
      for (let sum = 0; sum < SUMS; sum += 1) {
        const into = block * SUMS + sum;
        sums[into] = (sums[into] ?? 0) + times * (from[at + sum] ?? 0);
      }
      visits[block] = (visits[block] ?? 0) + times * (from[at + VISITS_AT] ?? 0);
    };
    const { merged, months } = this;
    for (let block = 0; block < FEWEST_BLOCKS && merged; block += 1) {
      const day = (of: number) => Math.min(merged.dayCount, Math.ceil((of * passed) / FEWEST_BLOCKS));
      const end = block === FEWEST_BLOCKS - 1 ? merged.dayCount : day(block + 1);
      add(block, merged.before, end * DAY_WIDTH, 1);
      add(block, merged.before, day(block) * DAY_WIDTH, -1);
    }
    for (let day = 0; day < months.dayCount; day += 1) {
      const ofPeriod = months.firstDay - firstDay + day;
      const block = Math.min(FEWEST_BLOCKS - 1, Math.floor((ofPeriod * FEWEST_BLOCKS) / passed));
      add(block, months.days, day * DAY_WIDTH, 1);
    }
    return { visits, sums };
  }

  private weeks(): ReadonlyMap<number, WeekSums> {
    const earlier = this.merged?.weeks ?? NO_WEEKS;
    const weeks = new Map(earlier);
    const own = weeksOfDays(this.months, earlier);
    for (const [monday, week] of own) weeks.set(monday, week);
    const monday = mondayOf(this.period.firstDay);
    const first = weeks.get(monday);
    if (first) weeks.set(monday, { ...first, visits: first.visits + this.months.weekCarried });
    for (const each of [monday, ...own.keys()]) if (weeks.get(each)?.visits === 0) weeks.delete(each);
    return weeks;
  }

  private addSingles(
    { stayed, lives, stays, inspected, right, loops }: Singles,
    integrity: IntegritySums,
    inspections: Inspections,
  ): void {
    stayed.forEach((length, stage) => {
      const tally = this.into.tallies[stage];
      if (tally) tally.total += length;
    });
    integrity.lives += lives;
    integrity.stays += stays;
    inspections.inspected += inspected;
    inspections.right += right;
    inspections.loops += loops;
  }

  /** What had not ended when the period did. */
  private addBehind({ spreads }: MonthRollup): void {
    spreads.crossing.forEach(({ values, over, excess }, stage) => {
      const censored = this.into.censored[stage];
      if (!censored) return;
      values.counts.forEach(
        (count, bucket) => (censored.values.counts[bucket] = (censored.values.counts[bucket] ?? 0) + count),
      );
      censored.values.n += values.n;
      censored.values.sum += values.sum;
      censored.over += over;
      censored.excess += excess;
    });
  }

  sums(integrity: IntegritySums, inspections: Inspections): CentreSums {
    const { months, merged } = this;
    this.countCarried();
    const [blocks, weeks] = [this.blocks(), this.weeks()];
    if (this.behind) this.addBehind(this.behind);
    integrity.broken += months.broken.size;
    for (const singles of merged ? [merged.singles, months] : [months]) {
      this.addSingles(singles, integrity, inspections);
    }
    const visits = blocks.visits.reduce((sum, value) => sum + value, 0);
    return { roster: this.of.roster, visits, sums: totalOf(blocks.sums), blocks, weeks };
  }
}
