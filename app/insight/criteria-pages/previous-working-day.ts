// The day that a manager looks back on in the morning. Pure.
import type { Instant } from "~/journey/instant";
import { dateOfDay, type Span, type WorkingCalendar } from "~/journey/working-time";

/** A centre that was shut for longer has no day to look back on. */
const LOOKS_BACK_DAYS = 60;

export interface WorkingDay {
  /** The local date. */
  readonly date: string;
  readonly window: Span;
}

/** The last day before today on which the centre was open at all; undefined when it was shut for two months. */
export function previousWorkingDay(calendar: WorkingCalendar, now: Instant): WorkingDay | undefined {
  const today = calendar.dayIndex(now);
  for (let day = today - 1; day >= today - LOOKS_BACK_DAYS; day -= 1) {
    const window = { start: calendar.dayStart(day), end: calendar.dayStart(day + 1) };
    if (calendar.open(window.start, window.end) > 0) return { date: dateOfDay(day), window };
  }
  return undefined;
}
