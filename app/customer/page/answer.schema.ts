// The customer's forms but for the survey: the decision on extra work and the signature.
import { z } from "zod/v4";
import { DECISIONS } from "~/journey/events";
import { errorCode } from "~/ui/form/error-codes";

/** Every line has to be answered: silence is not a decision, and nothing is chosen beforehand. */
export const ApprovalForm = z.object({
  requestId: z.uuid(),
  /** What the page showed, as a hash: an answer to something else is not taken. */
  shown: z.string().min(1).max(100),
  /** When the page was made, signed. Without it the answer counts all the same. */
  made: z.string().max(60).optional(),
  lines: z
    .array(z.object({ lineId: z.uuid(), decision: z.enum(DECISIONS) }))
    .min(1)
    .max(40),
  acknowledgedSafety: z.boolean().optional(),
});

/** "I have read this and will decide later": no line is decided on. */
export const ReadingForm = ApprovalForm.pick({ requestId: true, shown: true, made: true });

const name = z
  .string({ error: "customer:sign.name" })
  .trim()
  .min(1, { error: "customer:sign.name" })
  .max(120, { error: errorCode("too-long", { max: 120 }) });

/** The car is back, signed for by name. */
export const HandoverForm = z.object({ name });

/** The order, signed by name. */
export const SignForm = z.object({
  /** Hash of the order that the page showed: another order is not signed. */
  shown: z.string().regex(/^[0-9a-f]{64}$/),
  name,
});
