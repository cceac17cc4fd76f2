// The promised time with all its revisions, and whether the customer knows.
import { getFormProps } from "@conform-to/react";
import type { PromisedTime } from "~/journey/visit";
import { DueText } from "~/ui/badge";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
import { RadioCards } from "~/ui/form/choice-fields";
import { DateTimeField } from "~/ui/form/date-time-field";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { KeyValueList } from "~/ui/key-values";
import { Panel, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { TellDelay, revisedPromise } from "./repairs.schema";
import type { RepairsView } from "./repairs-view";

interface PromiseProps {
  readonly view: RepairsView;
  readonly submissionId: string;
}

export function PromisePanel({ view, submissionId }: PromiseProps) {
  const t = useWords("repairs");
  const f = useFormat();
  const { promise } = view;
  if (!promise) return null;
  const due = f.due(promise.current);
  const untold = promise.toldAt === undefined && (promise.revisions.length > 0 || f.now >= promise.current);
  return (
    <Panel title={t("promise.title")} aside={view.phase === "now" && <DueText {...due} />}>
      <Stack>
        <Times promise={promise} />
        {promise.toldAt !== undefined && (
          <p className="text-ink-2">{t("promise.told", { time: f.moment(promise.toldAt) })}</p>
        )}
        {untold && view.phase === "now" && <Notice tone="warning">{t("promise.untold")}</Notice>}
        {view.may.promise && untold && <Tell key={String(promise.current)} submissionId={submissionId} />}
        {view.may.promise && <Revise promise={promise} submissionId={submissionId} />}
      </Stack>
    </Panel>
  );
}

function Times({ promise }: { readonly promise: PromisedTime }) {
  const t = useWords("repairs");
  const f = useFormat();
  const first = { key: "first", name: t("promise.first"), value: f.moment(promise.first) };
  const now = { key: "now", name: t("promise.now"), value: f.moment(promise.current) };
  return (
    <>
      <KeyValueList items={promise.revisions.length === 0 ? [now] : [first, now]} />
      {promise.revisions.length > 0 && (
        <ul className="text-small text-ink-2">
          {promise.revisions.map(({ from, to, reason, at }) => (
            <li key={at}>{t("promise.was", { from: f.moment(from), to: f.moment(to), reason })}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Tell({ submissionId }: { readonly submissionId: string }) {
  const t = useWords("repairs");
  const choices = useWords("choices");
  const { form, fields } = useStageForm("tellDelay", TellDelay);
  const ways = (["phone", "message", "desk"] as const).map((value) => ({
    value,
    label: choices(`how.${value}`),
  }));
  return (
    <PostForm {...getFormProps(form)}>
      <Stack gap={2}>
        <ErrorSummary formErrors={form.errors} />
        <SubmissionFields intent="tellDelay" submissionId={submissionId} />
        <p className="text-small text-ink-3">{t("promise.tellText")}</p>
        <RadioCards field={fields.how} label={t("promise.how")} options={ways} columns={3} />
        <Button className="self-start">{t("promise.tell")}</Button>
      </Stack>
    </PostForm>
  );
}

function Revise({
  promise,
  submissionId,
}: {
  readonly promise: PromisedTime;
  readonly submissionId: string;
}) {
  const t = useWords("repairs");
  const f = useFormat();
  const { form, fields } = useStageForm("revisePromise", revisedPromise(f), {
    key: promise.current,
    defaultValue: { to: f.localDateTime(promise.current) },
  });
  return (
    <Disclosure title={t("promise.revise")} open={form.status === "error"}>
      <PostForm {...getFormProps(form)}>
        <Stack>
          <ErrorSummary formErrors={form.errors} />
          <SubmissionFields intent="revisePromise" submissionId={submissionId} />
          <DateTimeField field={fields.to} label={t("promise.to")} earliest={f.now} />
          <TextField field={fields.reason} label={t("promise.reason")} />
          <Button className="self-start">{t("promise.submit")}</Button>
        </Stack>
      </PostForm>
    </Disclosure>
  );
}
