// One service, a new one or one of the catalogue.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/service.route";
import { BAY_KINDS, SKILLS } from "~/capacity/skills";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { CheckboxField, SelectField } from "~/ui/form/choice-fields";
import { MoneyField, NumberField, TextArea, TextField } from "~/ui/form/text-field";
import { Grid, PageHeader, Panel } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { centreFacts } from "~/visits/centre.server";
import { submissionOf } from "~/visits/submission";
import { useWords } from "~/words";
import { answerChange } from "../change.server";
import { SettingsForm, useSettingsForm } from "../settings-form";
import { thingId } from "../thing-id";
import { serviceFields, ServiceForm, serviceMark } from "./service";
import { catalogueJob, saveService } from "./services.server";

export async function loader({ request, params }: Route.LoaderArgs) {
  const actor = await requireActor(request, "settings:write");
  const id = thingId(params.serviceId);
  const [service, { currency }] = await Promise.all([
    id === undefined ? undefined : catalogueJob(db(), actor, id),
    centreFacts(db(), actor),
  ]);
  if (id !== undefined && !service) throw new Response(null, { status: 404 });
  const point = actor.language === "ru" ? "," : ".";
  return {
    title: service && (actor.language === "ru" ? service.titleRu : service.titleEn),
    fields: serviceFields(service, currency, point),
    currency,
    seen: service ? serviceMark(service) : "",
    submissionId: randomUUID(),
  };
}

export async function action({ request, params }: Route.ActionArgs) {
  const actor = await requireActor(request, "settings:write");
  const id = thingId(params.serviceId);
  const posted = await formOf(request);
  const { currency } = await centreFacts(db(), actor);
  const service = { id: id ?? submissionOf(posted) ?? randomUUID(), isNew: id === undefined };
  return answerChange(actor, posted, {
    form: "service",
    schema: ServiceForm(currency),
    change: (tx, form) => saveService(tx, actor, service, form),
    to: paths.settings("services"),
  });
}

export const shouldRevalidate = afterConflict;

export default function ServicePage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("works");
  const settings = useWords("settings");
  const capacity = useWords("capacity");
  const { title, currency, seen, submissionId } = loaderData;
  const { currencySign } = useFormat();
  const { fields, posting } = useSettingsForm("service", ServiceForm(currency), actionData, {
    ...loaderData.fields,
    seen,
  });
  return (
    <div>
      <PageHeader
        title={title ?? t("services.new")}
        below={
          <TextLink className="inline-flex min-h-control items-center" to={paths.settings("services")}>
            {settings("back")}
          </TextLink>
        }
      />
      <Panel>
        <SettingsForm posting={posting} submissionId={submissionId} seen={seen} submit={settings("save")}>
          <Grid>
            <TextField field={fields.titleEn} label={t("services.titleEn")} autoComplete="off" />
            <TextField field={fields.titleRu} label={t("services.titleRu")} autoComplete="off" />
          </Grid>
          <Grid columns={3} className="sm:items-end">
            <NumberField
              field={fields.labourMinutes}
              label={t("services.minutes")}
              unit={t("services.minutesUnit")}
            />
            <MoneyField field={fields.price} label={t("services.price")} unit={currencySign} />
            <MoneyField
              field={fields.deposit}
              label={t("services.deposit")}
              hint={t("services.depositHint")}
              unit={currencySign}
              optional
            />
          </Grid>
          <Grid>
            <SelectField
              field={fields.skill}
              label={t("services.skill")}
              options={SKILLS.map((value) => ({ value, label: capacity(`skill.${value}`) }))}
            />
            <SelectField
              field={fields.bayKind}
              label={t("services.bayKind")}
              emptyLabel={t("services.anyBay")}
              options={BAY_KINDS.map((value) => ({ value, label: capacity(`bay.${value}`) }))}
            />
          </Grid>
          <TextArea
            field={fields.parts}
            label={t("services.parts")}
            hint={t("services.partsHint")}
            optional
          />
          <div>
            <CheckboxField field={fields.online} label={t("services.online")} />
            <CheckboxField field={fields.active} label={t("services.active")} />
          </div>
        </SettingsForm>
      </Panel>
    </div>
  );
}
