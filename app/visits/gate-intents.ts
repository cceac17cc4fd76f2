// The names of the gate's forms, one per stage.
import type { Stage } from "~/journey/stages";

/** Leading the visit out of this stage. */
export function crossIntent(stage: Stage): string {
  return `leave-${stage}`;
}

/** Ticking an item of this stage's checklist. */
export function tickIntent(stage: Stage): string {
  return `tick-${stage}`;
}
