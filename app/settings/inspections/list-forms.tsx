// The forms of an inspection list.
import { SKILLS, type Skill } from "~/capacity/skills";
import { CheckboxCards, CheckboxField } from "~/ui/form/choice-fields";
import { TextArea, TextField } from "~/ui/form/text-field";
import { Grid } from "~/ui/layout";
import { useWords } from "~/words";
import type { SettingsAnswer } from "../change";
import { SettingsForm, useSettingsForm } from "../settings-form";
import { GeneralList, KindList, type pointRows } from "./inspection-list";
import { PointsField } from "./points-field";
import { UsualKinds } from "./usual-kinds";

interface ListFormProps {
  readonly seen: string;
  readonly submissionId: string;
  readonly answer: SettingsAnswer | undefined;
}

type Rows = ReturnType<typeof pointRows>;

export function GeneralForm({
  seen,
  submissionId,
  answer,
  values,
}: ListFormProps & {
  readonly values: { readonly points: Rows; readonly testDrive: string; readonly wash: string };
}) {
  const t = useWords("inspectionLists");
  const settings = useWords("settings");
  const { fields, posting } = useSettingsForm("general", GeneralList, answer, { ...values, seen });
  return (
    <SettingsForm posting={posting} submissionId={submissionId} seen={seen} submit={settings("save")}>
      <p className="text-ink-2">{t("generalAbout")}</p>
      <PointsField list={fields.points} />
      <div>
        <CheckboxField field={fields.testDrive} label={t("testDrive")} />
        <CheckboxField field={fields.wash} label={t("wash")} />
      </div>
    </SettingsForm>
  );
}

export function KindForm({
  seen,
  submissionId,
  answer,
  values,
}: ListFormProps & {
  readonly values: {
    readonly titleEn: string;
    readonly titleRu: string;
    readonly skills: Skill[];
    readonly words: string;
    readonly points: Rows;
  };
}) {
  const t = useWords("inspectionLists");
  const settings = useWords("settings");
  const capacity = useWords("capacity");
  const { fields, posting } = useSettingsForm("kind", KindList, answer, { ...values, seen });
  return (
    <SettingsForm posting={posting} submissionId={submissionId} seen={seen} submit={settings("save")}>
      <Grid>
        <TextField field={fields.titleEn} label={t("titleEn")} autoComplete="off" />
        <TextField field={fields.titleRu} label={t("titleRu")} autoComplete="off" />
      </Grid>
      <CheckboxCards
        field={fields.skills}
        label={t("skills")}
        options={SKILLS.map((value) => ({ value, label: capacity(`skill.${value}`) }))}
        columns={3}
        optional
      />
      <TextArea field={fields.words} label={t("words")} hint={t("wordsHint")} optional />
      <PointsField list={fields.points} />
    </SettingsForm>
  );
}

export function RemoveForm({ seen, submissionId, answer }: ListFormProps) {
  const t = useWords("inspectionLists");
  const { posting } = useSettingsForm("remove", UsualKinds, answer, { seen });
  return (
    <SettingsForm
      posting={posting}
      submissionId={submissionId}
      seen={seen}
      submit={t("remove")}
      kind="quiet"
      icon="close"
    />
  );
}
