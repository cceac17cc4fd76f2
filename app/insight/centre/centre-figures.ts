// What a report says of the causes of waits and of rework.
import type { WaitCause } from "~/journey/wait-cause";
import type { ShareInterval } from "../figures/wilson";

export interface CauseFigures {
  readonly cause: WaitCause;
  /** Visits that waited for it. */
  readonly visits: number;
  /** Minutes, of all visits together and as a share of all waits that count. */
  readonly minutes: number;
  readonly share: number;
  /** Of those that waited, minutes a visit; null where none did. */
  readonly median: number | null;
  readonly p90: number | null;
}

export interface ReworkFigures {
  /** Visits whose first inspection was in the period, and how many of them passed it. */
  readonly inspected: number;
  readonly firstTimeRight: number;
  readonly interval: ShareInterval | null;
  /** Returns from quality control in the period, a visit that was inspected. */
  readonly loops: number;
  /** Minutes a visit between a failed inspection and the end of the next one. */
  readonly minutesLost: number;
}
