// When a person is away: what is ahead, and a form for more.
import { useFormat, type Format } from "~/ui/centre-context";
import { SelectField } from "~/ui/form/choice-fields";
import { TextField } from "~/ui/form/text-field";
import { Grid, Panel, Stack } from "~/ui/layout";
import { useWords } from "~/words";
import type { SettingsAnswer } from "../change";
import { SettingsForm, useSettingsForm } from "../settings-form";
import { ABSENCE_REASONS, AbsenceForm, RemoveAbsence } from "./absence";
import type { AbsenceFacts } from "./absences.server";

interface AbsencePanelProps {
  readonly absences: readonly AbsenceFacts[];
  readonly answer: SettingsAnswer | undefined;
  readonly submissionId: string;
}

export function AbsencePanel({ absences, answer, submissionId }: AbsencePanelProps) {
  const t = useWords("roster");
  return (
    <Panel title={t("absences")}>
      <Stack>
        {absences.length === 0 && <p className="text-ink-3">{t("noAbsence")}</p>}
        {absences.length > 0 && (
          <ul className="flex flex-col gap-2">
            {absences.map((absence) => (
              <AbsenceRow key={absence.id} absence={absence} answer={answer} submissionId={submissionId} />
            ))}
          </ul>
        )}
        <AddAbsence answer={answer} submissionId={submissionId} />
      </Stack>
    </Panel>
  );
}

function AbsenceRow({
  absence,
  answer,
  submissionId,
}: Omit<AbsencePanelProps, "absences"> & { readonly absence: AbsenceFacts }) {
  const t = useWords("roster");
  const settings = useWords("settings");
  const format = useFormat();
  const name = `remove-absence-${absence.id}`;
  const removal = useSettingsForm(name, RemoveAbsence, answer, { absenceId: absence.id });
  const reason = ABSENCE_REASONS.find((each) => each === absence.reason);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-md bg-sunken px-3 py-1.5">
      <span>
        <span className="font-medium">{reason ? t(`reason.${reason}`) : absence.reason}</span>
        <span className="block text-small text-ink-2">{timesOf(absence, format)}</span>
      </span>
      <SettingsForm
        posting={removal.posting}
        submissionId={submissionId}
        submit={settings("remove")}
        kind="quiet"
      >
        <input type="hidden" name="absenceId" value={absence.id} />
      </SettingsForm>
    </li>
  );
}

/** Whole days are told without times, the last one included. */
function timesOf({ startsAt, endsAt }: AbsenceFacts, format: Format): string {
  const wholeDays = format.time(startsAt) === "00:00" && format.time(endsAt) === "00:00";
  if (!wholeDays) return `${format.dateTime(startsAt)} – ${format.dateTime(endsAt)}`;
  const [first, last] = [format.date(startsAt), format.date(endsAt.getTime() - 1)];
  return first === last ? first : `${first} – ${last}`;
}

function AddAbsence({ answer, submissionId }: Omit<AbsencePanelProps, "absences">) {
  const t = useWords("roster");
  const empty = { fromDate: "", fromTime: "", untilDate: "", untilTime: "", reason: "holiday" as const };
  const { fields, posting } = useSettingsForm("absence", AbsenceForm, answer, empty);
  return (
    <section className="border-t border-line pt-4">
      <h3 className="pb-3 font-medium">{t("addAbsence")}</h3>
      <SettingsForm posting={posting} submissionId={submissionId} submit={t("saveAbsence")}>
        <Grid columns={4} className="sm:items-end">
          <TextField field={fields.fromDate} type="date" label={t("fromDay")} />
          <TextField field={fields.fromTime} type="time" label={t("time")} optional />
          <TextField field={fields.untilDate} type="date" label={t("untilDay")} />
          <TextField field={fields.untilTime} type="time" label={t("time")} optional />
        </Grid>
        <p className="-mt-2 text-small text-ink-3">{t("timeHint")}</p>
        <SelectField
          field={fields.reason}
          label={t("why")}
          options={ABSENCE_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
          className="max-w-64"
        />
      </SettingsForm>
    </section>
  );
}
