// The advisor's half: a price, a time and a reason for each finding, and the question to the customer; also asked anew.
import { getFormProps } from "@conform-to/react";
import type { Severity } from "~/journey/events";
import { amountText } from "~/journey/money";
import type { ExtraRequest } from "~/journey/visit";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
import type { LabelledField } from "~/ui/form/field-parts";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { MoneyField, NumberField, TextArea, TextField } from "~/ui/form/text-field";
import { Panel, Stack } from "~/ui/layout";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { askableAgain } from "./extra-work";
import { SeverityBadge } from "./findings-panel";
import { priceFindings } from "./repairs.schema";
import type { RepairsView } from "./repairs-view";

/** What stands in the form before anybody has typed. */
interface Draft {
  readonly findingId: string;
  readonly severity: Severity;
  readonly title: string;
  readonly why?: string | undefined;
  readonly labourMinutes?: string;
  readonly priceMinor?: string;
}

interface PricingProps {
  readonly view: RepairsView;
  readonly submissionId: string;
  readonly primary: boolean;
}

export function PricePanel({ view, ...props }: PricingProps) {
  const t = useWords("repairs");
  const drafts = view.unpriced.map(({ id, what, severity }) => ({
    findingId: id,
    severity,
    title: what.slice(0, 200),
  }));
  return (
    <Panel title={t("price.title")}>
      <Pricing {...props} view={view} drafts={drafts} submit={t("price.submit")} note={t("price.sends")} />
    </Panel>
  );
}

/** The same lines once more, to be changed: what was asked stays on record, and a new estimate takes its place. */
export function AskAnew({
  view,
  submissionId,
  request,
}: Omit<PricingProps, "primary"> & { readonly request: ExtraRequest }) {
  const t = useWords("extraWork");
  const { currency, language } = useFormat();
  const drafts = askableAgain(request).map(
    ({ findingId, severity, title, why, labourMinutes, priceMinor }) => ({
      findingId,
      severity,
      title,
      why,
      labourMinutes: String(labourMinutes),
      priceMinor: amountText(priceMinor, currency, language === "ru" ? "," : "."),
    }),
  );
  return (
    <Disclosure title={t("again.title")}>
      <Pricing
        view={view}
        submissionId={submissionId}
        primary={false}
        replaces={request.id}
        drafts={drafts}
        submit={t("again.submit")}
        note={t("again.text")}
      />
    </Disclosure>
  );
}

function Pricing({
  view,
  submissionId,
  primary,
  drafts,
  replaces,
  submit,
  note,
}: PricingProps & {
  readonly drafts: readonly Draft[];
  readonly replaces?: string;
  readonly submit: string;
  readonly note: string;
}) {
  const t = useWords("repairs");
  const { currency } = useFormat();
  const { form, fields } = useStageForm("requestApproval", priceFindings({ currency }), {
    key: replaces ?? drafts.map(({ findingId }) => findingId).join(" "),
    defaultValue: {
      ...(replaces === undefined ? {} : { replaces }),
      lines: drafts.map(({ severity: _severity, why, ...line }) => ({
        ...line,
        ...(why === undefined ? {} : { why }),
      })),
    },
  });
  const severities = new Map(drafts.map(({ findingId, severity }) => [findingId, severity]));
  return (
    <PostForm {...getFormProps(form)}>
      <Stack>
        <ErrorSummary formErrors={[...(form.errors ?? []), ...(fields.lines.errors ?? [])]} />
        <SubmissionFields intent="requestApproval" submissionId={submissionId} />
        {replaces !== undefined && <input type="hidden" name={fields.replaces.name} value={replaces} />}
        <Consent view={view} />
        {fields.lines.getFieldList().map((item) => {
          const line = item.getFieldset();
          const severity = severities.get(line.findingId.initialValue ?? "");
          return <PricedLine key={item.key} line={line} severity={severity} />;
        })}
        {drafts.length > 1 && <p className="text-small text-ink-3">{t("price.text")}</p>}
        <p className="text-small text-ink-3">{note}</p>
        <Button kind={primary ? "primary" : "secondary"} size="large" className="self-start">
          {submit}
        </Button>
      </Stack>
    </PostForm>
  );
}

type LineFields = Record<
  "findingId" | "title" | "labourMinutes" | "priceMinor" | "why",
  LabelledField["field"]
>;

function PricedLine({
  line,
  severity,
}: {
  readonly line: LineFields;
  readonly severity: Severity | undefined;
}) {
  const t = useWords("repairs");
  const extra = useWords("extraWork");
  const { currencySign } = useFormat();
  return (
    <div className="grid gap-3 border-b border-line pb-4 sm:grid-cols-[minmax(0,1fr)_auto_auto]">
      <input type="hidden" name={line.findingId.name} defaultValue={line.findingId.defaultValue} />
      <div className="flex min-w-0 flex-col gap-1">
        <TextField field={line.title} label={t("price.work")} />
        {severity && (
          <span>
            <SeverityBadge severity={severity} />
          </span>
        )}
      </div>
      <NumberField field={line.labourMinutes} label={t("price.labour")} unit={t("price.minutes")} />
      <MoneyField field={line.priceMinor} label={t("price.price")} unit={currencySign} />
      <div className="sm:col-span-3">
        <TextArea field={line.why} label={extra("why")} hint={extra("whyHint")} />
      </div>
    </div>
  );
}

/** What the customer agreed to in advance: it decides what this question is about. */
function Consent({ view: { consent } }: { readonly view: RepairsView }) {
  const t = useWords("repairs");
  const choices = useWords("choices");
  const f = useFormat();
  if (!consent) return null;
  const limit =
    consent.limitMinor === undefined ? "" : ` (${t("price.upTo", { amount: f.money(consent.limitMinor) })})`;
  return (
    <p className="text-ink-2">
      {t("price.consent")}: {choices(`consent.${consent.choice}`)}
      {limit}
    </p>
  );
}
