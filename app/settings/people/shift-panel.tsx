// A person's weeks of shifts, each with its form, and a form for another.
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
import { CheckboxField } from "~/ui/form/choice-fields";
import type { FormField } from "~/ui/form/field-parts";
import { TextField } from "~/ui/form/text-field";
import { formatShortDate } from "~/ui/format";
import { Grid, Panel, Stack } from "~/ui/layout";
import { useWords } from "~/words";
import type { SettingsAnswer } from "../change";
import { SettingsForm, useSettingsForm } from "../settings-form";
import {
  isPlain,
  RemoveWeek,
  shiftFields,
  shiftMark,
  ShiftWeekForm,
  weekKey,
  type ShiftWeek,
} from "./shift-week";

interface ShiftPanelProps {
  readonly weeks: readonly ShiftWeek[];
  readonly answer: SettingsAnswer | undefined;
  readonly submissionId: string;
}

export function ShiftPanel({ weeks, answer, submissionId }: ShiftPanelProps) {
  const t = useWords("roster");
  const { language, now } = useFormat();
  const day = (date: string) =>
    formatShortDate(new Date(`${date}T12:00:00Z`), { timeZone: "UTC", language, now });
  const titleOf = ({ validFrom, validTo }: ShiftWeek) =>
    validTo === undefined
      ? t("week", { from: day(validFrom) })
      : t("weekUntil", { from: day(validFrom), until: day(validTo) });
  const isAnswered = (key: string) => answer !== undefined && answer.form.endsWith(key);
  return (
    <Panel title={t("shifts")}>
      <Stack>
        <p className="text-ink-3">{t("shiftsHint")}</p>
        {weeks.map((week) => (
          <Disclosure key={weekKey(week)} title={titleOf(week)} open={isAnswered(`week-${weekKey(week)}`)}>
            <Stack gap={6}>
              {isPlain(week) ? (
                <WeekForm week={week} answer={answer} submissionId={submissionId} />
              ) : (
                <p>{t("several")}</p>
              )}
              <RemoveForm week={week} answer={answer} submissionId={submissionId} />
            </Stack>
          </Disclosure>
        ))}
        <Disclosure title={t("newWeek")} open={isAnswered("week-new")}>
          <WeekForm answer={answer} submissionId={submissionId} />
        </Disclosure>
      </Stack>
    </Panel>
  );
}

interface OneWeekProps {
  readonly week?: ShiftWeek;
  readonly answer: SettingsAnswer | undefined;
  readonly submissionId: string;
}

function WeekForm({ week, answer, submissionId }: OneWeekProps) {
  const t = useWords("roster");
  const format = useFormat();
  const name = `week-${week ? weekKey(week) : "new"}`;
  const seen = week ? shiftMark(week) : "";
  const today = format.localDateTime(format.now).slice(0, 10);
  const { fields, posting } = useSettingsForm(name, ShiftWeekForm, answer, {
    ...shiftFields(week, today),
    seen,
  });
  return (
    <SettingsForm
      posting={posting}
      submissionId={submissionId}
      seen={seen}
      submit={t("saveWeek")}
      kind="secondary"
    >
      <Grid className="sm:items-end">
        <TextField field={fields.validFrom} type="date" label={t("validFrom")} />
        <TextField field={fields.validTo} type="date" label={t("validTo")} hint={t("validToHint")} optional />
      </Grid>
      <ul className="flex flex-col gap-3">
        {fields.days.getFieldList().map((day, at) => (
          <DayFields key={day.key} at={at} fields={day.getFieldset()} />
        ))}
      </ul>
    </SettingsForm>
  );
}

interface DayFieldsProps {
  /** 0 is Monday. */
  readonly at: number;
  readonly fields: Readonly<Record<"works" | "from" | "until" | "breakFrom" | "breakUntil", FormField>>;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

function DayFields({ at, fields }: DayFieldsProps) {
  const t = useWords("roster");
  const settings = useWords("settings");
  const day = settings(`weekday.${WEEKDAYS[at] ?? 1}`);
  const label = (text: string) => (
    <>
      <span className="sr-only">{day}: </span>
      {text}
    </>
  );
  return (
    <li className="grid grid-cols-2 items-end gap-x-3 gap-y-1 border-b border-line pb-3 last:border-0 md:grid-cols-[9rem_repeat(4,minmax(0,1fr))]">
      <CheckboxField field={fields.works} label={day} className="col-span-2 md:col-span-1" />
      <TextField field={fields.from} type="time" label={label(settings("from"))} />
      <TextField field={fields.until} type="time" label={label(settings("until"))} />
      <TextField field={fields.breakFrom} type="time" label={label(t("breakFrom"))} />
      <TextField field={fields.breakUntil} type="time" label={label(t("breakTo"))} />
    </li>
  );
}

function RemoveForm({ week, answer, submissionId }: OneWeekProps & { readonly week: ShiftWeek }) {
  const t = useWords("roster");
  const name = `remove-week-${weekKey(week)}`;
  const seen = shiftMark(week);
  const { posting } = useSettingsForm(name, RemoveWeek, answer, { seen });
  return (
    <SettingsForm
      posting={posting}
      submissionId={submissionId}
      seen={seen}
      submit={t("removeWeek")}
      kind="quiet"
    />
  );
}
