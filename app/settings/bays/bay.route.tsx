// One bay, a new one or one of the list.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/bay.route";
import { BAY_KINDS, SKILLS } from "~/capacity/skills";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { TextLink } from "~/ui/button";
import { CheckboxCards, CheckboxField, SelectField } from "~/ui/form/choice-fields";
import { NumberField, TextField } from "~/ui/form/text-field";
import { Grid, PageHeader, Panel } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { submissionOf } from "~/visits/submission";
import { useWords } from "~/words";
import { answerChange } from "../change.server";
import { SettingsForm, useSettingsForm } from "../settings-form";
import { thingId } from "../thing-id";
import { BayForm, bayMark } from "./bay";
import { baysOf, saveBay } from "./bays.server";

export async function loader({ request, params }: Route.LoaderArgs) {
  const actor = await requireActor(request, "settings:write");
  const id = thingId(params.bayId);
  const bays = await baysOf(db(), actor);
  const bay = bays.find((each) => each.id === id);
  if (id !== undefined && !bay) throw new Response(null, { status: 404 });
  return { bay, count: bays.length, seen: bay ? bayMark(bay) : "", submissionId: randomUUID() };
}

export async function action({ request, params }: Route.ActionArgs) {
  const actor = await requireActor(request, "settings:write");
  const id = thingId(params.bayId);
  const posted = await formOf(request);
  // A new one is called by its form: sent twice, it is one.
  const bay = { id: id ?? submissionOf(posted) ?? randomUUID(), isNew: id === undefined };
  return answerChange(actor, posted, {
    form: "bay",
    schema: BayForm,
    change: (tx, form) => saveBay(tx, actor, bay, form),
    to: paths.settings("bays"),
  });
}

export const shouldRevalidate = afterConflict;

export default function BayPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("works");
  const settings = useWords("settings");
  const capacity = useWords("capacity");
  const { bay, count, seen, submissionId } = loaderData;
  const { fields, posting } = useSettingsForm("bay", BayForm, actionData, {
    name: bay?.name ?? "",
    kind: bay?.kind ?? "lift",
    skills: [...(bay?.skills ?? [])],
    place: String(bay?.place ?? count + 1),
    active: bay?.active ?? true,
    seen,
  });
  return (
    <div>
      <PageHeader
        title={bay?.name ?? t("bays.new")}
        below={
          <TextLink className="inline-flex min-h-control items-center" to={paths.settings("bays")}>
            {settings("back")}
          </TextLink>
        }
      />
      <Panel>
        <SettingsForm posting={posting} submissionId={submissionId} seen={seen} submit={settings("save")}>
          <Grid columns={3}>
            <TextField field={fields.name} label={t("bays.name")} autoComplete="off" />
            <SelectField
              field={fields.kind}
              label={t("bays.kind")}
              options={BAY_KINDS.map((value) => ({ value, label: capacity(`bay.${value}`) }))}
            />
            <NumberField field={fields.place} label={t("bays.place")} />
          </Grid>
          <CheckboxCards
            field={fields.skills}
            label={t("bays.skills")}
            hint={t("bays.about")}
            columns={2}
            options={SKILLS.map((value) => ({ value, label: capacity(`skill.${value}`) }))}
          />
          <CheckboxField field={fields.active} label={t("bays.active")} />
        </SettingsForm>
      </Panel>
    </div>
  );
}
