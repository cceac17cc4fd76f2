// Which open visits will hardly be in time, the worst first.
import { MINUTE, type Instant } from "~/journey/instant";
import type { RouteMap } from "~/journey/route-map";
import { waitingFor } from "~/journey/standing";
import type { Stage } from "~/journey/stages";
import type { OpenVisit } from "~/journey/visit";
import type { WorkingCalendar } from "~/journey/working-time";
import { chanceWithin, type Survival } from "../figures/kaplan-meier";

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

export function stuckVisit(
  visit: OpenVisit,
  map: RouteMap,
  survival: Survival,
  calendar: WorkingCalendar,
  now: Instant,
): StuckVisit {
  const limit = map.stages[visit.stage].limitMinutes;
  const age = calendar.open(visit.stageEnteredAt, now) / MINUTE;
  return {
    visitId: visit.id,
    number: visit.number,
    stage: visit.stage,
    cause: waitingFor(visit, now)?.cause ?? null,
    age,
    limit,
    onTime: chanceWithin(survival, age, limit) ?? null,
  };
}

/** The least chance first; of two without any, the one that has been there longer over its limit. */
export function byChance(one: StuckVisit, other: StuckVisit): number {
  const chance = (one.onTime ?? 0) - (other.onTime ?? 0);
  return chance !== 0 ? chance : other.age / other.limit - one.age / one.limit;
}
