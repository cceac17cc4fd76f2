// The form that tells a customer a new time: one step, shared by browser and action.
import { z } from "zod/v4";
import { line, zonedDateTime } from "~/ui/form/zod-fields";

/** Reasons that are told in the customer's language; "other" is in the teller's own words. */
export const PROMISE_REASONS = ["work", "parts", "approval", "workshop", "other"] as const;
export type PromiseReason = (typeof PROMISE_REASONS)[number];

export function newPromise({ timeZone }: { readonly timeZone: string }) {
  return z
    .object({
      /** The promise that stood on the page: whoever was faster has told another one. */
      seen: z.string().regex(/^\d{1,16}$/),
      to: zonedDateTime(timeZone),
      reason: z.enum(PROMISE_REASONS),
      words: line(300).optional(),
      how: z.enum(["message", "phone", "desk"]),
    })
    .superRefine(({ reason, words }, context) => {
      if (reason === "other" && words === undefined)
        context.addIssue({ code: "custom", message: "required", path: ["words"] });
    });
}
