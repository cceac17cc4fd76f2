// The weeks of a period added up row by row: what the reports are compared with.
import { instant, MINUTE, SECOND } from "~/journey/instant";
import { dateOfDay, type Span, type WorkingCalendar } from "~/journey/working-time";
import { CaseSums } from "~/insight/bottleneck/case-sums";
import type { LedgerRow, Roster } from "~/insight/bottleneck/ledger-rows";
import { savingOf } from "~/insight/bottleneck/savings";
import { mondayOf, type WeekFigures } from "~/insight/centre/weeks";

/** The same people for a part of the time. */
function partOf(roster: Roster, share: number): Roster {
  const resources = [...roster.resources].map(
    ([name, { count, rosteredMinutes }]) =>
      [name, { count, rosteredMinutes: rosteredMinutes * share }] as const,
  );
  return { ...roster, resources: new Map(resources) };
}

/** Adds rows up by the week in which they begin. */
export class Weeks {
  private readonly sums = new Map<number, CaseSums>();

  constructor(
    private readonly roster: Roster,
    private readonly window: Span,
    private readonly calendar: WorkingCalendar,
  ) {}

  take(row: LedgerRow): void {
    const monday = mondayOf(this.calendar.dayIndex(instant(row.start * SECOND)));
    const known = this.sums.get(monday);
    const sums = known ?? new CaseSums(this.roster);
    if (!known) this.sums.set(monday, sums);
    sums.take(row);
  }

  private week(monday: number, sums: CaseSums, trend: string): WeekFigures {
    const { window, calendar } = this;
    const [start, end] = [calendar.dayStart(monday), calendar.dayStart(monday + 7)];
    const clipped = [Math.max(start, window.start), Math.min(end, window.end)].map(instant);
    const [from = window.start, to = window.end] = clipped;
    const all = calendar.open(window.start, window.end) / MINUTE;
    const roster = partOf(this.roster, all > 0 ? calendar.open(from, to) / MINUTE / all : 0);
    const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
    const savings = sums.candidates.map((candidate, place) => {
      const { wait, busy, occurrences } = sums.ofCandidate(place);
      const added = { wait: total(wait), busy: total(busy), occurrences: total(occurrences) };
      return { name: candidate.name, ...savingOf(candidate, added, sums.visits, roster) };
    });
    const [first] = savings.toSorted((a, b) => b.saving - a.saving);
    return {
      week: dateOfDay(monday),
      visits: sums.visits,
      D: savings.find(({ name }) => name === trend)?.D ?? 0,
      bottleneck: first && first.saving > 0 ? first.name : null,
      whole: start >= window.start && end <= window.end,
    };
  }

  /** @param trend the candidate whose waits are followed from week to week */
  figures(trend: string): readonly WeekFigures[] {
    return [...this.sums]
      .sort(([one], [other]) => one - other)
      .map(([monday, sums]) => this.week(monday, sums, trend));
  }
}
