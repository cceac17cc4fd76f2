// Times as logs have them, to the microsecond.
import { MINUTE, SECOND } from "~/journey/instant";

const MICRO = 1000;
/** Between these, whole microseconds are exact as numbers. */
const [FIRST_YEAR, LAST_YEAR] = [1700, 2250];

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?\s?(?:(Z|UTC)|([+-])(\d\d):?(\d\d)?)?$/i;
/** Rarer ways to write one. */
const OTHERS = [
  // "20260331T140509.5Z", the short form of ISO 8601.
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)T(?<hour>\d\d)(?<minute>\d\d)(?:(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?(?:Z|(?<sign>[+-])(?<hours>\d\d):?(?<minutes>\d\d)?)?$/i,
  // "31.12.2026 14:05:09.5", "31-12-2026:14.05": the day comes first. With slashes nobody can tell.
  /^(?<day>\d{1,2})([.-])(?<month>\d{1,2})\2(?<year>\d{4})[ T:](?<hour>\d{1,2})[:.](?<minute>\d\d)(?:[:.](?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?$/,
  /^(?<year>\d{4})[/.](?<month>\d{1,2})[/.](?<day>\d{1,2})(?:[ T](?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?)?$/,
];
/** Seconds, milliseconds or microseconds since 1970, told apart by their length: from 2001 on each has its own. */
const SINCE_1970 = /^(?:(?<seconds>\d{10})(?:\.(?<fraction>\d{1,9}))?|(?<milli>\d{13})|(?<micro>\d{16}))$/;
/** A day and a month that may as well be a month and a day. */
const WITH_SLASHES = /^\d{1,2}\/\d{1,2}\/\d{2,4}\b/;
/** No clock is further from UTC. */
const FURTHEST_HOURS = 18;

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
  return (midnight + ((hour * 60 + minute) * 60 + second) * SECOND) * MICRO + wholeFraction(clock[3]);
}

function offset(sign: string | undefined, hours = "0", minutes = "0"): number | undefined {
  if (sign === undefined) return 0;
  if (Number(hours) > FURTHEST_HOURS || Number(minutes) > 59) return undefined;
  const ahead = (Number(hours) * 60 + Number(minutes)) * MINUTE * MICRO;
  return sign === "-" ? -ahead : ahead;
}

function inUtc(at: number | undefined, ahead: number | undefined): number | undefined {
  return at === undefined || ahead === undefined ? undefined : at - ahead;
}

function wholeFraction(text = ""): number {
  return Number(text.padEnd(6, "0").slice(0, 6));
}

function since1970(text: string): number | undefined {
  const { seconds, fraction, milli, micro } = SINCE_1970.exec(text)?.groups ?? {};
  const at =
    seconds !== undefined
      ? Number(seconds) * SECOND * MICRO + wholeFraction(fraction)
      : milli !== undefined
        ? Number(milli) * MICRO
        : Number(micro ?? NaN);
  return at < Date.UTC(LAST_YEAR, 0) * MICRO ? at : undefined;
}

/** Whether a text that is no time looks like one that could be read in two ways. */
export function isAmbiguousTime(text: string): boolean {
  return WITH_SLASHES.test(text);
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
    return inUtc(at, offset(sign, hours, minutes));
  }
  for (const pattern of OTHERS) {
    const found = pattern.exec(text)?.groups;
    if (!found) continue;
    const { year = "", month = "", day = "", hour, minute, second, fraction, sign, hours, minutes } = found;
    const at = microseconds({ date: [year, month, day], clock: [hour, minute, second, fraction] });
    return inUtc(at, offset(sign, hours, minutes));
  }
  return since1970(text);
}
