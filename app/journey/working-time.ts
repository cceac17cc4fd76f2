// Working time: how long a centre was open between two moments, in O(1), right on the days the clocks change.
import { DAY, instant, type Instant } from "./instant";
import {
  dayNumber,
  openingPlan,
  openingTable,
  type OpeningPlan,
  type OpeningTable,
  type WorkingHours,
} from "./working-time/opening-table";

export { dateOfDay, dayNumber, weekdayOf } from "./working-time/opening-table";
export type { Hours, WorkingHours } from "./working-time/opening-table";

export interface Span {
  readonly start: Instant;
  readonly end: Instant;
}

/**
 * When a centre is open. Every answer is right for any moment from 1970 to 2199; outside of that, RangeError.
 * A day opens when its wall clock first shows the hour, and shuts when it first shows the other one.
 */
export interface WorkingCalendar {
  readonly timeZone: string;
  /** Open milliseconds between two moments; negative when `to` is before `from`. */
  readonly open: (from: Instant, to: Instant) => number;
  /** At the very moment of shutting it is shut. */
  readonly isOpen: (at: Instant) => boolean;
  /** The moment itself when it is open, else when the doors open next; undefined when they never will. */
  readonly nextOpen: (at: Instant) => Instant | undefined;
  /**
   * The first moment by which the centre has been open for so many milliseconds since `from`; undefined when it never will.
   * @throws RangeError when the time is negative
   */
  readonly addWorkingTime: (from: Instant, milliseconds: number) => Instant | undefined;
  /** The parts of [start, end) in which it is open, rising, touching ones joined. */
  readonly openings: (start: Instant, end: Instant) => readonly Span[];
  /** The number of the local date, counted from 1970-01-01. */
  readonly dayIndex: (at: Instant) => number;
  /** When a local date begins: not always at midnight. */
  readonly dayStart: (day: number) => Instant;
}

const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;

/** Whether a calendar can be asked about this moment and the days around it. */
export function isCounted(at: Instant): boolean {
  const year = new Date(at).getUTCFullYear();
  return year > FIRST_YEAR && year < LAST_YEAR;
}

/** The position of the last entry that is at most `value`, in a rising list; -1 when there is none. */
function lastAtMost(list: readonly number[], value: number): number {
  let [low, high] = [-1, list.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((list[middle] ?? Infinity) <= value) low = middle;
    else high = middle;
  }
  return low;
}

/** Position of the day in the table: a guess that is off by no more than the clock changes add up to. */
function positionOfDay({ dayStarts }: OpeningTable, at: number): number {
  const days = dayStarts.length - 1;
  const guess = Math.floor((at - (dayStarts[0] ?? 0)) / DAY);
  let position = Math.min(Math.max(guess, 0), days - 1);
  while (position > 0 && at < (dayStarts[position] ?? 0)) position -= 1;
  while (position < days - 1 && at >= (dayStarts[position + 1] ?? Infinity)) position += 1;
  return position;
}

/** The first opening that is not over at this moment; the number of openings when there is none. */
function openingNotOver(table: OpeningTable, at: number): number {
  let position = table.firstOpening[positionOfDay(table, at)] ?? 0;
  while ((table.shuts[position] ?? Infinity) <= at) position += 1;
  return position;
}

/** Open milliseconds from the beginning of the table. */
function openUntil(table: OpeningTable, at: number): number {
  const position = openingNotOver(table, at);
  return (table.before[position] ?? 0) + Math.max(0, at - (table.opens[position] ?? Infinity));
}

function yearStart(year: number): number {
  return dayNumber(`${String(year)}-01-01`);
}

