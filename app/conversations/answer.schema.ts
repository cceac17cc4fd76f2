// The forms of a conversation: an answer, another try, and that none is needed.
import { z } from "zod";

/** As many characters as the carrier takes in one message. */
export const LONGEST_ANSWER = 1600;

export const Answer = z.object({
  text: z.string().trim().min(1).max(LONGEST_ANSWER),
  /** The colleague's text that the page showed last; empty: none. */
  seen: z.union([z.uuid(), z.literal("")]).optional(),
});
export type Answer = z.infer<typeof Answer>;

export const Again = z.object({ messageId: z.uuid() });

export const Settle = z.object({ how: z.enum(["phoned", "not-needed"]) });
