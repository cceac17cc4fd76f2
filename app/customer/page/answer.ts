// What the page says after a form that was not taken: what to correct, or that it came too late.

export type Answer =
  | {
      readonly kind: "invalid";
      /** Codes by the name of the field; those of the whole form under "". */
      readonly errors: Readonly<Record<string, readonly string[]>>;
      /** What was filled in, by the name of the field. */
      readonly values: Readonly<Record<string, string>>;
    }
  /** Somebody answered before, or the question has changed. The page below shows how it stands. */
  | { readonly kind: "stale" };

/** The codes at a field of a form that came back. */
export function errorsAt(answer: Answer | undefined, field: string): readonly string[] {
  return answer?.kind === "invalid" ? (answer.errors[field] ?? []) : [];
}

/** What was filled in at a field of a form that came back. */
export function valueAt(answer: Answer | undefined, field: string): string | undefined {
  return answer?.kind === "invalid" ? answer.values[field] : undefined;
}
