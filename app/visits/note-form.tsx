// A few words for the colleagues, kept in the visit's history.
import { getFormProps } from "@conform-to/react";
import { paths } from "~/paths";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextArea } from "~/ui/form/text-field";
import { Stack } from "~/ui/layout";
import { useWords } from "~/words";
import { Note } from "./note.schema";
import { SubmissionFields, useStageForm } from "./stage-form";

export interface NoteFormProps {
  readonly visitId: string;
  readonly submissionId: string;
  /** The stage whose page one comes back to. */
  readonly page?: string | undefined;
}

export function NoteForm({ visitId, submissionId, page }: NoteFormProps) {
  const t = useWords("visit");
  const { form, fields } = useStageForm("note", Note);
  return (
    <PostForm action={paths.note(visitId, page)} {...getFormProps(form)}>
      <SubmissionFields intent="note" submissionId={submissionId} />
      <Stack gap={2}>
        <ErrorSummary formErrors={form.errors} />
        <TextArea field={fields.text} label={t("note.label")} rows={2} />
        <div>
          <Button size="small">{t("note.submit")}</Button>
        </div>
      </Stack>
    </PostForm>
  );
}
