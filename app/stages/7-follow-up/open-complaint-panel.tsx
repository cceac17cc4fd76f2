// Taking down a complaint that came by telephone or at the desk, during follow-up or long after it.
import { getFormProps } from "@conform-to/react";
import { Button } from "~/ui/button";
import { Disclosure } from "~/ui/disclosure";
import { SelectField } from "~/ui/form/choice-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextArea } from "~/ui/form/text-field";
import { Stack } from "~/ui/layout";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { OpenComplaint } from "./follow-up.schema";
import { useStageChoices } from "./stage-choices";

export function OpenComplaintPanel({ submissionId }: { readonly submissionId: string }) {
  const t = useWords("followUp");
  const { form, fields } = useStageForm("openComplaint", OpenComplaint);
  return (
    <Disclosure title={t("complaint.open")} open={form.status === "error"}>
      <PostForm {...getFormProps(form)}>
        <Stack gap={3}>
          <ErrorSummary formErrors={form.errors} />
          <SubmissionFields intent="openComplaint" submissionId={submissionId} />
          <TextArea field={fields.what} label={t("complaint.what")} />
          <SelectField
            field={fields.cause}
            label={t("complaint.cause")}
            emptyLabel={t("complaint.causeUnknown")}
            options={useStageChoices()}
            optional
          />
          <Button className="self-start">{t("complaint.openSubmit")}</Button>
        </Stack>
      </PostForm>
    </Disclosure>
  );
}
