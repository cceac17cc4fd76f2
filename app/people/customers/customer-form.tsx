// Changing what is on record of a customer.
import { getFormProps } from "@conform-to/react";
import type { SubmissionResult } from "@conform-to/react";
import { LANGUAGES } from "~/journey/permissions";
import { PREFERENCES } from "~/messages/decide";
import { Button } from "~/ui/button";
import { CheckboxField, SelectField } from "~/ui/form/choice-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { PhoneField, TextField } from "~/ui/form/text-field";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Stack } from "~/ui/layout";
import { useWords } from "~/words";
import { CustomerForm as Schema } from "./customer.schema";
import type { CustomerFacts } from "./customers.server";

interface CustomerFormProps {
  readonly customer: CustomerFacts;
  readonly phoneText: string;
  /** What stands on this page, for the server to compare. */
  readonly seen: string;
  readonly lastResult: SubmissionResult<string[]> | undefined;
}

export function CustomerForm({ customer, phoneText, seen, lastResult }: CustomerFormProps) {
  const t = useWords("people");
  const { name, email, language, smsConsent, preferredChannel } = customer;
  const [form, fields] = useZodForm({
    id: "customer",
    schema: Schema(),
    lastResult,
    defaultValue: { name, phone: phoneText, email: email ?? "", language, smsConsent, preferredChannel },
  });
  return (
    <PostForm {...getFormProps(form)}>
      <Stack>
        <ErrorSummary formErrors={form.errors} />
        <input type="hidden" name={fields.seen.name} value={seen} readOnly />
        <TextField field={fields.name} label={t("name")} autoComplete="off" />
        <PhoneField field={fields.phone} label={t("phone")} autoComplete="off" />
        <TextField
          field={fields.email}
          label={t("email")}
          type="email"
          inputMode="email"
          autoComplete="off"
          optional
        />
        <SelectField
          field={fields.language}
          label={t("language")}
          options={LANGUAGES.map((value) => ({ value, label: t(value === "ru" ? "russian" : "english") }))}
        />
        <SelectField
          field={fields.preferredChannel}
          label={t("preferred")}
          hint={t("preferredHint")}
          options={PREFERENCES.map((value) => ({ value, label: t(`by.${value}`) }))}
        />
        <CheckboxField field={fields.smsConsent} label={t("agreesToSms")} />
        <div>
          <Button>{t("save")}</Button>
        </div>
      </Stack>
    </PostForm>
  );
}
