// What makes the car ready for its owner: an explanation in plain words, and a wash.
import { getFormProps } from "@conform-to/react";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextArea } from "~/ui/form/text-field";
import { Panel, Row, Stack } from "~/ui/layout";
import { OneTap, SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { PreparePapers } from "./quality.schema";
import type { QualityView } from "./quality-view";

interface PapersProps {
  readonly view: QualityView;
  readonly submissionId: string;
}

export function PapersPanel(props: PapersProps & { readonly primary: boolean }) {
  const t = useWords("quality");
  const f = useFormat();
  const { papers } = props.view.quality;
  if (!papers && !props.view.may.papers) return null;
  return (
    <Panel
      title={t("papers.title")}
      aside={
        papers && (
          <span className="text-small text-ink-3">{t("papers.ready", { time: f.moment(papers.at) })}</span>
        )
      }
    >
      {props.view.may.papers ? (
        <Explanation {...props} />
      ) : (
        <p className="whitespace-pre-line">{papers?.explanation}</p>
      )}
    </Panel>
  );
}

function Explanation({ view, submissionId, primary }: PapersProps & { readonly primary: boolean }) {
  const t = useWords("quality");
  const { papers } = view.quality;
  const { form, fields } = useStageForm("preparePapers", PreparePapers, {
    key: papers?.at ?? 0,
    defaultValue: papers ? { explanation: papers.explanation } : {},
  });
  return (
    <PostForm {...getFormProps(form)}>
      <Stack gap={3}>
        <ErrorSummary formErrors={form.errors} />
        <SubmissionFields intent="preparePapers" submissionId={submissionId} />
        <TextArea
          field={fields.explanation}
          label={t("papers.explanation")}
          hint={t("papers.hint")}
          rows={4}
        />
        <Button kind={primary && !papers ? "primary" : "secondary"} className="self-start">
          {t(papers ? "papers.again" : "papers.submit")}
        </Button>
      </Stack>
    </PostForm>
  );
}

export function WashPanel({ view, submissionId }: PapersProps) {
  const t = useWords("quality");
  const f = useFormat();
  const { washed } = view.quality;
  if (!washed && !view.may.papers) return null;
  return (
    <Panel title={t("wash.title")}>
      {washed ? (
        <p className="text-ink-2">{t("wash.done", { time: f.moment(washed.at) })}</p>
      ) : (
        <Row>
          <OneTap intent="washVehicle" submissionId={submissionId}>
            <Button>{t("wash.do")}</Button>
          </OneTap>
        </Row>
      )}
    </Panel>
  );
}
