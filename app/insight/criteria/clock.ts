// The present moment as criteria ask for it. It remembers until when every answer that it gave stays the same, so that what was
// made of them can be kept until then.
import type { Instant } from "~/journey/instant";

export class Clock {
  private end = Infinity;

  constructor(readonly at: Instant) {}

  /** The time itself: whoever reads it is told something else a moment later. */
  read(): Instant {
    this.end = this.at;
    return this.at;
  }

  /** Whether a moment, in milliseconds, has come. */
  hasCome(moment: number): boolean {
    if (moment <= this.at) return true;
    this.end = Math.min(this.end, moment);
    return false;
  }

  /**
   * Until when everything that was asked since the last time stays so; begins to remember anew.
   * @returns the moment itself when the time was read, Infinity when nothing depends on it
   */
  heldUntil(): number {
    const { end } = this;
    this.end = Infinity;
    return end;
  }
}
