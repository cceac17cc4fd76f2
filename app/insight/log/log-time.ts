// Times as logs have them, to the microsecond.
import { MINUTE, SECOND } from "~/journey/instant";

const MICRO = 1000;
/** Between these, whole microseconds are exact as numbers. */
const [FIRST_YEAR, LAST_YEAR] = [1700, 2250];

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?\s?(?:(Z|UTC)|([+-])(\d\d):?(\d\d)?)?$/i;
/** "31.12.2026 14:05:09.5", "31-12-2026:14.05": the day comes first. With slashes nobody can tell. */
const DAY_FIRST =
  /^(\d{1,2})([.-])(\d{1,2})\2(\d{4})[ T:](\d{1,2})[:.](\d\d)(?:[:.](\d\d)(?:[.,](\d{1,9}))?)?$/;
const YEAR_FIRST = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})[ T](\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?$/;

interface Written {
  readonly date: readonly [year: string, month: string, day: string];
  /** Hour, minute, second, fraction of a second. */
  readonly clock: readonly (string | undefined)[];
}

function microseconds({ date, clock }: Written): number | undefined {
  const [year, month, day] = [Number(date[0]), Number(date[1]), Number(date[2])];
  const [hour, minute, second] = [Number(clock[0] ?? 0), Number(clock[1] ?? 0), Number(clock[2] ?? 0)];
  if (
    year < FIRST_YEAR ||
    year > LAST_YEAR ||
    month < 1 ||
    month > 12 ||
    hour > 23 ||
    minute > 59 ||
    second > 60
  ) {
    return undefined;
  }
  // A day that the month does not have would be one of the next month.
  const midnight = Date.UTC(year, month - 1, day);
  if (new Date(midnight).getUTCDate() !== day) return undefined;
  const fraction = Number((clock[3] ?? "").padEnd(6, "0").slice(0, 6));
  return (midnight + ((hour * 60 + minute) * 60 + second) * SECOND) * MICRO + fraction;
}

/**
 * A time as a number of microseconds since 1970 in UTC. Without an offset it is taken for UTC: durations are what a log is read
 * for, and they are the same. What is finer than a microsecond is cut off.
 * @returns undefined when it is no time
 */
export function readLogTime(text: string): number | undefined {
  const iso = ISO.exec(text);
  if (iso) {
    const [, year = "", month = "", day = "", hour, minute, second, fraction, , sign, hours, minutes] = iso;
    const at = microseconds({ date: [year, month, day], clock: [hour, minute, second, fraction] });
    if (at === undefined || sign === undefined) return at;
    const offset = (Number(hours) * 60 + Number(minutes ?? 0)) * MINUTE * MICRO;
    return sign === "-" ? at + offset : at - offset;
  }
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) {
    const [, day = "", , month = "", year = "", hour, minute, second, fraction] = dayFirst;
    return microseconds({ date: [year, month, day], clock: [hour, minute, second, fraction] });
  }
  const [, year = "", month = "", day = "", hour, minute, second, fraction] = YEAR_FIRST.exec(text) ?? [];
  return year === ""
    ? undefined
    : microseconds({ date: [year, month, day], clock: [hour, minute, second, fraction] });
}
