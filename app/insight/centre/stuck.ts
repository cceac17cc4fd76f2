// Which open visits will hardly be in time, the worst first.
import type { Stage } from "~/journey/stages";

export interface StuckVisit {
  readonly visitId: string;
  readonly number: number;
  readonly stage: Stage;
  /** What it waits for; null while somebody works on it or nothing is due. */
  readonly cause: string | null;
  /** Working minutes in the stage, and the stage's limit. */
  readonly age: number;
  readonly limit: number;
  /** That it leaves the stage within the limit; null when nothing that old has been seen. */
  readonly onTime: number | null;
}

/** The least chance first; of two without any, the one that has been there longer over its limit. */
export function byChance(one: StuckVisit, other: StuckVisit): number {
  const chance = (one.onTime ?? 0) - (other.onTime ?? 0);
  return chance !== 0 ? chance : other.age / other.limit - one.age / one.limit;
}
