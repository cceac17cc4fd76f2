// The visits of a month, exactly: what they did in it and what of before has to be known, as columns. Pure.
import { Column } from "../figures/summary";
import type { Columns } from "./columns";
import type { VisitRecord } from "./visit-record";
import { causeOf, isWait, LOOPED, loopOfCode, PAIRS } from "./row-code";

/** The widest first. */
export const PACK_LAYOUT = {
  /** By visit: its request, and its end or NaN. */
  begin: "f64",
  end: "f64",
  /** By stay that had ended when the visit was looked at: working milliseconds, begin. */
  stayLength: "f64",
  stayBegin: "f64",
  /** By visit and cause whose last wait ended in the month: milliseconds of all its waits for it. */
  pairLength: "f64",
  /** By visit: its number; where its rows, stays, pairs and inspections end. */
  number: "u32",
  rowsTo: "u32",
  staysTo: "u32",
  pairsTo: "u32",
  inspectionsTo: "u32",
  /** The local day of its last row before the month, 0 when there is none. */
  dayBefore: "u32",
  /** By row, clipped to the month: milliseconds after its beginning, length. */
  rowBegin: "u32",
  rowLength: "u32",
  /** Milliseconds after the beginning of the month; BEYOND when it ended after the month. */
  stayEnd: "u32",
  pairEnd: "u32",
  inspectionAt: "u32",
  rowCode: "u16",
  /** By visit: cause (1 up, 0: work) and loop (from bit 4 on) of its last row before the month. */
  stateBefore: "u16",
  /** By visit: bit 0: its ledger is not whole; bit 1: it has rows after the month. */
  flags: "u8",
  stayStage: "u8",
  pairCause: "u8",
  /** Bit 0: it passed; bit 1: it was the first of the visit. */
  inspectionMarks: "u8",
} as const;

export const BEYOND = 0xffff_ffff;
export const NOT_WHOLE = 1;
export const PASSED = 1;
export const FIRST = 2;
export const GOES_ON = 2;

export interface Month {
  /** Year times twelve and the months before it in the year, on the centre's clock. */
  readonly month: number;
  readonly start: number;
  readonly end: number;
}

export interface MonthPack extends Month {
  readonly columns: Columns<typeof PACK_LAYOUT>;
}

export interface NumberedRecord {
  readonly number: number;
  readonly record: VisitRecord;
}

/** What `CaseSums` remembers between two rows. */
export function stateOf(code: number): number {
  return (isWait(code) ? causeOf(code) + 1 : 0) | (Math.min(loopOfCode(code), 0xfff) << 4);
}

class PackWriter {
  readonly columns = Object.fromEntries(
    Object.keys(PACK_LAYOUT).map((name) => [name, new Column()]),
  ) as Record<keyof typeof PACK_LAYOUT, Column>;

  constructor(
    private readonly month: Month,
    private readonly dayOf: (at: number) => number,
  ) {}

  take({ number, record }: NumberedRecord): void {
    const { month, columns } = this;
    const until = record.end ?? Infinity;
    if (record.begin >= month.end || until < month.start) return;
    const goesOn = this.takeRows(record.rows);
    this.takeStays(record.stays);
    this.takePairs(record.rows);
    for (let at = 0; at < record.inspections.length; at += 2) {
      const when = record.inspections[at] ?? 0;
      if (when < month.start || when >= month.end) continue;
      columns.inspectionAt.push(when - month.start);
      columns.inspectionMarks.push((record.inspections[at + 1] ?? 0) | (at === 0 ? FIRST : 0));
    }
    columns.begin.push(record.begin);
    columns.end.push(record.end ?? NaN);
    columns.number.push(number);
    columns.rowsTo.push(columns.rowCode.length);
    columns.staysTo.push(columns.stayStage.length);
    columns.pairsTo.push(columns.pairCause.length);
    columns.inspectionsTo.push(columns.inspectionAt.length);
    columns.flags.push((record.whole ? 0 : NOT_WHOLE) | (goesOn ? GOES_ON : 0));
  }

