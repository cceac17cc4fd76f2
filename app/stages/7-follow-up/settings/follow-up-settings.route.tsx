// After the visit: where customers may write publicly, and what to say on the call.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/follow-up-settings.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { answerChange } from "~/settings/change.server";
import { SettingsForm, useSettingsForm } from "~/settings/settings-form";
import { TextArea, TextField } from "~/ui/form/text-field";
import { PageHeader, Panel } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { useWords } from "~/words";
import { FollowUpForm, followUpMark } from "./follow-up-settings";
import { followUpSettings, saveFollowUpSettings } from "./follow-up-settings.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "settings:write");
  const asked = await followUpSettings(db(), actor);
  return { asked, seen: followUpMark(asked), submissionId: randomUUID() };
}

export async function action({ request }: Route.ActionArgs) {
  const actor = await requireActor(request, "settings:write");
  return answerChange(actor, await formOf(request), {
    form: "follow-up",
    schema: FollowUpForm,
    change: (tx, asked) => saveFollowUpSettings(tx, actor, asked),
    to: paths.settings("follow-up"),
  });
}

export const shouldRevalidate = afterConflict;

export default function FollowUpSettingsPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("followUp");
  const settings = useWords("settings");
  const { asked, seen, submissionId } = loaderData;
  const { fields, posting } = useSettingsForm("follow-up", FollowUpForm, actionData, {
    reviewUrl: asked.reviewUrl ?? "",
    callScript: asked.callScript ?? "",
    seen,
  });
  return (
    <div>
      <PageHeader title={settings("section.follow-up.title")} below={settings("section.follow-up.about")} />
      <Panel>
        <SettingsForm posting={posting} submissionId={submissionId} seen={seen} submit={settings("save")}>
          <TextField
            field={fields.reviewUrl}
            label={t("settings.review")}
            hint={t("settings.reviewHint")}
            optional
          />
          <TextArea
            field={fields.callScript}
            label={t("settings.script")}
            hint={t("settings.scriptHint")}
            rows={6}
            optional
          />
        </SettingsForm>
      </Panel>
    </div>
  );
}
