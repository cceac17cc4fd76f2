// The words in which work, people and bays are matched.

/** What a job asks of a mechanic, and of what a bay is equipped for. */
export const SKILLS = [
  "mechanical",
  "electrical",
  "diagnostics",
  "tyres",
  "alignment",
  "air-conditioning",
  "body",
] as const;
export type Skill = (typeof SKILLS)[number];

export const BAY_KINDS = ["lift", "flat", "alignment", "diagnostics", "wash"] as const;
export type BayKind = (typeof BAY_KINDS)[number];

/** What a centre lends or drives, counted by the day. */
export const LENT = ["loaner", "shuttle"] as const;
export type Lent = (typeof LENT)[number];

export function isSkill(text: string): text is Skill {
  return SKILLS.some((skill) => skill === text);
}

export function isBayKind(text: string): text is BayKind {
  return BAY_KINDS.some((kind) => kind === text);
}
