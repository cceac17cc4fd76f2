// A form about one part: its fields beside each other, the button at their end.
import type { getFormProps } from "@conform-to/react";
import type { ReactNode } from "react";
import { ErrorSummary, type ErrorSummaryProps } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { Stack } from "~/ui/layout";
import { SubmissionFields } from "~/visits/stage-form";

export interface PartFormProps {
  readonly form: ReturnType<typeof getFormProps>;
  readonly errors: ErrorSummaryProps["formErrors"];
  readonly intent: string;
  readonly submissionId: string;
  /** The field that says which part it is, with its id. */
  readonly part: { readonly name: string; readonly id: string };
  /** Where it is handed in, where that is not the page's own address. */
  readonly action?: string | undefined;
  readonly children: ReactNode;
}

export function PartForm({ form, errors, intent, submissionId, part, action, children }: PartFormProps) {
  return (
    <PostForm {...form} {...(action === undefined ? {} : { action })}>
      <SubmissionFields intent={intent} submissionId={submissionId} />
      <input type="hidden" name={part.name} value={part.id} />
      <Stack gap={2}>
        <ErrorSummary formErrors={errors} />
        <div className="flex flex-wrap items-end gap-2">{children}</div>
      </Stack>
    </PostForm>
  );
}
