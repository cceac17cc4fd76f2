// Which visits stand behind a number, as the address says it: a cause, a stage, all of them, inspections, those that are stuck.
import { isStage, type Stage } from "~/journey/stages";
import { isCandidate, type CandidateName } from "./candidate-look";

export type Behind =
  | { readonly kind: "cause"; readonly cause: CandidateName }
  | { readonly kind: "stage"; readonly stage: Stage }
  | { readonly kind: "stuck" }
  | { readonly kind: "all" | "inspected" | "sent-back" };

/** @param text "parts", "stage.repairs", "all", "inspected", "sent-back", "stuck"; undefined when it is none of them */
export function behindOf(text: string): Behind | undefined {
  if (isCandidate(text)) return { kind: "cause", cause: text };
  const stage = text.startsWith("stage.") ? text.slice("stage.".length) : "";
  if (isStage(stage)) return { kind: "stage", stage };
  if (text === "all" || text === "inspected" || text === "sent-back" || text === "stuck")
    return { kind: text };
  return undefined;
}
