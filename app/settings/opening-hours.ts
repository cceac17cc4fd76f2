// When a centre is open, on its own wall clock.
import type { Hours, WorkingHours } from "~/journey/working-time";

export type { WorkingHours };

/** Why a time is outside the opening hours, with the hours of that day where it has any. */
export type OutsideHours =
  | { readonly kind: "closed-that-day" }
  | { readonly kind: "holiday" }
  | { readonly kind: "not-open-then"; readonly hours: readonly Hours[] };

/** ISO weekday of a local date. */
function weekdayOf(date: string): number {
  const sunday0 = new Date(`${date}T00:00:00Z`).getUTCDay();
  return sunday0 === 0 ? 7 : sunday0;
}

/**
 * Whether the centre is shut at a time of its wall clock. Pure reading of the clock: no zone is needed.
 * @param local "2026-03-29T14:30"
 * @returns undefined when it is open, or when the text is no such time
 */
export function outsideHours(local: string, { week, exceptions }: WorkingHours): OutsideHours | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(local);
  const date = match?.[1];
  if (!match || date === undefined) return undefined;
  const minute = Number(match[2]) * 60 + Number(match[3]);
  const exception = exceptions.findLast((each) => each.date === date);
  const hours = exception?.hours ?? week.filter(({ weekday }) => weekday === weekdayOf(date));
  if (exception && hours.length === 0) return { kind: "holiday" };
  if (hours.length === 0) return { kind: "closed-that-day" };
  const open = hours.some(({ opensMinute, closesMinute }) => opensMinute <= minute && minute < closesMinute);
  return open ? undefined : { kind: "not-open-then", hours };
}

/** "08:00" of minutes after midnight. */
export function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
