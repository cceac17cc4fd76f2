// What can be done to an open request right in the list.
import { LOST_REASONS } from "~/journey/events";
import { Button } from "~/ui/button";
import { Disclosure } from "~/ui/disclosure";
import { SelectField } from "~/ui/form/choice-fields";
import type { FormField } from "~/ui/form/field-parts";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { Stack } from "~/ui/layout";
import { OneTap, SubmissionFields } from "~/visits/stage-form";
import { useWords } from "~/words";

interface AnswerTapProps {
  readonly kind: "visit" | "enquiry";
  readonly id: string;
  readonly submissionId: string;
}

export function AnswerTap({ kind, id, submissionId }: AnswerTapProps) {
  const t = useWords("requestList");
  return (
    <OneTap
      intent="answer"
      submissionId={submissionId}
      fields={kind === "visit" ? { visitId: id } : { enquiryId: id }}
    >
      <Button size="small" icon="check">
        {t("iAnswer")}
      </Button>
    </OneTap>
  );
}

/** A field of a list's row: as many of a name as there are rows, each with an id of its own. */
function fieldOf(enquiryId: string, name: string, required = false): FormField {
  const id = `${name}-${enquiryId}`;
  return { id, name, errorId: `${id}-error`, descriptionId: `${id}-hint`, required };
}

export function LoseForm({
  enquiryId,
  submissionId,
}: {
  readonly enquiryId: string;
  readonly submissionId: string;
}) {
  const t = useWords("requestList");
  const choices = useWords("choices");
  return (
    <Disclosure title={t("lose")} className="w-64">
      <PostForm>
        <SubmissionFields intent="lose" submissionId={submissionId} />
        <input type="hidden" name="enquiryId" value={enquiryId} />
        <Stack gap={2}>
          <SelectField
            field={fieldOf(enquiryId, "reason", true)}
            label={t("reason")}
            emptyLabel={t("chooseReason")}
            options={LOST_REASONS.map((value) => ({ value, label: choices(`lost.${value}`) }))}
          />
          <TextField field={fieldOf(enquiryId, "note")} label={t("note")} optional autoComplete="off" />
          <div>
            <Button size="small">{t("submitLose")}</Button>
          </div>
        </Stack>
      </PostForm>
    </Disclosure>
  );
}
