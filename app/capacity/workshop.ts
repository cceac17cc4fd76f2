// A centre's working days: when it is open, who is at work, how many minutes that makes. Pure, remembered by the day.
import { DAY, earliest, instant, latest, MINUTE, type Instant } from "~/journey/instant";
import { weekdayOf, workingCalendar, type Span, type WorkingCalendar } from "~/journey/working-time";
import { risingClock, zoneNamed } from "~/journey/working-time/zone-clock";
import { can, overrideKey, type Roster, type RosterMechanic } from "./roster";
import type { Skill } from "./skills";

/** A job that is not done after so many days has no place in anybody's plan. */
const MOST_DAYS = 30;

export interface Workshop {
  readonly roster: Roster;
  readonly calendar: WorkingCalendar;
  /** The number of the local date. */
  readonly dayOf: (at: Instant) => number;
  readonly openings: (day: number) => readonly Span[];
  /** When the mechanic is at work on a local date, rising. */
  readonly atWork: (mechanicId: string, day: number) => readonly Span[];
  /** Minutes of labour on a local date, of a skill or of all together, before anything is held back. */
  readonly labour: (day: number, skill: Skill | "all") => number;
  /** When work begun at `start` is done; undefined when the mechanic is not at work then or never gets to its end. */
  readonly finish: (mechanicId: string, start: Instant, minutes: number) => Instant | undefined;
  /** The mechanic's working minutes in a time, by local date. */
  readonly minutesByDay: (mechanicId: string, time: Span) => ReadonlyMap<number, number>;
}

/** Both, where they are at once. */
function overlap(one: readonly Span[], other: readonly Span[]): Span[] {
  return one.flatMap((a) =>
    other.flatMap((b) => {
      const start = latest(a.start, b.start);
      const end = earliest(a.end, b.end);
      return start < end ? [{ start, end }] : [];
    }),
  );
}

/** Rising spans, those that touch or overlap as one: nobody works two shifts at once. */
function joined(spans: readonly Span[]): readonly Span[] {
  return spans.reduce<readonly Span[]>((before, span) => {
    const last = before.at(-1);
    if (!last || span.start > last.end) return [...before, span];
    return [...before.slice(0, -1), { start: last.start, end: latest(span.end, last.end) }];
  }, []);
}

/** What is left of the spans without the gaps. */
export function without(spans: readonly Span[], gaps: readonly Span[]): readonly Span[] {
  return gaps.reduce<readonly Span[]>(
    (left, gap) =>
      left.flatMap((span) => {
        if (gap.end <= span.start || span.end <= gap.start) return [span];
        const before = span.start < gap.start ? [{ start: span.start, end: gap.start }] : [];
        return gap.end < span.end ? [...before, { start: gap.end, end: span.end }] : before;
      }),
    spans,
  );
}

function minutesIn(spans: readonly Span[]): number {
  return Math.floor(spans.reduce((total, { start, end }) => total + end - start, 0) / MINUTE);
}

function remembered<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = compute(key);
    known.set(key, value);
    return value;
  };
}

export function workshop(roster: Roster): Workshop {
  const calendar = workingCalendar(roster.hours);
  const zone = zoneNamed(roster.hours.timeZone);
  const mechanics = new Map(roster.mechanics.map((mechanic) => [mechanic.id, mechanic]));
  const openings = remembered((day: number) =>
    calendar.openings(calendar.dayStart(day), calendar.dayStart(day + 1)),
  );

  /** As the doors do: a time that is skipped in spring comes with the jump, one that comes twice in autumn the first time. */
  function clock(day: number, minute: number): Instant {
    const momentOf = risingClock(zone, (day - 2) * DAY, (day + 3) * DAY);
    return instant(momentOf(day * DAY + minute * MINUTE));
  }

  function present({ shifts, absences }: RosterMechanic, day: number): readonly Span[] {
    if (openings(day).length === 0) return [];
    const weekday = weekdayOf(day);
    const onDuty = shifts
      .filter(
        (rule) => rule.weekday === weekday && rule.validFrom <= day && day <= (rule.validTo ?? Infinity),
      )
      .map((rule) => ({ start: clock(day, rule.startsMinute), end: clock(day, rule.endsMinute) }))
      .sort((a, b) => a.start - b.start);
    return without(shifts.length === 0 ? openings(day) : overlap(openings(day), joined(onDuty)), absences);
  }

  const days = remembered((day: number) => {
    const by = new Map(roster.mechanics.map((mechanic) => [mechanic.id, present(mechanic, day)]));
    return { by, minutes: new Map([...by].map(([id, spans]) => [id, minutesIn(spans)])) };
  });

  function labour(day: number, skill: Skill | "all"): number {
    const override = roster.overrides.get(overrideKey(day, "labour", skill));
    if (override !== undefined) return openings(day).length === 0 ? 0 : override;
    const { minutes } = days(day);
    return roster.mechanics
      .filter((mechanic) => skill === "all" || can(mechanic, skill))
      .reduce((total, { id }) => total + (minutes.get(id) ?? 0), 0);
  }

  const atWork = (mechanicId: string, day: number) => days(day).by.get(mechanicId) ?? [];

  function finish(mechanicId: string, start: Instant, minutes: number): Instant | undefined {
    if (!mechanics.has(mechanicId)) return undefined;
    const first = calendar.dayIndex(start);
    if (!atWork(mechanicId, first).some((span) => span.start <= start && start < span.end)) return undefined;
    let left = minutes * MINUTE;
    for (let day = first; day < first + MOST_DAYS; day += 1) {
      for (const span of atWork(mechanicId, day)) {
        const from = Math.max(span.start, start);
        if (from >= span.end) continue;
        if (left <= span.end - from) return instant(from + left);
        left -= span.end - from;
      }
    }
    return undefined;
  }

  function minutesByDay(mechanicId: string, time: Span): ReadonlyMap<number, number> {
    const found = new Map<number, number>();
    const last = calendar.dayIndex(instant(time.end - 1));
    for (let day = calendar.dayIndex(time.start); day <= last; day += 1) {
      const minutes = minutesIn(overlap(atWork(mechanicId, day), [time]));
      if (minutes > 0) found.set(day, minutes);
    }
    return found;
  }

  return { roster, calendar, dayOf: calendar.dayIndex, openings, atWork, labour, finish, minutesByDay };
}

/** The beginning of the quarter of an hour that a moment is in. */
export function quarterOf(at: Instant): Instant {
  const quarter = 15 * MINUTE;
  return instant(Math.floor(at / quarter) * quarter);
}

/** Days from one local date to another, both included. */
export function daysBetween(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}
