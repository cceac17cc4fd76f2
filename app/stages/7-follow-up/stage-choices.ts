// Choices of the forms about complaints, in the reader's language.
import { TOLD_WAYS } from "~/journey/follow-up-events";
import { STAGES } from "~/journey/stages";
import { useWords } from "~/words";

/** The stages, for a cause. */
export function useStageChoices() {
  const journey = useWords("journey");
  return STAGES.map((value) => ({ value, label: journey(`stage.${value}`) }));
}

/** How the customer hears of it. */
export function useToldChoices() {
  const choices = useWords("choices");
  return TOLD_WAYS.map((value) => ({ value, label: choices(`told.${value}`) }));
}
