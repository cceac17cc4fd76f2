// The public booking page: on or off, its address, and the sites that may show it.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/online.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { CheckboxField } from "~/ui/form/choice-fields";
import { TextArea, TextField } from "~/ui/form/text-field";
import { PageHeader, Panel } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { useWords } from "~/words";
import { answerChange } from "../change.server";
import { SettingsForm, useSettingsForm } from "../settings-form";
import { OnlineForm, onlineMark } from "./online";
import { onlineOf, saveOnline } from "./online.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "settings:write");
  const online = await onlineOf(db(), actor);
  return { online, seen: onlineMark(online), submissionId: randomUUID() };
}

export async function action({ request }: Route.ActionArgs) {
  const actor = await requireActor(request, "settings:write");
  return answerChange(actor, await formOf(request), {
    form: "online",
    schema: OnlineForm,
    change: (tx, online) => saveOnline(tx, actor, online),
    to: paths.settings("online"),
  });
}

export const shouldRevalidate = afterConflict;

export default function OnlinePage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("settings");
  const { online, seen, submissionId } = loaderData;
  const { fields, posting } = useSettingsForm("online", OnlineForm, actionData, {
    onlineBooking: online.onlineBooking,
    publicSlug: online.publicSlug ?? "",
    widgetOrigins: online.widgetOrigins.join("\n"),
    seen,
  });
  return (
    <div>
      <PageHeader
        title={t("section.online.title")}
        below={
          online.onlineBooking && online.publicSlug !== null
            ? t("online.page", { address: `/book/${online.publicSlug}` })
            : t("section.online.about")
        }
      />
      <Panel>
        <SettingsForm posting={posting} submissionId={submissionId} seen={seen} submit={t("save")}>
          <CheckboxField field={fields.onlineBooking} label={t("online.on")} />
          <TextField
            field={fields.publicSlug}
            label={t("online.slug")}
            hint={t("online.slugHint")}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            optional
          />
          <TextArea
            field={fields.widgetOrigins}
            label={t("online.origins")}
            hint={t("online.originsHint")}
            optional
          />
        </SettingsForm>
      </Panel>
    </div>
  );
}
