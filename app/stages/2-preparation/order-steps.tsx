// Parts, the draft order, and who does it where.
import { getFormProps } from "@conform-to/react";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { RadioCards, SelectField } from "~/ui/form/choice-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextArea } from "~/ui/form/text-field";
import { Grid, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { OrderLinesField, useLineTexts } from "~/visits/order-lines";
import { SeenField } from "~/visits/seen-field";
import { OneTap, SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import type { StepFormProps } from "./history-step";
import { AssignResources, CheckParts, DraftOrder } from "./preparation.schema";

export function PartsStep({ view, submissionId, primary }: StepFormProps) {
  const t = useWords("preparation");
  const { partsChecked } = view.preparation;
  const { form, fields, denial } = useStageForm("checkParts", CheckParts(), {
    key: partsChecked?.at ?? 0,
    defaultValue: partsChecked
      ? { needed: partsChecked.needed ? "yes" : "no", seenAt: String(partsChecked.at) }
      : {},
  });
  return (
    <PostForm {...getFormProps(form)}>
      <SubmissionFields intent="checkParts" submissionId={submissionId} />
      <SeenField field={fields.seenAt} now={partsChecked?.at} denial={denial} />
      <Stack>
        <ErrorSummary formErrors={form.errors} />
        <RadioCards
          field={fields.needed}
          label={t("needed")}
          options={[
            { value: "yes", label: t("neededYes") },
            { value: "no", label: t("neededNo") },
          ]}
          columns={2}
        />
        <TextArea field={fields.note} label={t("partsNote")} rows={2} optional />
        <div>
          <Button kind={primary ? "primary" : "secondary"}>{t("submitParts")}</Button>
        </div>
      </Stack>
    </PostForm>
  );
}

export function PickStep({ submissionId, primary }: Omit<StepFormProps, "view">) {
  const t = useWords("preparation");
  return (
    <OneTap intent="pickParts" submissionId={submissionId}>
      <Button kind={primary ? "primary" : "secondary"}>{t("submitPick")}</Button>
    </OneTap>
  );
}

/** Begins with the services of the request; later with the draft as it stands. */
export function DraftStep({ view, submissionId, primary }: StepFormProps) {
  const t = useWords("preparation");
  const { currency } = useFormat();
  const texts = useLineTexts();
  const { drafted } = view.preparation;
  const { form, fields, denial } = useStageForm("draftOrder", DraftOrder({ currency }), {
    key: drafted?.at ?? 0,
    defaultValue: {
      lines: texts(drafted?.lines ?? view.services),
      ...(drafted ? { seenAt: String(drafted.at) } : {}),
    },
  });
  return (
    <PostForm {...getFormProps(form)}>
      <SubmissionFields intent="draftOrder" submissionId={submissionId} />
      <SeenField field={fields.seenAt} now={drafted?.at} denial={denial} />
      <Stack>
        <ErrorSummary formErrors={form.errors} />
        <OrderLinesField form={form} list={fields.lines} />
        <div>
          <Button kind={primary ? "primary" : "secondary"}>{t("submitDraft")}</Button>
        </div>
      </Stack>
    </PostForm>
  );
}

export function ResourcesStep({ view, submissionId, primary }: StepFormProps) {
  const t = useWords("preparation");
  const shown = view.preparation.resources ?? view.planned;
  const { form, fields } = useStageForm("assignResources", AssignResources(), {
    key: shown ? `${shown.bayId}/${shown.mechanicId}`.replaceAll("-", "") : "",
    defaultValue: shown ?? {},
  });
  if (view.bays.length === 0) return <Notice tone="warning">{t("noBays")}</Notice>;
  if (view.mechanics.length === 0) return <Notice tone="warning">{t("noMechanics")}</Notice>;
  const choices = (list: readonly { id: string; name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <PostForm {...getFormProps(form)}>
      <SubmissionFields intent="assignResources" submissionId={submissionId} />
      <Stack>
        <ErrorSummary formErrors={form.errors} />
        <Grid>
          <SelectField
            field={fields.bayId}
            label={t("bay")}
            emptyLabel={t("chooseBay")}
            options={choices(view.bays)}
          />
          <SelectField
            field={fields.mechanicId}
            label={t("mechanic")}
            emptyLabel={t("chooseMechanic")}
            options={choices(view.mechanics)}
          />
        </Grid>
        <div>
          <Button kind={primary ? "primary" : "secondary"}>{t("submitResources")}</Button>
        </div>
      </Stack>
    </PostForm>
  );
}
