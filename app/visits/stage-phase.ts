// Where a stage stands for a visit: over, under way, or still to come.
import { STAGES, type Stage } from "~/journey/stages";

export type StagePhase = "past" | "now" | "ahead";

/** A visit that has ended has nothing under way: the stage in which it ended is over, later ones never come. */
export function stagePhase(
  visit: { readonly status: string; readonly stage: Stage },
  stage: Stage,
): StagePhase {
  const distance = STAGES.indexOf(stage) - STAGES.indexOf(visit.stage);
  if (distance > 0) return "ahead";
  return distance === 0 && visit.status === "open" ? "now" : "past";
}
