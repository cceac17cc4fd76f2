// The clock of a simulated centre: opening hours and shifts as spans, seconds from a Monday at midnight.

export interface Span {
  readonly start: number;
  readonly end: number;
}

export const HOUR = 3600;
export const DAY = 24 * HOUR;

/** Rising spans that do not overlap, with the time in them before each. */
export interface Spans {
  readonly list: readonly Span[];
  readonly before: readonly number[];
}

export function spans(list: readonly Span[]): Spans {
  const before: number[] = [0];
  for (const { start, end } of list) before.push((before.at(-1) ?? 0) + end - start);
  return { list, before };
}

/** The place of the first span that is not over at this moment. */
export function notOver({ list }: Spans, at: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.end ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function isWithin(of: Spans, at: number): boolean {
  return (of.list[notOver(of, at)]?.start ?? Infinity) <= at;
}

/** The parts of a stretch that lie in the spans. */
export function partsWithin(of: Spans, start: number, end: number): readonly Span[] {
  const parts: Span[] = [];
  for (let place = notOver(of, start); (of.list[place]?.start ?? Infinity) < end; place += 1) {
    const span = of.list[place];
    if (span) parts.push({ start: Math.max(start, span.start), end: Math.min(end, span.end) });
  }
  return parts;
}

/** When so much of the time in the spans has passed since a moment. */
export function after(of: Spans, from: number, seconds: number): number {
  let left = seconds;
  let at = from;
  for (let place = notOver(of, from); place < of.list.length; place += 1) {
    const span = of.list[place];
    if (!span) break;
    at = Math.max(from, span.start);
    if (at + left <= span.end) return at + left;
    left -= span.end - at;
  }
  throw new Error("the simulated time is over");
}

/** Open on workdays and, if asked for, on Saturday mornings. */
export function openingSpans(days: number, opens: number, closes: number, saturday: boolean): Spans {
  const list: Span[] = [];
  for (let day = 0; day < days; day += 1) {
    const weekday = day % 7;
    const at = day * DAY;
    if (weekday < 5) list.push({ start: at + opens, end: at + closes });
    else if (weekday === 5 && saturday) list.push({ start: at + opens, end: at + opens + 5 * HOUR });
  }
  return spans(list);
}
