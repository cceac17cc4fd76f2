// The second step of a campaign: its words, and how it is measured.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/texts.route";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { answerChange } from "~/settings/change.server";
import { SettingsForm, useSettingsForm } from "~/settings/settings-form";
import { NumberField, TextField } from "~/ui/form/text-field";
import { Grid, PageHeader, Panel, Stack } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { useWords, words } from "~/words";
import { speakerOf } from "./audience.server";
import { textsForm, textsOf } from "./campaign.schema";
import { changeTexts, type Campaign } from "./campaigns.server";
import { draftOf } from "./draft.server";
import { TextPair } from "./text-pair";
import { bodyOf, offerName } from "./texts";
import { examplesOf } from "./examples";

export async function loader({ request, params }: Route.LoaderArgs) {
  const actor = await requireActor(request, "campaign:write");
  const draft = await draftOf(actor, params.campaignId);
  const speaker = await speakerOf(db(), draft);
  const title = words(actor.language, "campaigns")("what");
  return { title, draft, examples: examplesOf(speaker), link: speaker.link, submissionId: randomUUID() };
}

export async function action({ request, params }: Route.ActionArgs) {
  const actor = await requireActor(request, "campaign:write");
  const { id, kind } = await draftOf(actor, params.campaignId);
  return answerChange(actor, await formOf(request), {
    form: "texts",
    schema: textsForm(kind),
    change: (tx, form) => {
      const { controlPercent, secondAfterDays = null, windowDays, offerEn, offerRu, seen } = form;
      const measures = { controlPercent, secondAfterDays, windowDays };
      return changeTexts(tx, actor, id, { texts: textsOf(form), ...measures, offerEn, offerRu, seen });
    },
    to: paths.campaign(id),
  });
}

export const shouldRevalidate = afterConflict;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.draft.title ?? ""}: ${loaderData?.title ?? ""} · Bayline` },
];

function shown(draft: Campaign) {
  const { texts, controlPercent, secondAfterDays, windowDays, version } = draft;
  return {
    offerEn: offerName(draft.kind, draft, "en"),
    offerRu: offerName(draft.kind, draft, "ru"),
    bodyAen: bodyOf(texts, "A", "en"),
    bodyAru: bodyOf(texts, "A", "ru"),
    bodyBen: bodyOf(texts, "B", "en"),
    bodyBru: bodyOf(texts, "B", "ru"),
    bodyseconden: bodyOf(texts, "second", "en"),
    bodysecondru: bodyOf(texts, "second", "ru"),
    controlPercent: String(controlPercent),
    secondAfterDays: secondAfterDays === null ? "" : String(secondAfterDays),
    windowDays: String(windowDays),
    seen: String(version),
  };
}

export default function TextsPage({ loaderData, actionData }: Route.ComponentProps) {
  const { draft, examples, link, submissionId } = loaderData;
  const t = useWords("campaigns");
  const schema = textsForm(draft.kind);
  const { fields, posting } = useSettingsForm("texts", schema, actionData, shown(draft));
  const pair = { examples, link };
  return (
    <div className="mx-auto w-full max-w-4xl">
      <PageHeader title={t("what")} below={`${draft.title} · ${t(`kind.${draft.kind}`)}`} />
      <Panel>
        <SettingsForm
          posting={posting}
          submissionId={submissionId}
          seen={String(draft.version)}
          submit={t("form.saveTexts")}
        >
          <h2 className="font-semibold">{t("form.offer")}</h2>
          <p className="text-ink-3">{t("form.offerText")}</p>
          <Grid columns={2}>
            <TextField
              field={fields.offerEn}
              label={t("form.inTongue", { label: t("form.offerName"), tongue: t("form.english") })}
            />
            <TextField
              field={fields.offerRu}
              label={t("form.inTongue", { label: t("form.offerName"), tongue: t("form.russian") })}
            />
          </Grid>
          <Stack gap={1}>
            <h2 className="border-t border-line pt-4 font-semibold">{t("form.first")}</h2>
            <p className="text-ink-3">{t("form.firstText")}</p>
            <p className="text-ink-3">
              {t("form.placeholders", { names: namesOf(draft.kind).join(", ") })}
              {link === undefined && ` ${t("form.noLink")}`}
            </p>
          </Stack>
          <TextPair {...pair} label={t("variant.A")} en={fields.bodyAen} ru={fields.bodyAru} />
          <TextPair {...pair} label={t("variant.B")} en={fields.bodyBen} ru={fields.bodyBru} />
          <h2 className="border-t border-line pt-4 font-semibold">{t("variant.second")}</h2>
          <NumberField
            field={fields.secondAfterDays}
            label={t("form.secondAfterDays")}
            hint={t("form.secondHint")}
            unit={t("form.days")}
            optional
          />
          <TextPair {...pair} label={t("variant.second")} en={fields.bodyseconden} ru={fields.bodysecondru} />
          <h2 className="border-t border-line pt-4 font-semibold">{t("form.measuring")}</h2>
          <Grid columns={2}>
            <NumberField
              field={fields.controlPercent}
              label={t("form.controlPercent")}
              hint={t("form.controlHint")}
              unit="%"
            />
            <NumberField
              field={fields.windowDays}
              label={t("form.windowDays")}
              hint={t("form.windowHint")}
              unit={t("form.days")}
            />
          </Grid>
        </SettingsForm>
      </Panel>
    </div>
  );
}

function namesOf(kind: Campaign["kind"]): readonly string[] {
  const names = ["centre", "customer", "plate", "car", "link", "phone"];
  return [...names, ...(kind === "deferred-work" ? ["work"] : [])].map((name) => `{${name}}`);
}
