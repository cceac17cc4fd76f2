// The papers for the customer: what was done in plain words, advice, the next service, and the invoice to come.
import { getFormProps } from "@conform-to/react";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { cx } from "~/ui/cx";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { NumberField, TextArea, TextField } from "~/ui/form/text-field";
import { Grid, Panel, Stack } from "~/ui/layout";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import type { QualityProps } from "./inspection-panel";
import type { PaperDraft } from "./papers.server";
import { PreparePapers } from "./quality.schema";

interface PapersProps extends QualityProps {
  readonly draft: PaperDraft | undefined;
  readonly primary: boolean;
}

export function PapersPanel(props: PapersProps) {
  const t = useWords("quality");
  const f = useFormat();
  const { view, draft } = props;
  const { papers } = view.quality;
  if (!papers && !view.may.papers) return null;
  return (
    <Panel
      title={t("papers.title")}
      aside={
        papers && (
          <span className="text-small text-ink-3">{t("papers.ready", { time: f.moment(papers.at) })}</span>
        )
      }
    >
      <Stack>
        {view.may.papers && draft ? <Writing {...props} draft={draft} /> : <Written view={view} />}
        {draft && <InvoiceDraft invoice={draft.invoice} />}
      </Stack>
    </Panel>
  );
}

function Writing({ view, draft, submissionId, primary }: PapersProps & { readonly draft: PaperDraft }) {
  const t = useWords("quality");
  const { distanceUnit, language } = useFormat();
  const { papers } = view.quality;
  const shown = papers ?? draft;
  const mileage = shown.nextService?.mileage;
  const { form, fields } = useStageForm("preparePapers", PreparePapers, {
    // The proposal follows the inspection for as long as nobody has written anything.
    key: papers?.at ?? `${String(view.inspections.length)} ${String(view.inspection?.drive?.at ?? 0)}`,
    defaultValue: {
      explanation: shown.explanation,
      advice: shown.advice ?? "",
      nextOn: shown.nextService?.on ?? "",
      nextMileage: mileage === undefined ? "" : String(mileage),
    },
  });
  return (
    <PostForm {...getFormProps(form)}>
      <Stack gap={3}>
        <ErrorSummary formErrors={form.errors} />
        <SubmissionFields intent="preparePapers" submissionId={submissionId} />
        {!papers && <p className="text-ink-3">{t("papers.proposed")}</p>}
        <TextArea
          field={fields.explanation}
          label={t("papers.explanation")}
          hint={t("papers.hint")}
          rows={6}
        />
        <TextArea
          field={fields.advice}
          label={t("papers.advice")}
          hint={t("papers.adviceHint")}
          rows={3}
          optional
        />
        <Grid columns={2} gap={3}>
          <TextField field={fields.nextOn} type="date" label={t("papers.nextOn")} optional />
          <NumberField
            field={fields.nextMileage}
            label={t("papers.nextMileage")}
            unit={distanceUnit === "km" && language === "ru" ? "км" : distanceUnit}
            optional
          />
        </Grid>
        <Button size="large" kind={primary && !papers ? "primary" : "secondary"} className="self-start">
          {t(papers ? "papers.again" : "papers.submit")}
        </Button>
      </Stack>
    </PostForm>
  );
}

function Written({ view }: Pick<PapersProps, "view">) {
  const t = useWords("quality");
  const f = useFormat();
  const { papers } = view.quality;
  if (!papers) return null;
  const { on, mileage } = papers.nextService ?? {};
  // A local date has no zone: its noon is on that date in every zone in which people live.
  const date = on === undefined ? undefined : f.date(new Date(`${on}T12:00:00Z`));
  const reading = mileage === undefined ? undefined : f.distance(mileage);
  return (
    <Stack gap={3}>
      <p className="wrap-anywhere whitespace-pre-line">{papers.explanation}</p>
      {papers.advice !== undefined && papers.advice !== "" && (
        <div>
          <h3 className="text-small text-ink-3">{t("papers.advice")}</h3>
          <p className="wrap-anywhere whitespace-pre-line">{papers.advice}</p>
        </div>
      )}
      {(date ?? reading) !== undefined && (
        <div>
          <h3 className="text-small text-ink-3">{t("papers.next")}</h3>
          <p>
            {date !== undefined && reading !== undefined
              ? t("papers.nextEither", { on: date, mileage: reading })
              : (date ?? reading)}
          </p>
        </div>
      )}
    </Stack>
  );
}

/** What the invoice will hold: the jobs that are done, at the prices that the customer agreed to. */
function InvoiceDraft({ invoice }: Pick<PaperDraft, "invoice">) {
  const t = useWords("quality");
  const { lines, discounts, totalMinor } = invoice;
  if (lines.length === 0) return null;
  return (
    <section className="border-t border-line pt-3">
      <h3 className="text-small text-ink-3">{t("papers.draft")}</h3>
      <ul className="mt-1 flex flex-col gap-1 tabular-nums">
        {lines.map(({ id, title, priceMinor }) => (
          <Amount key={id} text={title} amountMinor={priceMinor} />
        ))}
        {discounts.map(({ reason, amountMinor }, place) => (
          <Amount key={place} text={reason} amountMinor={-amountMinor} />
        ))}
        <Amount text={t("papers.draftTotal")} amountMinor={totalMinor} total />
      </ul>
    </section>
  );
}

function Amount({
  text,
  amountMinor,
  total = false,
}: {
  readonly text: string;
  readonly amountMinor: number;
  readonly total?: boolean;
}) {
  const f = useFormat();
  return (
    <li className={cx("flex justify-between gap-4", total && "border-t border-line pt-1 font-semibold")}>
      <span className="min-w-0 wrap-anywhere">{text}</span>
      <span className="whitespace-nowrap">{f.money(amountMinor)}</span>
    </li>
  );
}
