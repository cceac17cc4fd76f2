// Extra work before the customer: each line with its answer, and the form for what they say on the telephone.
import { getFormProps } from "@conform-to/react";
import { DECISIONS } from "~/journey/events";
import type { ExtraRequest } from "~/journey/visit";
import { paths } from "~/paths";
import { Button, LinkButton } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { CheckboxField, RadioCards } from "~/ui/form/choice-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { Panel, Row, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import type { RequestMessage } from "~/approvals/request-messages.server";
import { Disclosure } from "~/ui/disclosure";
import { TextField } from "~/ui/form/text-field";
import { askableAgain, isOpenLine } from "./extra-work";
import { RequestCourse } from "./extra-work-course";
import { AskAnew } from "./extra-work-pricing";
import { SeverityBadge } from "./findings-panel";
import { DecideApproval, WithdrawApproval } from "./repairs.schema";
import type { RepairsView } from "./repairs-view";

interface RequestProps {
  readonly request: ExtraRequest;
  readonly message: RequestMessage | undefined;
  readonly view: RepairsView;
  readonly nameOf: (staffId: string) => string;
  readonly submissionId: string;
  readonly primary: boolean;
}

export function RequestPanel(props: RequestProps) {
  const { request, view } = props;
  const t = useWords("repairs");
  const extra = useWords("extraWork");
  const f = useFormat();
  const open = request.lines.some(isOpenLine);
  const approved = request.lines.filter(({ decision }) => decision === "approved");
  const called = request.lines.some(({ decision }) => decision === "call-me");
  const declined = request.lines.some(({ decision }) => decision === "declined");
  return (
    <Panel
      title={t("asked.title", { time: f.moment(request.requested.at) })}
      aside={<span className="text-small text-ink-3">{extra("title", { version: request.version })}</span>}
    >
      <Stack>
        {called && open && (
          <Notice tone="warning">
            <p>{t("asked.callThem")}</p>
          </Notice>
        )}
        <RequestCourse {...props} />
        <RequestLines request={request} />
        {approved.length > 0 && (
          <p className="font-semibold">
            {t("asked.total", { amount: f.money(approved.reduce((sum, line) => sum + line.priceMinor, 0)) })}
          </p>
        )}
        {request.answers.length > 0 && (
          <p>
            <a href={paths.approvalReceipt(view.visitId, request.id)} className="text-accent-ink underline">
              {extra("receipt")}
            </a>
          </p>
        )}
        {declined && <p className="text-small text-ink-3">{extra("deferred")}</p>}
        {open && view.may.price && <Decide {...props} />}
        {view.may.price && askableAgain(request).length > 0 && <AskAnew {...props} />}
        {open && view.may.price && <Withdraw {...props} />}
      </Stack>
    </Panel>
  );
}

function RequestLines({ request }: { readonly request: ExtraRequest }) {
  const choices = useWords("choices");
  const f = useFormat();
  return (
    <ul className="flex flex-col divide-y divide-line">
      {request.lines.map((line) => (
        <li key={line.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-2">
          <SeverityBadge severity={line.severity} />
          <span className="min-w-0 flex-1 basis-48">{line.title}</span>
          <span className="text-ink-3">{f.labour(line.labourMinutes)}</span>
          <span>{f.money(line.priceMinor)}</span>
          <span className="w-full text-small text-ink-2 sm:w-auto">
            {choices(`decision.${line.decision}`)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Takes the open lines back; what was answered stays. */
function Withdraw({ request, submissionId }: RequestProps) {
  const t = useWords("extraWork");
  const { form, fields } = useStageForm("withdrawApproval", WithdrawApproval, {
    key: request.id,
    defaultValue: { requestId: request.id },
  });
  return (
    <Disclosure title={t("withdraw.title")} open={form.status === "error"}>
      <PostForm {...getFormProps(form)}>
        <Stack>
          <ErrorSummary formErrors={form.errors} />
          <SubmissionFields intent="withdrawApproval" submissionId={submissionId} />
          <input type="hidden" name={fields.requestId.name} value={request.id} />
          <TextField field={fields.reason} label={t("withdraw.reason")} />
          <Button className="self-start">{t("withdraw.submit")}</Button>
        </Stack>
      </PostForm>
    </Disclosure>
  );
}

/** What the customer said to a person. Each line for itself; nothing is chosen beforehand. */
function Decide({ request, view, submissionId, primary }: RequestProps) {
  const t = useWords("repairs");
  const extra = useWords("extraWork");
  const choices = useWords("choices");
  const open = request.lines.filter(isOpenLine);
  const { form, fields } = useStageForm("decideApproval", DecideApproval, {
    key: request.id,
    defaultValue: { requestId: request.id, lines: open.map(({ id }) => ({ lineId: id })) },
  });
  const titles = new Map(open.map(({ id, title }) => [id, title]));
  const decisions = DECISIONS.map((value) => ({ value, label: choices(`decision.${value}`) }));
  const ways = (["phone", "desk"] as const).map((value) => ({ value, label: choices(`how.${value}`) }));
  const safety = open.some(({ severity }) => severity === "safety");
  return (
    <PostForm {...getFormProps(form)} className="border-t border-line pt-4">
      <Stack>
        <h3 className="font-semibold">{t("asked.record")}</h3>
        <ErrorSummary formErrors={[...(form.errors ?? []), ...(fields.lines.errors ?? [])]} />
        <SubmissionFields intent="decideApproval" submissionId={submissionId} />
        <input type="hidden" name={fields.requestId.name} value={request.id} />
        {fields.lines.getFieldList().map((item) => {
          const line = item.getFieldset();
          const lineId = line.lineId.initialValue ?? "";
          return (
            <div key={item.key}>
              <input type="hidden" name={line.lineId.name} defaultValue={line.lineId.defaultValue} />
              <RadioCards
                field={line.decision}
                label={titles.get(lineId) ?? ""}
                options={decisions}
                columns={3}
              />
            </div>
          );
        })}
        <RadioCards field={fields.how} label={t("asked.how")} options={ways} columns={2} />
        <TextField field={fields.saidBy} label={extra("saidBy")} hint={extra("saidByHint")} />
        {safety && <CheckboxField field={fields.acknowledgedSafety} label={t("asked.safety")} />}
        <Row>
          <Button kind={primary ? "primary" : "secondary"} size="large">
            {t("asked.submit")}
          </Button>
          {view.may.links && (
            <LinkButton kind="quiet" to={paths.visitLinks(view.visitId)}>
              {t("asked.links")}
            </LinkButton>
          )}
        </Row>
      </Stack>
    </PostForm>
  );
}
