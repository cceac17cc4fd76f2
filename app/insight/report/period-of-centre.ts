// A centre in the period of a report, with what is open there: what both ways of adding up are given.
import type { Instant } from "~/journey/instant";
import type { Span, WorkingCalendar } from "~/journey/working-time";
import type { Roster } from "../bottleneck/ledger-rows";
import type { Limits } from "../ledger/month-rollup";
import type { Integrity } from "../centre/integrity";

/** A visit that is open now, as it was last recorded. */
export interface OpenVisitFacts {
  readonly number: number;
  readonly stage: number;
  readonly begin: number;
  readonly stayFrom: number;
}

export interface CentrePeriod {
  readonly window: Span;
  readonly calendar: WorkingCalendar;
  readonly roster: Roster;
  readonly limits: Limits;
  readonly open: readonly OpenVisitFacts[];
  /** Numbers of the visits that are meant; undefined: all. */
  readonly kept: ReadonlySet<number> | undefined;
  readonly now: Instant;
}

const HOUR = 3_600_000;

/** Adds up cars in work by the lives of the visits, and by their stays (Little 1961): whole milliseconds, so that they are equal or not. */
export class IntegritySums {
  lives = 0;
  stays = 0;
  broken = 0;

  result(): Integrity {
    const holds = this.lives === this.stays && this.broken === 0;
    return { byCount: this.lives / HOUR, byVisits: this.stays / HOUR, notClosed: this.broken, holds };
  }
}

export interface Inspections {
  inspected: number;
  right: number;
  loops: number;
}
