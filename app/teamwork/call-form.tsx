// A call after the visit, recorded right at its task: what to say, one tap for how it went, a few words.
import { useId } from "react";
import { CONTACT_OUTCOMES } from "~/journey/events";
import { paths } from "~/paths";
import { Button } from "~/ui/button";
import { Disclosure } from "~/ui/disclosure";
import type { FormField } from "~/ui/form/field-parts";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { Row, Stack } from "~/ui/layout";
import { SubmissionFields } from "~/visits/stage-form";
import { useWords } from "~/words";
import { isFollowUpCall } from "./task-title";
import type { TaskView } from "./tasks.server";

export function CallForm({ task }: { readonly task: TaskView }) {
  const t = useWords("teamwork");
  const choices = useWords("choices");
  const id = useId();
  const { visit, call } = task;
  if (!visit || !call || !isFollowUpCall(task)) return null;
  const note: FormField = { id, name: "note", errorId: `${id}-e`, descriptionId: `${id}-h`, required: false };
  return (
    <PostForm action={paths.stage(visit.id, "follow-up")}>
      <SubmissionFields intent="contactCustomer" submissionId={call.submissionId} then="tasks" />
      <Stack gap={3}>
        <Disclosure title={t("script")}>
          <p className="whitespace-pre-line">{call.script}</p>
        </Disclosure>
        <TextField field={note} label={t("note")} autoComplete="off" optional />
        <fieldset>
          <legend className="mb-1 text-ink-2">{t("howCalled")}</legend>
          <Row>
            {CONTACT_OUTCOMES.map((outcome) => (
              <Button key={outcome} name="outcome" value={outcome}>
                {choices(`outcome.${outcome}`)}
              </Button>
            ))}
          </Row>
        </fieldset>
      </Stack>
    </PostForm>
  );
}
