// The seven stages and the legal moves between them, as data.

export const STAGES = [
  "booking",
  "preparation",
  "intake",
  "repairs",
  "quality",
  "handover",
  "follow-up",
] as const;
export type Stage = (typeof STAGES)[number];

/** How a visit that is over has ended. */
export const ENDINGS = ["closed", "cancelled", "no-show", "lost"] as const;
export type Ending = (typeof ENDINGS)[number];

type Moves = { readonly [S in Stage]: readonly (Stage | Ending)[] };

/** From where one can go where. The first entry is the way through the gate. */
export const NEXT = {
  booking: ["preparation", "cancelled", "lost"],
  preparation: ["intake", "cancelled", "no-show"],
  intake: ["repairs", "cancelled"],
  repairs: ["quality"],
  quality: ["handover", "repairs"],
  handover: ["follow-up"],
  "follow-up": ["closed"],
} as const satisfies Moves;

/** 1 to 7, as people count them. */
export function stageNumber(stage: Stage): number {
  return STAGES.indexOf(stage) + 1;
}

/** Where the gate of a stage leads. */
export function nextOf(stage: Stage): Stage | "closed" {
  return NEXT[stage][0];
}

export function canMove(from: Stage, to: Stage | Ending): boolean {
  const targets: readonly (Stage | Ending)[] = NEXT[from];
  return targets.includes(to);
}

export function isStage(value: string): value is Stage {
  return (STAGES as readonly string[]).includes(value);
}
