// The opening hours of a centre as the simulation walks through them, from the core's own working calendar.
import { DateTime } from "luxon";
import { DAY, HOUR, instant, MINUTE, plus, type Instant } from "~/journey/instant";
import { workingCalendar, type WorkingCalendar } from "~/journey/working-time";

export interface WeekHours {
  /** ISO, Monday = 1. */
  readonly weekday: number;
  /** Minutes after local midnight. */
  readonly opensMinute: number;
  readonly closesMinute: number;
}

export interface OpenPeriod {
  readonly opens: Instant;
  readonly closes: Instant;
  /** Milliseconds that the centre was open before this period, since the calendar begins. */
  readonly before: number;
}

export class Calendar {
  readonly periods: readonly OpenPeriod[];
  private readonly core: WorkingCalendar;

  /** @param holidays local dates as YYYY-MM-DD */
  constructor(
    readonly zone: string,
    week: readonly WeekHours[],
    holidays: readonly string[],
    from: Instant,
    to: Instant,
  ) {
    const exceptions = holidays.map((date) => ({ date, hours: [] }));
    this.core = workingCalendar({ timeZone: zone, week, exceptions });
    let before = 0;
    this.periods = this.core.openings(from, to).map(({ start: opens, end: closes }) => {
      before += closes - opens;
      return { opens, closes, before: before - (closes - opens) };
    });
  }

  local(at: Instant): DateTime {
    return DateTime.fromMillis(at, { zone: this.zone });
  }

  /** A time on the wall clock, so many days after the day of a moment. */
  clockTime(day: Instant, daysLater: number, hour: number, minute = 0): Instant {
    const { dayIndex, dayStart } = this.core;
    const index = dayIndex(day) + daysLater;
    const [midnight, next] = [dayStart(index), dayStart(index + 1)];
    if (next - midnight === DAY) return plus(midnight, hour * HOUR + minute * MINUTE);
    // The clocks change on this day.
    return instant(
      this.local(plus(midnight, 12 * HOUR))
        .set({ hour, minute, second: 0, millisecond: 0 })
        .toMillis(),
    );
  }

  /** The first period that has not closed yet. @throws RangeError beyond the calendar */
  private indexAt(at: Instant): number {
    let low = 0;
    let high = this.periods.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const period = this.periods[middle];
      if (period !== undefined && period.closes <= at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The present period, or the next one when the centre is shut. @throws RangeError beyond the calendar */
  periodAt(at: Instant): OpenPeriod {
    const period = this.periods[this.indexAt(at)];
    if (!period) throw new RangeError(`the calendar ends before ${new Date(at).toISOString()}`);
    return period;
  }

  isOpen(at: Instant): boolean {
    const period = this.periodAt(at);
    return period.opens <= at;
  }

  /** This moment when the centre is open, else the next opening. */
  openFrom(at: Instant): Instant {
    const { opens } = this.periodAt(at);
    return opens > at ? opens : at;
  }

  /** Open milliseconds since the calendar begins. */
  private elapsed(at: Instant): number {
    const { opens, before } = this.periodAt(at);
    return before + Math.max(0, at - opens);
  }

  /** Open milliseconds between two moments. */
  openBetween(from: Instant, to: Instant): number {
    return this.elapsed(to) - this.elapsed(from);
  }

  /** The moment at which so many open milliseconds have passed. */
  afterOpen(from: Instant, milliseconds: number): Instant {
    let index = this.indexAt(from);
    let left = milliseconds;
    for (let period = this.periods[index]; period !== undefined; period = this.periods[(index += 1)]) {
      const start = period.opens > from ? period.opens : from;
      if (period.closes - start >= left) return plus(start, left);
      left -= period.closes - start;
    }
    throw new RangeError("the calendar ends too early");
  }

  /** The moment so many open milliseconds before another. */
  beforeOpen(to: Instant, milliseconds: number): Instant {
    let left = milliseconds;
    for (let index = this.indexAt(to); index >= 0; index -= 1) {
      const period = this.periods[index];
      if (period === undefined || period.opens >= to) continue;
      const end = period.closes < to ? period.closes : to;
      if (end - period.opens >= left) return plus(end, -left);
      left -= end - period.opens;
    }
    throw new RangeError("the calendar begins too late");
  }

  /** The period after the one in which a moment falls. */
  nextPeriod(at: Instant): OpenPeriod {
    const present = this.periodAt(at);
    return present.opens > at ? present : this.periodAt(present.closes);
  }
}
