// Public holidays of both countries, by rule, so that any year can be simulated.
import { DateTime } from "luxon";

export interface Holiday {
  /** Local date, YYYY-MM-DD. */
  readonly date: string;
  readonly name: string;
}

function isoDate(day: DateTime): string {
  return day.toISODate() ?? "";
}

function day(year: number, month: number, date: number): DateTime {
  return DateTime.utc(year, month, date);
}

/** Western Easter (the anonymous Gregorian computus, Meeus, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): DateTime {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  return day(year, month, (h + l - 7 * m + 33 * month + 19) % 32);
}

function firstMonday(year: number, month: number): DateTime {
  const first = day(year, month, 1);
  return first.plus({ days: (8 - first.weekday) % 7 });
}

function lastMonday(year: number, month: number): DateTime {
  const last = day(year, month, 1).endOf("month");
  return last.minus({ days: last.weekday - 1 });
}

/** Since 2023: the first Monday of February, or 1 February itself when it is a Friday. */
function saintBrigid(year: number): DateTime {
  const first = day(year, 2, 1);
  return first.weekday === 5 ? first : firstMonday(year, 2);
}

export function irishHolidays(year: number): readonly Holiday[] {
  const dates: readonly (readonly [DateTime, string])[] = [
    [day(year, 1, 1), "New Year’s Day"],
    [saintBrigid(year), "Saint Brigid’s Day"],
    [day(year, 3, 17), "Saint Patrick’s Day"],
    [easterSunday(year).plus({ days: 1 }), "Easter Monday"],
    [firstMonday(year, 5), "May Day"],
    [firstMonday(year, 6), "June holiday"],
    [firstMonday(year, 8), "August holiday"],
    [lastMonday(year, 10), "October holiday"],
    [day(year, 12, 25), "Christmas Day"],
    [day(year, 12, 26), "Saint Stephen’s Day"],
  ];
  return dates.map(([date, name]) => ({ date: isoDate(date), name }));
}

const RUSSIAN: readonly (readonly [month: number, date: number, name: string])[] = [
  ...[1, 2, 3, 4, 5, 6, 8].map((date) => [1, date, "Новогодние каникулы"] as const),
  [1, 7, "Рождество Христово"],
  [2, 23, "День защитника Отечества"],
  [3, 8, "Международный женский день"],
  [5, 1, "Праздник Весны и Труда"],
  [5, 9, "День Победы"],
  [6, 12, "День России"],
  [11, 4, "День народного единства"],
];

/** The days of the Labour Code; the yearly decrees that move days off are not in it. */
export function russianHolidays(year: number): readonly Holiday[] {
  return RUSSIAN.map(([month, date, name]) => ({ date: isoDate(day(year, month, date)), name }));
}
