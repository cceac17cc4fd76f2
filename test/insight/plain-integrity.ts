// Cars in work counted by the clock, against the times of the visits: what the reports are compared with.
import { earliest, latest, type Instant } from "~/journey/instant";
import type { Span } from "~/journey/working-time";
import type { Integrity } from "~/insight/centre/integrity";

const HOUR = 3_600_000;

/** Adds up both sides in whole milliseconds, so that they are equal or not. */
export class IntegrityCheck {
  private readonly moments: { at: number; change: 1 | -1 }[] = [];
  private sum = 0;
  private notClosed = 0;

  constructor(private readonly window: Span) {}

  /** @param intervals the states of the visit, from its request to its end */
  take(span: Span, intervals: readonly Span[]): void {
    const start = latest(this.window.start, span.start);
    const end = earliest(this.window.end, span.end);
    let reached: Instant = span.start;
    let whole = true;
    for (const each of intervals) {
      if (each.start !== reached) whole = false;
      reached = each.end;
      const length = earliest(this.window.end, each.end) - latest(this.window.start, each.start);
      this.sum += Math.max(0, length);
    }
    if (!whole || reached !== span.end) this.notClosed += 1;
    if (start < end) this.moments.push({ at: start, change: 1 }, { at: end, change: -1 });
  }

  result(): Integrity {
    const moments = [...this.moments].sort((a, b) => a.at - b.at);
    let [present, area, before] = [0, 0, 0];
    for (const { at, change } of moments) {
      area += present * (at - before);
      present += change;
      before = at;
    }
    const holds = area === this.sum && this.notClosed === 0;
    return { byCount: area / HOUR, byVisits: this.sum / HOUR, notClosed: this.notClosed, holds };
  }
}
