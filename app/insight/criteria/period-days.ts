// The days of a period, and the weeks or months that a trend is told by.
import { plus, type Instant } from "~/journey/instant";
import { dateOfDay, weekdayOf, type Span, type WorkingCalendar } from "~/journey/working-time";

export type TrendStep = "week" | "month";

export interface Bucket {
  /** Number of its first local date: a Monday, or the first of the month. */
  readonly first: number;
  /** Number of the date behind its last. */
  readonly end: number;
  /** It lies in the period as a whole. */
  readonly whole: boolean;
}

export class PeriodDays {
  readonly first: number;
  readonly last: number;
  /** The dates themselves. */
  readonly dates: readonly string[];
  readonly buckets: readonly Bucket[];
  /** By the day's place from `first` on. */
  private readonly bucketOfDay: Int32Array;

  constructor(
    readonly window: Span,
    readonly calendar: WorkingCalendar,
    private readonly step: TrendStep,
  ) {
    this.first = calendar.dayIndex(window.start);
    this.last = calendar.dayIndex(plus(window.end, -1));
    this.dates = Array.from({ length: this.length }, (_, place) => dateOfDay(this.first + place));
    const buckets: Bucket[] = [];
    this.bucketOfDay = Int32Array.from({ length: this.length }, (_, place) => {
      const first = this.beginOf(this.first + place);
      if (buckets.at(-1)?.first !== first) buckets.push(this.bucket(first));
      return buckets.length - 1;
    });
    this.buckets = buckets;
  }

  get length(): number {
    return this.last - this.first + 1;
  }

  private beginOf(day: number): number {
    if (this.step === "week") return day - (weekdayOf(day) - 1);
    return day - (Number(dateOfDay(day).slice(8)) - 1);
  }

  private bucket(first: number): Bucket {
    const { window, calendar } = this;
    // 31 days after the first of a month lies in the next one, and never beyond it.
    const end = this.step === "week" ? first + 7 : this.beginOf(first + 31);
    const whole = calendar.dayStart(first) >= window.start && calendar.dayStart(end) <= window.end;
    return { first, end, whole };
  }

  /** The place of a moment's day from the first on; -1 outside of the period. */
  placeOf(at: number, dayIndex: (at: Instant) => number = this.calendar.dayIndex): number {
    const { start, end } = this.window;
    if (!(at >= start && at < end)) return -1;
    return dayIndex(plus(start, at - start)) - this.first;
  }

  /** Its place among the buckets, by the day's place. */
  bucketAt(place: number): number {
    return this.bucketOfDay[place] ?? -1;
  }
}
