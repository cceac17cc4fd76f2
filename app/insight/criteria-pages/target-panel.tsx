// The target of a criterion: what holds, what held before, and for managers the form that sets the next one.
import { getFormProps, type SubmissionResult } from "@conform-to/react";
import { useFormat } from "~/ui/centre-context";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { MoneyField, TextField } from "~/ui/form/text-field";
import { useZodForm } from "~/ui/form/use-zod-form";
import { Panel, Stack } from "~/ui/layout";
import { useWords } from "~/words";
import type { TargetVersion } from "../criteria/targets";
import { noonOf } from "./dates";
import { useFigureText } from "./figure-text";
import type { FigureView } from "./figure-view";
import { targetForm, typedTarget } from "./target-form.schema";

export interface TargetPanelProps {
  readonly figure: FigureView;
  /** What the catalogue asks for where the centre has set nothing. */
  readonly usual: number;
  /** The newest first. */
  readonly versions: readonly TargetVersion[];
  /** Of the version that holds today; 0: the catalogue's. */
  readonly holding: number;
  readonly today: string;
  readonly maySet: boolean;
  readonly submissionId: string;
  readonly answer: SubmissionResult<string[]> | undefined;
}

export function TargetPanel(props: TargetPanelProps) {
  const { figure, usual, versions, holding, maySet } = props;
  const t = useWords("criteria");
  const f = useFormat();
  const text = useFigureText();
  return (
    <Panel title={t("targets")}>
      <Stack>
        <ol className="flex flex-col gap-1" aria-label={t("history")}>
          {versions.map(({ version, value, from }) => (
            <li key={version} className="flex flex-wrap justify-between gap-x-4">
              <span>
                <span className={version === holding ? "font-semibold" : ""}>
                  {text.value(figure.unit, value)}
                </span>{" "}
                {t("targetFrom", { date: f.shortDate(noonOf(from)) })}
                {version === holding && `, ${t("targetNow")}`}
              </span>
              <span className="text-small text-ink-3">{t("version", { number: version })}</span>
            </li>
          ))}
          <li className="flex flex-wrap justify-between gap-x-4">
            <span>
              <span className={holding === 0 ? "font-semibold" : ""}>{text.value(figure.unit, usual)}</span>{" "}
              {t("targetCatalogue")}
              {holding === 0 && versions.length > 0 && `, ${t("targetNow")}`}
            </span>
            <span className="text-small text-ink-3">{t(`source.${figure.source}`)}</span>
          </li>
        </ol>
        {maySet && <Setting {...props} />}
      </Stack>
    </Panel>
  );
}

function Setting({ figure, today, versions, submissionId, answer }: TargetPanelProps) {
  const t = useWords("criteria");
  const [form, fields] = useZodForm({
    // Once it is set the form starts afresh.
    id: `target-${String(versions.length)}`,
    schema: targetForm(figure, today),
    lastResult: answer,
    defaultValue: { value: typedTarget(figure.unit, figure.target.value), from: today },
  });
  return (
    <PostForm {...getFormProps(form)} preventScrollReset className="border-t border-line pt-4">
      <Stack gap={3}>
        <input type="hidden" name="submissionId" value={submissionId} />
        <ErrorSummary form={form} />
        <MoneyField field={fields.value} label={t("newTarget")} unit={t(`targetUnit.${figure.unit}`)} />
        <TextField field={fields.from} type="date" label={t("newTargetFrom")} hint={t("newTargetHint")} />
        <Button className="self-start">{t("setTarget")}</Button>
      </Stack>
    </PostForm>
  );
}
