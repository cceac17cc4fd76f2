// Putting a job into a mechanic's queue, shared by browser and action.
import { z } from "zod/v4";
import { line } from "~/ui/form/zod-fields";

const Ids = z.string().max(8000).default("");

export const MoveJob = z.object({
  intent: z.literal("moveJob"),
  submissionId: z.uuid(),
  visitId: z.uuid(),
  jobId: z.uuid(),
  mechanicId: z.uuid(),
  /** The job that it comes before; empty: at the end. */
  before: z.union([z.uuid(), z.literal("")]).default(""),
  /** Whose it was on the page, empty for nobody's, and the order of the queue that it goes into. */
  seenMechanic: z.union([z.uuid(), z.literal("")]).default(""),
  seenQueue: Ids,
  /** Why, where the mechanic lacks the skill. */
  reason: line(300).optional(),
});
export type MoveJob = z.infer<typeof MoveJob>;

export type MoveAnswer =
  { readonly done: true } | { readonly done: false; readonly code: string; readonly error: string };
