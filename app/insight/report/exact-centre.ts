// Adds a centre up exactly, from the columns of its months: what lies in the period, to the millisecond.
import { FEWEST_BLOCKS } from "../bottleneck/blocks";
import { mondayOf } from "../centre/weeks";
import { instant } from "~/journey/instant";
import { BEYOND, FIRST, GOES_ON, NOT_WHOLE, PASSED, stateOf, type MonthPack } from "../ledger/month-pack";
import { addRow, BUSY_AT, SUMS, TIMES_AT } from "../ledger/sums";
import type { CentreSums, ExactCollection, WeekSums } from "./collected";
import type { CentrePeriod, Inspections, IntegritySums, OpenVisitFacts } from "./period-of-centre";
import { totalOf, VisitSums } from "./visit-sums";

function addBusy(into: Float64Array, from: Float64Array): void {
  for (let at = 0; at < into.length; at += SUMS) {
    for (let busy = at + BUSY_AT; busy < at + TIMES_AT; busy += 1) {
      into[busy] = (into[busy] ?? 0) + (from[busy] ?? 0);
    }
  }
}

export class ExactCentre {
  private readonly visits: VisitSums;
  /** Those that are not meant: only how busy they keep people counts, since a load is of all work. */
  private readonly others: VisitSums;
  private readonly weeks = new Map<number, WeekSums>();
  private readonly broken = new Set<number>();

  /** @param expected about so many visits will be taken */
  constructor(
    private readonly of: CentrePeriod,
    private readonly into: ExactCollection,
    private readonly integrity: IntegritySums,
    private readonly inspections: Inspections,
    expected = 0,
  ) {
    this.visits = new VisitSums(of.kept ? Math.min(expected, of.kept.size) : expected);
    this.others = new VisitSums(of.kept ? expected : 0);
  }

  /**
   * @param skipped numbers of visits that are told of elsewhere
   * @param isLast no later month of the period follows
   */
  take(pack: MonthPack, skipped: ReadonlySet<number>, isLast: boolean): void {
    const { number, rowsTo, staysTo, pairsTo, inspectionsTo } = pack.columns;
    const { kept } = this.of;
    const mondays = this.mondays(pack);
    let [row, stay, pair, inspection] = [0, 0, 0, 0];
    for (let visit = 0; visit < number.length; visit += 1) {
      const rows = rowsTo[visit] ?? 0;
      const stays = staysTo[visit] ?? 0;
      const pairs = pairsTo[visit] ?? 0;
      const inspections = inspectionsTo[visit] ?? 0;
      const name = number[visit] ?? 0;
      const isTold = !skipped.has(name);
      if (isTold && kept && !kept.has(name)) {
        if (rows > row) this.takeRows(pack, visit, row, rows, undefined);
      } else if (isTold) {
        this.takeLife(pack, visit);
        if (rows > row) this.takeRows(pack, visit, row, rows, mondays);
        for (; stay < stays; stay += 1) this.takeStay(pack, stay, isLast);
        for (; pair < pairs; pair += 1) this.takePair(pack, pair);
        for (; inspection < inspections; inspection += 1) this.takeInspection(pack, inspection);
      }
      row = rows;
      stay = stays;
      pair = pairs;
      inspection = inspections;
    }
  }

  /** The Monday of each day of the month, behind when the day begins. */
  private mondays({ start, end }: MonthPack): { readonly starts: number[]; readonly mondays: number[] } {
    const { calendar } = this.of;
    const first = calendar.dayIndex(instant(start));
    const starts: number[] = [];
    for (let day = first; calendar.dayStart(day) < end; day += 1) starts.push(calendar.dayStart(day) - start);
    return { starts, mondays: starts.map((_, place) => mondayOf(first + place)) };
  }

  private takeLife({ columns, start, end }: MonthPack, visit: number): void {
    const { window } = this.of;
    const ended = columns.end[visit] ?? NaN;
    if (((columns.flags[visit] ?? 0) & NOT_WHOLE) !== 0) this.broken.add(columns.number[visit] ?? 0);
    if (Number.isNaN(ended)) return;
    const from = Math.max(columns.begin[visit] ?? 0, start, window.start);
    this.integrity.lives += Math.max(0, Math.min(ended, end, window.end) - from);
  }

  private takeRows(
    pack: MonthPack,
    visit: number,
    from: number,
    to: number,
    days: ReturnType<ExactCentre["mondays"]> | undefined,
  ): void {
    const into = days ? this.visits : this.others;
    const { rowBegin, rowLength, rowCode, dayBefore, flags, number } = pack.columns;
    const [low, high] = [this.of.window.start - pack.start, this.of.window.end - pack.start];
    const isElsewhere = dayBefore[visit] !== 0 || ((flags[visit] ?? 0) & GOES_ON) !== 0;
    let own: ReturnType<VisitSums["placeOf"]> | undefined;
    let day = 0;
    for (let row = from; row < to; row += 1) {
      const begin = Math.max(rowBegin[row] ?? 0, low);
      const end = Math.min((rowBegin[row] ?? 0) + (rowLength[row] ?? 0), high);
      if (begin >= end) continue;
      const code = rowCode[row] ?? 0;
      own ??= into.placeOf(number[visit] ?? 0, pack.start + begin, isElsewhere);
      addRow(into.all, own.place * SUMS, code, end - begin, own.state);
      if (days) {
        while ((days.starts[day + 1] ?? Infinity) <= begin) day += 1;
        const monday = days.mondays[day] ?? 0;
        const week = this.weekOf(monday);
        addRow(week.sums, 0, code, end - begin, own.state);
        if (own.week !== monday) week.visits += 1;
        own.week = monday;
      }
      own.state = stateOf(code);
    }
  }

