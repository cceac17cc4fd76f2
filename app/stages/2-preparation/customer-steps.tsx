// Whether the customer will come: a confirmation, a call, a reminder, a no-show.
import { getFormProps } from "@conform-to/react";
import { CALL_OUTCOMES } from "~/journey/events";
import { Button } from "~/ui/button";
import { RadioCards } from "~/ui/form/choice-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextArea } from "~/ui/form/text-field";
import { Stack } from "~/ui/layout";
import { OneTap, SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import type { StepFormProps } from "./history-step";
import { CallCustomer, ConfirmVisit, NoShow } from "./preparation.schema";

const CONFIRMATIONS = ["phone", "message", "link"] as const;

export function PhoneLine({ view: { phone, phoneText } }: Pick<StepFormProps, "view">) {
  return (
    <p>
      <a href={`tel:${phone}`} className="font-medium text-accent-ink underline underline-offset-2">
        {phoneText}
      </a>
    </p>
  );
}

export function ConfirmStep({ view, submissionId, primary }: StepFormProps) {
  const t = useWords("preparation");
  const choices = useWords("choices");
  const { form, fields } = useStageForm("confirmVisit", ConfirmVisit(), {
    key: view.appointmentAt ?? 0,
    defaultValue: { how: "phone" },
  });
  return (
    <Stack>
      <PhoneLine view={view} />
      <PostForm {...getFormProps(form)}>
        <SubmissionFields intent="confirmVisit" submissionId={submissionId} />
        <Stack>
          <ErrorSummary formErrors={form.errors} />
          <RadioCards
            field={fields.how}
            label={t("confirmHow")}
            options={CONFIRMATIONS.map((value) => ({ value, label: choices(`how.${value}`) }))}
            columns={3}
          />
          <div>
            <Button kind={primary ? "primary" : "secondary"}>{t("submitConfirm")}</Button>
          </div>
        </Stack>
      </PostForm>
    </Stack>
  );
}

export function CallStep({ view, submissionId, primary }: StepFormProps) {
  const t = useWords("preparation");
  const choices = useWords("choices");
  const { form, fields } = useStageForm("callCustomer", CallCustomer(), {
    key: view.preparation.called?.at ?? 0,
  });
  return (
    <Stack>
      <PhoneLine view={view} />
      <PostForm {...getFormProps(form)}>
        <SubmissionFields intent="callCustomer" submissionId={submissionId} />
        <Stack>
          <ErrorSummary formErrors={form.errors} />
          <RadioCards
            field={fields.outcome}
            label={t("outcome")}
            options={CALL_OUTCOMES.map((value) => ({ value, label: choices(`outcome.${value}`) }))}
            columns={2}
          />
          <TextArea field={fields.note} label={t("note")} rows={2} optional />
          <div>
            <Button kind={primary ? "primary" : "secondary"}>{t("submitCall")}</Button>
          </div>
        </Stack>
      </PostForm>
    </Stack>
  );
}

export function ReminderStep({ submissionId }: Pick<StepFormProps, "submissionId">) {
  const t = useWords("preparation");
  return (
    <OneTap intent="sendReminder" submissionId={submissionId}>
      <Button>{t("submitRemind")}</Button>
    </OneTap>
  );
}

export function NoShowStep({ submissionId }: Pick<StepFormProps, "submissionId">) {
  const t = useWords("preparation");
  const { form, fields } = useStageForm("noShow", NoShow());
  return (
    <PostForm {...getFormProps(form)}>
      <SubmissionFields intent="noShow" submissionId={submissionId} />
      <Stack>
        <ErrorSummary formErrors={form.errors} />
        <TextArea field={fields.note} label={t("note")} rows={2} optional />
        <div>
          <Button>{t("submitNoShow")}</Button>
        </div>
      </Stack>
    </PostForm>
  );
}
