// Times, money and lengths as both languages write them, on ordinary days and on those when the clocks change.
import { describe, expect, it } from "vitest";
import {
  formatDate,
  formatDateTime,
  formatDay,
  formatDistance,
  formatDue,
  formatDuration,
  formatLabour,
  formatMoment,
  formatMoney,
  formatPercent,
  formatRelative,
  formatShortDate,
  formatTime,
} from "./format";

const dublin = { timeZone: "Europe/Dublin", language: "en" } as const;
const moscow = { timeZone: "Europe/Moscow", language: "ru" } as const;
const at = (text: string) => new Date(text);
/** Spaces as the eye reads them. */
const read = (text: string) => text.replaceAll("\u00a0", " ");
const MINUTE = 60_000;

describe("times", () => {
  it("are the centre's, wherever the server stands", () => {
    const noon = at("2026-11-03T12:05:00Z");
    expect([formatTime(noon, dublin), formatTime(noon, moscow)]).toEqual(["12:05", "15:05"]);
  });

  it("carry the weekday, in the words of the language", () => {
    const day = at("2026-11-03T12:00:00Z");
    expect(read(formatDate(day, dublin))).toBe("Tuesday, 3 November");
    expect(read(formatDate(day, moscow))).toBe("вторник, 3 ноября");
    expect(read(formatDateTime(day, moscow))).toBe("вторник, 3 ноября в 15:00");
    expect(read(formatShortDate(day, dublin))).toBe("Tue 3 Nov");
  });

  it("name the year only when it is another one", () => {
    const now = at("2026-01-02T12:00:00Z");
    expect(read(formatDate(at("2025-12-31T12:00:00Z"), { ...moscow, now }))).toBe(
      "среда, 31 декабря 2025 г.",
    );
    expect(read(formatDate(at("2026-12-31T12:00:00Z"), { ...moscow, now }))).toBe("четверг, 31 декабря");
  });

  it("say today, tomorrow and yesterday by the zone's midnight, not by 24 hours", () => {
    const now = at("2026-06-10T22:30:00Z"); // 23:30 in Dublin, 01:30 of the next day in Moscow
    expect(formatDay(at("2026-06-10T23:30:00Z"), { ...dublin, now })).toBe("tomorrow");
    expect(formatDay(at("2026-06-10T23:30:00Z"), { ...moscow, now })).toBe("сегодня");
    expect(formatDay(at("2026-06-10T20:30:00Z"), { ...moscow, now })).toBe("вчера");
    expect(read(formatMoment(at("2026-06-11T08:00:00Z"), { ...dublin, now }))).toBe("tomorrow 09:00");
    expect(read(formatMoment(at("2026-06-12T08:00:00Z"), { ...moscow, now }))).toBe("завтра в 11:00");
  });
});

describe("the days when the clocks change", () => {
  it("lose an hour in spring: 00:59 is followed by 02:00", () => {
    const before = at("2026-03-29T00:59:00Z");
    expect(formatTime(before, dublin)).toBe("00:59");
    expect(formatTime(before.getTime() + MINUTE, dublin)).toBe("02:00");
  });

  it("repeat an hour in autumn, and stay one day", () => {
    const now = at("2026-10-25T00:30:00Z");
    expect(formatTime(now, dublin)).toBe("01:30");
    expect(formatTime(at("2026-10-25T01:30:00Z"), dublin)).toBe("01:30");
    expect(formatDay(at("2026-10-25T23:30:00Z"), { ...dublin, now })).toBe("today");
    expect(formatDay(at("2026-10-26T00:30:00Z"), { ...dublin, now })).toBe("tomorrow");
  });
});

describe("lengths of time", () => {
  it("are read at a glance", () => {
    const lengths = [0, 35 * 60, 3600, 130 * 60, 125 * 60, 76 * 3600];
    expect(lengths.map((seconds) => read(formatDuration(seconds, "en")))).toEqual([
      "0 min",
      "35 min",
      "1 h",
      "2 h 10",
      "2 h 05",
      "3 d 4 h",
    ]);
    expect(lengths.map((seconds) => read(formatDuration(seconds, "ru")))).toEqual([
      "0 мин",
      "35 мин",
      "1 ч",
      "2 ч 10 мин",
      "2 ч 5 мин",
      "3 дн. 4 ч",
    ]);
  });

  it("say on which side of now they lie", () => {
    const now = 1_700_000_000_000;
    expect(read(formatRelative(now + 130 * MINUTE, now, "en"))).toBe("in 2 h 10");
    expect(read(formatRelative(now + 130 * MINUTE, now, "ru"))).toBe("через 2 ч 10 мин");
    expect(read(formatRelative(now - 35 * MINUTE, now, "ru"))).toBe("35 мин назад");
    expect(formatRelative(now + 30_000, now, "en")).toBe("now");
  });

  it("become late a full minute after the promise, not before", () => {
    const now = 1_700_000_000_000;
    const due = (minutes: number, language: "en" | "ru") => {
      const { late, text } = formatDue(now + minutes * MINUTE, now, language);
      return [late, read(text)];
    };
    expect(due(-35, "en")).toEqual([true, "35 min late"]);
    expect(due(-35, "ru")).toEqual([true, "опаздывает на 35 мин"]);
    expect(due(-1, "en")).toEqual([true, "1 min late"]);
    expect(due(-0.5, "en")).toEqual([false, "due now"]);
    expect(due(130, "en")).toEqual([false, "in 2 h 10"]);
  });
});

describe("money, distances and labour", () => {
  it("are minor units in the centre's currency", () => {
    expect(read(formatMoney(18_400, "EUR", "en"))).toBe("€184.00");
    expect(read(formatMoney(18_400, "EUR", "ru"))).toBe("184,00 €");
    expect(read(formatMoney(1_234_500, "RUB", "ru"))).toBe("12 345 ₽");
    expect(read(formatMoney(1_234_550, "RUB", "ru"))).toBe("12 345,50 ₽");
    expect(read(formatMoney(5_000, "JPY", "en"))).toBe("JP¥5,000");
    expect(read(formatMoney(-18_400, "EUR", "en"))).toBe("-€184.00");
  });

  it("never break within a number", () => {
    expect(formatMoney(1_234_500, "RUB", "ru")).not.toMatch(/[ \u202f]/);
    expect(formatDistance(84_300, "km", "ru")).not.toMatch(/[ \u202f]/);
  });

  it("carry their unit", () => {
    expect(read(formatDistance(84_300, "km", "en"))).toBe("84,300 km");
    expect(read(formatDistance(84_300, "km", "ru"))).toBe("84 300 км");
    expect(read(formatDistance(52_000, "mi", "ru"))).toBe("52 000 миль");
    expect(read(formatLabour(75, "ru"))).toBe("1,25 ч");
    expect(read(formatLabour(90, "en"))).toBe("1.5 h");
    expect(read(formatPercent(0.125, "ru", 1))).toBe("12,5 %");
  });
});
