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
  return parseWithZod(withoutNul(form), { schema, error: zodErrorCodes });
}

/** NUL is the one character that the database cannot keep. Nobody can type it, so it is dropped without a word. */
function withoutNul(form: FormData): FormData {
  if (![...form.values()].some((value) => typeof value === "string" && value.includes("\0"))) return form;
  const clean = new FormData();
  for (const [name, value] of form) {
    if (typeof value === "string") clean.append(name, value.replaceAll("\0", ""));
    else clean.append(name, value);
  }
  return clean;
}
