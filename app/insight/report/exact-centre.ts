// Adds a centre up exactly, from the columns of its months: what lies in the period, to the millisecond.
import { instant } from "~/journey/instant";
import { STAGES } from "~/journey/stages";
import { BEYOND, FIRST, NOT_WHOLE, PASSED, type MonthPack } from "../ledger/month-pack";
import type { Bins } from "./bins";
import type { CentreSums, ExactCollection } from "./collected";
import { BUSY_ONLY, LEFT_OUT, MEANT, rowSums, type TakenMonth } from "./exact-rows";
import type { CentrePeriod, Inspections, IntegritySums, OpenVisitFacts } from "./period-of-centre";

/** Of the stays of a stage: how many, milliseconds, those over the limit, milliseconds over it, by the clock within the month. */
const PLAIN = 5;

interface StayColumns {
  readonly begins: Float64Array;
  readonly ends: Uint32Array;
  readonly lengths: Float64Array;
  readonly stages: Uint8Array;
  readonly first: number;
  readonly last: number;
}

/** The beginning of the month, what of it is in the period, and the period. */
interface StayBounds {
  readonly start: number;
  readonly low: number;
  readonly high: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Stays that began and ended in the period, hundreds of thousands of them: only numbers and columns of numbers are touched in the loop.
 * @param cut where the others stand is written here
 * @returns how many others there are
 */
function plainStays(
  { begins, ends, lengths, stages, first, last }: StayColumns,
  { start, low, high, from, to }: StayBounds,
  limits: Float64Array,
  { lists, counts }: Bins,
  figures: Float64Array,
  cut: Uint32Array,
): number {
  const latest = Math.min(to - start, BEYOND - 1);
  const until = high - start;
  let cuts = 0;
  for (let at = first; at < last; at += 1) {
    const begin = begins[at] ?? 0;
    const end = ends[at] ?? 0;
    if (begin < from || end > latest) {
      cut[cuts] = at;
      cuts += 1;
      continue;
    }
    const stage = stages[at] ?? 0;
    const length = lengths[at] ?? 0;
    const own = stage * PLAIN;
    figures[own] = (figures[own] ?? 0) + 1;
    figures[own + 1] = (figures[own + 1] ?? 0) + length;
    const beyond = length - (limits[stage] ?? 0);
    if (beyond > 0) {
      figures[own + 2] = (figures[own + 2] ?? 0) + 1;
      figures[own + 3] = (figures[own + 3] ?? 0) + beyond;
    }
    const seen = Math.min(end, until) + start - Math.max(begin, low);
    if (seen > 0) figures[own + 4] = (figures[own + 4] ?? 0) + seen;
    const count = counts[stage] ?? 0;
    const list = lists[stage];
    if (list) list[count] = length;
    counts[stage] = count + 1;
  }
  return cuts;
}

export class ExactCentre {
  private readonly months: TakenMonth[] = [];
  private readonly broken = new Set<number>();

  constructor(
    private readonly of: CentrePeriod,
    private readonly into: ExactCollection,
    private readonly integrity: IntegritySums,
    private readonly inspections: Inspections,
  ) {}

  /**
   * Months come in their order.
   * @param skipped numbers of visits that are told of elsewhere
   * @param isLast no later month of the period follows
   */
  take(pack: MonthPack, skipped: ReadonlySet<number>, isLast: boolean): void {
    this.months.push({ pack, told: this.toldOf(pack, skipped), isLast });
  }

  private takeMonth({ pack, told, isLast }: TakenMonth): void {
    const { begin, staysTo, pairsTo, inspectionsTo } = pack.columns;
    let [stay, pair, inspection] = [0, 0, 0];
    // Visits that are meant and lie next to each other are looked at in one go: mostly these are all.
    for (let visit = 0; visit < begin.length;) {
      const isMeant = told[visit] === MEANT;
      const first = visit;
      while (visit < begin.length && (told[visit] === MEANT) === isMeant) visit += 1;
      const [stays, pairs] = [staysTo[visit - 1] ?? 0, pairsTo[visit - 1] ?? 0];
      const inspections = inspectionsTo[visit - 1] ?? 0;
      if (isMeant) {
        this.takeLives(pack, first, visit);
        this.takeStays(pack, stay, stays, isLast);
        this.takePairs(pack, pair, pairs);
        this.takeInspections(pack, inspection, inspections);
      }
      [stay, pair, inspection] = [stays, pairs, inspections];
    }
  }

  private toldOf({ columns: { number } }: MonthPack, skipped: ReadonlySet<number>): Uint8Array {
    const { kept } = this.of;
    const told = new Uint8Array(number.length).fill(MEANT);
    if (skipped.size === 0 && !kept) return told;
    for (let visit = 0; visit < number.length; visit += 1) {
      const name = number[visit] ?? 0;
      if (skipped.has(name)) told[visit] = LEFT_OUT;
      else if (kept && !kept.has(name)) told[visit] = BUSY_ONLY;
    }
    return told;
  }

  private takeLives({ columns, start, end }: MonthPack, from: number, to: number): void {
    const { begin: begins, end: ends, flags, number } = columns;
    const [first, last] = [Math.max(start, this.of.window.start), Math.min(end, this.of.window.end)];
    let lives = 0;
    for (let visit = from; visit < to; visit += 1) {
      if (((flags[visit] ?? 0) & NOT_WHOLE) !== 0) this.broken.add(number[visit] ?? 0);
      const ended = ends[visit] ?? NaN;
      if (Number.isNaN(ended)) continue;
      lives += Math.max(0, Math.min(ended, last) - Math.max(begins[visit] ?? 0, first));
    }
    this.integrity.lives += lives;
  }

