// What the centre keeps back, lends, and how far ahead people book.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/limits.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { NumberField } from "~/ui/form/text-field";
import { Grid, PageHeader, Panel } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { useWords } from "~/words";
import { answerChange } from "../change.server";
import { SettingsForm, useSettingsForm } from "../settings-form";
import { LimitsForm, limitsMark } from "./limits";
import { limitsOf, saveLimits } from "./limits.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "settings:write");
  const limits = await limitsOf(db(), actor);
  return { limits, seen: limitsMark(limits), submissionId: randomUUID() };
}

export async function action({ request }: Route.ActionArgs) {
  const actor = await requireActor(request, "settings:write");
  return answerChange(actor, await formOf(request), {
    form: "limits",
    schema: LimitsForm,
    change: (tx, limits) => saveLimits(tx, actor, limits),
    to: paths.settings("limits"),
  });
}

export const shouldRevalidate = afterConflict;

export default function LimitsPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("settings");
  const { limits, seen, submissionId } = loaderData;
  const { fields, posting } = useSettingsForm("limits", LimitsForm, actionData, {
    walkInPercent: String(limits.walkInPercent),
    receptionsPerQuarter: String(limits.receptionsPerQuarter),
    loaners: String(limits.loaners),
    shuttleSeats: String(limits.shuttleSeats),
    moveDeadlineHours: String(limits.moveDeadlineHours),
    onlineNoticeHours: String(limits.onlineNoticeHours),
    bookingHorizonDays: String(limits.bookingHorizonDays),
    seen,
  });
  const before = t("limits.hoursBefore");
  return (
    <div>
      <PageHeader title={t("section.limits.title")} below={t("section.limits.about")} />
      <Panel>
        <SettingsForm posting={posting} submissionId={submissionId} seen={seen} submit={t("save")}>
          <Grid className="sm:items-end">
            <NumberField
              field={fields.walkInPercent}
              label={t("limits.walkIns")}
              hint={t("limits.walkInsHint")}
              unit="%"
            />
            <NumberField
              field={fields.receptionsPerQuarter}
              label={t("limits.receptions")}
              hint={t("limits.receptionsHint")}
              unit={t("limits.perQuarter")}
            />
            <NumberField field={fields.loaners} label={t("limits.loaners")} />
            <NumberField field={fields.shuttleSeats} label={t("limits.seats")} />
            <NumberField field={fields.moveDeadlineHours} label={t("limits.deadline")} unit={before} />
            <NumberField field={fields.onlineNoticeHours} label={t("limits.notice")} unit={before} />
            <NumberField
              field={fields.bookingHorizonDays}
              label={t("limits.horizon")}
              unit={t("limits.days")}
            />
          </Grid>
        </SettingsForm>
      </Panel>
    </div>
  );
}
