// The figures of criteria as they were first written down: every visit an object, looked at one by one. What the program adds up from
// columns has to be equal to it.
import { plus, type Instant } from "~/journey/instant";
import { dateOfDay, weekdayOf } from "~/journey/working-time";
import type { CriteriaFrame } from "~/insight/criteria/criteria-figures";
import { reaches, type Counted, type Criterion } from "~/insight/criteria/criterion";
import type { VisitHistory } from "~/insight/criteria/history";
import { emptyTally, figureOf, OUTCOMES, type Figure, type Outcome } from "~/insight/criteria/tally";
import { targetOn } from "~/insight/criteria/targets";

interface Taken {
  readonly visitId: string;
  readonly number: number;
  readonly day: number;
  readonly counted: Counted;
}

interface Entry extends Taken {
  readonly outcome: Outcome;
  readonly value: number | null;
}

export interface PlainFigure extends Figure {
  readonly id: string;
  readonly groups: Readonly<Record<string, readonly [part: number, whole: number]>>;
  /** By the first date of the week or month. */
  readonly trend: Readonly<Record<string, Figure>>;
  /** Numbers of visits with their values, by outcome. */
  readonly lists: Readonly<Record<string, readonly (readonly [number, number | null])[]>>;
}

/** The day that a visit counts for; undefined where the period has it not. */
function dayTaken({ kind }: Criterion, counted: Counted, history: VisitHistory, frame: CriteriaFrame) {
  const { window, calendar, countedBy } = frame;
  const { endedAt, lastFactAt } = history;
  const byEnd = countedBy === "completion" && kind !== "load";
  const at: Instant | undefined = byEnd ? endedAt : (counted.at ?? endedAt ?? lastFactAt);
  return at === undefined || at < window.start || at >= window.end ? undefined : calendar.dayIndex(at);
}

function judged(
  criterion: Criterion,
  { counted, day }: Taken,
  frame: CriteriaFrame,
  used: ReadonlyMap<number, number>,
): Pick<Entry, "outcome" | "value"> {
  const target = targetOn(criterion, frame.targets, dateOfDay(day)).value;
  const by = (value: number) => ({
    outcome: reaches(criterion, value, target) ? ("met" as const) : ("failed" as const),
    value,
  });
  switch (counted.outcome) {
    case "measured":
      return by(Math.max(...counted.values));
    case "parts": {
      const value = counted.part / counted.whole;
      if (counted.failed === undefined) return by(value);
      return { outcome: counted.failed ? "failed" : "met", value };
    }
    case "spread": {
      const usable = criterion.kind === "load" ? criterion.usable : 1;
      const loads = counted.pieces.flatMap(({ at }) => {
        const own = frame.calendar.dayIndex(at);
        const whole = (frame.mechanicMinutes.get(own) ?? 0) * usable;
        return whole > 0 ? [(used.get(own) ?? 0) / whole] : [];
      });
      if (loads.length === 0) return { outcome: "not-recorded", value: null };
      return by(criterion.direction === "higher" ? Math.min(...loads) : Math.max(...loads));
    }
    default:
      return { outcome: counted.outcome, value: null };
  }
}

/** Figure of some entries, and of the days between two numbers of dates, the last one not included. */
function figure(
  criterion: Criterion,
  entries: readonly Entry[],
  frame: CriteriaFrame,
  used: ReadonlyMap<number, number>,
  [first, end]: readonly [number, number],
): Figure {
  const tally = emptyTally();
  for (const { outcome, counted } of entries) {
    const place = OUTCOMES.indexOf(outcome);
    tally.outcomes[place] = (tally.outcomes[place] ?? 0) + 1;
    if (counted.outcome === "measured") tally.values.push(...counted.values);
    if (counted.outcome !== "parts") continue;
    tally.parts.push(counted.part);
    tally.wholes.push(counted.whole);
  }
  const { calendar, window, mechanicMinutes } = frame;
  for (let day = first; criterion.kind === "load" && day < end; day += 1) {
    const whole = mechanicMinutes.get(day) ?? 0;
    const isOver = calendar.dayStart(day + 1) <= window.end;
    if (whole <= 0 || !isOver || calendar.dayStart(day + 1) <= window.start) continue;
    tally.parts.push(used.get(day) ?? 0);
    tally.wholes.push(whole);
  }
  return figureOf(criterion, tally);
}

function bucketOf(day: number, { step }: CriteriaFrame): number {
  return step === "week" ? day - (weekdayOf(day) - 1) : day - (Number(dateOfDay(day).slice(8)) - 1);
}

function groupsOf(entries: readonly Entry[]): PlainFigure["groups"] {
  const sums: Record<string, [number, number]> = {};
  for (const { counted } of entries) {
    for (const { group, part, whole } of "groups" in counted ? (counted.groups ?? []) : []) {
      const [parts, wholes] = sums[group] ?? [0, 0];
      sums[group] = [parts + part, wholes + whole];
    }
  }
  return sums;
}

/** @param histories of all visits, each seen at the present moment */
export function plainFigure(
  criterion: Criterion,
  frame: CriteriaFrame,
  histories: readonly VisitHistory[],
): PlainFigure {
  const { calendar, window } = frame;
  const used = new Map<number, number>();
  const taken: Taken[] = [];
  for (const history of histories) {
    if (history.visit.request.at >= window.end) continue;
    const counted = criterion.of(history);
    for (const { at, minutes } of counted.outcome === "spread" ? counted.pieces : []) {
      const day = calendar.dayIndex(at);
      used.set(day, (used.get(day) ?? 0) + minutes);
    }
    const day = dayTaken(criterion, counted, history, frame);
    if (day !== undefined) taken.push({ visitId: history.id, number: history.number, day, counted });
  }
  const entries = taken.map((each): Entry => ({ ...each, ...judged(criterion, each, frame, used) }));
  const [first, end] = [calendar.dayIndex(window.start), calendar.dayIndex(plus(window.end, -1)) + 1];
  const days = Array.from({ length: end - first }, (_, place) => first + place);
  const buckets = [...new Set(days.map((day) => bucketOf(day, frame)))];
  const trend = buckets.flatMap((bucket) => {
    const own = entries.filter(({ day }) => bucketOf(day, frame) === bucket);
    const inside = days.filter((day) => bucketOf(day, frame) === bucket);
    const span = [Math.min(...inside), Math.max(...inside) + 1] as const;
    const point = figure(criterion, own, frame, used, span);
    return own.length === 0 && point.n === 0 ? [] : [[dateOfDay(bucket), point] as const];
  });
  const lists = OUTCOMES.map((outcome) => {
    const own = entries.filter((each) => each.outcome === outcome).sort((a, b) => a.number - b.number);
    return [outcome, own.map(({ number, value }) => [number, value] as const)] as const;
  });
  return {
    id: criterion.id,
    ...figure(criterion, entries, frame, used, [first, end]),
    groups: groupsOf(entries),
    trend: Object.fromEntries(trend),
    lists: Object.fromEntries(lists),
  };
}
