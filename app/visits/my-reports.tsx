// What a mechanic says beside the clock: something found, parts that are needed. Kept and sent like every tap.
import { getFormProps } from "@conform-to/react";
import { useState, type FormEvent, type ReactNode } from "react";
import { v7 as uuidv7 } from "uuid";
import { SEVERITIES } from "~/journey/events";
import type { NewTap } from "~/offline/use-taps";
import { paths } from "~/paths";
import type { Photo } from "~/photos/photo";
import { PhotoPicker } from "~/photos/photo-picker";
import { Button } from "~/ui/button";
import { Disclosure } from "~/ui/disclosure";
import { RadioCards } from "~/ui/form/choice-fields";
import { PostForm } from "~/ui/form/post-form";
import { TextArea, TextField } from "~/ui/form/text-field";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Stack } from "~/ui/layout";
import { useToast } from "~/ui/toast";
import { useWords } from "~/words";
import type { MyJob } from "./my-work.server";
import { FindingReport, PartsReport } from "./my-reports.schema";
import { SubmissionFields } from "./stage-form";

export interface ReportsProps {
  readonly job: MyJob;
  readonly submissionId: string;
  readonly photos: readonly Photo[];
  readonly onTap: (tap: NewTap) => void;
}

/** Below a job: two forms, folded. */
export function Reports(props: ReportsProps) {
  const [times, setTimes] = useState({ finding: 0, parts: 0 });
  return (
    <Stack gap={2}>
      <Finding
        key={`finding-${String(times.finding)}`}
        {...props}
        onSent={() => setTimes((before) => ({ ...before, finding: before.finding + 1 }))}
      />
      <Parts
        key={`parts-${String(times.parts)}`}
        {...props}
        onSent={() => setTimes((before) => ({ ...before, parts: before.parts + 1 }))}
      />
    </Stack>
  );
}

type FormProps = ReportsProps & { readonly onSent: () => void };

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === "string" ? value : "";
}

interface Keeping {
  readonly intent: "reportFinding" | "requestParts";
  /** The form's fields, and what goes along unseen. */
  readonly names: readonly string[];
  readonly also: Readonly<Record<string, string>>;
}

type ReportFormProps = FormProps &
  Keeping & { readonly form: ReturnType<typeof getFormProps>; readonly children: ReactNode };

/** Hands over to the queue what was filled in, unless a field is wrong: conform says so then. */
function ReportForm({ form, children, intent, names, also, ...props }: ReportFormProps) {
  const { job, submissionId, onTap, onSent } = props;
  const toast = useToast();
  const t = useWords("myWork");
  const keep = (event: FormEvent<HTMLFormElement>) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    const filled = new FormData(event.currentTarget);
    const fields = Object.fromEntries(names.map((name) => [name, textOf(filled.get(name))]));
    const { visitId, plate, title } = job;
    onTap({ intent, visitId, fields: { ...fields, ...also }, subject: { plate, title } });
    toast({ text: t(intent === "reportFinding" ? "findingTaken" : "partsTaken") });
    onSent();
  };
  return (
    <PostForm
      {...form}
      action={paths.stage(job.visitId, "repairs")}
      onSubmit={(event) => {
        form.onSubmit(event);
        keep(event);
      }}
    >
      <Stack>
        <SubmissionFields intent={intent} submissionId={submissionId} then="my-work" />
        {children}
      </Stack>
    </PostForm>
  );
}

/** The finding has its id from here on: photos can be taken before it is sent, and stay with it. */
function Finding(props: FormProps) {
  const { job, photos } = props;
  const t = useWords("myWork");
  const choices = useWords("choices");
  const repairs = useWords("repairs");
  const [findingId] = useState(() => uuidv7());
  const [form, fields] = useZodForm({ id: `finding-${job.id}`, schema: FindingReport });
  const severities = SEVERITIES.map((value) => ({
    value,
    label: choices(`severity.${value}`),
    hint: repairs(`findings.${value}`),
  }));
  return (
    <Disclosure title={t("finding")} className="[&_summary]:min-h-12">
      <Stack>
        <ReportForm
          {...props}
          form={getFormProps(form)}
          intent="reportFinding"
          names={["what", "severity"]}
          also={{ findingId }}
        >
          <TextArea field={fields.what} label={repairs("findings.what")} hint={t("voice")} />
          <RadioCards field={fields.severity} label={repairs("findings.severity")} options={severities} />
        </ReportForm>
        <PhotoPicker visitId={job.visitId} subject="finding" subjectId={findingId} photos={photos} compact />
        <Button form={form.id} size="large" wide icon="check">
          {repairs("findings.submit")}
        </Button>
      </Stack>
    </Disclosure>
  );
}

function Parts(props: FormProps) {
  const { job } = props;
  const t = useWords("myWork");
  const repairs = useWords("repairs");
  const [form, fields] = useZodForm({ id: `parts-${job.id}`, schema: PartsReport });
  return (
    <Disclosure title={t("parts")} className="[&_summary]:min-h-12">
      <ReportForm
        {...props}
        form={getFormProps(form)}
        intent="requestParts"
        names={["what"]}
        also={{ jobId: job.id }}
      >
        <input type="hidden" name="jobId" value={job.id} />
        <TextField
          field={fields.what}
          label={repairs("parts.what")}
          hint={t("partsFor", { job: job.title })}
        />
        <Button size="large" wide icon="box">
          {repairs("parts.submit")}
        </Button>
      </ReportForm>
    </Disclosure>
  );
}
