// The customer's two forms: the decision on extra work and the survey.
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

/** The order, signed by name. */
export const SignForm = z.object({
  /** Hash of the order that the page showed: another order is not signed. */
  shown: z.string().regex(/^[0-9a-f]{64}$/),
  name: z
    .string({ error: "customer:sign.name" })
    .trim()
    .min(1, { error: "customer:sign.name" })
    .max(120, { error: errorCode("too-long", { max: 120 }) }),
});

export const RATED_STAGES = ["booking", "intake", "repairs", "handover"] as const;
export type RatedStage = (typeof RATED_STAGES)[number];

const LONGEST_WORDS = 2000;

/** Blanks alone say nothing. */
const words = z
  .string()
  .transform((text) => text.replaceAll("\r\n", "\n").trim())
  .refine((text) => text.length <= LONGEST_WORDS, { error: errorCode("too-long", { max: LONGEST_WORDS }) })
  .transform((text) => (text === "" ? undefined : text));

const rating = z.number().int().min(1).max(5).optional();

export const SurveyForm = z
  .object({
    ratings: z.object({ booking: rating, intake: rating, repairs: rating, handover: rating }).optional(),
    recommend: z.number().int().min(0).max(10).optional(),
    text: words.optional(),
    callMe: z.boolean().optional(),
  })
  .refine(saysSomething, { error: "customer:survey.empty" });

function saysSomething(answer: {
  readonly ratings?: Readonly<Partial<Record<RatedStage, number | undefined>>> | undefined;
  readonly recommend?: number | undefined;
  readonly text?: string | undefined;
  readonly callMe?: boolean | undefined;
}): boolean {
  const { ratings = {}, recommend, text, callMe } = answer;
  const rated = Object.values(ratings).some((each) => each !== undefined);
  return rated || recommend !== undefined || text !== undefined || callMe === true;
}
