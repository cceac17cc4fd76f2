// A form of a stage on the page: the hidden fields that make it safe to send twice, and its errors after a refusal.
import type { DefaultValue } from "@conform-to/react";
import type { ReactNode } from "react";
import { Form, useActionData } from "react-router";
import type { $ZodType, input } from "zod/v4/core";
import { useZodForm } from "~/ui/form/use-zod-form";
import type { FormAnswer } from "./command.server";

function answerFor(answer: unknown, intent: string): FormAnswer | undefined {
  if (typeof answer !== "object" || answer === null || !("intent" in answer)) return undefined;
  return answer.intent === intent ? (answer as FormAnswer) : undefined;
}

/**
 * Conform's form for one intent of the page, validated in the browser by the schema that the action uses.
 * @param key changes when the form should start afresh, e.g. the visit's version or a job's id
 */
export function useStageForm<S extends $ZodType<unknown, Record<string, unknown>>>(
  intent: string,
  schema: S,
  options: { readonly defaultValue?: DefaultValue<input<S>>; readonly key?: string | number } = {},
) {
  const answer = answerFor(useActionData(), intent);
  const [form, fields] = useZodForm({
    id: `${intent}-${String(options.key ?? "")}`,
    schema,
    lastResult: answer?.result,
    ...(options.defaultValue === undefined ? {} : { defaultValue: options.defaultValue }),
  });
  return { form, fields, denial: answer?.denial };
}

/** The id that makes the second sending of a form harmless. Made on the server, renewed after each success. */
export function SubmissionFields({
  intent,
  submissionId,
}: {
  readonly intent: string;
  readonly submissionId: string;
}) {
  return (
    <>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="submissionId" value={submissionId} />
    </>
  );
}

/** A form without fields: one button, one fact. */
export function OneTap({
  intent,
  submissionId,
  action,
  children,
}: {
  readonly intent: string;
  readonly submissionId: string;
  readonly action?: string;
  readonly children: ReactNode;
}) {
  return (
    <Form method="post" {...(action ? { action } : {})}>
      <SubmissionFields intent={intent} submissionId={submissionId} />
      {children}
    </Form>
  );
}