  /** One that ends after the month is met again in the month in which it ends, if there is such a month in the period. */
  private takeStays(pack: MonthPack, first: number, last: number, isLast: boolean): void {
    const { stayBegin, stayEnd, stayLength, stayStage } = pack.columns;
    const { window, limits } = this.of;
    const [low, high] = [Math.max(pack.start, window.start), Math.min(pack.end, window.end)];
    const figures = new Float64Array(PLAIN * STAGES.length);
    const cut = new Uint32Array(last - first);
    const cuts = plainStays(
      { begins: stayBegin, ends: stayEnd, lengths: stayLength, stages: stayStage, first, last },
      { start: pack.start, low, high, from: window.start, to: window.end },
      Float64Array.from(limits.stages),
      this.into.ended,
      figures,
      cut,
    );
    for (const at of cut.subarray(0, cuts)) {
      const begin = stayBegin[at] ?? 0;
      const after = stayEnd[at] ?? BEYOND;
      const end = after === BEYOND ? Infinity : pack.start + after;
      this.integrity.stays += Math.max(0, Math.min(end, high) - Math.max(begin, low));
      if (end <= window.start || begin >= window.end || (end === Infinity && !isLast)) continue;
      this.takeCut(stayStage[at] ?? 0, begin, end, stayLength[at] ?? 0);
    }
    this.into.tallies.forEach((tally, stage) => {
      const [n = 0, total = 0, over = 0, excess = 0, seen = 0] = figures.subarray(
        stage * PLAIN,
        (stage + 1) * PLAIN,
      );
      tally.n += n;
      tally.total += total;
      tally.over += over;
      tally.excess += excess;
      this.integrity.stays += seen;
    });
  }

  /** One that began before the period or ends after it. */
  private takeCut(stage: number, begin: number, end: number, length: number): void {
    const { window, limits } = this.of;
    const hasEnded = end <= window.end;
    const exit = hasEnded ? length : this.age(begin, window.end);
    const entry = begin < window.start ? this.age(begin, window.start) : 0;
    this.takeSeen(stage, entry, exit, hasEnded, limits.stages[stage] ?? Infinity);
  }

  /** Working milliseconds. */
  private age(begin: number, until: number): number {
    return this.of.calendar.open(instant(begin), instant(until));
  }

  private takeSeen(stage: number, entry: number, exit: number, ended: boolean, limit: number): void {
    const tally = this.into.tallies[stage];
    if (!tally) return;
    tally.n += 1;
    if (!ended) tally.open += 1;
    tally.total += exit - entry;
    if (exit > limit) {
      tally.over += 1;
      tally.excess += exit - limit;
    }
    // What was seen for no time says nothing, unless it was over at once.
    if (exit === entry && !(ended && entry === 0)) return;
    (ended ? this.into.ended : this.into.censored).push(stage, exit);
    if (entry > 0) this.into.entered.push(stage, entry);
  }

  private takePairs(pack: MonthPack, from: number, to: number): void {
    const { pairCause, pairEnd, pairLength } = pack.columns;
    const { window, limits } = this.of;
    const { over, excess } = this.into;
    const { lists, counts } = this.into.pairs;
    const [low, high] = [window.start - pack.start, window.end - pack.start];
    for (let at = from; at < to; at += 1) {
      const end = pairEnd[at] ?? 0;
      if (end <= low || end > high) continue;
      const cause = pairCause[at] ?? 0;
      const length = pairLength[at] ?? 0;
      const list = lists[cause];
      const count = counts[cause] ?? 0;
      if (list) list[count] = length;
      counts[cause] = count + 1;
      const beyond = length - (limits.pairs[cause] ?? Infinity);
      if (beyond <= 0) continue;
      over[cause] = (over[cause] ?? 0) + 1;
      excess[cause] = (excess[cause] ?? 0) + beyond;
    }
  }

  private takeInspections(pack: MonthPack, from: number, to: number): void {
    const { inspectionAt, inspectionMarks } = pack.columns;
    const { inspections } = this;
    const [low, high] = [this.of.window.start - pack.start, this.of.window.end - pack.start];
    for (let at = from; at < to; at += 1) {
      const when = inspectionAt[at] ?? 0;
      if (when < low || when >= high) continue;
      const marks = inspectionMarks[at] ?? 0;
      const passed = (marks & PASSED) !== 0;
      if ((marks & FIRST) !== 0) inspections.inspected += 1;
      if ((marks & FIRST) !== 0 && passed) inspections.right += 1;
      if (!passed) inspections.loops += 1;
    }
  }

  takeOpen({ number, stage, begin, stayFrom }: OpenVisitFacts): void {
    const { window, kept, limits } = this.of;
    if (begin >= window.end || (kept && !kept.has(number))) return;
    this.integrity.lives += window.end - Math.max(begin, window.start);
    if (stayFrom >= window.end) return;
    this.integrity.stays += window.end - Math.max(stayFrom, window.start);
    const entry = stayFrom < window.start ? this.age(stayFrom, window.start) : 0;
    this.takeSeen(stage, entry, this.age(stayFrom, window.end), false, limits.stages[stage] ?? Infinity);
  }

  /** @param bounds of the blocks; the first and the last beginning where they are not given */
  sums(bounds?: readonly [number, number]): CentreSums {
    const columns = this.months.map(({ pack }) => pack.columns);
    this.into.ended.reserve(columns.map(({ stayStage }) => stayStage));
    this.into.pairs.reserve(columns.map(({ pairCause }) => pairCause));
    for (const month of this.months) this.takeMonth(month);
    this.integrity.broken += this.broken.size;
    return rowSums(this.months, this.of, bounds);
  }
}
