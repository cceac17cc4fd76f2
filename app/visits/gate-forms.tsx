// Past what is missing, or out of the journey: each only with a reason.
import { getFormProps } from "@conform-to/react";
import type { Stage } from "~/journey/stages";
import { paths } from "~/paths";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextArea } from "~/ui/form/text-field";
import { Stack } from "~/ui/layout";
import { useWords } from "~/words";
import { Cancel, Override } from "./gate.schema";
import { SubmissionFields, useStageForm } from "./stage-form";

export interface GateFormProps {
  readonly visitId: string;
  readonly submissionId: string;
}

export function OverrideForm({ visitId, from, submissionId }: GateFormProps & { readonly from: Stage }) {
  const t = useWords("visit");
  const { form, fields } = useStageForm("override", Override, { key: from });
  return (
    <PostForm action={paths.gate(visitId)} {...getFormProps(form)}>
      <SubmissionFields intent="override" submissionId={submissionId} />
      <input type="hidden" name="from" value={from} />
      <Stack gap={3}>
        <ErrorSummary formErrors={form.errors} />
        <p className="text-ink-3">{t("override.hint")}</p>
        <TextArea field={fields.reason} label={t("override.reason")} rows={2} />
        <div>
          <Button kind="danger">{t("override.submit")}</Button>
        </div>
      </Stack>
    </PostForm>
  );
}

export function CancelForm({ visitId, submissionId }: GateFormProps) {
  const t = useWords("visit");
  const { form, fields } = useStageForm("cancel", Cancel);
  return (
    <PostForm action={paths.gate(visitId)} {...getFormProps(form)}>
      <SubmissionFields intent="cancel" submissionId={submissionId} />
      <Stack gap={3}>
        <ErrorSummary formErrors={form.errors} />
        <p className="text-ink-3">{t("cancel.hint")}</p>
        <TextArea field={fields.reason} label={t("cancel.reason")} rows={2} />
        <div>
          <Button kind="danger">{t("cancel.submit")}</Button>
        </div>
      </Stack>
    </PostForm>
  );
}
