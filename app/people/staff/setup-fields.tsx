// The fields of the first-run page.
import { useWords, type Words } from "~/words";
import { Grid, Stack } from "~/ui/layout";
import { RadioCards, SelectField } from "~/ui/form/choice-fields";
import type { FormField } from "~/ui/form/field-parts";
import { PhoneField, TextField } from "~/ui/form/text-field";
import { LANGUAGES } from "~/journey/permissions";
import { EmailField } from "./email-field";
import { CURRENCIES, type Setup } from "./setup.schema";

type Fields = Readonly<Record<keyof Setup, FormField>>;

/** In the order of the page. */
const ORDER = [
  "organisation",
  "centre",
  "timeZone",
  "currency",
  "language",
  "distanceUnit",
  "phone",
  "address",
  "name",
  "email",
  "password",
] as const satisfies readonly (keyof Setup)[];

export function summaryFields(fields: Fields, t: Words<"setup">) {
  return ORDER.map((name) => ({ field: fields[name], label: t(name) }));
}

function Heading({ children }: { readonly children: string }) {
  return <h2 className="border-b border-line pb-1.5 font-semibold">{children}</h2>;
}

export function CentreFields({
  fields,
  timeZones,
}: {
  readonly fields: Fields;
  readonly timeZones: readonly string[];
}) {
  const t = useWords("setup");
  const shell = useWords("shell");
  const zones = timeZones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }));
  return (
    <Stack>
      <Heading>{t("centreTitle")}</Heading>
      <TextField
        field={fields.organisation}
        label={t("organisation")}
        hint={t("organisationHint")}
        autoComplete="organization"
      />
      <TextField field={fields.centre} label={t("centre")} autoComplete="off" />
      <Grid>
        <SelectField field={fields.timeZone} label={t("timeZone")} options={zones} />
        <SelectField
          field={fields.currency}
          label={t("currency")}
          options={CURRENCIES.map((code) => ({ value: code, label: code }))}
        />
      </Grid>
      <Grid>
        <RadioCards
          field={fields.language}
          label={t("language")}
          hint={t("languageHint")}
          columns={2}
          options={LANGUAGES.map((value) => ({
            value,
            label: shell(value === "en" ? "english" : "russian"),
          }))}
        />
        <RadioCards
          field={fields.distanceUnit}
          label={t("distanceUnit")}
          columns={2}
          options={(["km", "mi"] as const).map((value) => ({ value, label: t(value) }))}
        />
      </Grid>
      <PhoneField field={fields.phone} label={t("phone")} hint={t("phoneHint")} />
      <TextField field={fields.address} label={t("address")} autoComplete="street-address" />
    </Stack>
  );
}

export function ManagerFields({ fields }: { readonly fields: Fields }) {
  const t = useWords("setup");
  return (
    <Stack>
      <Heading>{t("managerTitle")}</Heading>
      <TextField field={fields.name} label={t("name")} autoComplete="name" />
      <EmailField field={fields.email} label={t("email")} />
      <TextField
        field={fields.password}
        type="password"
        label={t("password")}
        hint={t("passwordHint")}
        autoComplete="new-password"
      />
    </Stack>
  );
}
