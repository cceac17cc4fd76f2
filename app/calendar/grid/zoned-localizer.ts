// react-big-calendar on the wall clock of the centre, wherever the browser is. Luxon bound to the zone says what is rarely
// asked (months, formats); what is asked thousands of times a picture is arithmetic on the zone's days.
import { DateTime } from "luxon";
import type { DateLocalizer, Formats } from "react-big-calendar";
import luxonLocalizer from "react-big-calendar/lib/localizers/luxon";
import { DAY, MINUTE } from "~/journey/instant";
import { zoneDays, type ZoneDays } from "../zone-days";

/** What the library's localizer takes of luxon, with the zone already said: its own would be the browser's. */
function luxonIn(zone: string) {
  return {
    fromJSDate: (date: Date) => DateTime.fromJSDate(date, { zone }),
    local: () => DateTime.local({ zone }),
    min: (...times: DateTime[]) => DateTime.min(...times),
    max: (...times: DateTime[]) => DateTime.max(...times),
  };
}

const MONDAY = 1;

type Compare = (a: Date, b: Date, unit?: string) => boolean;

/** The parts that the library takes the browser's zone for, or that are too slow to be asked for every car. */
function arithmetic(days: ZoneDays, slow: Pick<DateLocalizer, "startOf" | "endOf" | "add">) {
  const at = (date: Date) => date.getTime();
  const dayOf = (date: Date) => days.dayOf(at(date));
  const startOfDay = (day: number) => new Date(days.dayStart(day));
  const withinDay = (date: Date) => days.minuteOfDay(at(date));

  /** A figure that two moments share when they are in the same unit, and that rises with time. */
  function rank(date: Date, unit?: string): number {
    if (unit === undefined || unit === "milliseconds") return at(date);
    if (unit === "minutes") return Math.floor(at(date) / MINUTE);
    if (unit === "day" || unit === "date") return dayOf(date);
    return slow.startOf(date, "month").getTime();
  }
  const compare =
    (holds: (a: number, b: number) => boolean): Compare =>
    (a, b, unit) =>
      holds(rank(a, unit), rank(b, unit));

  function diff(a: Date, b: Date, unit?: string): number {
    if (unit === undefined || unit === "milliseconds") return at(b) - at(a);
    if (unit !== "day") return Math.floor((at(b) - at(a)) / MINUTE);
    return dayOf(b) - dayOf(a) - (withinDay(b) < withinDay(a) ? 1 : 0);
  }

  function add(date: Date, count: number, unit: string): Date {
    if (unit === "milliseconds") return new Date(at(date) + count);
    if (unit === "minutes") return new Date(at(date) + count * MINUTE);
    if (unit === "day") return new Date(days.at(dayOf(date) + count, withinDay(date)) + (at(date) % MINUTE));
    return slow.add(date, count, "month");
  }

  /** Wall-clock minutes from one moment to another: the grid is drawn on the wall clock, on days of 23 and 25 hours too. */
  const wallMinutes = (a: Date, b: Date) => diff(a, b, "minutes") + days.offset(at(b)) - days.offset(at(a));
  const ceilDay = (date: Date) => {
    const start = startOfDay(dayOf(date));
    return at(start) === at(date) ? start : startOfDay(dayOf(date) + 1);
  };
  type Times = { readonly start: Date; readonly end: Date };

  return {
    lt: compare((a, b) => a < b),
    lte: compare((a, b) => a <= b),
    gt: compare((a, b) => a > b),
    gte: compare((a, b) => a >= b),
    eq: compare((a, b) => a === b),
    neq: compare((a, b) => a !== b),
    inRange: (date: Date, from: Date, to: Date, unit = "day") =>
      rank(date, unit) >= rank(from, unit) && rank(date, unit) <= rank(to, unit),
    isSameDate: (a: Date, b: Date) => dayOf(a) === dayOf(b),
    startOf: (date: Date | undefined, unit?: string) => {
      // The library asks for the beginning of nothing once for every column it makes.
      if (!date) return new Date(NaN);
      if (unit === "day") return startOfDay(dayOf(date));
      if (unit === "month") return slow.startOf(date, "month");
      return new Date(unit === "minutes" ? Math.floor(at(date) / MINUTE) * MINUTE : at(date));
    },
    endOf: (date: Date, unit?: string) =>
      unit === "day" ? new Date(days.dayStart(dayOf(date) + 1) - 1) : slow.endOf(date, "month"),
    min: (a: Date, b: Date) => (at(a) <= at(b) ? a : b),
    max: (a: Date, b: Date) => (at(a) >= at(b) ? a : b),
    merge: (date: Date, time: Date) => new Date(days.at(dayOf(date), withinDay(time))),
    ceil: (date: Date) => ceilDay(date),
    range: (from: Date, to: Date) =>
      Array.from({ length: dayOf(to) - dayOf(from) + 1 }, (_, day) => startOfDay(dayOf(from) + day)),
    add,
    diff,
    getSlotDate: (date: Date, minutes: number, offset: number) =>
      new Date(days.at(dayOf(date), minutes + offset)),
    getTotalMin: wallMinutes,
    getMinutesFromMidnight: withinDay,
    getDstOffset: (a: Date, b: Date) => days.offset(at(b)) - days.offset(at(a)),
    getTimezoneOffset: (date: Date) => -days.offset(at(date)),
    daySpan: (a: Date, b: Date) => (at(b) - at(a)) / DAY,
    continuesPrior: (start: Date, first: Date) => at(start) < at(first),
    continuesAfter: (_: Date, end: Date, last: Date) => at(end) > at(last),
    sortEvents: ({ evtA, evtB }: { readonly evtA: Times; readonly evtB: Times }) =>
      dayOf(evtA.start) - dayOf(evtB.start) || at(evtA.start) - at(evtB.start) || at(evtA.end) - at(evtB.end),
    inEventRange: ({ event, range }: { readonly event: Times; readonly range: Times }) =>
      dayOf(event.start) <= dayOf(range.end) && at(event.end) > at(range.start),
    /** A correction for browsers that lag behind the zone: here nothing is the browser's. */
    segmentOffset: 0,
  };
}

/** @param formats functions of a moment: none of them may ask the browser's clock */
export function zonedLocalizer(timeZone: string, formats: Formats): DateLocalizer {
  const slow = luxonLocalizer(luxonIn(timeZone), { firstDayOfWeek: MONDAY });
  const { startOf, endOf, add } = slow;
  const fast = arithmetic(zoneDays(timeZone), { startOf, endOf, add });
  return Object.assign(slow, fast, { formats: { ...slow.formats, ...formats } });
}
