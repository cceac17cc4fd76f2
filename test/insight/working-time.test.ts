// Working time against the slowest and most obvious way to count it: look at the wall clock every minute of a year.
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { seededRandom } from "~/insight/figures/random";
import { instant, MINUTE } from "~/journey/instant";
import { workingCalendar, type WorkingHours } from "~/journey/working-time";

const SPANS = 10_000;
const [FIRST, LAST] = ["2026-01-05", "2027-01-10"];

const HOURS: WorkingHours = {
  timeZone: "Europe/Dublin",
  week: [
    ...[1, 2, 3, 4, 5].flatMap((weekday) => [
      { weekday, opensMinute: 8 * 60, closesMinute: 12 * 60 + 30 },
      { weekday, opensMinute: 13 * 60, closesMinute: 18 * 60 },
    ]),
    { weekday: 6, opensMinute: 9 * 60, closesMinute: 14 * 60 },
    // Through the hour that is skipped in spring and comes twice in autumn.
    { weekday: 7, opensMinute: 30, closesMinute: 3 * 60 },
  ],
  exceptions: [
    ...["2026-03-17", "2026-04-06", "2026-12-25", "2027-01-01"].map((date) => ({
      date,
      hours: [],
    })),
    { date: "2026-12-24", hours: [{ opensMinute: 8 * 60, closesMinute: 13 * 60 }] },
  ],
};

/** 1 for every minute in which the doors are open. A day's doors go by the latest time that its clock has shown. */
function openMinutes(from: number, count: number): Uint8Array {
  const open = new Uint8Array(count);
  let [date, latest] = ["", 0];
  for (let minute = 0; minute < count; minute += 1) {
    const local = DateTime.fromMillis(from + minute * MINUTE, { zone: HOURS.timeZone });
    const today = local.toISODate() ?? "";
    const shown = local.hour * 60 + local.minute;
    latest = today === date ? Math.max(latest, shown) : shown;
    date = today;
    const hours =
      HOURS.exceptions.find((each) => each.date === today)?.hours ??
      HOURS.week.filter(({ weekday }) => weekday === local.weekday);
    const isOpen = hours.some(
      ({ opensMinute, closesMinute }) => opensMinute <= latest && latest < closesMinute,
    );
    open[minute] = isOpen ? 1 : 0;
  }
  return open;
}

describe("working time", () => {
  it(`of ${SPANS} random spans is the number of open minutes in them, holidays and both changes of the clock included`, () => {
    const begin = DateTime.fromISO(FIRST, { zone: HOURS.timeZone }).toMillis();
    const end = DateTime.fromISO(LAST, { zone: HOURS.timeZone }).toMillis();
    const clock = openMinutes(begin, (end - begin) / MINUTE);
    const calendar = workingCalendar(HOURS);
    const random = seededRandom(7);
    // Half of them around the days on which the clocks change.
    const changes = ["2026-03-29", "2026-10-25"].map(
      (date) => (DateTime.fromISO(date, { zone: HOURS.timeZone }).toMillis() - begin) / MINUTE,
    );
    const wrong: string[] = [];
    for (let span = 0; span < SPANS; span += 1) {
      const around = changes[span % 4];
      const length = random.below(20 * 1440);
      const first =
        around === undefined
          ? random.below(clock.length - length)
          : Math.max(0, around - random.below(length + 1440) + random.below(1440));
      const last = Math.min(clock.length, first + length);
      let counted = 0;
      for (let minute = first; minute < last; minute += 1) counted += clock[minute] ?? 0;
      const [from, to] = [instant(begin + first * MINUTE), instant(begin + last * MINUTE)];
      if (calendar.open(from, to) !== counted * MINUTE)
        wrong.push(`${new Date(from).toISOString()} + ${length} min`);
    }
    expect(wrong).toEqual([]);
  });
});
