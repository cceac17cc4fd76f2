// Clock and calendar of a time zone, from the platform's own tables; the browser's and the server's zones never show.

/** A moment: milliseconds since 1970, or a Date. */
export type Moment = number | Date;

/** What a clock and a calendar on the wall of the zone show. `weekday` is ISO: Monday = 1. */
export interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  clocks.set(timeZone, made);
  return made;
}

/** @throws RangeError for an unknown zone or a Date that is not a moment */
export function wallClock(at: Moment, timeZone: string): WallClock {
  const parts = new Map(
    clockOf(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  );
  const read = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const [year, month, day] = [read("year"), read("month"), read("day")];
  const sunday0 = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return {
    year,
    month,
    day,
    weekday: sunday0 === 0 ? 7 : sunday0,
    hour: read("hour"),
    minute: read("minute"),
  };
}

/** Whole calendar days from one moment's date to another's in the zone: 1 is tomorrow, -1 yesterday. */
export function daysBetween(from: Moment, to: Moment, timeZone: string): number {
  return dayNumber(wallClock(to, timeZone)) - dayNumber(wallClock(from, timeZone));
}

function dayNumber(at: WallClock): number {
  return Date.UTC(at.year, at.month - 1, at.day) / 86_400_000;
}

/** Whether the platform knows the zone by this name. */
export function isTimeZone(name: string): boolean {
  try {
    clockOf(name);
    return true;
  } catch {
    return false;
  }
}

/** `2026-03-29T01:30`, as an `<input type="datetime-local">` carries it. */
export function localDateTimeText(at: Moment, timeZone: string): string {
  const clock = wallClock(at, timeZone);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${String(clock.year).padStart(4, "0")}-${two(clock.month)}-${two(clock.day)}T${two(clock.hour)}:${two(clock.minute)}`;
}

export type LocalDateTime =
  | { readonly ok: true; readonly at: number }
  /** `skipped`: the clocks jump over it; `twice`: the clocks go back and it comes two times. */
  | { readonly ok: false; readonly reason: "not-a-time" | "skipped" | "twice" };

/** Reads `2026-03-29T01:30` on the zone's wall clock. */
export function parseLocalDateTime(text: string, timeZone: string): LocalDateTime {
  const match = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$/.exec(text.trim());
  if (!match) return { ok: false, reason: "not-a-time" };
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1, 6).map(Number);
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  const wanted = `${match[1] ?? ""}-${match[2] ?? ""}-${match[3] ?? ""}T${match[4] ?? ""}:${match[5] ?? ""}`;
  if (localDateTimeText(asUtc, "UTC") !== wanted) return { ok: false, reason: "not-a-time" };
  // The zone's offset a day before and a day after: equal on ordinary days, both possible around a change.
  const offsets = new Set([-1, 1].map((days) => offsetAt(asUtc + days * 86_400_000, timeZone)));
  const moments = [...offsets]
    .map((offset) => asUtc - offset)
    .filter((at) => localDateTimeText(at, timeZone) === wanted)
    .sort((a, b) => a - b);
  const [first] = moments;
  if (first === undefined) return { ok: false, reason: "skipped" };
  return moments.length > 1 ? { ok: false, reason: "twice" } : { ok: true, at: first };
}

/** Milliseconds that the zone is ahead of UTC at a moment. */
function offsetAt(at: number, timeZone: string): number {
  const minute = Math.floor(at / 60_000) * 60_000;
  const clock = wallClock(minute, timeZone);
  return Date.UTC(clock.year, clock.month - 1, clock.day, clock.hour, clock.minute) - minute;
}
