// The rows that a verdict is reached from: pieces of visits in which somebody worked on them or they waited.

/** Seconds of working time lie between `start` and `end`: closed hours are no rows. */
export interface LedgerRow {
  readonly caseId: string;
  /** Of work: the name of the resource that does it. */
  readonly stage: string;
  readonly kind: "work" | "wait";
  /** Of a wait: the resource or the delay that is waited for. What is neither is nobody's wait. */
  readonly cause: string;
  /** Seconds; from when they count does not matter. */
  readonly start: number;
  readonly end: number;
  /** 0 for the first pass, one more for each return from quality control. */
  readonly loop: number;
}

export interface Resource {
  /** How many there are of it: at least 1. */
  readonly count: number;
  /** The time of all of them together in the window. */
  readonly rosteredMinutes: number;
}

/** Who and what can be waited for. */
export interface Roster {
  readonly resources: ReadonlyMap<string, Resource>;
  readonly delays: readonly string[];
  /** Whether the time after a failed inspection is a candidate of its own. */
  readonly rework: boolean;
  /** Targets of delays and of rework, minutes an occurrence. */
  readonly targets: ReadonlyMap<string, number>;
}

export const REWORK = "rework";
