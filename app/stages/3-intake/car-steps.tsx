// The walk around the car, and the price.
import { getFormProps } from "@conform-to/react";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { RadioCards } from "~/ui/form/choice-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { NumberField, TextArea } from "~/ui/form/text-field";
import { Grid, Stack } from "~/ui/layout";
import { OrderLinesField, useLineTexts } from "~/visits/order-lines";
import { SeenField } from "~/visits/seen-field";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { Estimate, Walkaround } from "./intake.schema";
import type { IntakeView } from "./intake-view.server";

export interface StepFormProps {
  readonly view: IntakeView;
  readonly submissionId: string;
  readonly primary: boolean;
}

/** What stands in the form: nothing, or what was found before. */
function found({ walkaround }: IntakeView["intake"]) {
  if (!walkaround) return {};
  const { withCustomer, mileage, mileageNote, fuelPercent, damage, warningLights, belongings, at } =
    walkaround;
  return {
    withCustomer: withCustomer ? "yes" : "no",
    mileage: String(mileage),
    mileageNote: mileageNote ?? "",
    fuelPercent: String(fuelPercent),
    damage: damage ?? "",
    warningLights: warningLights ?? "",
    belongings: belongings ?? "",
    seenAt: String(at),
  };
}

export function WalkaroundStep({ view, submissionId, primary }: StepFormProps) {
  const t = useWords("intake");
  const { distance, distanceUnit, language } = useFormat();
  const { lastMileage, intake } = view;
  const { form, fields, denial } = useStageForm("walkaround", Walkaround(), {
    key: intake.walkaround?.at ?? 0,
    defaultValue: found(intake),
  });
  const below = denial?.code === "mileage-below-last" || intake.walkaround?.mileageNote !== undefined;
  const typed = Number((fields.mileage.value ?? "").replace(/\D/g, ""));
  const noteWanted = below || (lastMileage !== undefined && typed > 0 && typed < lastMileage);
  return (
    <PostForm {...getFormProps(form)}>
      <SubmissionFields intent="walkaround" submissionId={submissionId} />
      <SeenField field={fields.seenAt} now={intake.walkaround?.at} denial={denial} />
      <Stack>
        <ErrorSummary formErrors={form.errors} />
        <RadioCards
          field={fields.withCustomer}
          label={t("withCustomer")}
          options={[
            { value: "yes", label: t("withCustomerYes") },
            { value: "no", label: t("withCustomerNo") },
          ]}
          columns={2}
        />
        <Grid>
          <NumberField
            field={fields.mileage}
            label={t("mileage")}
            hint={
              lastMileage === undefined
                ? t("mileageHintNone")
                : t("mileageHint", { last: distance(lastMileage) })
            }
            unit={distanceUnit === "km" && language === "ru" ? "км" : distanceUnit}
          />
          <NumberField field={fields.fuelPercent} label={t("fuel")} hint={t("fuelHint")} unit="%" />
        </Grid>
        {noteWanted && <TextArea field={fields.mileageNote} label={t("mileageNote")} rows={2} />}
        <TextArea field={fields.damage} label={t("damage")} hint={t("damageHint")} rows={2} optional />
        <Grid>
          <TextArea field={fields.warningLights} label={t("warningLights")} rows={2} optional />
          <TextArea field={fields.belongings} label={t("belongings")} rows={2} optional />
        </Grid>
        <div>
          <Button kind={primary ? "primary" : "secondary"}>{t("submitWalkaround")}</Button>
        </div>
      </Stack>
    </PostForm>
  );
}

/** Begins with the draft order; later with the price as it was given. */
export function EstimateStep({ view, submissionId, primary }: StepFormProps) {
  const t = useWords("intake");
  const { currency } = useFormat();
  const texts = useLineTexts();
  const { estimate } = view.intake;
  const { form, fields, denial } = useStageForm("estimate", Estimate({ currency }), {
    key: estimate?.at ?? 0,
    defaultValue: { lines: texts(view.lines), ...(estimate ? { seenAt: String(estimate.at) } : {}) },
  });
  return (
    <PostForm {...getFormProps(form)}>
      <SubmissionFields intent="estimate" submissionId={submissionId} />
      <SeenField field={fields.seenAt} now={estimate?.at} denial={denial} />
      <Stack>
        <ErrorSummary formErrors={form.errors} />
        <OrderLinesField form={form} list={fields.lines} />
        <div>
          <Button kind={primary ? "primary" : "secondary"}>{t("submitEstimate")}</Button>
        </div>
      </Stack>
    </PostForm>
  );
}
