// The colour of each cause, the same wherever it is drawn.
import type { ChartTone } from "../charts/tones";

/** What can be a bottleneck; the words know these and no others. */
export const CANDIDATES = [
  "advisor",
  "technician",
  "inspector",
  "bay",
  "parts",
  "approval",
  "rework",
] as const;
export type CandidateName = (typeof CANDIDATES)[number];

const TONES = {
  advisor: 1,
  technician: 2,
  inspector: 3,
  bay: 7,
  parts: 4,
  approval: 5,
  rework: 6,
} as const satisfies Record<CandidateName, ChartTone>;

export function isCandidate(name: string): name is CandidateName {
  return CANDIDATES.some((each) => each === name);
}

export function toneOf(name: string): ChartTone {
  return isCandidate(name) ? TONES[name] : 8;
}
