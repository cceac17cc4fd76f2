// The keys and what was left in the car: each thing is ticked when the customer has it, or it is said what is missing.
import { getFormProps } from "@conform-to/react";
import { Button } from "~/ui/button";
import { CheckboxCards } from "~/ui/form/choice-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextArea } from "~/ui/form/text-field";
import { Panel, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import type { HandoverProps } from "./handover-view";
import { ReturnKeys } from "./handover.schema";
import { primary, StepDone } from "./meeting-steps";

export function KeysStep({ view, submissionId }: HandoverProps) {
  const { keysReturned } = view.handover;
  if (keysReturned) return <Returned keys={keysReturned} />;
  if (!view.may.write || !view.done.started) return null;
  return <Returning view={view} submissionId={submissionId} />;
}

function Returned({
  keys,
}: {
  readonly keys: NonNullable<HandoverProps["view"]["handover"]["keysReturned"]>;
}) {
  const t = useWords("handover");
  const { at, belongings, lacking, things = [] } = keys;
  const missing = things.filter(({ back }) => !back).map(({ what }) => what);
  return (
    <>
      <StepDone at={at}>{t("keys.done")}</StepDone>
      {!belongings && (
        <Notice tone="warning" title={t("keys.missing")}>
          {missing.length > 0 && <p className="wrap-anywhere">{missing.join(", ")}</p>}
          {lacking !== undefined && <p className="wrap-anywhere whitespace-pre-line">{lacking}</p>}
        </Notice>
      )}
    </>
  );
}

function Returning({ view, submissionId }: HandoverProps) {
  const t = useWords("handover");
  const { form, fields } = useStageForm("returnKeys", ReturnKeys);
  const things = view.things.map((label, place) => ({ value: String(place), label }));
  return (
    <Panel title={t("keys.title")}>
      <PostForm {...getFormProps(form)}>
        <Stack gap={3}>
          <ErrorSummary formErrors={form.errors} />
          <SubmissionFields intent="returnKeys" submissionId={submissionId} />
          {things.length > 0 ? (
            <CheckboxCards field={fields.back} label={t("keys.back")} options={things} columns={2} />
          ) : (
            <p className="text-ink-3">{t("keys.nothing")}</p>
          )}
          <TextArea field={fields.lacking} label={t("keys.lacking")} rows={2} optional />
          <Button kind={primary(view, "keys")} size="large" icon="key" className="self-start">
            {t("keys.submit")}
          </Button>
        </Stack>
      </PostForm>
    </Panel>
  );
}