  private takeRows(rows: readonly number[]): boolean {
    const { month, columns } = this;
    let [dayBefore, stateBefore, goesOn] = [0, 0, false];
    for (let at = 0; at < rows.length; at += 3) {
      const [begin = 0, length = 0, code = 0] = [rows[at], rows[at + 1], rows[at + 2]];
      if (begin < month.start) {
        dayBefore = this.dayOf(Math.min(begin + length, month.start) - 1);
        stateBefore = stateOf(code);
      }
      if (begin + length > month.end) goesOn = true;
      const [from, to] = [Math.max(begin, month.start), Math.min(begin + length, month.end)];
      if (from >= to) continue;
      columns.rowBegin.push(from - month.start);
      columns.rowLength.push(to - from);
      columns.rowCode.push(code);
    }
    columns.dayBefore.push(dayBefore);
    columns.stateBefore.push(stateBefore);
    return goesOn;
  }

  private takeStays(stays: readonly number[]): void {
    const { month, columns } = this;
    for (let at = 0; at < stays.length; at += 4) {
      const [begin = 0, end = 0] = [stays[at + 1], stays[at + 2]];
      if (end <= month.start || begin >= month.end) continue;
      columns.stayStage.push(stays[at] ?? 0);
      columns.stayBegin.push(begin);
      columns.stayEnd.push(end <= month.end ? end - month.start : BEYOND);
      columns.stayLength.push(stays[at + 3] ?? 0);
    }
  }

  private takePairs(rows: readonly number[]): void {
    const { month, columns } = this;
    const [sums, ends] = [new Float64Array(PAIRS), new Float64Array(PAIRS)];
    const add = (pair: number, length: number, end: number) => {
      sums[pair] = (sums[pair] ?? 0) + length;
      ends[pair] = end;
    };
    for (let at = 0; at < rows.length; at += 3) {
      const [begin = 0, length = 0, code = 0] = [rows[at], rows[at + 1], rows[at + 2]];
      if (isWait(code)) add(causeOf(code), length, begin + length);
      if (loopOfCode(code) > 0) add(LOOPED, length, begin + length);
    }
    ends.forEach((end, pair) => {
      if (end <= month.start || end > month.end) return;
      columns.pairCause.push(pair);
      columns.pairEnd.push(end - month.start);
      columns.pairLength.push(sums[pair] ?? 0);
    });
  }
}

/** @param dayOf the number of the local date of a moment */
export function packMonth(
  month: Month,
  records: Iterable<NumberedRecord>,
  dayOf: (at: number) => number,
): MonthPack {
  const writer = new PackWriter(month, dayOf);
  for (const each of records) writer.take(each);
  const { columns: of } = writer;
  const f64 = (column: Column) => column.values().slice();
  const u32 = (column: Column) => Uint32Array.from(column.values());
  const u16 = (column: Column) => Uint16Array.from(column.values());
  const u8 = (column: Column) => Uint8Array.from(column.values());
  return {
    ...month,
    columns: {
      begin: f64(of.begin),
      end: f64(of.end),
      stayLength: f64(of.stayLength),
      stayBegin: f64(of.stayBegin),
      pairLength: f64(of.pairLength),
      number: u32(of.number),
      rowsTo: u32(of.rowsTo),
      staysTo: u32(of.staysTo),
      pairsTo: u32(of.pairsTo),
      inspectionsTo: u32(of.inspectionsTo),
      dayBefore: u32(of.dayBefore),
      rowBegin: u32(of.rowBegin),
      rowLength: u32(of.rowLength),
      stayEnd: u32(of.stayEnd),
      pairEnd: u32(of.pairEnd),
      inspectionAt: u32(of.inspectionAt),
      rowCode: u16(of.rowCode),
      stateBefore: u16(of.stateBefore),
      flags: u8(of.flags),
      stayStage: u8(of.stayStage),
      pairCause: u8(of.pairCause),
      inspectionMarks: u8(of.inspectionMarks),
    },
  };
}
