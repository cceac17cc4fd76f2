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
  return parseWithZod(form, { schema, error: zodErrorCodes });
}
