// A bay as its form has it.
import { z } from "zod/v4";
import { BAY_KINDS, SKILLS, type BayKind, type Skill } from "~/capacity/skills";
import { line, wholeNumber } from "~/ui/form/zod-fields";
import { seenMark } from "../seen";

export const BayForm = z.object({
  name: line(60),
  kind: z.enum(BAY_KINDS),
  skills: z.array(z.enum(SKILLS)).default([]),
  /** Counted from 1. */
  place: wholeNumber(1, 500),
  active: z.boolean().default(false),
  seen: seenMark(),
});
export type BayForm = z.output<typeof BayForm>;

export interface BayFacts {
  readonly name: string;
  readonly kind: BayKind;
  readonly skills: readonly Skill[];
  readonly place: number;
  readonly active: boolean;
}

export function bayMark({ name, kind, skills, place, active }: BayFacts): string {
  return JSON.stringify([name, kind, SKILLS.filter((skill) => skills.includes(skill)), place, active]);
}
