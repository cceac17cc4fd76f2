// The time of one person from now on, given away piece by piece: who comes first takes first, who waits leaves gaps. Pure.
import { instant, latest, type Instant } from "~/journey/instant";
import type { Span } from "~/journey/working-time";

/** As far as anybody looks ahead. */
const DAYS_AHEAD = 45;

export interface Taken {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

export interface Lane {
  /** Takes the first free time from `from` on, in pieces where it must be; undefined when there is not enough of it. */
  readonly take: (from: Instant, milliseconds: number) => Taken | undefined;
  /** The same without taking it. */
  readonly look: (from: Instant, milliseconds: number) => Taken | undefined;
  /** The first moment from `from` on at which the person is there at all, busy or not. */
  readonly thereFrom: (from: Instant) => Instant | undefined;
}

/**
 * Those who take first are not disturbed by those who take later, and what is taken is taken as soon as it can be: so more
 * work, or less presence, never brings anybody's end forward.
 * @param present when the person is at work on a local date, rising
 */
export function lane(now: Instant, today: number, present: (day: number) => readonly Span[]): Lane {
  const there: Span[] = [];
  const free: Span[] = [];
  let next = today;

  /** One more day; false at the end of all that is looked at. */
  function extend(): boolean {
    if (next >= today + DAYS_AHEAD) return false;
    for (const { start, end } of present(next)) {
      if (end <= now) continue;
      const span = { start: latest(start, now), end };
      there.push(span);
      free.push(span);
    }
    next += 1;
    return true;
  }

  function known(spans: readonly Span[], at: number): Span | undefined {
    while (at >= spans.length) if (!extend()) return undefined;
    return spans[at];
  }

  function go(from: Instant, milliseconds: number, keeps: boolean): Taken | undefined {
    let left = milliseconds;
    let startsAt: Instant | undefined;
    const pieces: { readonly at: number; readonly used: Span }[] = [];
    for (let at = 0; ; at += 1) {
      const span = known(free, at);
      if (!span) {
        // Whoever never gets to the end has used up all there is: nobody behind gains by it.
        if (keeps) for (const piece of pieces.toReversed()) cut(piece.at, piece.used);
        return undefined;
      }
      if (span.end <= from) continue;
      const start = latest(span.start, from);
      const end = instant(Math.min(span.end, start + left));
      startsAt ??= start;
      left -= end - start;
      pieces.push({ at, used: { start, end } });
      if (left > 0) continue;
      if (keeps) for (const piece of pieces.toReversed()) cut(piece.at, piece.used);
      return { startsAt, endsAt: end };
    }
  }

  function cut(at: number, used: Span): void {
    const whole = free[at];
    if (!whole) return;
    const before = whole.start < used.start ? [{ start: whole.start, end: used.start }] : [];
    const after = used.end < whole.end ? [{ start: used.end, end: whole.end }] : [];
    free.splice(at, 1, ...before, ...after);
  }

  return {
    take: (from, milliseconds) => go(from, milliseconds, true),
    look: (from, milliseconds) => go(from, milliseconds, false),
    thereFrom(from) {
      for (let at = 0; ; at += 1) {
        const span = known(there, at);
        if (!span) return undefined;
        if (span.end > from) return latest(span.start, from);
      }
    },
  };
}
