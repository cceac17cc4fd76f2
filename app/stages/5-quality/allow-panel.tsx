// A manager lets somebody inspect who worked on the car; and who was allowed to, and why.
import { getFormProps } from "@conform-to/react";
import { Button } from "~/ui/button";
import { Disclosure } from "~/ui/disclosure";
import { SelectField } from "~/ui/form/choice-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextArea } from "~/ui/form/text-field";
import { Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import type { QualityProps } from "./inspection-panel";
import { AllowInspector } from "./quality.schema";

export function AllowPanel(props: QualityProps) {
  const { view, nameOf } = props;
  const t = useWords("quality");
  return (
    <>
      {view.quality.allowed?.map(({ inspectorId, reason }) => (
        <Notice key={inspectorId} tone="warning">
          {t("allow.allowed", { name: nameOf(inspectorId), reason })}
        </Notice>
      ))}
      {view.may.allow && view.mayBeAllowed.length > 0 && <Allow {...props} />}
    </>
  );
}

function Allow({ view, submissionId }: QualityProps) {
  const t = useWords("quality");
  const { form, fields } = useStageForm("allowInspector", AllowInspector, {
    key: view.mayBeAllowed.length,
    defaultValue: { inspectorId: view.mayBeAllowed[0]?.id },
  });
  return (
    <Disclosure title={t("allow.title")} open={form.status === "error"}>
      <PostForm {...getFormProps(form)}>
        <Stack gap={3}>
          <ErrorSummary formErrors={form.errors} />
          <SubmissionFields intent="allowInspector" submissionId={submissionId} />
          <p className="text-ink-2">{t("allow.text")}</p>
          <SelectField
            field={fields.inspectorId}
            label={t("allow.who")}
            options={view.mayBeAllowed.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextArea field={fields.reason} label={t("allow.reason")} rows={2} />
          <Button className="self-start">{t("allow.submit")}</Button>
        </Stack>
      </PostForm>
    </Disclosure>
  );
}
