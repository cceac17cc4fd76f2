// What was waited for a cause day by day: the sums that before and after are compared by. Pure.
import { instant, MINUTE } from "~/journey/instant";
import { dateOfDay, type Span, type WorkingCalendar } from "~/journey/working-time";
import { mondayOf } from "../centre/weeks";
import type { VisitRecord } from "../ledger/visit-record";
import { causeOf, isWait, LOOPED, loopOfCode } from "../ledger/row-code";
import { pairOf } from "../report/verdict-parts";

export interface WaitedDay {
  /** On the centre's calendar, "2026-11-02". */
  readonly day: string;
  /** Monday of its week. */
  readonly week: string;
  /** Working minutes waited for the cause on that day, of all visits together. */
  readonly minutes: number;
  /** Visits that were first worked on, or first waited, on that day. */
  readonly visits: number;
}

/**
 * Minutes count on the day on which they pass, visits on the day on which they begin. Their ratio over some time is the wait a
 * visit, and it leans neither way when that time is short: what begins before it and what ends after it make up for each other.
 */
export class WaitedDays {
  private readonly days = new Map<number, { minutes: number; visits: number }>();
  private readonly pair: number;

  constructor(
    cause: string,
    private readonly window: Span,
    private readonly calendar: WorkingCalendar,
  ) {
    this.pair = pairOf(cause);
  }

  private dayOf(at: number) {
    const day = this.calendar.dayIndex(instant(at));
    const known = this.days.get(day);
    if (known) return known;
    const made = { minutes: 0, visits: 0 };
    this.days.set(day, made);
    return made;
  }

  take({ rows }: VisitRecord): void {
    const { start, end } = this.window;
    const first = rows[0];
    if (first !== undefined && first >= start && first < end) this.dayOf(first).visits += 1;
    for (let at = 0; at < rows.length; at += 3) {
      const [begin = 0, length = 0, code = 0] = [rows[at], rows[at + 1], rows[at + 2]];
      const fits = this.pair === LOOPED ? loopOfCode(code) > 0 : isWait(code) && causeOf(code) === this.pair;
      const from = Math.max(begin, start);
      const to = Math.min(begin + length, end);
      // A row never goes over closed hours: it belongs to one day.
      if (fits && from < to) this.dayOf(from).minutes += (to - from) / MINUTE;
    }
  }

  /** Days on which something was, in their order. */
  told(): readonly WaitedDay[] {
    return [...this.days]
      .sort(([one], [other]) => one - other)
      .map(([day, sums]) => ({ day: dateOfDay(day), week: dateOfDay(mondayOf(day)), ...sums }));
  }
}
