// One special day, a new one or one of the list.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/holiday.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { TextLink } from "~/ui/button";
import { RadioCards } from "~/ui/form/choice-fields";
import { TextField } from "~/ui/form/text-field";
import { Grid, PageHeader, Panel, Stack } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { useWords } from "~/words";
import { answerChange } from "../change.server";
import { clockText, localDate } from "../clock-fields";
import { SettingsForm, useSettingsForm } from "../settings-form";
import { HolidayForm, holidayMark, RemoveHoliday } from "./holiday";
import { holidayOn, removeHoliday, saveHoliday } from "./holidays.server";

/** @returns undefined for a new one. @throws Response 404 for what is no date */
function dateOf(text: string): string | undefined {
  if (text === "new") return undefined;
  if (!localDate().safeParse(text).success) throw new Response(null, { status: 404 });
  return text;
}

export async function loader({ request, params }: Route.LoaderArgs) {
  const actor = await requireActor(request, "settings:write");
  const date = dateOf(params.date);
  const day = date === undefined ? undefined : await holidayOn(db(), actor, date);
  if (date !== undefined && !day) throw new Response(null, { status: 404 });
  return { day, seen: day ? holidayMark(day) : "", submissionId: randomUUID() };
}

export async function action({ request, params }: Route.ActionArgs) {
  const actor = await requireActor(request, "settings:write");
  const date = dateOf(params.date);
  const posted = await formOf(request);
  const to = paths.settings("holidays");
  if (posted.get("form") === "remove" && date !== undefined) {
    return answerChange(actor, posted, {
      form: "remove",
      schema: RemoveHoliday,
      change: (tx, { seen }) => removeHoliday(tx, actor, date, seen),
      to,
    });
  }
  return answerChange(actor, posted, {
    form: "day",
    schema: HolidayForm,
    change: (tx, day) => saveHoliday(tx, actor, date, day),
    to,
  });
}

export const shouldRevalidate = afterConflict;

export default function HolidayPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("settings");
  const { day, seen, submissionId } = loaderData;
  const { fields, posting } = useSettingsForm("day", HolidayForm, actionData, {
    date: day?.date ?? "",
    name: day?.name ?? "",
    kind: day && day.opensMinute !== null ? "hours" : "shut",
    opens: clockText(day?.opensMinute),
    closes: clockText(day?.closesMinute),
    seen,
  });
  const removal = useSettingsForm("remove", RemoveHoliday, actionData, { seen });
  const shared = { submissionId, seen };
  return (
    <div>
      <PageHeader
        title={day?.name ?? t("holidays.new")}
        below={
          <TextLink className="inline-flex min-h-control items-center" to={paths.settings("holidays")}>
            {t("back")}
          </TextLink>
        }
      />
      <Stack>
        <Panel>
          <SettingsForm {...shared} posting={posting} submit={t("save")}>
            <Grid>
              <TextField field={fields.date} type="date" label={t("holidays.date")} />
              <TextField field={fields.name} label={t("holidays.name")} autoComplete="off" />
            </Grid>
            <RadioCards
              field={fields.kind}
              label={t("holidays.kind")}
              columns={2}
              options={[
                { value: "shut", label: t("holidays.shut") },
                { value: "hours", label: t("holidays.hours") },
              ]}
            />
            <Grid>
              <TextField field={fields.opens} type="time" label={t("opens")} optional />
              <TextField field={fields.closes} type="time" label={t("closes")} optional />
            </Grid>
          </SettingsForm>
        </Panel>
        {day && (
          <SettingsForm
            {...shared}
            posting={removal.posting}
            submit={t("holidays.remove")}
            kind="secondary"
          />
        )}
      </Stack>
    </div>
  );
}
