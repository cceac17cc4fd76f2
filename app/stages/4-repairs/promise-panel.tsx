// The promised time with all its revisions, and whether the customer knows.
import { getFormProps } from "@conform-to/react";
import type { PromisedTime } from "~/journey/visit";
import { CarsBehind } from "~/lateness/cars-behind";
import { useBecause, useForecast } from "~/lateness/use-forecast";
import type { VisitLateness } from "~/lateness/visit-lateness.server";
import { DueText } from "~/ui/badge";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
import { RadioCards } from "~/ui/form/choice-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { KeyValueList } from "~/ui/key-values";
import { Panel, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { NewPromiseForm } from "./promise-form";
import { TellDelay } from "./repairs.schema";
import type { RepairsView } from "./repairs-view";

interface PromiseProps {
  readonly view: RepairsView;
  readonly lateness: VisitLateness | undefined;
  readonly submissionId: string;
}

export function PromisePanel({ view, lateness, submissionId }: PromiseProps) {
  const t = useWords("repairs");
  const f = useFormat();
  const { promise } = view;
  if (!promise) return null;
  const due = f.due(promise.current);
  const running = view.phase === "now" || view.may.promise;
  const untold = running && promise.toldAt === undefined && promise.revisions.length > 0;
  return (
    <div id="promise" className="scroll-mt-20">
      <Panel title={t("promise.title")} aside={running && <DueText {...due} />}>
        <Stack>
          <Times promise={promise} />
          {lateness && <Forecast lateness={lateness} promise={promise} />}
          {promise.toldAt !== undefined && (
            <p className="text-ink-2">{t("promise.told", { time: f.moment(promise.toldAt) })}</p>
          )}
          {untold && <Notice tone="warning">{t("promise.untold")}</Notice>}
          {view.may.promise && untold && <Tell key={String(promise.current)} submissionId={submissionId} />}
          {view.may.promise && lateness && (
            <NewPromise promise={promise} lateness={lateness} submissionId={submissionId} />
          )}
          {lateness && <CarsBehind lateness={lateness} />}
        </Stack>
      </Panel>
    </div>
  );
}

/** In sight where the promise does not hold; else a click away. */
function NewPromise(props: {
  readonly promise: PromisedTime;
  readonly lateness: VisitLateness;
  readonly submissionId: string;
}) {
  const t = useWords("lateness");
  const { toldAt, current } = props.promise;
  const told = props.lateness.risk.kind === "broken" && toldAt !== undefined && toldAt >= current;
  if (props.lateness.risk.kind === "none" || told)
    return (
      <Disclosure title={t("tell.title")}>
        <NewPromiseForm {...props} />
      </Disclosure>
    );
  return (
    <section aria-label={t("tell.title")}>
      <h3 className="mb-2 font-semibold">{t("tell.title")}</h3>
      <NewPromiseForm {...props} />
    </section>
  );
}

function Forecast({
  lateness: { readyAt, because, risk },
  promise,
}: {
  readonly lateness: VisitLateness;
  readonly promise: PromisedTime;
}) {
  const t = useWords("lateness");
  const forecast = useForecast();
  const why = useBecause();
  const said = readyAt === undefined ? { text: t("unknown") } : forecast(readyAt, promise.current);
  const after = "after" in said ? said.after : undefined;
  const title = after === undefined ? said.text : `${said.text}, ${after}`;
  if (risk.kind === "none")
    return (
      <p className="text-ink-2">
        {title}, {t("inTime")}. {why(because)}
      </p>
    );
  return (
    <Notice tone="danger" title={title}>
      {why(because)}
    </Notice>
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
