// What a centre's workshop looks like at one moment, as far as it decides when cars will be ready. Pure.
import type { Workshop } from "~/capacity/workshop";
import type { StopCause } from "~/journey/events";
import type { Instant } from "~/journey/instant";

export type FloorJobState =
  | { readonly kind: "planned" }
  | { readonly kind: "running"; readonly since: Instant }
  | {
      readonly kind: "stopped";
      readonly since: Instant;
      readonly cause: StopCause;
      /** Its cause is gone: somebody could go on. */
      readonly resolved: boolean;
    };

/** A job that is neither done nor cancelled. */
export interface FloorJob {
  readonly id: string;
  /** None: whoever has a hand free. */
  readonly mechanicId?: string;
  readonly labourMinutes: number;
  /** What its clocks have counted until the last one stopped. */
  readonly clockedMs: number;
  readonly state: FloorJobState;
  /** Its place in the queue of its mechanic: the lowest is next. */
  readonly rank: number;
  /** Its place on the order. */
  readonly position: number;
}

/** A part that is not there yet. */
export interface MissingPart {
  /** None: the visit's, for whatever job. */
  readonly jobId?: string;
  /** The local date, "2026-03-03", on which the supplier promised it. */
  readonly expectedOn?: string;
}

/** A car in repairs or in quality control. */
export interface FloorVisit {
  readonly id: string;
  readonly number: number;
  readonly stage: "repairs" | "quality";
  readonly stageEnteredAt: Instant;
  readonly promisedAt?: Instant;
  /** Who is to work on it where a job does not say. */
  readonly mechanicId?: string;
  readonly bayId?: string;
  /** Open ones only. */
  readonly jobs: readonly FloorJob[];
  readonly missing: readonly MissingPart[];
  /** Since when the customer is asked about extra work; the car does not leave repairs before there is an answer. */
  readonly askedAt?: Instant;
  /** What quality control and papers take, in opening hours. */
  readonly qualityMs: number;
}

/** How long the centre usually waits, in opening hours. */
export interface UsualWaits {
  readonly approvalMs: number;
  readonly partsMs: number;
}

export interface Floor {
  readonly shop: Workshop;
  readonly usual: UsualWaits;
  readonly visits: readonly FloorVisit[];
}
