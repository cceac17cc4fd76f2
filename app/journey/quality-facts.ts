// What is known of a visit's quality control.
import type { Payload } from "./events";
import type { Instant } from "./instant";
import type { Mark } from "./visit";

export type Defect = Payload<"inspection.failed">["defects"][number];

/** What was said last of a point of an inspection. */
export type PointResult = Mark & Omit<Payload<"inspection.checked">, "item">;

export interface Inspection {
  readonly loop: number;
  readonly inspectorId: string;
  readonly startedAt: Instant;
  /** By the point's key. */
  readonly points: Readonly<Record<string, PointResult>>;
  readonly drive?: Mark & Payload<"test-drive.driven">;
  readonly result?: {
    readonly at: Instant;
    readonly passed: boolean;
    readonly defects: readonly Defect[];
  };
}

export interface QualityFacts {
  readonly washed?: Mark;
  readonly papers?: Mark & Payload<"papers.prepared">;
  /** Who may inspect though they worked on the car, and why. */
  readonly allowed?: readonly (Mark & Payload<"inspector.allowed">)[];
}