/** Keeps one table that grows by whole years with the questions. */
function growingTable(plan: OpeningPlan) {
  let [firstYear, endYear] = [Infinity, -Infinity];
  let [answersFrom, answersTo] = [Infinity, -Infinity];
  let table: OpeningTable | undefined;
  const everyWeek = [...plan.weekdays.values()].some((hours) => hours.length > 0);
  const lastException = Math.max(...plan.dates.keys(), 0);

  /** With a year more on both sides, so that local dates and searches do not run off the edge at once. */
  function grown(first: number, last: number): OpeningTable {
    if (!(first >= FIRST_YEAR && last <= LAST_YEAR)) {
      throw new RangeError(`outside of the years ${String(FIRST_YEAR)} to ${String(LAST_YEAR)}`);
    }
    firstYear = Math.min(firstYear, first - 1);
    endYear = Math.max(endYear, last + 2);
    [answersFrom, answersTo] = [yearStart(firstYear + 1) * DAY, yearStart(endYear - 1) * DAY];
    table = openingTable(plan, yearStart(firstYear), yearStart(endYear));
    return table;
  }

  return {
    /** A table that knows these two moments and everything between them. */
    of: (one: number, other: number = one): OpeningTable => {
      const [low, high] = one < other ? [one, other] : [other, one];
      if (table && low >= answersFrom && high < answersTo) return table;
      return grown(new Date(low).getUTCFullYear(), new Date(high).getUTCFullYear());
    },
    /** A longer table for a search that ran off the end; undefined when more years would not help. */
    longer: (): OpeningTable | undefined => {
      if (endYear > LAST_YEAR || (!everyWeek && yearStart(endYear) > lastException)) return undefined;
      return grown(firstYear + 1, Math.min(LAST_YEAR, 2 * endYear - firstYear));
    },
  };
}

/**
 * The working calendar of a centre. It extends itself: years are worked out when they are first asked about.
 * @throws RangeError when a zone, weekday, date or time of day is none
 */
export function workingCalendar(hours: WorkingHours): WorkingCalendar {
  const tables = growingTable(openingPlan(hours));

  function nextOpen(at: Instant): Instant | undefined {
    for (let table: OpeningTable | undefined = tables.of(at); table; table = tables.longer()) {
      const opens = table.opens[openingNotOver(table, at)];
      if (opens !== undefined) return instant(Math.max(at, opens));
    }
    return undefined;
  }

  function addWorkingTime(from: Instant, milliseconds: number): Instant | undefined {
    if (!(milliseconds >= 0)) throw new RangeError(`not a length of time: ${String(milliseconds)}`);
    if (milliseconds === 0) return from;
    for (let table: OpeningTable | undefined = tables.of(from); table; table = tables.longer()) {
      const wanted = openUntil(table, from) + Math.ceil(milliseconds);
      if (wanted > (table.before.at(-1) ?? 0)) continue;
      // Strictly before: time that is used up at the shutting hour ends there, not at the next opening.
      const position = lastAtMost(table.before, wanted - 1);
      return instant((table.opens[position] ?? 0) + wanted - (table.before[position] ?? 0));
    }
    return undefined;
  }

  function openings(start: Instant, end: Instant): readonly Span[] {
    if (end <= start) return [];
    const table = tables.of(start, end);
    const found: { start: Instant; end: Instant }[] = [];
    for (
      let position = openingNotOver(table, start);
      (table.opens[position] ?? Infinity) < end;
      position += 1
    ) {
      const from = instant(Math.max(start, table.opens[position] ?? 0));
      const to = instant(Math.min(end, table.shuts[position] ?? 0));
      const last = found.at(-1);
      if (last?.end === from) last.end = to;
      else found.push({ start: from, end: to });
    }
    return found;
  }

  return {
    timeZone: hours.timeZone,
    open: (from, to) => {
      const table = tables.of(from, to);
      return openUntil(table, to) - openUntil(table, from);
    },
    isOpen: (at) => {
      const table = tables.of(at);
      return (table.opens[openingNotOver(table, at)] ?? Infinity) <= at;
    },
    nextOpen,
    addWorkingTime,
    openings,
    dayIndex: (at) => {
      const table = tables.of(at);
      return table.firstDay + positionOfDay(table, at);
    },
    dayStart: (day) => {
      const table = tables.of(day * DAY);
      return instant(table.dayStarts[day - table.firstDay] ?? NaN);
    },
  };
}
