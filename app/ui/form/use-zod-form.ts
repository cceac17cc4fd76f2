// conform with our schema and habits: checked when a field is left, again while it is mended, and before it is sent.
import { useForm, type DefaultValue, type SubmissionResult } from "@conform-to/react";
import { getZodConstraint } from "@conform-to/zod/v4";
import type { $ZodType, input, output } from "zod/v4/core";
import { parseForm } from "./parse-form";

export interface ZodForm<Schema extends $ZodType> {
  /** Unique on the page; kept between renders. */
  readonly id: string;
  readonly schema: Schema;
  /** What the action sent back, if it refused. */
  readonly lastResult?: SubmissionResult<string[]> | null | undefined;
  readonly defaultValue?: DefaultValue<input<Schema>>;
}

/** `const [form, fields] = useZodForm({ id, schema, lastResult })`, then `<Form method="post" {...getFormProps(form)}>`. */
export function useZodForm<Schema extends $ZodType<unknown, Record<string, unknown>>>(
  options: ZodForm<Schema>,
) {
  const { id, schema, lastResult, defaultValue } = options;
  return useForm<input<Schema>, output<Schema>, string[]>({
    id,
    ...(lastResult === undefined ? {} : { lastResult }),
    ...(defaultValue === undefined ? {} : { defaultValue }),
    constraint: getZodConstraint(schema),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    onValidate: ({ formData }) => parseForm(formData, schema),
  });
}
