// The first step of a campaign: whom it is about.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/people.route";
import { SEVERITIES } from "~/journey/choices";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { formOf } from "~/platform/http/form-body";
import { answerChange } from "~/settings/change.server";
import { SettingsForm, useSettingsForm } from "~/settings/settings-form";
import { useCentre } from "~/ui/centre-context";
import { CheckboxCards, SelectField } from "~/ui/form/choice-fields";
import { NumberField, TextField } from "~/ui/form/text-field";
import { Grid, Narrow, PageHeader, Panel } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { useWords, words } from "~/words";
import { PeopleForm, segmentOf } from "./campaign.schema";
import { changePeople, type Campaign } from "./campaigns.server";
import { draftOf, makesOf } from "./draft.server";

export async function loader({ request, params }: Route.LoaderArgs) {
  const actor = await requireActor(request, "campaign:write");
  const draft = await draftOf(actor, params.campaignId);
  const title = words(actor.language, "campaigns")("who");
  return { title, draft, makes: await makesOf(actor), submissionId: randomUUID() };
}

export async function action({ request, params }: Route.ActionArgs) {
  const actor = await requireActor(request, "campaign:write");
  const { id } = await draftOf(actor, params.campaignId);
  return answerChange(actor, await formOf(request), {
    form: "people",
    schema: PeopleForm,
    change: (tx, form) => {
      const { title, pauseDays, seen } = form;
      return changePeople(tx, actor, id, { title, pauseDays, seen, segment: segmentOf(form) });
    },
    to: paths.campaign(id),
  });
}

export const shouldRevalidate = afterConflict;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.draft.title ?? ""}: ${loaderData?.title ?? ""} · Bayline` },
];

function shown({ title, segment, pauseDays, version }: Campaign) {
  const { mileageFrom, mileageTo, dueWithinDays, severities, ...rest } = segment;
  const text = (value: number | undefined) => (value === undefined ? "" : String(value));
  return {
    ...rest,
    title,
    mileageFrom: text(mileageFrom),
    mileageTo: text(mileageTo),
    dueWithinDays: text(dueWithinDays),
    severities: severities ?? [],
    pauseDays: String(pauseDays),
    seen: String(version),
  };
}

export default function PeoplePage({ loaderData, actionData }: Route.ComponentProps) {
  const { draft, makes, submissionId } = loaderData;
  const t = useWords("campaigns");
  const { distanceUnit } = useCentre();
  const { fields, posting } = useSettingsForm("people", PeopleForm, actionData, shown(draft));
  const severities = SEVERITIES.map((value) => ({ value, label: t(`form.severity.${value}`) }));
  return (
    <Narrow>
      <PageHeader title={t("who")} below={`${draft.title} · ${t(`kind.${draft.kind}`)}`} />
      <Panel>
        <SettingsForm
          posting={posting}
          submissionId={submissionId}
          seen={String(draft.version)}
          submit={t("form.savePeople")}
        >
          <TextField field={fields.title} label={t("form.title")} autoComplete="off" />
          {draft.kind === "service-due" ? (
            <NumberField
              field={fields.dueWithinDays}
              label={t("form.dueWithinDays")}
              hint={t("form.dueHint")}
              unit={t("form.days")}
            />
          ) : (
            <CheckboxCards
              field={fields.severities}
              label={t("form.severities")}
              hint={t("form.severitiesHint")}
              options={severities}
              columns={3}
            />
          )}
          <Grid columns={2}>
            <TextField field={fields.lastFrom} label={t("form.lastFrom")} type="date" optional />
            <TextField field={fields.lastTo} label={t("form.lastTo")} type="date" optional />
          </Grid>
          <SelectField
            field={fields.make}
            label={t("form.make")}
            emptyLabel={t("form.anyMake")}
            options={makes.map((make) => ({ value: make, label: make }))}
          />
          <Grid columns={2}>
            <NumberField
              field={fields.mileageFrom}
              label={t("form.mileageFrom")}
              hint={t("form.mileageHint")}
              unit={t(`form.distance.${distanceUnit}`)}
              optional
            />
            <NumberField
              field={fields.mileageTo}
              label={t("form.mileageTo")}
              unit={t(`form.distance.${distanceUnit}`)}
              optional
            />
          </Grid>
          <NumberField
            field={fields.pauseDays}
            label={t("form.pauseDays")}
            hint={t("form.pauseHint")}
            unit={t("form.days")}
          />
        </SettingsForm>
      </Panel>
    </Narrow>
  );
}
