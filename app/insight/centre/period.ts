// A period as it is typed: dates on the centre's clock, or moments.
import { earliest, instant, plus, DAY, type Instant } from "~/journey/instant";
import { dayNumber, type Span, type WorkingCalendar } from "~/journey/working-time";
import { Refusal } from "~/platform/refusal";

/** Where no beginning is said: so many days, a quarter of a year of weeks. */
const USUAL_DAYS = 91;

function momentOf(name: string, text: string, calendar: WorkingCalendar, daysLater: number): Instant {
  try {
    return /^\d{4}-\d\d-\d\d$/.test(text) ? calendar.dayStart(dayNumber(text) + daysLater) : instant(text);
  } catch {
    throw new Refusal(
      `--${name}: “${text}” is no date like 2026-03-31 and no moment like 2026-03-31T14:05:00Z.`,
    );
  }
}

/**
 * From the beginning of the first date to the end of the last one, never beyond the present.
 * @throws Refusal when it is no period
 */
export function periodOf(
  typed: { readonly from: string | undefined; readonly to: string | undefined },
  calendar: WorkingCalendar,
  now: Instant,
): Span {
  const end = typed.to === undefined ? now : earliest(now, momentOf("to", typed.to, calendar, 1));
  const start =
    typed.from === undefined
      ? calendar.dayStart(calendar.dayIndex(plus(end, -USUAL_DAYS * DAY)))
      : momentOf("from", typed.from, calendar, 0);
  if (start >= end)
    throw new Refusal("The period is empty: it ends before it begins, or begins in the future.");
  return { start, end };
}
