// Which of the centre's loaners the customer gets: those that nobody else has at that time.
import { getFormProps } from "@conform-to/react";
import { Button } from "~/ui/button";
import { SelectField } from "~/ui/form/choice-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import type { StepFormProps } from "./history-step";
import { AssignLoaner } from "./preparation.schema";

export function LoanerStep({ view, submissionId, primary }: StepFormProps) {
  const t = useWords("preparation");
  const [first] = view.loaners;
  const { form, fields } = useStageForm("assignLoaner", AssignLoaner(), {
    key: view.loaners.join("x"),
    defaultValue: first === undefined ? {} : { loaner: String(first) },
  });
  if (first === undefined) return <Notice tone="warning">{t("noLoaners")}</Notice>;
  return (
    <PostForm {...getFormProps(form)}>
      <SubmissionFields intent="assignLoaner" submissionId={submissionId} />
      <Stack gap={2}>
        <ErrorSummary formErrors={form.errors} />
        <SelectField
          field={fields.loaner}
          label={t("loanerFact")}
          options={view.loaners.map((each) => ({
            value: String(each),
            label: t("loanerNumber", { number: each }),
          }))}
        />
        <Button kind={primary ? "primary" : "secondary"} className="self-start">
          {t("submitLoaner")}
        </Button>
      </Stack>
    </PostForm>
  );
}
