// Working time against slow, obvious ways to count it: a loop over days, and a look at the wall clock every minute.
import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { DAY, HOUR, MINUTE, instant, plus, type Instant } from "./instant";
import { dateOfDay, dayNumber, workingCalendar, type Hours, type WorkingHours } from "./working-time";

const WORKDAYS = [1, 2, 3, 4, 5];

function weekOf(hours: readonly Hours[], weekdays = WORKDAYS): WorkingHours["week"] {
  return weekdays.flatMap((weekday) => hours.map((each) => ({ weekday, ...each })));
}

function hoursIn(timeZone: string, change: Partial<WorkingHours> = {}): WorkingHours {
  const day = [
    { opensMinute: 8 * 60, closesMinute: 12 * 60 },
    { opensMinute: 12 * 60 + 45, closesMinute: 18 * 60 },
  ];
  return { timeZone, week: weekOf(day), exceptions: [], ...change };
}

function moment(text: string, timeZone: string): Instant {
  return instant(DateTime.fromISO(text, { zone: timeZone }).toMillis());
}

/** Every local date by itself: today's hours, laid over the span. */
function openDayByDay(hours: WorkingHours, from: Instant, to: Instant): number {
  const { timeZone: zone } = hours;
  let open = 0;
  let date = DateTime.fromMillis(from, { zone }).minus({ days: 1 }).startOf("day");
  for (; date.toMillis() < to; date = date.plus({ days: 1 }).startOf("day")) {
    const { year, month, day, weekday } = date;
    const exception = hours.exceptions.findLast((each) => each.date === date.toISODate());
    for (const each of exception?.hours ?? hours.week.filter((other) => other.weekday === weekday)) {
      const at = (minutes: number) =>
        DateTime.fromObject(
          { year, month, day, minute: minutes % 60, hour: Math.floor(minutes / 60) },
          { zone },
        ).toMillis();
      open += Math.max(0, Math.min(to, at(each.closesMinute)) - Math.max(from, at(each.opensMinute)));
    }
  }
  return open;
}

const ZONES = [
  "Europe/Dublin",
  "Europe/Moscow",
  "Australia/Lord_Howe",
  "America/Sao_Paulo",
  "Asia/Kathmandu",
];

/** Days on which something is odd, five days from each date on. */
const ODD_DAYS = [
  { zone: "Europe/Dublin", from: "2026-03-27", why: "an hour is skipped" },
  { zone: "Europe/Dublin", from: "2026-10-23", why: "an hour comes twice" },
  { zone: "Europe/Moscow", from: "2014-10-24", why: "the clocks went back for good" },
  { zone: "Australia/Lord_Howe", from: "2026-04-03", why: "half an hour comes twice" },
  { zone: "Australia/Lord_Howe", from: "2026-10-02", why: "half an hour is skipped" },
  { zone: "America/Sao_Paulo", from: "2018-02-15", why: "the last hour of a day comes twice" },
  { zone: "America/Sao_Paulo", from: "2018-11-02", why: "a day begins at one o'clock" },
  { zone: "Asia/Kathmandu", from: "1985-12-30", why: "a quarter of an hour is skipped at new year" },
  { zone: "Pacific/Apia", from: "2011-12-28", why: "a whole date is skipped" },
];

/** What the wall clock shows each minute; the highest it has shown that day, since doors open once a day. */
function wallClockByMinute(zone: string, from: Instant, days: number) {
  let [date, highest] = ["", 0];
  return Array.from({ length: days * 1440 }, (_, minute) => {
    const local = DateTime.fromMillis(from + minute * MINUTE, { zone });
    const shown = local.hour * 60 + local.minute;
    const today = local.toISODate() ?? "";
    highest = today === date ? Math.max(highest, shown) : shown;
    date = today;
    return { date, weekday: local.weekday, minute: highest };
  });
}

