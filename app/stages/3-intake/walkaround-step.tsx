// The walk around the car: marks on the drawing, then mileage, fuel or charge, lamps and belongings.
import { getFormProps } from "@conform-to/react";
import { useState } from "react";
import { ENERGIES, WARNING_LIGHTS, type DamageMark } from "~/journey/car-received";
import type { Photo } from "~/photos/photo";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { CheckboxCards, RadioCards, SelectField } from "~/ui/form/choice-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { NumberField, TextArea } from "~/ui/form/text-field";
import { Grid, Stack } from "~/ui/layout";
import { SeenField } from "~/visits/seen-field";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { DamageMap, FIRST_BODY } from "./damage/damage-map";
import { useMarks } from "./damage/use-marks";
import { draftedTexts, type DraftValues } from "./draft/draft";
import { Marks, Walkaround } from "./intake.schema";
import type { IntakeView } from "./intake-view.server";

export interface StepFormProps {
  readonly view: IntakeView;
  readonly submissionId: string;
  readonly primary: boolean;
  /** What was half-written in the form. */
  readonly drafted?: DraftValues | undefined;
}

/** What was found before, as the texts of the form; of a car that has been here its kind is known. */
function found({ intake: { walkaround }, car }: IntakeView) {
  const { body = FIRST_BODY, energy = "" } = car;
  if (!walkaround) return { body, energy };
  const { withCustomer, mileage, mileageNote, fuelPercent, chargePercent, at } = walkaround;
  return {
    withCustomer: withCustomer ? "yes" : "no",
    mileage: String(mileage),
    mileageNote: mileageNote ?? "",
    fuelPercent: String(fuelPercent),
    chargePercent: chargePercent === undefined ? "" : String(chargePercent),
    damage: walkaround.damage ?? "",
    warningLights: walkaround.warningLights ?? "",
    belongings: walkaround.belongings ?? "",
    body: walkaround.body ?? body,
    energy: walkaround.energy ?? energy,
    lights: walkaround.lights ?? [],
    seenAt: String(at),
  };
}

function draftedMarks(drafted: DraftValues | undefined): readonly DamageMark[] | undefined {
  const [text] = drafted?.["marks"] ?? [];
  if (text === undefined) return undefined;
  try {
    const read = Marks.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

function beginning(view: IntakeView, drafted: DraftValues | undefined) {
  const recorded = found(view);
  if (!drafted) return recorded;
  const { marks: _marks, lights: _lights, ...texts } = draftedTexts(drafted);
  return { ...recorded, ...texts, lights: drafted["lights"] ?? [] };
}

function useWalkaroundForm(view: IntakeView, drafted: DraftValues | undefined) {
  const begins = beginning(view, drafted);
  const { form, fields, denial } = useStageForm("walkaround", Walkaround(), {
    key: view.intake.walkaround?.at ?? 0,
    defaultValue: begins,
  });
  const marks = useMarks({
    body: Marked.body(begins.body),
    marks: draftedMarks(drafted) ?? view.intake.walkaround?.marks ?? [],
  });
  return { form, fields, denial, marks };
}

const Marked = {
  body: (text: string | undefined) => Walkaround().shape.body.safeParse(text).data ?? FIRST_BODY,
};

export interface WalkaroundProps extends StepFormProps {
  readonly photos: readonly Photo[];
}

export function WalkaroundStep({ view, submissionId, primary, drafted, photos }: WalkaroundProps) {
  const t = useWords("intake");
  const { form, fields, denial, marks } = useWalkaroundForm(view, drafted);
  return (
    <Stack>
      <DamageMap marks={marks} visitId={view.visitId} photos={photos} />
      <PostForm {...getFormProps(form)}>
        <SubmissionFields intent="walkaround" submissionId={submissionId} />
        <SeenField field={fields.seenAt} now={view.intake.walkaround?.at} denial={denial} />
        <input type="hidden" name={fields.body.name} value={marks.body} />
        <input type="hidden" name={fields.marks.name} value={JSON.stringify(marks.marks)} />
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
          <Readings view={view} fields={fields} belowLast={denial?.code === "mileage-below-last"} />
          <CheckboxCards
            field={fields.lights}
            label={t("lights")}
            optional
            options={WARNING_LIGHTS.map((light) => ({ value: light, label: t(`light.${light}`) }))}
            columns={4}
          />
          <Grid>
            <TextArea field={fields.warningLights} label={t("otherLights")} rows={2} optional />
            <TextArea field={fields.belongings} label={t("belongings")} rows={2} optional />
          </Grid>
          <TextArea field={fields.damage} label={t("otherDamage")} hint={t("damageHint")} rows={2} optional />
          <div>
            <Button size="large" kind={primary ? "primary" : "secondary"}>
              {t("submitWalkaround")}
            </Button>
          </div>
        </Stack>
      </PostForm>
    </Stack>
  );
}

type WalkaroundFields = ReturnType<typeof useWalkaroundForm>["fields"];

interface ReadingsProps {
  readonly view: IntakeView;
  readonly fields: WalkaroundFields;
  readonly belowLast: boolean;
}

/** Mileage, and what is left to drive with: fuel, charge, or both, by what the car drives with. */
function Readings({ view, fields, belowLast }: ReadingsProps) {
  const t = useWords("intake");
  const { distance, distanceUnit, language } = useFormat();
  const { lastMileage, intake } = view;
  const [energy, setEnergy] = useState(fields.energy.defaultValue ?? "");
  const below = belowLast || intake.walkaround?.mileageNote !== undefined;
  const typed = Number((fields.mileage.value ?? "").replace(/\D/g, ""));
  const noteWanted = below || (lastMileage !== undefined && typed > 0 && typed < lastMileage);
  const fuel = energy === "electric" ? t("charge") : energy === "" ? t("fuel") : t("fuelOnly");
  return (
    <>
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
        <div
          onChange={({ target }) => {
            if (target instanceof HTMLSelectElement) setEnergy(target.value);
          }}
        >
          <SelectField
            field={fields.energy}
            label={t("energy")}
            optional
            emptyLabel="–"
            options={ENERGIES.map((each) => ({ value: each, label: t(`energies.${each}`) }))}
          />
        </div>
      </Grid>
      {noteWanted && <TextArea field={fields.mileageNote} label={t("mileageNote")} rows={2} />}
      <Grid>
        <NumberField
          field={fields.fuelPercent}
          label={fuel}
          hint={energy === "electric" ? t("chargeHint") : t("fuelHint")}
          unit="%"
        />
        {energy === "plug-in" && (
          <NumberField
            field={fields.chargePercent}
            label={t("charge")}
            hint={t("chargeHint")}
            unit="%"
            optional
          />
        )}
      </Grid>
    </>
  );
}
