// What a step says after a form that was not taken.
import type { ShownOffer } from "./offered.server";
import type { Typed } from "./typed";

export type BookAnswer =
  /** Codes by the name of the field. */
  | {
      readonly kind: "invalid";
      readonly errors: Readonly<Record<string, readonly string[]>>;
      readonly typed?: Typed;
    }
  /** The chosen time is gone. */
  | { readonly kind: "taken"; readonly alternatives: readonly ShownOffer[] }
  /** Said above the form: a code of `errorWords`. */
  | { readonly kind: "said"; readonly code: string; readonly typed?: Typed }
  /** Nothing is wrong: the page in another language, with what was typed. */
  | { readonly kind: "kept"; readonly typed: Typed };
