// The forms of one job: stop its clock, give it to somebody, ask for parts, take it off the order.
import { getFormProps } from "@conform-to/react";
import { STOP_CAUSES } from "~/journey/events";
import type { Job } from "~/journey/visit";
import { Button } from "~/ui/button";
import { Disclosure } from "~/ui/disclosure";
import { RadioCards, SelectField } from "~/ui/form/choice-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { Stack } from "~/ui/layout";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import type { JobContext } from "./job-card";
import { AssignJob, CancelJob, RequestParts, StopWork } from "./repairs.schema";

interface OfJob {
  readonly job: Job;
  readonly submissionId: string;
}

/** Which job a form is about: shown to the form only. */
function JobField({ name, job }: { readonly name: string; readonly job: Job }) {
  return <input type="hidden" name={name} value={job.id} />;
}

/** Why the clock stops: one choice and, for parts, what is missing. */
export function StopClock({ job, submissionId }: OfJob) {
  const t = useWords("repairs");
  const choices = useWords("choices");
  const { form, fields } = useStageForm("stopWork", StopWork, { key: job.id });
  const causes = STOP_CAUSES.map((value) => ({ value, label: choices(`stop.${value}`) }));
  return (
    <Disclosure title={t("stop.title")} open={form.status === "error"}>
      <PostForm {...getFormProps(form)}>
        <Stack>
          <ErrorSummary formErrors={form.errors} />
          <SubmissionFields intent="stopWork" submissionId={submissionId} />
          <JobField name={fields.jobId.name} job={job} />
          <RadioCards field={fields.cause} label={t("stop.cause")} options={causes} columns={2} />
          <TextField field={fields.note} label={t("stop.note")} hint={t("stop.noteHint")} optional />
          <Button size="large" icon="pause">
            {t("stop.submit")}
          </Button>
        </Stack>
      </PostForm>
    </Disclosure>
  );
}

/** What is done to a job beside working on it. */
export function JobMore(props: JobContext & OfJob) {
  const { view } = props;
  const t = useWords("repairs");
  return (
    <Disclosure title={t(view.may.assign ? "jobs.more" : "jobs.moreParts")}>
      <Stack gap={6}>
        {view.may.assign && <Assign {...props} />}
        {view.may.parts && <AskForParts {...props} />}
        {view.may.assign && <Cancel {...props} />}
      </Stack>
    </Disclosure>
  );
}

function Assign({ job, mechanics, submissionId }: JobContext & OfJob) {
  const t = useWords("repairs");
  const defaultValue = job.mechanicId === undefined ? {} : { mechanicId: job.mechanicId };
  const { form, fields } = useStageForm("assignJob", AssignJob, { key: job.id, defaultValue });
  return (
    <PostForm {...getFormProps(form)}>
      <Stack gap={2}>
        <ErrorSummary formErrors={form.errors} />
        <SubmissionFields intent="assignJob" submissionId={submissionId} />
        <JobField name={fields.jobId.name} job={job} />
        <SelectField
          field={fields.mechanicId}
          label={t("assign.mechanic")}
          emptyLabel={t("assign.choose")}
          options={mechanics.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <TextField field={fields.reason} label={t("assign.reason")} hint={t("assign.reasonHint")} optional />
        <Button className="self-start">{t("assign.submit")}</Button>
      </Stack>
    </PostForm>
  );
}

function AskForParts({ job, submissionId }: OfJob) {
  const t = useWords("repairs");
  const { form, fields } = useStageForm("requestParts", RequestParts, { key: job.id });
  return (
    <PostForm {...getFormProps(form)}>
      <Stack gap={2}>
        <ErrorSummary formErrors={form.errors} />
        <SubmissionFields intent="requestParts" submissionId={submissionId} />
        <JobField name={fields.jobId.name} job={job} />
        <TextField field={fields.what} label={t("parts.what")} />
        <Button className="self-start" icon="box">
          {t("parts.submit")}
        </Button>
      </Stack>
    </PostForm>
  );
}

function Cancel({ job, submissionId }: OfJob) {
  const t = useWords("repairs");
  const { form, fields } = useStageForm("cancelJob", CancelJob, { key: job.id });
  return (
    <PostForm {...getFormProps(form)}>
      <Stack gap={2}>
        <ErrorSummary formErrors={form.errors} />
        <SubmissionFields intent="cancelJob" submissionId={submissionId} />
        <JobField name={fields.jobId.name} job={job} />
        <TextField field={fields.reason} label={t("cancel.reason")} />
        <Button className="self-start" icon="close">
          {t("cancel.submit")}
        </Button>
      </Stack>
    </PostForm>
  );
}
