// The inspection: begin it, go through the points, pass the car or send it back.
import { getFormProps } from "@conform-to/react";
import type { FormEvent } from "react";
import type { Photo } from "~/photos/photo";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { Panel, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { OneTap, SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { PointLists } from "./point-lists";
import { FailInspection } from "./quality.schema";
import type { QualityView } from "./quality-view";
import { inTurn, useTapOrder } from "./tap-order";

export interface QualityProps {
  readonly view: QualityView;
  readonly nameOf: (staffId: string) => string;
  readonly submissionId: string;
}

interface PanelProps extends QualityProps {
  readonly photos: readonly Photo[];
}

export interface InspectionProps extends PanelProps {
  /** For every form of the inspection: the conclusion, too, waits for the taps before it. */
  readonly onTap: (event: FormEvent<HTMLFormElement>) => void;
}

export function InspectionPanel(panel: PanelProps) {
  const { view, nameOf, submissionId } = panel;
  const onTap = useTapOrder();
  const props = { ...panel, onTap };
  const t = useWords("quality");
  const f = useFormat();
  const { inspection } = view;
  const mine = view.may.inspect && view.may.inspectThis;
  return (
    <Panel title={t("inspection.title")}>
      <Stack>
        <p className="text-ink-2">
          {inspection
            ? t("inspection.running", {
                name: nameOf(inspection.inspectorId),
                time: f.moment(inspection.startedAt),
              })
            : t("inspection.startText")}
        </p>
        {view.may.inspect && !view.may.inspectThis && (
          <Notice tone="warning">{t("inspection.notYou")}</Notice>
        )}
        {!inspection && mine && (
          <OneTap intent="startInspection" submissionId={submissionId}>
            <Button kind="primary" size="large">
              {t("inspection.start")}
            </Button>
          </OneTap>
        )}
        {inspection && <PointLists {...props} readOnly={!mine} />}
        {inspection && mine && <Conclusion {...props} />}
      </Stack>
    </Panel>
  );
}

/** What is left, and the one way on that is open: passed, or back to repairs with what was found. */
function Conclusion({ view, submissionId, onTap }: InspectionProps) {
  const t = useWords("quality");
  const found = view.defects.length;
  return (
    <Stack gap={3}>
      <p role="status" className={view.open === 0 ? "text-ink-2" : "font-medium"}>
        {[
          view.open === 0 ? t("inspection.done") : t("inspection.left", { count: view.open }),
          ...(found > 0 ? [t("inspection.failed", { count: found })] : []),
        ].join(" ")}
      </p>
      {/* The keys: a press that waits its turn must not become the other one. */}
      {found > 0 ? (
        <OneTap key="fail" intent="failInspection" submissionId={submissionId} onSubmit={onTap}>
          <Button kind="primary" size="large" icon="undo">
            {t("inspection.sendBack")}
          </Button>
          <p className="mt-1 text-small text-ink-3">{t("inspection.sendBackText")}</p>
        </OneTap>
      ) : (
        <OneTap key="pass" intent="passInspection" submissionId={submissionId} onSubmit={onTap}>
          <Button kind={view.open === 0 ? "primary" : "secondary"} size="large" icon="check">
            {t("inspection.pass")}
          </Button>
        </OneTap>
      )}
      <OtherDefects view={view} submissionId={submissionId} onTap={onTap} />
    </Stack>
  );
}

/** What no point asks for. It goes back with whatever the points found. */
function OtherDefects({
  view,
  submissionId,
  onTap,
}: Pick<InspectionProps, "view" | "submissionId" | "onTap">) {
  const t = useWords("quality");
  const { form, fields } = useStageForm("failInspection", FailInspection, {
    defaultValue: { defects: view.jobs.map(({ id }) => ({ jobId: id })) },
  });
  const titles = new Map(view.jobs.map(({ id, title }) => [id, title]));
  return (
    <Disclosure title={t("inspection.other")} open={form.status === "error"}>
      <PostForm {...inTurn(getFormProps(form), onTap)}>
        <Stack gap={3}>
          <ErrorSummary formErrors={[...(form.errors ?? []), ...(fields.defects.errors ?? [])]} />
          <SubmissionFields intent="failInspection" submissionId={submissionId} />
          <p className="text-ink-2">{t("inspection.otherText")}</p>
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
          <Button size="large" className="self-start" icon="undo">
            {t("inspection.otherSubmit")}
          </Button>
        </Stack>
      </PostForm>
    </Disclosure>
  );
}
