// What is agreed with the customer: the promised time and what happens with new findings.
import { getFormProps } from "@conform-to/react";
import { CONSENTS } from "~/journey/events";
import { amountText } from "~/journey/money";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { RadioCards } from "~/ui/form/choice-fields";
import { DateTimeField } from "~/ui/form/date-time-field";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { MoneyField } from "~/ui/form/text-field";
import { Stack } from "~/ui/layout";
import { SeenField } from "~/visits/seen-field";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { draftedTexts } from "./draft/draft";
import { Consent, SetPromise } from "./intake.schema";
import type { StepFormProps } from "./walkaround-step";

/** Begins with the earliest time that the load and the opening hours allow. */
export function PromiseStep({ view, submissionId, primary, drafted }: StepFormProps) {
  const t = useWords("intake");
  const { now, timeZone, localDateTime } = useFormat();
  const { promise, suggested } = view;
  const at = promise?.current ?? suggested?.at;
  const { form, fields, denial } = useStageForm("setPromise", SetPromise({ timeZone }), {
    key: promise?.current ?? 0,
    defaultValue: {
      ...(at === undefined ? {} : { at: localDateTime(at) }),
      ...(drafted ? draftedTexts(drafted) : {}),
      ...(promise ? { seen: String(promise.current) } : {}),
    },
  });
  return (
    <PostForm {...getFormProps(form)}>
      <SubmissionFields intent="setPromise" submissionId={submissionId} />
      <SeenField field={fields.seen} now={promise?.current} denial={denial} />
      <Stack>
        <ErrorSummary formErrors={form.errors} />
        <Why view={view} />
        <DateTimeField field={fields.at} label={t("promiseAt")} earliest={now} />
        <div>
          <Button size="large" kind={primary ? "primary" : "secondary"}>
            {t("submitPromise")}
          </Button>
        </div>
      </Stack>
    </PostForm>
  );
}

/** What the proposed time comes from: a promise that can be explained is believed. */
function Why({ view: { suggested, labourMinutes } }: Pick<StepFormProps, "view">) {
  const t = useWords("intake");
  const { labour, moment } = useFormat();
  if (!suggested) return null;
  const { cars, minutesBefore, keptFrom } = suggested;
  const when = moment(suggested.at);
  const reasons = [
    cars > 0 ? t("whyLoad", { count: cars, work: labour(minutesBefore), when }) : t("promiseHint", { when }),
    ...(keptFrom === undefined ? [] : [t("whyKept", { from: moment(keptFrom) })]),
    t("whyOwn", { labour: labour(labourMinutes) }),
  ];
  return <p className="text-ink-2">{reasons.join(" ")}</p>;
}

export function ConsentStep({ view, submissionId, primary, drafted }: StepFormProps) {
  const t = useWords("intake");
  const choices = useWords("choices");
  const { currency, currencySign, language } = useFormat();
  const { consent } = view.intake;
  const { form, fields, denial } = useStageForm("consent", Consent({ currency }), {
    key: consent?.at ?? 0,
    defaultValue: {
      ...(consent && {
        choice: consent.choice,
        limitMinor:
          consent.limitMinor === undefined
            ? ""
            : amountText(consent.limitMinor, currency, language === "ru" ? "," : "."),
        seenAt: String(consent.at),
      }),
      ...(drafted ? draftedTexts(drafted) : {}),
    },
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
          <MoneyField field={fields.limitMinor} label={t("limit")} unit={currencySign} />
        </div>
        <div>
          <Button size="large" kind={primary ? "primary" : "secondary"}>
            {t("submitConsent")}
          </Button>
        </div>
      </Stack>
    </PostForm>
  );
}
