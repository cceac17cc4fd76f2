// The inspection: begin it, see the list, pass the car or send it back; and the inspections before.
import { getFormProps } from "@conform-to/react";
import { Button, TextLink } from "~/ui/button";
import { Badge } from "~/ui/badge";
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { NumberField, TextField } from "~/ui/form/text-field";
import { Panel, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { OneTap, SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { FailInspection, PassInspection } from "./quality.schema";
import type { QualityView } from "./quality-view";

interface InspectionProps {
  readonly view: QualityView;
  readonly nameOf: (staffId: string) => string;
  readonly submissionId: string;
}

export function InspectionPanel(props: InspectionProps) {
  const { view, nameOf, submissionId } = props;
  const t = useWords("quality");
  const f = useFormat();
  const { inspection } = view;
  return (
    <Panel title={t("inspection.title")}>
      <Stack>
        {inspection ? (
          <p className="text-ink-2">
            {t("inspection.running", {
              name: nameOf(inspection.inspectorId),
              time: f.moment(inspection.startedAt),
            })}
          </p>
        ) : (
          <p className="text-ink-2">{t("inspection.startText")}</p>
        )}
        {view.may.inspect && !view.may.inspectThis && (
          <Notice tone="warning">{t("inspection.notYou")}</Notice>
        )}
        {!inspection && view.may.inspect && view.may.inspectThis && (
          <OneTap intent="startInspection" submissionId={submissionId}>
            <Button kind="primary" size="large">
              {t("inspection.start")}
            </Button>
          </OneTap>
        )}
        {inspection && <ListState view={view} />}
        {inspection && view.may.inspect && view.may.inspectThis && (
          <>
            <Pass {...props} />
            <Fail {...props} />
          </>
        )}
      </Stack>
    </Panel>
  );
}

/** The list itself stands with the gate, where it is ticked. */
function ListState({ view }: Pick<InspectionProps, "view">) {
  const t = useWords("quality");
  return (
    <p className={view.unticked === 0 ? "text-ink-2" : "font-medium"}>
      {view.unticked === 0 ? t("inspection.listDone") : t("inspection.listLeft", { count: view.unticked })}{" "}
      {view.unticked > 0 && <TextLink to="#gate">{t("inspection.list")}</TextLink>}
    </p>
  );
}

function Pass({ view, submissionId }: InspectionProps) {
  const t = useWords("quality");
  const { distanceUnit, language } = useFormat();
  const unit = distanceUnit === "km" && language === "ru" ? "км" : distanceUnit;
  const { form, fields } = useStageForm("passInspection", PassInspection);
  return (
    <PostForm {...getFormProps(form)}>
      <Stack gap={3}>
        <ErrorSummary formErrors={form.errors} />
        <SubmissionFields intent="passInspection" submissionId={submissionId} />
        <NumberField field={fields.testDriveDistance} label={t("inspection.distance")} unit={unit} optional />
        <Button
          kind={view.unticked === 0 ? "primary" : "secondary"}
          size="large"
          icon="check"
          className="self-start"
        >
          {t("inspection.pass")}
        </Button>
      </Stack>
    </PostForm>
  );
}

function Fail({ view, submissionId }: InspectionProps) {
  const t = useWords("quality");
  const { form, fields } = useStageForm("failInspection", FailInspection, {
    defaultValue: { defects: view.jobs.map(({ id }) => ({ jobId: id })) },
  });
  const titles = new Map(view.jobs.map(({ id, title }) => [id, title]));
  return (
    <Disclosure title={t("inspection.fail")} open={form.status === "error"}>
      <PostForm {...getFormProps(form)}>
        <Stack gap={3}>
          <ErrorSummary formErrors={[...(form.errors ?? []), ...(fields.defects.errors ?? [])]} />
          <SubmissionFields intent="failInspection" submissionId={submissionId} />
          <p className="text-ink-2">{t("inspection.failText")}</p>
          {fields.defects.getFieldList().map((item) => {
            const defect = item.getFieldset();
            const job = titles.get(defect.jobId.initialValue ?? "") ?? "";
            return (
              <div key={item.key}>
                <input type="hidden" name={defect.jobId.name} defaultValue={defect.jobId.defaultValue} />
                <TextField field={defect.what} label={t("inspection.defect", { job })} />
              </div>
            );
          })}
          <Button className="self-start" icon="undo">
            {t("inspection.failSubmit")}
          </Button>
        </Stack>
      </PostForm>
    </Disclosure>
  );
}

export function InspectionHistory({ view, nameOf }: InspectionProps) {
  const t = useWords("quality");
  const f = useFormat();
  const done = view.inspections.flatMap((each) => (each.result ? [{ ...each, result: each.result }] : []));
  if (done.length === 0) return null;
  const titles = new Map(view.jobs.map(({ id, title }) => [id, title]));
  return (
    <Panel title={t("history.title")}>
      <ul className="flex flex-col gap-3">
        {done.map(({ loop, inspectorId, result }) => (
          <li key={loop}>
            <Badge>{t("history.pass", { number: loop + 1 })}</Badge>{" "}
            {t(result.passed ? "history.passed" : "history.failed", {
              name: nameOf(inspectorId),
              time: f.moment(result.at),
            })}
            <ul className="mt-1 text-ink-2">
              {result.defects.map(({ jobId, what }) => (
                <li key={`${jobId}${what}`}>
                  {titles.get(jobId) ?? ""}: {what}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
