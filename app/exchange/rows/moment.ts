// Dates as files have them: ISO with or without a zone, day first with points or slashes, with or without a time.
import { instant, type Instant } from "~/journey/instant";
import { parseLocalDateTime } from "~/ui/zoned-time";

/** A date without a time: noon, so that it is the same date wherever somebody looks. */
const NOON = "12:00";
const EARLIEST_YEAR = 1950;

function local(year: string, month: string, day: string, time: string | undefined, timeZone: string) {
  if (Number(year) < EARLIEST_YEAR) return undefined;
  const two = (text: string) => text.padStart(2, "0");
  const date = `${year}-${two(month)}-${two(day)}`;
  const [hour = "", minute = ""] = (time ?? NOON).split(":");
  const read = parseLocalDateTime(`${date}T${two(hour)}:${minute}`, timeZone);
  if (read.ok) return instant(read.at);
  // The clocks were put on or back: the hour before was there, and once only in nearly all zones.
  if (read.reason === "not-a-time") return undefined;
  const before = parseLocalDateTime(
    `${date}T${two(String(Math.max(0, Number(hour) - 1)))}:${minute}`,
    timeZone,
  );
  return before.ok ? instant(before.at) : undefined;
}

/**
 * "2026-03-03T14:05:00+01:00", "2026-03-03 14:05", "03.03.2026 14:05", "3/3/2026": on the clock of the zone unless it says its own.
 * Of 04/03/2026 the day comes first.
 * @returns undefined when it is no date
 */
export function readMoment(text: string, timeZone: string): Instant | undefined {
  const zoned = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/.exec(text);
  if (zoned) {
    const at = Date.parse(text.replace(" ", "T"));
    return Number.isFinite(at) && at > Date.UTC(EARLIEST_YEAR) ? instant(at) : undefined;
  }
  const clock = String.raw`(?:[T ,]+(\d{1,2}:\d\d)(?::\d\d(?:\.\d+)?)?)?`;
  const yearFirst = new RegExp(String.raw`^(\d{4})[-./](\d{1,2})[-./](\d{1,2})${clock}$`).exec(text);
  if (yearFirst) {
    const [, year = "", month = "", day = "", time] = yearFirst;
    return local(year, month, day, time, timeZone);
  }
  const dayFirst = new RegExp(String.raw`^(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?:\s*г\.?)?${clock}$`).exec(
    text,
  );
  if (!dayFirst) return undefined;
  const [, day = "", month = "", year = "", time] = dayFirst;
  return local(year, month, day, time, timeZone);
}
