// What a person can do, as the form has it.
import { z } from "zod/v4";
import { SKILLS } from "~/capacity/skills";
import { seenMark } from "../seen";

export const SkillsForm = z.object({
  skills: z.array(z.enum(SKILLS)).default([]),
  seen: seenMark(),
});
