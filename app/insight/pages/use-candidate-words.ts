// What a cause is called: at the beginning of a line, and within a sentence.
import { useMemo } from "react";
import { useLanguage, useWords } from "~/words";
import { isCandidate } from "./candidate-look";

export interface CandidateWords {
  readonly name: (cause: string) => string;
  readonly inText: (cause: string) => string;
  /** "mechanics or parts". */
  readonly oneOf: (causes: readonly string[]) => string;
}

export function useCandidateWords(): CandidateWords {
  const t = useWords("report");
  const language = useLanguage();
  return useMemo(() => {
    const inText = (cause: string) => t(`inText.${isCandidate(cause) ? cause : "other"}`);
    const list = new Intl.ListFormat(language, { type: "disjunction" });
    return {
      name: (cause) => t(`name.${isCandidate(cause) ? cause : "other"}`),
      inText,
      oneOf: (causes) => list.format(causes.map(inText)),
    };
  }, [t, language]);
}

/** A sentence begins with a capital. */
export function capital(text: string): string {
  return text.slice(0, 1).toLocaleUpperCase() + text.slice(1);
}
