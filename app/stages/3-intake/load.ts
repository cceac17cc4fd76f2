// When a car can be promised: behind the work that stands before it, in the place that is kept for it, in opening hours.
import { instant, latest, MINUTE, type Instant } from "~/journey/instant";
import type { WorkingCalendar } from "~/journey/working-time";
import { suggestedPromise } from "./intake";

/** What stands before a car at its mechanic and in its bay. */
export interface LoadBefore {
  /** Minutes of work left of each car before it. */
  readonly minutes: readonly number[];
  /** From when its bay and mechanic are kept for it. */
  readonly keptFrom?: Instant;
}

export interface Suggestion {
  readonly at: Instant;
  readonly cars: number;
  /** Of the cars before. */
  readonly minutesBefore: number;
  /** Where the place in the workshop is what it waits for. */
  readonly keptFrom?: Instant;
}

/** @returns undefined for a centre that never opens */
export function promiseFrom(
  calendar: Pick<WorkingCalendar, "addWorkingTime">,
  { minutes, keptFrom }: LoadBefore,
  labourMinutes: number,
  now: Instant,
): Suggestion | undefined {
  const minutesBefore = minutes.reduce((sum, each) => sum + each, 0);
  const free = calendar.addWorkingTime(now, minutesBefore * MINUTE);
  if (free === undefined) return undefined;
  const begins = latest(free, keptFrom);
  const ready = calendar.addWorkingTime(begins, labourMinutes * MINUTE);
  if (ready === undefined) return undefined;
  const waits = keptFrom !== undefined && keptFrom > free ? { keptFrom } : {};
  const cars = minutes.filter((each) => each > 0).length;
  return { at: suggestedPromise(instant(ready)), cars, minutesBefore, ...waits };
}