  private weekOf(monday: number): WeekSums {
    const known = this.weeks.get(monday);
    if (known) return known;
    const made = { visits: 0, sums: new Float64Array(SUMS), at: 0 };
    this.weeks.set(monday, made);
    return made;
  }

  /** One that ends after the month is met again in the month in which it ends, if there is such a month in the period. */
  private takeStay(pack: MonthPack, at: number, isLast: boolean): void {
    const { stayBegin, stayEnd, stayLength, stayStage } = pack.columns;
    const { window, limits } = this.of;
    const begin = stayBegin[at] ?? 0;
    const after = stayEnd[at] ?? BEYOND;
    const end = after === BEYOND ? Infinity : pack.start + after;
    const from = Math.max(begin, pack.start, window.start);
    const to = Math.min(end, pack.end, window.end);
    if (from < to) this.integrity.stays += to - from;
    if (end <= window.start || begin >= window.end || (end === Infinity && !isLast)) return;
    const stage = stayStage[at] ?? 0;
    const hasEnded = end <= window.end;
    const length = hasEnded ? (stayLength[at] ?? 0) : this.age(begin, window.end);
    const entry = begin < window.start ? this.age(begin, window.start) : 0;
    this.takeSeen(stage, entry, length, hasEnded, limits.stages[stage]);
  }

  /** Working milliseconds. */
  private age(begin: number, until: number): number {
    return this.of.calendar.open(instant(begin), instant(until));
  }

  private takeSeen(stage: number, entry: number, exit: number, ended: boolean, limit = Infinity): void {
    const tally = this.into.tallies[stage];
    if (!tally) return;
    tally.n += 1;
    if (!ended) tally.open += 1;
    tally.total += exit - entry;
    if (exit > limit) tally.over += 1;
    if (exit > limit) tally.excess += exit - limit;
    // What was seen for no time says nothing, unless it was over at once.
    if (exit === entry && !(ended && entry === 0)) return;
    (ended ? this.into.ended : this.into.censored)[stage]?.push(exit);
    if (entry > 0) this.into.entered[stage]?.push(entry);
  }

  private takePair(pack: MonthPack, at: number): void {
    const { pairCause, pairEnd, pairLength } = pack.columns;
    const { window, limits } = this.of;
    const end = pack.start + (pairEnd[at] ?? 0);
    const cause = pairCause[at] ?? 0;
    const into = this.into.pairs[cause];
    if (!into || end <= window.start || end > window.end) return;
    const [length, limit] = [pairLength[at] ?? 0, limits.pairs[cause] ?? Infinity];
    into.values.push(length);
    if (length > limit) into.over += 1;
    if (length > limit) into.excess += length - limit;
  }

  private takeInspection(pack: MonthPack, at: number): void {
    const { inspectionAt, inspectionMarks } = pack.columns;
    const when = pack.start + (inspectionAt[at] ?? 0);
    if (when < this.of.window.start || when >= this.of.window.end) return;
    const marks = inspectionMarks[at] ?? 0;
    const passed = (marks & PASSED) !== 0;
    if ((marks & FIRST) !== 0) this.inspections.inspected += 1;
    if ((marks & FIRST) !== 0 && passed) this.inspections.right += 1;
    if (!passed) this.inspections.loops += 1;
  }

  takeOpen({ number, stage, begin, stayFrom }: OpenVisitFacts): void {
    const { window, kept, limits } = this.of;
    if (begin >= window.end || (kept && !kept.has(number))) return;
    this.integrity.lives += window.end - Math.max(begin, window.start);
    if (stayFrom >= window.end) return;
    this.integrity.stays += window.end - Math.max(stayFrom, window.start);
    const entry = stayFrom < window.start ? this.age(stayFrom, window.start) : 0;
    this.takeSeen(stage, entry, this.age(stayFrom, window.end), false, limits.stages[stage]);
  }

  /** @param bounds of the blocks; the first and the last beginning where they are not given */
  sums(bounds?: readonly [number, number]): CentreSums {
    this.integrity.broken += this.broken.size;
    const { visits, others } = this;
    const within = bounds ?? visits.bounds();
    const blocks = visits.blocks(FEWEST_BLOCKS, within);
    if (others.visits > 0) addBusy(blocks.sums, others.blocks(FEWEST_BLOCKS, within).sums);
    const sums = totalOf(blocks.sums);
    return { roster: this.of.roster, visits: visits.visits, sums, blocks, weeks: this.weeks };
  }
}
