// The customer's form of the survey: one step of it, or all that is said at the end.
import { z } from "zod/v4";
import { errorCode } from "~/ui/form/error-codes";

const LONGEST_WORDS = 2000;

/** Blanks alone say nothing. */
const words = z
  .string()
  .transform((text) => text.replaceAll("\r\n", "\n").trim())
  .refine((text) => text.length <= LONGEST_WORDS, { error: errorCode("too-long", { max: LONGEST_WORDS }) })
  .transform((text) => (text === "" ? undefined : text));

const rating = z.number().int().min(1).max(5).optional();
const answers = {
  ratings: z.object({ booking: rating, intake: rating, repairs: rating, handover: rating }).optional(),
  recommend: z.number().int().min(0).max(10).optional(),
  text: words.optional(),
  callMe: z.boolean().optional(),
};

/** One step: whatever of the answer it asks for, and which one it is. */
export const SurveyStepForm = z.object({ ...answers, step: z.number().int().min(1).max(9) });
export type SurveyStepForm = z.output<typeof SurveyStepForm>;

export const SurveyForm = z
  .object({
    ...answers,
    /** When the answer that the page showed was given or changed; empty where it showed none. */
    seenAt: z.iso.datetime().optional(),
  })
  .refine(saysSomething, { error: "survey:empty" });
export type SurveyForm = z.output<typeof SurveyForm>;

function saysSomething(answer: {
  readonly ratings?: Readonly<Record<string, number | undefined>> | undefined;
  readonly recommend?: number | undefined;
  readonly text?: string | undefined;
  readonly callMe?: boolean | undefined;
}): boolean {
  const { ratings = {}, recommend, text, callMe } = answer;
  const rated = Object.values(ratings).some((each) => each !== undefined);
  return rated || recommend !== undefined || text !== undefined || callMe === true;
}
