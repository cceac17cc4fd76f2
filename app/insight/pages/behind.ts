// Which visits stand behind a number, as the address says it: those that waited for a cause, were in a stage, are stuck ...
import { isStage, type Stage } from "~/journey/stages";
import { isCandidate, type CandidateName } from "./candidate-look";

/** Whose work is recorded, so that they have a load. */
export const LOADED = ["advisor", "technician", "inspector"] as const;
export type Loaded = (typeof LOADED)[number];

const WHOLE = ["all", "lives", "now", "inspected", "sent-back"] as const;

export type Behind =
  /** Whole waits: those whose last one ended in the period. */
  | { readonly kind: "cause"; readonly cause: CandidateName }
  /** What every visit waited in the period; the same week by week. */
  | { readonly kind: "waits" | "weeks"; readonly cause: CandidateName }
  /** What every visit was worked on. */
  | { readonly kind: "load"; readonly resource: Loaded }
  | { readonly kind: "stage"; readonly stage: Stage }
  | { readonly kind: "stuck" }
  | { readonly kind: (typeof WHOLE)[number] };

/** Those that are told from the records of the visits, one after the other. */
export type Counted = Exclude<Behind, { kind: "cause" | "stuck" }>;

/** @param text "parts", "waits.parts", "weeks.parts", "load.technician", "stage.repairs", "all"; undefined when it is none of them */
export function behindOf(text: string): Behind | undefined {
  if (isCandidate(text)) return { kind: "cause", cause: text };
  if (text === "stuck") return { kind: text };
  const whole = WHOLE.find((kind) => kind === text);
  if (whole) return { kind: whole };
  const [kind, name, more] = text.split(".");
  if (name === undefined || more !== undefined) return undefined;
  if ((kind === "waits" || kind === "weeks") && isCandidate(name)) return { kind, cause: name };
  if (kind === "stage" && isStage(name)) return { kind, stage: name };
  const resource = LOADED.find((each) => each === name);
  return kind === "load" && resource ? { kind, resource } : undefined;
}
