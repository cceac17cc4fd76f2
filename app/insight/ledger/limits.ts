// How long a visit may wait for each cause, all its waits for it together.
import { WAIT_CAUSES, type WaitCause } from "~/journey/wait-cause";
import { MINUTE } from "~/journey/instant";
import { REWORK } from "../bottleneck/ledger-rows";

/**
 * Working minutes: targets of the criteria where there is one (technician 4.1, advisor 3.1, approval 4.2), else our proposal. A customer
 * may take as long as they like.
 */
const MINUTES: Readonly<Record<WaitCause | typeof REWORK, number | null>> = {
  technician: 20,
  bay: 20,
  advisor: 10,
  parts: 240,
  approval: 120,
  rework: 60,
  inspector: 20,
  customer: null,
};

/** Milliseconds by cause, and of the time after a failed inspection. */
export const PAIR_LIMITS: readonly (number | null)[] = ([...WAIT_CAUSES, REWORK] as const).map((cause) => {
  const minutes = MINUTES[cause];
  return minutes === null ? null : minutes * MINUTE;
});
