// The survey as steps, one question each: what is answered so far, and which question comes next. Pure.
import { z } from "zod";
import { RATED_STAGES, type RatedStage, type SurveyAnswer } from "~/stages/7-follow-up/follow-up";

const mark = z.int().min(1).max(5).optional();

/** What is answered so far; it lies in the database until it is sent. */
export const Draft = z.object({
  booking: mark,
  intake: mark,
  repairs: mark,
  handover: mark,
  recommend: z.int().min(0).max(10).optional(),
  text: z.string().max(2000).optional(),
  callMe: z.boolean().optional(),
});
export type Draft = z.infer<typeof Draft>;

export type SurveyStep =
  | { readonly kind: "stage"; readonly stage: RatedStage }
  | { readonly kind: "recommend" }
  | { readonly kind: "words" };

/** The stages that the customer saw, in their order, the whole, and the words. */
export function stepsFor(seen: readonly RatedStage[]): readonly SurveyStep[] {
  return [
    ...seen.map((stage) => ({ kind: "stage", stage }) as const),
    { kind: "recommend" },
    { kind: "words" },
  ];
}

function isAnswered(step: SurveyStep, draft: Draft): boolean {
  if (step.kind === "stage") return draft[step.stage] !== undefined;
  return step.kind === "recommend" && draft.recommend !== undefined;
}

/**
 * The step to show, from 1.
 * @param asked the number in the address; where there is none, the first question without an answer
 */
export function stepNumber(steps: readonly SurveyStep[], draft: Draft, asked: string | undefined): number {
  const number = /^\d{1,2}$/.test(asked ?? "") ? Number(asked) : 0;
  if (number >= 1 && number <= steps.length) return number;
  const open = steps.findIndex((step) => !isAnswered(step, draft));
  return open === -1 ? steps.length : open + 1;
}

/** An answer that was sent, as it is when somebody begins to change it. */
export function draftOf({ ratings, recommend, text, callMe }: SurveyAnswer): Draft {
  return { ...ratings, recommend, text, callMe };
}

/** The ratings among what is answered. */
export function ratingsOf(draft: Draft): SurveyAnswer["ratings"] {
  return Object.fromEntries(
    RATED_STAGES.flatMap((stage) => {
      const rating = draft[stage];
      return rating === undefined ? [] : [[stage, rating]];
    }),
  );
}
