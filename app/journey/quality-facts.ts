// What is known of a visit's quality control.
import type { Instant } from "./instant";
import type { Mark } from "./visit";

export interface Inspection {
  readonly loop: number;
  readonly inspectorId: string;
  readonly startedAt: Instant;
  readonly result?: {
    readonly at: Instant;
    readonly passed: boolean;
    readonly defects: readonly { jobId: string; what: string }[];
  };
}

export interface QualityFacts {
  readonly washed?: Mark;
  readonly papers?: Mark & { readonly explanation: string };
}
