// What a task says, and how it may end. Pure.
import { z } from "zod";
import { LENT, SKILLS } from "~/capacity/skills";
import type { Actor, Role } from "~/journey/permissions";

/** How a person may end a task; the program itself ends tasks as moved, released or fitting again. */
export const TASK_OUTCOMES = ["arranged", "goes-ahead", "not-needed"] as const;
export type TaskOutcome = (typeof TASK_OUTCOMES)[number];

/** Why a visit lost its place, as its task keeps it. */
const Why = z.discriminatedUnion("code", [
  z.object({ code: z.literal("shut") }),
  z.object({ code: z.literal("holiday"), name: z.string() }),
  z.object({ code: z.literal("closed-then") }),
  z.object({ code: z.literal("mechanic-gone") }),
  z.object({ code: z.literal("mechanic-unable"), skill: z.enum(SKILLS) }),
  z.object({ code: z.literal("mechanic-absent") }),
  z.object({ code: z.literal("mechanic-off-shift") }),
  z.object({ code: z.literal("bay-closed") }),
  z.object({ code: z.literal("bay-unfit") }),
  z.object({ code: z.literal("work-over"), skill: z.enum([...SKILLS, "all"]) }),
  z.object({ code: z.literal("desk-over") }),
  z.object({ code: z.literal("transport-over"), transport: z.enum(LENT) }),
]);

/** The details of a task about a lost place. */
export const LostPlace = z.object({
  receptionAt: z.iso.datetime(),
  startsAt: z.iso.datetime(),
  why: Why,
  mechanic: z.string(),
  bay: z.string(),
});
export type LostPlace = z.infer<typeof LostPlace>;

/** The details of a task that says in words what is to be done. */
export const InWords = z.object({ text: z.string() });

/** The details of a task to answer somebody who wrote. */
export const ToAnswer = z.object({
  conversationId: z.uuid(),
  phone: z.string(),
  customer: z.string().optional(),
});
export type ToAnswer = z.infer<typeof ToAnswer>;

/** The details of a task about a message that did not go out, or of which that is not known. */
export const UnsentMessage = z.object({
  messageId: z.uuid(),
  messageKind: z.string(),
  /** Why, or the carrier's code. */
  reason: z.string().optional(),
});
export type UnsentMessage = z.infer<typeof UnsentMessage>;

/** Whether it is the person's to do, or to end for somebody else. */
export function isTheirs(
  { staffId, roles }: Pick<Actor, "staffId" | "roles">,
  task: { readonly ownerRole: string; readonly ownerId: string | null },
): boolean {
  const ofRole = roles.some((role: Role) => role === task.ownerRole);
  const mine = task.ownerId === null ? ofRole : task.ownerId === staffId;
  return mine || roles.includes("manager") || roles.includes("admin");
}
