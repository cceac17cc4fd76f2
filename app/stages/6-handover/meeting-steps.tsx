// The customer at the desk: told, back, begun, explained, keys in hand. What is done is a line, what is open a form.
import { getFormProps } from "@conform-to/react";
import type { ReactNode } from "react";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { CheckboxField, RadioCards } from "~/ui/form/choice-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { Icon } from "~/ui/icons";
import { Panel, Stack } from "~/ui/layout";
import { OneTap, SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import type { HandoverProps, HandoverStep } from "./handover-view";
import { ExplainWork, NotifyReady } from "./handover.schema";

/** A step that was taken: a line with its time. */
export function StepDone({ children, at }: { readonly children: ReactNode; readonly at: number }) {
  const f = useFormat();
  return (
    <p className="flex items-start gap-2.5 px-1 text-ink-2">
      <Icon name="check" className="mt-[0.15em] text-ink-3" />
      <span className="min-w-0 flex-1">{children}</span>
      <time dateTime={new Date(at).toISOString()} className="shrink-0 text-ink-3">
        {f.moment(at)}
      </time>
    </p>
  );
}

/** The button of the next step stands out. */
export function primary(view: HandoverProps["view"], step: HandoverStep) {
  return view.next === step ? ("primary" as const) : ("secondary" as const);
}

export function MeetingSteps({ view, submissionId }: HandoverProps) {
  const t = useWords("handover");
  const { notified, returnedAt, started } = view.handover;
  return (
    <>
      {notified ? (
        <StepDone at={notified.at}>{t("told.done")}</StepDone>
      ) : (
        <Tell view={view} submissionId={submissionId} />
      )}
      {returnedAt !== undefined && <StepDone at={returnedAt}>{t("returned.done")}</StepDone>}
      {returnedAt === undefined && view.may.write && (
        <Panel title={t("returned.title")}>
          <OneTap intent="customerReturned" submissionId={submissionId}>
            <Button kind={primary(view, "returned")}>{t("returned.submit")}</Button>
          </OneTap>
        </Panel>
      )}
      {started && <StepDone at={started.at}>{t("started.done")}</StepDone>}
      {!started && view.may.write && view.done.returned && (
        <Panel title={t("started.title")}>
          <OneTap intent="startHandover" submissionId={submissionId}>
            <Button kind={primary(view, "started")}>{t("started.submit")}</Button>
          </OneTap>
        </Panel>
      )}
    </>
  );
}

function Tell({ view, submissionId }: HandoverProps) {
  const t = useWords("handover");
  const choices = useWords("choices");
  const { form, fields } = useStageForm("notifyReady", NotifyReady);
  const ways = (["phone", "message", "desk"] as const).map((value) => ({
    value,
    label: choices(`how.${value}`),
  }));
  if (!view.may.write) return null;
  return (
    <Panel title={t("told.title")}>
      <PostForm {...getFormProps(form)}>
        <Stack gap={3}>
          <ErrorSummary formErrors={form.errors} />
          <SubmissionFields intent="notifyReady" submissionId={submissionId} />
          <p className="text-small text-ink-3">{t("told.text")}</p>
          <RadioCards field={fields.how} label={t("told.how")} options={ways} columns={3} />
          <Button kind={primary(view, "told")} className="self-start">
            {t("told.submit")}
          </Button>
        </Stack>
      </PostForm>
    </Panel>
  );
}

export function ExplainStep({ view, submissionId }: HandoverProps) {
  const t = useWords("handover");
  const { explained } = view.handover;
  const { form, fields } = useStageForm("explainWork", ExplainWork);
  if (explained)
    return (
      <StepDone at={explained.at}>
        {t(explained.oldPartsShown ? "explained.doneWithParts" : "explained.done")}
      </StepDone>
    );
  if (!view.may.write || !view.done.started) return null;
  return (
    <Panel title={t("explained.title")}>
      <PostForm {...getFormProps(form)}>
        <Stack gap={3}>
          <ErrorSummary formErrors={form.errors} />
          <SubmissionFields intent="explainWork" submissionId={submissionId} />
          {view.papers !== undefined && (
            <div>
              <p className="text-small text-ink-3">{t("explained.papers")}</p>
              <p className="whitespace-pre-line">{view.papers}</p>
            </div>
          )}
          <CheckboxField field={fields.oldPartsShown} label={t("explained.oldParts")} />
          <Button kind={primary(view, "explained")} className="self-start">
            {t("explained.submit")}
          </Button>
        </Stack>
      </PostForm>
    </Panel>
  );
}
