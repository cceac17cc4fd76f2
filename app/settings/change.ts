// What a form of the settings gets back when it was not carried out.
import type { SubmissionResult } from "@conform-to/react";
import type { WhyDisplaced } from "~/capacity/displaced";

/** A visit that would lose its place. */
export interface WouldLose {
  readonly visitId: string;
  readonly number: number;
  readonly plate: string;
  readonly customer: string;
  readonly receptionAt: number;
  readonly why: WhyDisplaced;
  readonly mechanic: string;
  readonly bay: string;
}

export interface SettingsAnswer {
  /** The form that was handed in. */
  readonly form: string;
  readonly result: SubmissionResult<string[]>;
  /** Nothing is saved yet: this would break. */
  readonly preview?: { readonly visits: readonly WouldLose[]; readonly mark: string };
  /** What stands there now, where somebody has changed it since the page was opened. */
  readonly seen?: string;
}
