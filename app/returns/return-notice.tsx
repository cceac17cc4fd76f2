// Above a visit's pages: the car is back with the same trouble; whoever knows better says so, with a reason.
import { getFormProps } from "@conform-to/react";
import { paths } from "~/paths";
import { Button, TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextArea } from "~/ui/form/text-field";
import { Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { OverruleReturn } from "./return.schema";
import type { ReturnView } from "./return-view.server";

interface ReturnProps {
  readonly visitId: string;
  readonly comesBack: ReturnView;
  readonly submissionId: string;
}

export function ReturnNotice({ visitId, comesBack, submissionId }: ReturnProps) {
  const t = useWords("returns");
  const f = useFormat();
  const { earlier, by, overruled, mayOverrule } = comesBack;
  if (overruled) {
    return (
      <p className="text-small text-ink-3">
        {t("overruled", { time: f.moment(overruled.at), reason: overruled.reason })}
      </p>
    );
  }
  return (
    <Notice tone="warning" title={<Title earlier={earlier} by={by} />}>
      <Stack gap={2}>
        {earlier && (
          <p>{t("then", { time: f.moment(earlier.stageEnteredAt), complaint: earlier.complaint })}</p>
        )}
        <p>{t("counts")}</p>
        {mayOverrule && <OverruleForm visitId={visitId} submissionId={submissionId} />}
      </Stack>
    </Notice>
  );
}

function Title({ earlier, by }: Pick<ReturnView, "earlier" | "by">) {
  const t = useWords("returns");
  if (!earlier) return t("gone");
  const { id, number } = earlier;
  return (
    <TextLink to={paths.visit(id)}>
      {t(by === "job" ? "flaggedJob" : "flaggedComplaint", { number })}
    </TextLink>
  );
}

export function OverruleForm({ visitId, submissionId }: Omit<ReturnProps, "comesBack">) {
  const t = useWords("returns");
  const { form, fields } = useStageForm("overruleReturn", OverruleReturn);
  return (
    <Disclosure title={t("overrule")} open={form.status === "error"}>
      <PostForm {...getFormProps(form)} action={paths.visitReturn(visitId)}>
        <Stack gap={3}>
          <ErrorSummary formErrors={form.errors} />
          <SubmissionFields intent="overruleReturn" submissionId={submissionId} />
          <TextArea field={fields.reason} label={t("reason")} rows={2} />
          <Button className="self-start">{t("submit")}</Button>
        </Stack>
      </PostForm>
    </Disclosure>
  );
}
