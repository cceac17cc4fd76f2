// The opening hours by weekday.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/hours.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { CheckboxField } from "~/ui/form/choice-fields";
import type { FormField } from "~/ui/form/field-parts";
import { TextField } from "~/ui/form/text-field";
import { PageHeader, Panel } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { useWords } from "~/words";
import { answerChange } from "../change.server";
import { SettingsForm, useSettingsForm } from "../settings-form";
import { saveWeek, weekOf } from "./hours.server";
import { Week, weekFields, weekMark, WEEKDAYS } from "./week";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "settings:write");
  const week = await weekOf(db(), actor);
  return { days: weekFields(week), seen: weekMark(week), submissionId: randomUUID() };
}

export async function action({ request }: Route.ActionArgs) {
  const actor = await requireActor(request, "settings:write");
  return answerChange(actor, await formOf(request), {
    form: "week",
    schema: Week,
    change: (tx, week) => saveWeek(tx, actor, week),
    to: paths.settings("hours"),
  });
}

export const shouldRevalidate = afterConflict;

export default function HoursPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("settings");
  const { days, seen, submissionId } = loaderData;
  const { fields, posting } = useSettingsForm("week", Week, actionData, { days, seen });
  return (
    <div>
      <PageHeader title={t("section.hours.title")} below={t("hours.about")} />
      <Panel>
        <SettingsForm posting={posting} submissionId={submissionId} seen={seen} submit={t("save")}>
          <ul className="flex flex-col gap-3">
            {fields.days.getFieldList().map((day, at) => (
              <DayFields key={day.key} weekday={WEEKDAYS[at] ?? 1} fields={day.getFieldset()} />
            ))}
          </ul>
        </SettingsForm>
      </Panel>
    </div>
  );
}

interface DayFieldsProps {
  readonly weekday: (typeof WEEKDAYS)[number];
  readonly fields: { readonly open: FormField; readonly opens: FormField; readonly closes: FormField };
}

function DayFields({ weekday, fields }: DayFieldsProps) {
  const t = useWords("settings");
  const day = t(`weekday.${weekday}`);
  return (
    <li className="grid grid-cols-2 items-end gap-x-3 gap-y-1 border-b border-line pb-3 last:border-0 sm:grid-cols-[11rem_9rem_9rem]">
      <CheckboxField field={fields.open} label={day} className="col-span-2 sm:col-span-1" />
      <TextField field={fields.opens} type="time" label={<Of day={day}>{t("opens")}</Of>} />
      <TextField field={fields.closes} type="time" label={<Of day={day}>{t("closes")}</Of>} />
    </li>
  );
}

/** Whose hour it is, for listeners. */
function Of({ day, children }: { readonly day: string; readonly children: string }) {
  return (
    <>
      <span className="sr-only">{day}: </span>
      {children}
    </>
  );
}
