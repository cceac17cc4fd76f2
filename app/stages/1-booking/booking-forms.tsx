// The forms of booking: the time, the contact, a move, a lost request.
import { getFormProps } from "@conform-to/react";
import { LOST_REASONS } from "~/journey/events";
import type { Appointment, RequestFacts } from "~/journey/visit";
import type { WorkingHours } from "~/settings/opening-hours";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { RadioCards, SelectField } from "~/ui/form/choice-fields";
import { DateTimeField } from "~/ui/form/date-time-field";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { NumberField, TextArea } from "~/ui/form/text-field";
import { Stack } from "~/ui/layout";
import { SeenField } from "~/visits/seen-field";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { bookingMinutes } from "./booking";
import { Book, ConfirmContact, Lose, Move } from "./booking.schema";
import { Alternatives } from "./free-times";
import { OutsideHoursNotice } from "./outside-hours";

interface StepFormProps {
  readonly submissionId: string;
  readonly primary?: boolean;
}

interface TimeFormProps extends StepFormProps {
  readonly request: RequestFacts;
  readonly hours: WorkingHours;
}

/** Starts with the customer's first choice where that is still to come. */
export function TimeForm({ submissionId, primary = false, request, hours }: TimeFormProps) {
  const t = useWords("booking");
  const { now, timeZone, labour, localDateTime } = useFormat();
  const { services, firstChoiceAt } = request;
  const { form, fields, denial } = useStageForm("book", Book({ timeZone }), {
    defaultValue: {
      minutes: String(bookingMinutes(services)),
      ...(firstChoiceAt !== undefined && firstChoiceAt > now ? { at: localDateTime(firstChoiceAt) } : {}),
    },
  });
  const labourMinutes = services.reduce((sum, line) => sum + line.labourMinutes, 0);
  const take = { intent: "book", submissionId, minutes: Number(fields.minutes.value) } as const;
  return (
    <Stack>
      <Alternatives denial={denial} take={take} />
      <PostForm {...getFormProps(form)}>
        <SubmissionFields intent="book" submissionId={submissionId} />
        <Stack>
          <ErrorSummary formErrors={form.errors} />
          <DateTimeField field={fields.at} label={t("at")} earliest={now} />
          <OutsideHoursNotice local={fields.at.value} hours={hours} />
          <NumberField
            field={fields.minutes}
            label={t("minutes")}
            unit={t("minutesUnit")}
            hint={
              labourMinutes > 0 ? t("minutesHint", { labour: labour(labourMinutes) }) : t("minutesHintNone")
            }
          />
          <div>
            <Button kind={primary ? "primary" : "secondary"}>{t("submitTime")}</Button>
          </div>
        </Stack>
      </PostForm>
    </Stack>
  );
}

const CONTACTS = ["read-back", "message", "code"] as const;

export function ContactForm({ submissionId, primary = false }: StepFormProps) {
  const t = useWords("booking");
  const choices = useWords("choices");
  const { form, fields } = useStageForm("confirmContact", ConfirmContact(), {
    defaultValue: { how: "read-back" },
  });
  return (
    <PostForm {...getFormProps(form)}>
      <SubmissionFields intent="confirmContact" submissionId={submissionId} />
      <Stack>
        <ErrorSummary formErrors={form.errors} />
        <RadioCards
          field={fields.how}
          label={t("how")}
          options={CONTACTS.map((value) => ({ value, label: choices(`contact.${value}`) }))}
          columns={3}
        />
        <div>
          <Button kind={primary ? "primary" : "secondary"}>{t("submitContact")}</Button>
        </div>
      </Stack>
    </PostForm>
  );
}

interface MoveFormProps extends StepFormProps {
  readonly appointment: Appointment;
  readonly hours: WorkingHours;
}

export function MoveForm({ submissionId, appointment, hours }: MoveFormProps) {
  const t = useWords("booking");
  const { now, timeZone, localDateTime } = useFormat();
  const { at, minutes } = appointment;
  const { form, fields, denial } = useStageForm("move", Move({ timeZone }), {
    key: at,
    defaultValue: { to: localDateTime(at), minutes: String(minutes), from: String(at) },
  });
  const take = {
    ...({ intent: "move", submissionId, from: at } as const),
    minutes: Number(fields.minutes.value),
    reason: fields.reason.value,
  };
  return (
    <Stack>
      <Alternatives denial={denial} take={take} />
      <PostForm {...getFormProps(form)}>
        <SubmissionFields intent="move" submissionId={submissionId} />
        <SeenField field={fields.from} now={at} denial={denial} />
        <Stack>
          <ErrorSummary formErrors={form.errors} />
          <DateTimeField field={fields.to} label={t("to")} earliest={now} />
          <OutsideHoursNotice local={fields.to.value} hours={hours} />
          <NumberField field={fields.minutes} label={t("minutes")} unit={t("minutesUnit")} />
          <TextArea field={fields.reason} label={t("reason")} rows={2} optional />
          <div>
            <Button>{t("submitMove")}</Button>
          </div>
        </Stack>
      </PostForm>
    </Stack>
  );
}

export function LoseForm({ submissionId }: StepFormProps) {
  const t = useWords("booking");
  const choices = useWords("choices");
  const { form, fields } = useStageForm("lose", Lose());
  return (
    <PostForm {...getFormProps(form)}>
      <SubmissionFields intent="lose" submissionId={submissionId} />
      <Stack>
        <ErrorSummary formErrors={form.errors} />
        <SelectField
          field={fields.reason}
          label={t("lostReason")}
          emptyLabel="–"
          options={LOST_REASONS.map((value) => ({ value, label: choices(`lost.${value}`) }))}
        />
        <TextArea field={fields.note} label={t("note")} rows={2} optional />
        <div>
          <Button>{t("submitLose")}</Button>
        </div>
      </Stack>
    </PostForm>
  );
}
