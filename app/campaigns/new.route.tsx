// A new campaign: its name and what it offers. Its people and its words are the next steps.
import { randomInt, randomUUID } from "node:crypto";
import type { Route } from "./+types/new.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { formOf } from "~/platform/http/form-body";
import { answerChange } from "~/settings/change.server";
import { SettingsForm, useSettingsForm } from "~/settings/settings-form";
import { RadioCards } from "~/ui/form/choice-fields";
import { TextField } from "~/ui/form/text-field";
import { Narrow, PageHeader, Panel } from "~/ui/layout";
import { submissionOf } from "~/visits/submission";
import { useWords, words } from "~/words";
import { CAMPAIGN_KINDS } from "./campaign";
import { NewForm } from "./campaign.schema";
import { beginCampaign } from "./campaigns.server";

const MOST_SEED = 2 ** 31;

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "campaign:write");
  return { title: words(actor.language, "campaigns")("begin"), submissionId: randomUUID() };
}

export async function action({ request }: Route.ActionArgs) {
  const actor = await requireActor(request, "campaign:write");
  const posted = await formOf(request);
  // The form's own identity: sent twice, it leads to the one campaign that it has made.
  const id = submissionOf(posted) ?? randomUUID();
  return answerChange(actor, posted, {
    form: "new",
    schema: NewForm,
    change: (tx, { title, kind }) =>
      beginCampaign(tx, actor, { id, title, kind, seed: randomInt(MOST_SEED) }),
    to: paths.campaignStep(id, "people"),
  });
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function NewCampaignPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("campaigns");
  const { fields, posting } = useSettingsForm("new", NewForm, actionData, {
    title: "",
    kind: "service-due",
  });
  const kinds = CAMPAIGN_KINDS.map((value) => ({
    value,
    label: t(`kind.${value}`),
    hint: t(`form.kindText.${value}`),
  }));
  return (
    <Narrow>
      <PageHeader title={t("begin")} />
      <Panel>
        <SettingsForm posting={posting} submissionId={loaderData.submissionId} submit={t("form.create")}>
          <TextField
            field={fields.title}
            label={t("form.title")}
            hint={t("form.titleHint")}
            autoComplete="off"
          />
          <RadioCards field={fields.kind} label={t("form.kind")} options={kinds} />
        </SettingsForm>
      </Panel>
    </Narrow>
  );
}
