// Reads a handed-in form by a zod schema; the same in the browser and in the action.
import { parseWithZod } from "@conform-to/zod/v4";
import type { Submission } from "@conform-to/react";
import type { $ZodType, input, output } from "zod/v4/core";
import { zodErrorCodes } from "./error-codes";

/** Like conform's parseWithZod, with errors as codes. `submission.reply()` is what the action sends back with 400. */
export function parseForm<Schema extends $ZodType>(
  form: FormData,
  schema: Schema,
): Submission<input<Schema>, string[], output<Schema>> {
  return parseWithZod(withoutUntyped(form), { schema, error: zodErrorCodes });
}

/**
 * NUL, which the database cannot keep, and the marks that turn the direction of all that follows: a name that holds one
 * turns our own words round as well. Nobody types them, so they are dropped without a word; right-to-left letters stay.
 */
const UNTYPED = /[\0\u202a-\u202e\u2066-\u2069]/g;

function withoutUntyped(form: FormData): FormData {
  const clean = new FormData();
  for (const [name, value] of form) {
    if (typeof value === "string") clean.append(name, value.replaceAll(UNTYPED, ""));
    else clean.append(name, value);
  }
  return clean;
}
