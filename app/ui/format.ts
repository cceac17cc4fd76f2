// How times, money and distances are written: pure, the zone and the language always given.
import { daysBetween, wallClock, type Moment, type WallClock } from "./zoned-time";

export type FormatLanguage = "en" | "ru";

export interface ZoneAndLanguage {
  readonly timeZone: string;
  readonly language: FormatLanguage;
}

/** Own tables: a server and a browser with different Unicode data must write the same page. */
const WEEKDAYS = {
  en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  ru: ["понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"],
} as const;
const WEEKDAYS_SHORT = {
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  ru: ["пн", "вт", "ср", "чт", "пт", "сб", "вс"],
} as const;
const MONTHS = {
  en: "January February March April May June July August September October November December".split(" "),
  ru: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(" "),
} as const;
const MONTHS_SHORT = {
  en: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" "),
  ru: "янв фев мар апр мая июн июл авг сен окт ноя дек".split(" "),
} as const;

const NBSP = "\u00a0";
const two = (value: number) => String(value).padStart(2, "0");

/** "17:30". */
export function formatTime(at: Moment, { timeZone }: ZoneAndLanguage): string {
  const clock = wallClock(at, timeZone);
  return `${two(clock.hour)}:${two(clock.minute)}`;
}

/** "Tuesday, 3 November" / «вторник, 3 ноября»; with the year when it is not the year of `now`. */
export function formatDate(at: Moment, where: ZoneAndLanguage & { readonly now?: Moment }): string {
  const clock = wallClock(at, where.timeZone);
  const date = `${WEEKDAYS[where.language][clock.weekday - 1] ?? ""}, ${clock.day}${NBSP}${MONTHS[where.language][clock.month - 1] ?? ""}`;
  return date + yearIfOther(clock, where);
}

/** "Tue 3 Nov" / «вт 3 ноя»; with the year when it is not the year of `now`. For tables. */
export function formatShortDate(at: Moment, where: ZoneAndLanguage & { readonly now?: Moment }): string {
  const clock = wallClock(at, where.timeZone);
  const date = `${WEEKDAYS_SHORT[where.language][clock.weekday - 1] ?? ""}${NBSP}${clock.day}${NBSP}${MONTHS_SHORT[where.language][clock.month - 1] ?? ""}`;
  return date + yearIfOther(clock, where);
}

function yearIfOther(clock: WallClock, where: ZoneAndLanguage & { readonly now?: Moment }): string {
  if (where.now === undefined || wallClock(where.now, where.timeZone).year === clock.year) return "";
  return where.language === "ru" ? `${NBSP}${clock.year}${NBSP}г.` : `${NBSP}${clock.year}`;
}

/** The day as people say it: "today", "tomorrow", "yesterday", else "Tue 3 Nov". */
export function formatDay(at: Moment, where: ZoneAndLanguage & { readonly now: Moment }): string {
  const names = {
    en: { "-1": "yesterday", "0": "today", "1": "tomorrow" },
    ru: { "-1": "вчера", "0": "сегодня", "1": "завтра" },
  };
  const near: Readonly<Record<string, string>> = names[where.language];
  return near[String(daysBetween(where.now, at, where.timeZone))] ?? formatShortDate(at, where);
}

/** Day and time as people say them: "today 17:30" / «сегодня в 17:30», "Tue 3 Nov 09:00". */
export function formatMoment(at: Moment, where: ZoneAndLanguage & { readonly now: Moment }): string {
  const joint = where.language === "ru" ? ` в${NBSP}` : " ";
  return `${formatDay(at, where)}${joint}${formatTime(at, where)}`;
}

/** Day with the whole weekday and the time, for messages and documents: "Tuesday, 3 November, 17:30". */
export function formatDateTime(at: Moment, where: ZoneAndLanguage & { readonly now?: Moment }): string {
  const joint = where.language === "ru" ? ` в${NBSP}` : ", ";
  return `${formatDate(at, where)}${joint}${formatTime(at, where)}`;
}

const UNITS = {
  en: { day: "d", hour: "h", minute: "min" },
  ru: { day: "дн.", hour: "ч", minute: "мин" },
} as const;

