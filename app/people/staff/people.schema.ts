// Adding a person to a centre, and changing what they may do there.
import { z } from "zod/v4";
import { LANGUAGES, ROLES } from "~/journey/permissions";
import { line } from "~/ui/form/zod-fields";

export const AddPerson = z.object({
  name: line(100),
  email: z.email().trim().toLowerCase().max(254),
  language: z.enum(LANGUAGES),
  roles: z.array(z.enum(ROLES)).min(1, { error: "staff:refusal.no-role" }),
});
export type AddPerson = z.output<typeof AddPerson>;

export const ChangeRoles = z.object({
  staffId: z.uuid(),
  roles: z.array(z.enum(ROLES)),
  /** The mark of the visits that lose their place, once somebody has seen them. */
  accepted: z.string().max(100).optional(),
});
export type ChangeRoles = z.output<typeof ChangeRoles>;

export const OfPerson = z.object({ staffId: z.uuid(), accepted: z.string().max(100).optional() });
