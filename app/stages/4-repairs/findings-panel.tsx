// What was found beside the order: the list, the form to report, and the form to price and ask.
import { getFormProps } from "@conform-to/react";
import { SEVERITIES, type Severity } from "~/journey/events";
import { photosAbout, type Photo } from "~/photos/photo";
import { PhotoPicker } from "~/photos/photo-picker";
import { PhotoStrip } from "~/photos/photo-strip";
import { Badge } from "~/ui/badge";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
import { RadioCards } from "~/ui/form/choice-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextArea } from "~/ui/form/text-field";
import { Panel, Stack } from "~/ui/layout";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { ReportFinding } from "./repairs.schema";
import type { RepairsView } from "./repairs-view";

interface FindingsProps {
  readonly view: RepairsView;
  readonly nameOf: (staffId: string) => string;
  readonly submissionId: string;
}

/** Safety is said with an icon and a word. */
export function SeverityBadge({ severity }: { readonly severity: Severity }) {
  const choices = useWords("choices");
  return severity === "safety" ? (
    <Badge tone="danger" icon="shield">
      {choices("severity.safety")}
    </Badge>
  ) : (
    <Badge>{choices(`severity.${severity}`)}</Badge>
  );
}

/** Of one finding: added while the car is repaired, looked at later. */
function FindingPhotos({
  view,
  findingId,
  photos,
}: {
  readonly view: RepairsView;
  readonly findingId: string;
  readonly photos: readonly Photo[];
}) {
  if (view.phase !== "now") return <PhotoStrip photos={photosAbout(photos, "finding", findingId)} />;
  return (
    <PhotoPicker visitId={view.visitId} subject="finding" subjectId={findingId} photos={photos} compact />
  );
}

export function FindingsPanel(props: FindingsProps & { readonly photos: readonly Photo[] }) {
  const { view, nameOf, photos } = props;
  const t = useWords("repairs");
  const choices = useWords("choices");
  const f = useFormat();
  const lines = new Map(
    view.requests.flatMap((request) => request.lines.map((line) => [line.findingId, line])),
  );
  if (view.findings.length === 0 && !view.may.work) return null;
  return (
    <Panel title={t("findings.title")}>
      <Stack>
        {view.findings.length === 0 && <p className="text-ink-3">{t("findings.none")}</p>}
        <ul className="flex flex-col divide-y divide-line">
          {view.findings.map(({ id, what, severity, reported }) => (
            <li key={id} className="flex flex-wrap items-start gap-x-3 gap-y-1 py-2">
              <SeverityBadge severity={severity} />
              <span className="min-w-0 flex-1 basis-48">
                {what}
                <span className="block text-small text-ink-3">
                  {t("findings.by", {
                    name: reported.by.kind === "staff" ? nameOf(reported.by.id) : "",
                    time: f.moment(reported.at),
                  })}
                </span>
              </span>
              <span className="text-small text-ink-2">
                {lines.has(id)
                  ? choices(`decision.${lines.get(id)?.decision ?? "pending"}`)
                  : t("findings.unpriced")}
              </span>
              <div className="basis-full">
                <FindingPhotos view={view} findingId={id} photos={photos} />
              </div>
            </li>
          ))}
        </ul>
        {view.may.work && <Report submissionId={props.submissionId} />}
      </Stack>
    </Panel>
  );
}

function Report({ submissionId }: { readonly submissionId: string }) {
  const t = useWords("repairs");
  const choices = useWords("choices");
  const { form, fields } = useStageForm("reportFinding", ReportFinding);
  const severities = SEVERITIES.map((value) => ({
    value,
    label: choices(`severity.${value}`),
    hint: t(`findings.${value}`),
  }));
  return (
    <Disclosure title={t("findings.report")} open={form.status === "error"}>
      <PostForm {...getFormProps(form)}>
        <Stack>
          <ErrorSummary formErrors={form.errors} />
          <SubmissionFields intent="reportFinding" submissionId={submissionId} />
          <TextArea field={fields.what} label={t("findings.what")} hint={t("findings.whatHint")} />
          <RadioCards
            field={fields.severity}
            label={t("findings.severity")}
            options={severities}
            columns={3}
          />
          <Button size="large">{t("findings.submit")}</Button>
        </Stack>
      </PostForm>
    </Disclosure>
  );
}
