// What the customer said, and what they mean by it: both stay beside each other.
import { getFormProps } from "@conform-to/react";
import { Button } from "~/ui/button";
import { Disclosure } from "~/ui/disclosure";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextArea } from "~/ui/form/text-field";
import { Stack } from "~/ui/layout";
import { ComplaintQuote } from "~/visits/complaint-quote";
import { SeenField } from "~/visits/seen-field";
import { SubmissionFields, useRefusal, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { draftedTexts } from "./draft/draft";
import { Drafted } from "./draft/drafted";
import { Clarify } from "./intake.schema";
import type { IntakeView } from "./intake-view.server";
import type { StepFormProps } from "./walkaround-step";

interface ClarifyProps {
  readonly view: IntakeView;
  readonly submissionId: string;
}

export function ComplaintPanel({ view, submissionId }: ClarifyProps) {
  const t = useWords("intake");
  const { clarified, started, signed } = view.intake;
  const refused = useRefusal()?.intent === "clarify";
  const open = view.phase === "now" && view.mayWrite && started !== undefined && !signed;
  const half = view.draft.clarify?.values ? true : false;
  return (
    <div className="flex flex-col gap-2">
      <ComplaintQuote complaint={view.complaint} />
      {clarified && (
        <p>
          <span className="text-small text-ink-3">{t("clarified")}: </span>
          <span className="whitespace-pre-wrap">{clarified.text}</span>
        </p>
      )}
      {open && (
        <Disclosure
          title={clarified ? `${t("correct")}: ${t("clarified")}` : t("clarify")}
          open={refused || half}
        >
          <Drafted visitId={view.visitId} section="clarify" stored={view.draft.clarify} me={view.me}>
            {(drafted) => (
              <ClarifyForm view={view} submissionId={submissionId} primary={false} drafted={drafted} />
            )}
          </Drafted>
        </Disclosure>
      )}
    </div>
  );
}

function ClarifyForm({ view, submissionId, drafted }: StepFormProps) {
  const t = useWords("intake");
  const { clarified } = view.intake;
  const { form, fields, denial } = useStageForm("clarify", Clarify(), {
    key: clarified?.at ?? 0,
    defaultValue: {
      text: clarified?.text ?? "",
      ...(drafted ? draftedTexts(drafted) : {}),
      ...(clarified ? { seenAt: String(clarified.at) } : {}),
    },
  });
  return (
    <PostForm {...getFormProps(form)}>
      <SubmissionFields intent="clarify" submissionId={submissionId} />
      <SeenField field={fields.seenAt} now={clarified?.at} denial={denial} />
      <Stack gap={3}>
        <ErrorSummary formErrors={form.errors} />
        <TextArea field={fields.text} label={t("clarifyLabel")} hint={t("clarifyHint")} rows={3} />
        <div>
          <Button size="large">{t("submitClarify")}</Button>
        </div>
      </Stack>
    </PostForm>
  );
}
