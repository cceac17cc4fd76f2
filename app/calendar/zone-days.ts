// Days and wall-clock times of a zone as arithmetic: a calendar asks thousands of times while it draws itself.
import { DateTime, IANAZone } from "luxon";
import { DAY, instant, MINUTE, type Instant } from "~/journey/instant";
import { dateOfDay, weekdayOf } from "~/journey/working-time";

/** Day numbers count local dates from 1970-01-01; minutes are those that the wall clock shows after midnight. */
export interface ZoneDays {
  readonly timeZone: string;
  readonly dayOf: (at: number) => number;
  readonly dayStart: (day: number) => Instant;
  readonly minuteOfDay: (at: number) => number;
  /** The moment at which the wall clock shows this; one that is skipped in spring counts from the jump on. */
  readonly at: (day: number, minute: number) => Instant;
  /** Minutes that the wall clock is ahead of UTC. */
  readonly offset: (at: number) => number;
}

/** Zones change their clocks on a quarter of an hour. */
const QUARTER = 15 * MINUTE;
/** Offsets of so many quarters: some decades of weeks that somebody looked at. */
const KEPT = 100_000;

function remembered<V>(compute: (key: number) => V): (key: number) => V {
  const known = new Map<number, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size >= KEPT) known.clear();
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}

const zones = new Map<string, ZoneDays>();

/** @throws RangeError when there is no such zone */
export function zoneDays(timeZone: string): ZoneDays {
  const known = zones.get(timeZone) ?? makeZoneDays(timeZone);
  zones.set(timeZone, known);
  return known;
}

function makeZoneDays(timeZone: string): ZoneDays {
  const zone = IANAZone.create(timeZone);
  if (!zone.isValid) throw new RangeError(`not a time zone: ${timeZone}`);
  const ofQuarter = remembered((quarter) => zone.offset(quarter * QUARTER));
  const offset = (at: number) => ofQuarter(Math.floor(at / QUARTER));
  const local = (at: number) => at + offset(at) * MINUTE;
  const dayOf = (at: number) => Math.floor(local(at) / DAY);
  const dayStart = remembered((day) =>
    instant(DateTime.fromISO(dateOfDay(day), { zone }).startOf("day").toMillis()),
  );

  /** With the offset of the day before and of the day after: one of the two is right, save for a skipped time. */
  function at(day: number, minute: number): Instant {
    const wall = day * DAY + minute * MINUTE;
    const earlier = wall - offset(wall - DAY) * MINUTE;
    if (local(earlier) === wall) return instant(earlier);
    const later = wall - offset(wall + DAY) * MINUTE;
    return instant(local(later) === wall ? later : earlier);
  }

  return {
    timeZone,
    dayOf,
    dayStart,
    minuteOfDay: (moment) => Math.floor((local(moment) - dayOf(moment) * DAY) / MINUTE),
    at,
    offset,
  };
}

/** The Monday of the week that the day is in. */
export function mondayOf(day: number): number {
  return day - weekdayOf(day) + 1;
}
