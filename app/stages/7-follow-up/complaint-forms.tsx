// The forms of a complaint: who looks after it, what we answer, what was done and how the customer heard of it.
import { getFormProps } from "@conform-to/react";
import { Button } from "~/ui/button";
import { Disclosure } from "~/ui/disclosure";
import { RadioCards, SelectField } from "~/ui/form/choice-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextArea } from "~/ui/form/text-field";
import { Stack } from "~/ui/layout";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { AnswerComplaint, AssignComplaint, CloseComplaint } from "./follow-up.schema";
import type { ComplaintView } from "./follow-up-view";
import { useStageChoices, useToldChoices } from "./stage-choices";

export interface Colleague {
  readonly id: string;
  readonly name: string;
}

interface FormProps {
  readonly complaint: ComplaintView;
  readonly primary: boolean;
  readonly submissionId: string;
}

export function AnswerForm({ complaint, primary, submissionId }: FormProps) {
  const t = useWords("followUp");
  const { form, fields } = useStageForm("answerComplaint", AnswerComplaint, {
    key: complaint.id,
    defaultValue: { how: "phone" },
  });
  return (
    <PostForm {...getFormProps(form)}>
      <Stack gap={3}>
        <ErrorSummary formErrors={form.errors} />
        <SubmissionFields intent="answerComplaint" submissionId={submissionId} />
        <input type="hidden" name={fields.complaintId.name} value={complaint.id} />
        <TextArea field={fields.answer} label={t("complaint.answer")} />
        <RadioCards
          field={fields.how}
          label={t("complaint.how")}
          hint={t("complaint.byMessage")}
          options={useToldChoices()}
          columns={3}
        />
        <Button kind={primary ? "primary" : "secondary"} className="self-start">
          {t("complaint.answerSubmit")}
        </Button>
      </Stack>
    </PostForm>
  );
}

export function CloseForm({ complaint, primary, submissionId }: FormProps) {
  const t = useWords("followUp");
  const { form, fields } = useStageForm("closeComplaint", CloseComplaint, {
    key: complaint.id,
    defaultValue: { told: "phone", ...(complaint.cause ? { cause: complaint.cause } : {}) },
  });
  return (
    <PostForm {...getFormProps(form)}>
      <Stack gap={3}>
        <ErrorSummary formErrors={form.errors} />
        <SubmissionFields intent="closeComplaint" submissionId={submissionId} />
        <input type="hidden" name={fields.complaintId.name} value={complaint.id} />
        <TextArea field={fields.remedy} label={t("complaint.remedy")} />
        <SelectField
          field={fields.cause}
          label={t("complaint.cause")}
          emptyLabel={t("complaint.causeChoose")}
          options={useStageChoices()}
        />
        <RadioCards
          field={fields.told}
          label={t("complaint.told")}
          hint={t("complaint.byMessage")}
          options={useToldChoices()}
          columns={3}
        />
        <Button kind={primary ? "primary" : "secondary"} className="self-start">
          {t("complaint.closeSubmit")}
        </Button>
      </Stack>
    </PostForm>
  );
}

export function AssignForm({
  complaint,
  owners,
  submissionId,
}: FormProps & { readonly owners: readonly Colleague[] }) {
  const t = useWords("followUp");
  const { form, fields } = useStageForm("assignComplaint", AssignComplaint, {
    key: `${complaint.id} ${complaint.ownerId ?? ""}`,
    defaultValue: complaint.ownerId === undefined ? {} : { ownerId: complaint.ownerId },
  });
  return (
    <Disclosure title={t("complaint.assign")} open={form.status === "error"}>
      <PostForm {...getFormProps(form)}>
        <Stack gap={3}>
          <ErrorSummary formErrors={form.errors} />
          <SubmissionFields intent="assignComplaint" submissionId={submissionId} />
          <input type="hidden" name={fields.complaintId.name} value={complaint.id} />
          <SelectField
            field={fields.ownerId}
            label={t("complaint.owner")}
            emptyLabel={t("complaint.ownerChoose")}
            options={owners.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Button className="self-start">{t("complaint.assignSubmit")}</Button>
        </Stack>
      </PostForm>
    </Disclosure>
  );
}
