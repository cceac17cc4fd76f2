// How the grid writes moments: by the centre's clock and our own tables, so that no browser writes them its way.
import type { Formats } from "react-big-calendar";
import type { PageLanguage } from "~/platform/i18n/language";
import { zoneDays } from "../zone-days";

const WEEKDAYS = {
  en: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
  ru: ["пн", "вт", "ср", "чт", "пт", "сб", "вс"],
} as const;

const two = (value: number) => String(value).padStart(2, "0");

export function gridFormats(timeZone: string, language: PageLanguage): Formats {
  const days = zoneDays(timeZone);
  const time = (at: Date) => {
    const minutes = days.minuteOfDay(at.getTime());
    return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  };
  const span = ({ start, end }: { readonly start: Date; readonly end: Date }) =>
    `${time(start)}–${time(end)}`;
  const weekday = (at: Date) => WEEKDAYS[language][(((days.dayOf(at.getTime()) + 3) % 7) + 7) % 7] ?? "";
  const dayOfMonth = (at: Date) => String(new Date(days.dayOf(at.getTime()) * 86_400_000).getUTCDate());
  return {
    timeGutterFormat: time,
    eventTimeRangeFormat: span,
    eventTimeRangeStartFormat: ({ start }) => `${time(start)} –`,
    eventTimeRangeEndFormat: ({ end }) => `– ${time(end)}`,
    selectRangeFormat: span,
    weekdayFormat: weekday,
    dateFormat: dayOfMonth,
    dayFormat: (at: Date) => `${weekday(at)} ${dayOfMonth(at)}`,
    dayHeaderFormat: time,
    dayRangeHeaderFormat: span,
    monthHeaderFormat: dayOfMonth,
  };
}
