// A complaint from opening to closing: what the customer said, what we answered, what was done, and where it arose.
import { getFormProps } from "@conform-to/react";
import { STAGES } from "~/journey/stages";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
import { SelectField } from "~/ui/form/choice-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextArea } from "~/ui/form/text-field";
import { Panel, Stack } from "~/ui/layout";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { AnswerComplaint, CloseComplaint, OpenComplaint } from "./follow-up.schema";
import type { ComplaintView } from "./follow-up-view";

interface ComplaintProps {
  readonly complaint: ComplaintView;
  readonly write: boolean;
  readonly primary: boolean;
  readonly submissionId: string;
}

export function ComplaintPanel(props: ComplaintProps) {
  const { complaint, write } = props;
  const t = useWords("followUp");
  const journey = useWords("journey");
  const f = useFormat();
  const state =
    complaint.closedAt === undefined
      ? t("complaint.opened", { time: f.moment(complaint.openedAt) })
      : t("complaint.closed", { time: f.moment(complaint.closedAt) });
  return (
    <Panel title={t("complaint.title")} aside={<span className="text-small text-ink-3">{state}</span>}>
      <Stack>
        <p className="whitespace-pre-line">{complaint.what}</p>
        <p className="text-ink-2">
          {t("complaint.cause")}:{" "}
          {complaint.cause ? journey(`stage.${complaint.cause}`) : t("complaint.causeUnknown")}
        </p>
        {complaint.answeredAt !== undefined && (
          <div>
            <p className="text-small text-ink-3">
              {t("complaint.answered", { time: f.moment(complaint.answeredAt) })}
            </p>
            <p className="whitespace-pre-line">{complaint.answer}</p>
          </div>
        )}
        {complaint.remedy !== undefined && <p className="whitespace-pre-line">{complaint.remedy}</p>}
        {write && complaint.answeredAt === undefined && <Answer {...props} />}
        {write && complaint.answeredAt !== undefined && complaint.closedAt === undefined && (
          <Close {...props} />
        )}
      </Stack>
    </Panel>
  );
}

function Answer({ complaint, primary, submissionId }: ComplaintProps) {
  const t = useWords("followUp");
  const { form, fields } = useStageForm("answerComplaint", AnswerComplaint, { key: complaint.id });
  return (
    <PostForm {...getFormProps(form)}>
      <Stack gap={3}>
        <ErrorSummary formErrors={form.errors} />
        <SubmissionFields intent="answerComplaint" submissionId={submissionId} />
        <input type="hidden" name={fields.complaintId.name} value={complaint.id} />
        <TextArea field={fields.answer} label={t("complaint.answer")} />
        <Button kind={primary ? "primary" : "secondary"} className="self-start">
          {t("complaint.answerSubmit")}
        </Button>
      </Stack>
    </PostForm>
  );
}

/** The stages as choices for a cause. */
function useStageChoices() {
  const journey = useWords("journey");
  return STAGES.map((value) => ({ value, label: journey(`stage.${value}`) }));
}

function Close({ complaint, primary, submissionId }: ComplaintProps) {
  const t = useWords("followUp");
  const { form, fields } = useStageForm("closeComplaint", CloseComplaint, {
    key: complaint.id,
    defaultValue: complaint.cause ? { cause: complaint.cause } : {},
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
        <Button kind={primary ? "primary" : "secondary"} className="self-start">
          {t("complaint.closeSubmit")}
        </Button>
      </Stack>
    </PostForm>
  );
}

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
