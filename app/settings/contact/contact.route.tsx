// When customers are left in peace, what a text costs, and when a car is due for service.
import { randomUUID } from "node:crypto";
import type { Route } from "./+types/contact.route";
import { priceText } from "~/messages/cost";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { db } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { useFormat } from "~/ui/centre-context";
import { MoneyField, NumberField, TextField } from "~/ui/form/text-field";
import { Grid, PageHeader, Panel } from "~/ui/layout";
import { afterConflict } from "~/visits/after-conflict";
import { useLanguage, useWords } from "~/words";
import { answerChange } from "../change.server";
import { clockText } from "../clock-fields";
import { SettingsForm, useSettingsForm } from "../settings-form";
import { ContactForm, contactMark } from "./contact";
import { contactOf, saveContact } from "./contact.server";

export async function loader({ request }: Route.LoaderArgs) {
  const actor = await requireActor(request, "settings:write");
  const contact = await contactOf(db(), actor);
  return { contact, seen: contactMark(contact), submissionId: randomUUID() };
}

export async function action({ request }: Route.ActionArgs) {
  const actor = await requireActor(request, "settings:write");
  return answerChange(actor, await formOf(request), {
    form: "contact",
    schema: ContactForm,
    change: (tx, contact) => saveContact(tx, actor, contact),
    to: paths.settings("contact"),
  });
}

export const shouldRevalidate = afterConflict;

export default function ContactPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("templates");
  const settings = useWords("settings");
  const language = useLanguage();
  const { currencySign, distanceUnit } = useFormat();
  const { contact, seen, submissionId } = loaderData;
  const { fields, posting } = useSettingsForm("contact", ContactForm, actionData, {
    quietFromMinute: clockText(contact.quietFromMinute),
    quietUntilMinute: clockText(contact.quietUntilMinute),
    segmentPriceMicros: priceText(contact.segmentPriceMicros, language),
    serviceEveryMonths: String(contact.serviceEveryMonths),
    serviceEveryDistance: String(contact.serviceEveryDistance),
    seen,
  });
  const units = { km: { en: "km", ru: "км" }, mi: { en: "miles", ru: "миль" } };
  return (
    <div>
      <PageHeader title={settings("section.contact.title")} below={settings("section.contact.about")} />
      <Panel>
        <SettingsForm posting={posting} submissionId={submissionId} seen={seen} submit={settings("save")}>
          <fieldset>
            <legend className="font-semibold">{t("contact.quiet")}</legend>
            <p className="mb-2 text-small text-ink-3">{t("contact.quietText")}</p>
            <Grid>
              <TextField field={fields.quietFromMinute} label={t("contact.from")} type="time" />
              <TextField field={fields.quietUntilMinute} label={t("contact.until")} type="time" />
            </Grid>
          </fieldset>
          <MoneyField
            field={fields.segmentPriceMicros}
            label={t("contact.price")}
            hint={t("contact.priceHint")}
            unit={currencySign}
            optional
          />
          <fieldset>
            <legend className="font-semibold">{t("contact.service")}</legend>
            <p className="mb-2 text-small text-ink-3">{t("contact.serviceText")}</p>
            <Grid>
              <NumberField
                field={fields.serviceEveryMonths}
                label={t("contact.months")}
                unit={t("contact.monthsUnit")}
              />
              <NumberField
                field={fields.serviceEveryDistance}
                label={t("contact.distance")}
                unit={units[distanceUnit][language]}
              />
            </Grid>
          </fieldset>
        </SettingsForm>
      </Panel>
    </div>
  );
}
