// The opening times of a centre for a span of days, with sums: every question is one step or a binary search.
import { DAY, MINUTE } from "../instant";
import { risingClock, zoneNamed } from "./zone-clock";

/** Minutes after local midnight, 0 to 1440. */
export interface Hours {
  readonly opensMinute: number;
  readonly closesMinute: number;
}

/** Opening hours as a centre sets them: on the wall clock of its zone. */
export interface WorkingHours {
  readonly timeZone: string;
  /** ISO weekday, Monday = 1. Several on a day: a lunch break. None: shut. */
  readonly week: readonly (Hours & { readonly weekday: number })[];
  /** Local dates ("2026-12-24") with hours of their own; no hours: a holiday. The last of a date counts. */
  readonly exceptions: readonly { readonly date: string; readonly hours: readonly Hours[] }[];
}

/** Day numbers count local dates from 1970-01-01. Moments are UTC milliseconds. */
export interface OpeningTable {
  readonly firstDay: number;
  /** Moments at which the days begin; one more than there are days. */
  readonly dayStarts: readonly number[];
  /** Opening number `firstOpening[i]` is the first of day i or later; one more than there are days. */
  readonly firstOpening: readonly number[];
  /** When the doors open and shut, rising; no two overlap. */
  readonly opens: readonly number[];
  readonly shuts: readonly number[];
  /** Open milliseconds before each opening; one more than there are openings. */
  readonly before: readonly number[];
}

/** The plan of every kind of day, checked and in order. */
export interface OpeningPlan {
  readonly timeZone: string;
  readonly weekdays: ReadonlyMap<number, readonly Hours[]>;
  readonly dates: ReadonlyMap<number, readonly Hours[]>;
}

/** In order, overlaps joined. */
function tidy(hours: readonly Hours[]): readonly Hours[] {
  const joined: Hours[] = [];
  for (const each of [...hours].sort((a, b) => a.opensMinute - b.opensMinute)) {
    const { opensMinute, closesMinute } = each;
    const fits = Number.isInteger(opensMinute) && Number.isInteger(closesMinute);
    if (!fits || opensMinute < 0 || closesMinute > 1440 || opensMinute >= closesMinute) {
      throw new RangeError(`not opening hours: ${String(opensMinute)} to ${String(closesMinute)}`);
    }
    const last = joined.at(-1);
    if (!last || opensMinute > last.closesMinute) joined.push({ opensMinute, closesMinute });
    else {
      const end = Math.max(last.closesMinute, closesMinute);
      joined.splice(-1, 1, { opensMinute: last.opensMinute, closesMinute: end });
    }
  }
  return joined;
}

/**
 * The number of a local date.
 * @throws RangeError when it is not "2026-12-24"
 */
export function dayNumber(date: string): number {
  const at = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  if (!Number.isFinite(at) || dateOfDay(at / DAY) !== date) throw new RangeError(`not a date: ${date}`);
  return at / DAY;
}

/** The local date with this number, "2026-12-24". */
export function dateOfDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** @throws RangeError when a zone, weekday, date or time of day is none */
export function openingPlan({ timeZone, week, exceptions }: WorkingHours): OpeningPlan {
  zoneNamed(timeZone);
  const wrong = week.find(({ weekday }) => ![1, 2, 3, 4, 5, 6, 7].includes(weekday));
  if (wrong) throw new RangeError(`not a weekday: ${String(wrong.weekday)}`);
  const ofWeekday = (weekday: number) => tidy(week.filter((each) => each.weekday === weekday));
  return {
    timeZone,
    weekdays: new Map([1, 2, 3, 4, 5, 6, 7].map((weekday) => [weekday, ofWeekday(weekday)])),
    dates: new Map(exceptions.map(({ date, hours }) => [dayNumber(date), tidy(hours)])),
  };
}

/** ISO weekday of the local date with this number, Monday = 1. 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The table for the days from `firstDay` up to and without `endDay`. */
export function openingTable(plan: OpeningPlan, firstDay: number, endDay: number): OpeningTable {
  // Two days more at each end: a zone may be up to 14 hours off, and a whole date may be skipped.
  const momentOf = risingClock(zoneNamed(plan.timeZone), (firstDay - 2) * DAY, (endDay + 2) * DAY);
  const dayStarts: number[] = [];
  const firstOpening: number[] = [];
  const [opens, shuts, before]: [number[], number[], number[]] = [[], [], [0]];
  let total = 0;
  for (let day = firstDay; day < endDay; day += 1) {
    dayStarts.push(momentOf(day * DAY));
    firstOpening.push(opens.length);
    for (const hours of plan.dates.get(day) ?? plan.weekdays.get(weekdayOf(day)) ?? []) {
      const from = momentOf(day * DAY + hours.opensMinute * MINUTE);
      const to = momentOf(day * DAY + hours.closesMinute * MINUTE);
      // The jump of a clock can swallow a short opening.
      if (to <= from) continue;
      total += to - from;
      opens.push(from);
      shuts.push(to);
      before.push(total);
    }
  }
  dayStarts.push(momentOf(endDay * DAY));
  firstOpening.push(opens.length);
  return { firstDay, dayStarts, firstOpening, opens, shuts, before };
}
