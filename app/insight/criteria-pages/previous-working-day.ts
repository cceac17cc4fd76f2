// The day that a manager looks back on in the morning. Pure.
import type { Instant } from "~/journey/instant";
import { dateOfDay, type Span, type WorkingCalendar } from "~/journey/working-time";

/** A centre that was shut for longer has no day to look back on. */
const LOOKS_BACK_DAYS = 60;

export interface WorkingDay {
  /** The local date. */
  readonly date: string;
  /** The last of the days on which it was shut since then; undefined where there is none. */
  readonly until: string | undefined;
  /** From that day to the last midnight: what came in while the centre was shut is news too. */
  readonly window: Span;
}

/** The last day before today on which the centre was open at all; undefined when it was shut for two months. */
export function previousWorkingDay(calendar: WorkingCalendar, now: Instant): WorkingDay | undefined {
  const today = calendar.dayIndex(now);
  for (let day = today - 1; day >= today - LOOKS_BACK_DAYS; day -= 1) {
    const start = calendar.dayStart(day);
    if (calendar.open(start, calendar.dayStart(day + 1)) <= 0) continue;
    const until = day < today - 1 ? dateOfDay(today - 1) : undefined;
    return { date: dateOfDay(day), until, window: { start, end: calendar.dayStart(today) } };
  }
  return undefined;
}