/** Whole and half hours among them: the clocks change there. */
const anyMinute = fc.oneof(
  fc.integer({ min: 0, max: 1440 }),
  fc.nat(48).map((half) => 30 * half),
);
const anyHours = fc.tuple(anyMinute, anyMinute).map(([a, b]) => ({
  opensMinute: Math.min(a, b, 1439),
  closesMinute: Math.max(a, b, Math.min(a, b, 1439) + 1),
}));

describe("working time", () => {
  describe.each(ZONES)("in %s", (timeZone) => {
    const year = { min: Date.UTC(2018, 0, 3), max: Date.UTC(2019, 11, 28) };
    const spans = fc.tuple(fc.integer(year), fc.integer({ min: 0, max: 40 * DAY }));
    const exceptions = fc.array(
      fc.record({
        date: fc.integer({ min: 0, max: 720 }).map((days) => dateOfDay(dayNumber("2018-01-03") + days)),
        hours: fc.constantFrom([], [{ opensMinute: 10 * 60, closesMinute: 14 * 60 }]),
      }),
      { maxLength: 200 },
    );

    it("agrees with a loop over the days, holidays included", () => {
      fc.assert(
        fc.property(spans, exceptions, ([from, length], free) => {
          const hours = hoursIn(timeZone, { exceptions: free });
          const [start, end] = [instant(from), instant(from + length)];
          expect(workingCalendar(hours).open(start, end)).toBe(openDayByDay(hours, start, end));
        }),
        { numRuns: 15 },
      );
    });

    it("finds the moment at which so much working time has passed", () => {
      const calendar = workingCalendar(hoursIn(timeZone));
      const lengths = fc.oneof(
        fc.integer({ min: 1, max: 300 * HOUR }),
        fc.nat(20).map((n) => (n + 1) * HOUR),
      );
      fc.assert(
        fc.property(fc.integer(year), lengths, (at, length) => {
          const from = instant(at);
          const reached = calendar.addWorkingTime(from, length) ?? from;
          expect(calendar.open(from, reached)).toBe(length);
          expect(calendar.open(from, plus(reached, -1))).toBe(length - 1);
        }),
      );
    });

    it("says when the doors open next, and lists the openings in between", () => {
      const calendar = workingCalendar(hoursIn(timeZone));
      fc.assert(
        fc.property(spans, ([at, length]) => {
          const [start, end] = [instant(at), instant(at + length)];
          const opens = calendar.nextOpen(start) ?? start;
          expect(calendar.isOpen(opens)).toBe(true);
          expect(calendar.open(start, opens)).toBe(0);
          expect(opens === start).toBe(calendar.isOpen(start));
          const openings = calendar.openings(start, end);
          const total = openings.reduce((sum, each) => sum + each.end - each.start, 0);
          expect(total).toBe(calendar.open(start, end));
          openings.forEach((each, position) => {
            expect(each.start).toBeGreaterThan(openings[position - 1]?.end ?? -Infinity);
            expect(calendar.isOpen(each.start)).toBe(true);
            expect(calendar.isOpen(plus(each.end, -1))).toBe(true);
          });
        }),
      );
    });

    it("numbers the local dates", () => {
      const calendar = workingCalendar(hoursIn(timeZone));
      fc.assert(
        fc.property(fc.integer(year), (at) => {
          const day = calendar.dayIndex(instant(at));
          expect(dateOfDay(day)).toBe(DateTime.fromMillis(at, { zone: timeZone }).toISODate());
          expect(calendar.dayStart(day)).toBe(
            DateTime.fromMillis(at, { zone: timeZone }).startOf("day").toMillis(),
          );
        }),
      );
    });
  });

  describe.each(ODD_DAYS)("in $zone, where $why", ({ zone, from, why: _why }) => {
    const days = 5;
    const begin = instant(Math.floor(moment(from, zone) / MINUTE) * MINUTE);
    const clock = wallClockByMinute(zone, begin, days);

    it("agrees with the wall clock, minute by minute, whatever the hours", () => {
      const minutes = fc.integer({ min: 0, max: days * 1440 - 1 });
      const week = fc.array(
        anyHours.chain((hours) =>
          fc.constantFrom(1, 2, 3, 4, 5, 6, 7).map((weekday) => ({ weekday, ...hours })),
        ),
        {
          minLength: 5,
          maxLength: 20,
        },
      );
      fc.assert(
        fc.property(week, minutes, minutes, (plan, one, other) => {
          const calendar = workingCalendar({ timeZone: zone, week: plan, exceptions: [] });
          const [first, last] = [Math.min(one, other), Math.max(one, other)];
          const isOpen = clock.map((shown) =>
            plan.some(
              (hours) =>
                hours.weekday === shown.weekday &&
                hours.opensMinute <= shown.minute &&
                shown.minute < hours.closesMinute,
            ),
          );
          const open = isOpen.slice(first, last).filter(Boolean).length;
          expect(calendar.open(plus(begin, first * MINUTE), plus(begin, last * MINUTE))).toBe(open * MINUTE);
          expect(calendar.isOpen(plus(begin, first * MINUTE))).toBe(isOpen[first]);
          expect(dateOfDay(calendar.dayIndex(plus(begin, first * MINUTE)))).toBe(clock[first]?.date);
        }),
        { numRuns: 15 },
      );
    });
  });

  it("opens when the wall clock first shows the hour, also where one hour is skipped or comes twice", () => {
    const opensAt = (timeZone: string, minute: number, from: string) => {
      const week = weekOf([{ opensMinute: minute, closesMinute: 1440 }], [1, 2, 3, 4, 5, 6, 7]);
      return workingCalendar({ timeZone, week, exceptions: [] }).nextOpen(instant(from));
    };
    expect(opensAt("Europe/Dublin", 90, "2026-03-29T00:00:00Z")).toBe(instant("2026-03-29T01:00:00Z"));
    expect(opensAt("Europe/Dublin", 90, "2026-10-25T00:00:00Z")).toBe(instant("2026-10-25T00:30:00Z"));
    expect(opensAt("Europe/Dublin", 120, "2026-10-25T00:00:00Z")).toBe(instant("2026-10-25T02:00:00Z"));
    const days = workingCalendar(hoursIn("America/Sao_Paulo"));
    expect(days.dayStart(dayNumber("2018-02-18"))).toBe(instant("2018-02-18T03:00:00Z"));
    expect(days.dayStart(dayNumber("2018-11-04"))).toBe(instant("2018-11-04T03:00:00Z"));
  });

  it("counts 23 and 25 hours for a centre that never shuts", () => {
    const always = hoursIn("Europe/Dublin", {
      week: weekOf([{ opensMinute: 0, closesMinute: 1440 }], [1, 2, 3, 4, 5, 6, 7]),
    });
    const calendar = workingCalendar(always);
    const midnight = (date: string) => moment(`${date}T00:00`, "Europe/Dublin");
    expect(calendar.open(midnight("2026-03-29"), midnight("2026-03-30"))).toBe(23 * HOUR);
    expect(calendar.open(midnight("2026-10-25"), midnight("2026-10-26"))).toBe(25 * HOUR);
    expect(calendar.openings(midnight("2026-03-28"), midnight("2026-03-31"))).toEqual([
      { start: midnight("2026-03-28"), end: midnight("2026-03-31") },
    ]);
  });

  it("ends time that is used up at the shutting hour there, not at the next opening", () => {
    const calendar = workingCalendar(hoursIn("Europe/Dublin"));
    const friday = (time: string) => moment(`2026-03-06T${time}`, "Europe/Dublin");
    expect(calendar.addWorkingTime(friday("17:00"), HOUR)).toBe(friday("18:00"));
    expect(calendar.addWorkingTime(friday("17:00"), HOUR + 1)).toBe(
      plus(moment("2026-03-09T08:00", "Europe/Dublin"), 1),
    );
    expect(calendar.addWorkingTime(friday("23:00"), 0)).toBe(friday("23:00"));
    expect(calendar.isOpen(friday("18:00"))).toBe(false);
    expect(calendar.nextOpen(friday("18:00"))).toBe(moment("2026-03-09T08:00", "Europe/Dublin"));
  });

  it("counts backwards as negative", () => {
    const calendar = workingCalendar(hoursIn("Europe/Dublin"));
    const [from, to] = [
      moment("2026-03-06T09:00", "Europe/Dublin"),
      moment("2026-03-06T11:00", "Europe/Dublin"),
    ];
    expect(calendar.open(to, from)).toBe(-2 * HOUR);
  });

  it("answers the same whether years are asked about in order or not", () => {
    const hours = hoursIn("Europe/Dublin", { exceptions: [{ date: "2031-05-05", hours: [] }] });
    const at = (year: number) => moment(`${String(year)}-06-15T10:10`, "Europe/Dublin");
    const grown = workingCalendar(hours);
    grown.open(at(2026), at(2026));
    grown.open(at(2033), at(2034));
    grown.open(at(2019), at(2019));
    expect(grown.open(at(2030), at(2032))).toBe(workingCalendar(hours).open(at(2030), at(2032)));
    expect(grown.open(at(2030), at(2032))).toBe(openDayByDay(hours, at(2030), at(2032)));
  });

  it("looks years ahead for the next opening, and gives up where there will be none", () => {
    const never = hoursIn("Europe/Dublin", { week: [] });
    const at = moment("2026-03-06T09:00", "Europe/Dublin");
    expect(workingCalendar(never).open(at, plus(at, 900 * DAY))).toBe(0);
    expect(workingCalendar(never).nextOpen(at)).toBeUndefined();
    expect(workingCalendar(never).addWorkingTime(at, 1)).toBeUndefined();
    const once = workingCalendar({
      ...never,
      exceptions: [{ date: "2031-01-02", hours: [{ opensMinute: 600, closesMinute: 660 }] }],
    });
    expect(once.nextOpen(at)).toBe(moment("2031-01-02T10:00", "Europe/Dublin"));
    expect(once.addWorkingTime(at, HOUR)).toBe(moment("2031-01-02T11:00", "Europe/Dublin"));
    expect(once.addWorkingTime(at, HOUR + 1)).toBeUndefined();
    const afterEverything = { ...never, exceptions: [{ date: "2999-01-02", hours: [] }] };
    expect(workingCalendar(afterEverything).nextOpen(at)).toBeUndefined();
  });

  it("refuses what is no calendar and moments outside of its years", () => {
    const calendar = workingCalendar(hoursIn("Europe/Dublin"));
    expect(() => calendar.isOpen(instant("1969-12-31T12:00:00Z"))).toThrow(RangeError);
    expect(() => calendar.isOpen(instant("2200-01-01T12:00:00Z"))).toThrow(RangeError);
    expect(() => calendar.addWorkingTime(instant(0), -1)).toThrow(RangeError);
    expect(() => workingCalendar(hoursIn("Europe/Atlantis"))).toThrow("not a time zone");
    const weekday = { weekday: 0, opensMinute: 1, closesMinute: 2 };
    expect(() => workingCalendar(hoursIn("Europe/Dublin", { week: [weekday] }))).toThrow("not a weekday");
    const backwards = { weekday: 1, opensMinute: 600, closesMinute: 500 };
    expect(() => workingCalendar(hoursIn("Europe/Dublin", { week: [backwards] }))).toThrow(
      "not opening hours",
    );
    const exceptions = [{ date: "2026-02-30", hours: [] }];
    expect(() => workingCalendar(hoursIn("Europe/Dublin", { exceptions }))).toThrow("not a date");
  });
});