/** A length of time, rounded down to the minute: "35 min", "2 h 10", "3 d 4 h" / «2 ч 10 мин», «3 дн. 4 ч». */
export function formatDuration(seconds: number, language: FormatLanguage): string {
  const unit = UNITS[language];
  const minutes = Math.floor(Math.abs(seconds) / 60);
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  if (days > 0) return `${days}${NBSP}${unit.day}${hours > 0 ? `${NBSP}${hours}${NBSP}${unit.hour}` : ""}`;
  if (hours === 0) return `${rest}${NBSP}${unit.minute}`;
  if (rest === 0) return `${hours}${NBSP}${unit.hour}`;
  return language === "ru"
    ? `${hours}${NBSP}${unit.hour}${NBSP}${rest}${NBSP}${unit.minute}`
    : `${hours}${NBSP}${unit.hour}${NBSP}${two(rest)}`;
}

/** Time from now: "in 2 h 10", "35 min ago", "now" / «через 2 ч 10 мин», «35 мин назад», «сейчас». */
export function formatRelative(at: Moment, now: Moment, language: FormatLanguage): string {
  const seconds = (Number(at) - Number(now)) / 1000;
  if (Math.abs(seconds) < 60) return language === "ru" ? "сейчас" : "now";
  const length = formatDuration(seconds, language);
  if (seconds > 0) return language === "ru" ? `через ${length}` : `in ${length}`;
  return language === "ru" ? `${length} назад` : `${length} ago`;
}

/** How far off a promise is. `late` from the first full minute past it. */
export interface Due {
  readonly late: boolean;
  /** "in 2 h 10", "35 min late", "due now" / «через 2 ч 10 мин», «опаздывает на 35 мин», «срок сейчас». */
  readonly text: string;
}

export function formatDue(dueAt: Moment, now: Moment, language: FormatLanguage): Due {
  const seconds = (Number(dueAt) - Number(now)) / 1000;
  if (Math.abs(seconds) < 60) return { late: false, text: language === "ru" ? "срок сейчас" : "due now" };
  if (seconds > 0) return { late: false, text: formatRelative(dueAt, now, language) };
  const length = formatDuration(seconds, language);
  return { late: true, text: language === "ru" ? `опаздывает на ${length}` : `${length} late` };
}

const LOCALES = { en: "en-GB", ru: "ru-RU" } as const;

/** Minor units as an amount: "€184.00" / «184,00 €». Whole roubles are written without kopecks, as people do. */
export function formatMoney(minorUnits: number, currency: string, language: FormatLanguage): string {
  const whole = currency === "RUB" && minorUnits % 100 === 0;
  const format = new Intl.NumberFormat(LOCALES[language], {
    style: "currency",
    currency,
    ...(whole ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
  });
  const digits =
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
  return plainSpaces(format.format(minorUnits / 10 ** digits));
}

/** The sign beside a field for an amount: "€", «₽»; letters where a currency has no sign of its own. */
export function formatCurrencySign(currency: string, language: FormatLanguage): string {
  const format = new Intl.NumberFormat(LOCALES[language], {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
  });
  return format.formatToParts(0).find(({ type }) => type === "currency")?.value ?? currency;
}

/** "12,400" / «12 400»; at most `digits` decimals. */
export function formatNumber(value: number, language: FormatLanguage, digits = 1): string {
  return plainSpaces(
    new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: digits }).format(value),
  );
}

/** Share from 0 to 1: "12 %" / «12 %». */
export function formatPercent(share: number, language: FormatLanguage, digits = 0): string {
  return `${formatNumber(share * 100, language, digits)}${language === "ru" ? NBSP : ""}%`;
}

export type DistanceUnit = "km" | "mi";

/** Whole kilometres or miles: "84,300 km" / «84 300 км». */
export function formatDistance(distance: number, unit: DistanceUnit, language: FormatLanguage): string {
  const names = { km: { en: "km", ru: "км" }, mi: { en: "mi", ru: "миль" } };
  return `${formatNumber(distance, language, 0)}${NBSP}${names[unit][language]}`;
}

/** Labour of a job: "1.5 h" / «1,5 ч». Minutes of labour are written as hours with at most two decimals. */
export function formatLabour(labourMinutes: number, language: FormatLanguage): string {
  return `${formatNumber(labourMinutes / 60, language, 2)}${NBSP}${UNITS[language].hour}`;
}

/** Narrow spaces differ between versions of Unicode data: one kind everywhere. */
function plainSpaces(text: string): string {
  return text.replace(/[\u202f\u2009 ]/g, NBSP);
}
