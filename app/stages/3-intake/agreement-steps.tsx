// What is agreed with the customer: the promised time, new findings, the signature.
import { getFormProps } from "@conform-to/react";
import { CONSENTS } from "~/journey/events";
import { amountText } from "~/journey/money";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { RadioCards } from "~/ui/form/choice-fields";
import { DateTimeField } from "~/ui/form/date-time-field";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { MoneyField, TextField } from "~/ui/form/text-field";
import { Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { SeenField } from "~/visits/seen-field";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import type { StepFormProps } from "./car-steps";
import { AgreedFacts } from "./intake-facts";
import { Consent, SetPromise, Sign } from "./intake.schema";

/** Begins with the earliest time that the labour and the opening hours allow. */
export function PromiseStep({ view, submissionId, primary }: StepFormProps) {
  const t = useWords("intake");
  const { now, timeZone, labour, moment, localDateTime } = useFormat();
  const { promise, suggestedAt, labourMinutes } = view;
  const at = promise?.current ?? suggestedAt;
  const { form, fields, denial } = useStageForm("setPromise", SetPromise({ timeZone }), {
    key: promise?.current ?? 0,
    defaultValue: {
      ...(at === undefined ? {} : { at: localDateTime(at) }),
      ...(promise ? { seen: String(promise.current) } : {}),
    },
  });
  return (
    <PostForm {...getFormProps(form)}>
      <SubmissionFields intent="setPromise" submissionId={submissionId} />
      <SeenField field={fields.seen} now={promise?.current} denial={denial} />
      <Stack>
        <ErrorSummary formErrors={form.errors} />
        {suggestedAt !== undefined && labourMinutes > 0 && (
          <p className="text-ink-3">
            {t("promiseHint", { labour: labour(labourMinutes), when: moment(suggestedAt) })}
          </p>
        )}
        <DateTimeField field={fields.at} label={t("promiseAt")} earliest={now} />
        <div>
          <Button kind={primary ? "primary" : "secondary"}>{t("submitPromise")}</Button>
        </div>
      </Stack>
    </PostForm>
  );
}

export function ConsentStep({ view, submissionId, primary }: StepFormProps) {
  const t = useWords("intake");
  const choices = useWords("choices");
  const { currency, language } = useFormat();
  const { consent } = view.intake;
  const { form, fields, denial } = useStageForm("consent", Consent({ currency }), {
    key: consent?.at ?? 0,
    defaultValue: consent
      ? {
          choice: consent.choice,
          limitMinor:
            consent.limitMinor === undefined
              ? ""
              : amountText(consent.limitMinor, currency, language === "ru" ? "," : "."),
          seenAt: String(consent.at),
        }
      : {},
  });
  return (
    <PostForm {...getFormProps(form)} className="group/consent">
      <SubmissionFields intent="consent" submissionId={submissionId} />
      <SeenField field={fields.seenAt} now={consent?.at} denial={denial} />
      <Stack>
        <ErrorSummary formErrors={form.errors} />
        <RadioCards
          field={fields.choice}
          label={t("consentQuestion")}
          options={CONSENTS.map((value) => ({ value, label: choices(`consent.${value}`), hint: t(value) }))}
          columns={2}
        />
        {/* The amount belongs to one of the choices; no script is needed to show it there. */}
        <div className="hidden group-has-[[value=up-to-amount]:checked]/consent:block">
          <MoneyField field={fields.limitMinor} label={t("limit")} unit={currency} />
        </div>
        <div>
          <Button kind={primary ? "primary" : "secondary"}>{t("submitConsent")}</Button>
        </div>
      </Stack>
    </PostForm>
  );
}

/** The customer reads what was agreed, and signs with their name. */
export function SignStep({ view, submissionId, primary }: StepFormProps) {
  const t = useWords("intake");
  const { now } = useFormat();
  const { form, fields } = useStageForm("sign", Sign(), { defaultValue: { name: view.customerName } });
  return (
    <Stack>
      <AgreedFacts view={view} />
      {view.promise && view.promise.current <= now && <Notice tone="warning">{t("promisePassed")}</Notice>}
      <PostForm {...getFormProps(form)}>
        <SubmissionFields intent="sign" submissionId={submissionId} />
        <Stack>
          <ErrorSummary formErrors={form.errors} />
          <TextField field={fields.name} label={t("signName")} autoComplete="off" className="max-w-md" />
          <div>
            <Button kind={primary ? "primary" : "secondary"}>{t("submitSign")}</Button>
          </div>
        </Stack>
      </PostForm>
    </Stack>
  );
}
