// How long visits stay in each stage, those that are still there included.
import type { Instant } from "~/journey/instant";
import type { Ledger } from "~/journey/ledger";
import type { Stage } from "~/journey/stages";
import type { ShareInterval } from "../figures/wilson";

/** One stretch of a visit in a stage; a car that comes back to Repairs begins a new one. */
export interface StageStay {
  readonly stage: Stage;
  readonly start: Instant;
  readonly end: Instant;
  readonly ended: boolean;
}

/** @param isOpen the visit goes on after its ledger */
export function staysOf(ledger: Ledger, isOpen: boolean): readonly StageStay[] {
  const stays: { stage: Stage; start: Instant; end: Instant; ended: boolean }[] = [];
  for (const { stage, start, end } of ledger) {
    const last = stays.at(-1);
    if (last?.stage === stage) last.end = end;
    else stays.push({ stage, start, end, ended: true });
  }
  const last = stays.at(-1);
  if (last && isOpen) last.ended = false;
  return stays;
}

export interface StageFigures {
  readonly stage: Stage;
  /** Stays that the window saw, and how many of them had not ended at its end. */
  readonly n: number;
  readonly open: number;
  /** Working minutes, open visits counted (Kaplan-Meier with delayed entry); null while too few have ended to say. */
  readonly median: number | null;
  readonly p90: number | null;
  /** Working minutes in the window, of all stays together. */
  readonly total: number;
  /** The stage's limit, working minutes, and the stays that were longer by the end of the window. */
  readonly limit: number;
  readonly over: number;
  readonly overInterval: ShareInterval | null;
  /** By how many minutes they were longer, all together: one huge delay is seen. */
  readonly excess: number;
}

/** Working minutes that a visit may stay in each stage. */
export type StageLimits = Readonly<Record<Stage, number>>;
