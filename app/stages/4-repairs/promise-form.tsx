// One form for a delay: the new time, why, and how the customer hears of it.
import { getFormProps } from "@conform-to/react";
import type { PromisedTime } from "~/journey/visit";
import { NEW_PROMISE_MARGIN } from "~/lateness/promise-risk";
import type { VisitLateness } from "~/lateness/visit-lateness.server";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { RadioCards, SelectField } from "~/ui/form/choice-fields";
import { DateTimeField } from "~/ui/form/date-time-field";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { Stack } from "~/ui/layout";
import { SeenField } from "~/visits/seen-field";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { newPromise, PROMISE_REASONS } from "./promise.schema";

export interface NewPromiseProps {
  readonly promise: PromisedTime;
  readonly lateness: VisitLateness;
  readonly submissionId: string;
}

export function NewPromiseForm({ promise, lateness, submissionId }: NewPromiseProps) {
  const t = useWords("lateness");
  const f = useFormat();
  const { proposal } = lateness;
  const { form, fields, denial } = useStageForm("newPromise", newPromise(f), {
    key: promise.current,
    defaultValue: {
      seen: String(promise.current),
      ...(proposal === undefined ? {} : { to: f.localDateTime(proposal) }),
    },
  });
  const why = {
    time: proposal === undefined ? "" : f.moment(proposal),
    margin: f.duration(NEW_PROMISE_MARGIN / 1000),
  };
  return (
    <PostForm {...getFormProps(form)}>
      <Stack gap={3}>
        <ErrorSummary formErrors={form.errors} />
        <SubmissionFields intent="newPromise" submissionId={submissionId} />
        <SeenField field={fields.seen} now={promise.current} denial={denial} />
        <DateTimeField
          field={fields.to}
          label={t("tell.to")}
          earliest={f.now}
          {...(proposal === undefined ? {} : { hint: t("tell.toHint", why) })}
        />
        <SelectField
          field={fields.reason}
          label={t("tell.reason")}
          emptyLabel={t("tell.choose")}
          options={PROMISE_REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
        />
        <TextField field={fields.words} label={t("tell.words")} optional autoComplete="off" />
        <HowTold field={fields.how} customer={lateness.customer} />
        <Button kind="primary" className="self-start">
          {t("tell.submit")}
        </Button>
      </Stack>
    </PostForm>
  );
}

/** Who cannot be written to is phoned: the number stands there, and a choice says that it was done. */
function HowTold({
  field,
  customer: { name, phone, phoneText, canBeWrittenTo },
}: {
  readonly field: Parameters<typeof RadioCards>[0]["field"];
  readonly customer: VisitLateness["customer"];
}) {
  const t = useWords("lateness");
  const ways = canBeWrittenTo ? (["message", "phone", "desk"] as const) : (["phone", "desk"] as const);
  return (
    <>
      {!canBeWrittenTo && (
        <p>
          {t("tell.noMessage", { name })}
          <a href={`tel:${phone}`} className="text-accent-ink underline underline-offset-2">
            {phoneText}
          </a>
        </p>
      )}
      <RadioCards
        field={field}
        label={t("tell.how")}
        options={ways.map((value) => ({ value, label: t(`tell.${value}`) }))}
      />
    </>
  );
}
