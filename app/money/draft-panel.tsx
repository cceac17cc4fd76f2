// The invoice before it is issued: what it will hold, what is taken off, and what the customer has to agree to first.
import { getFormProps } from "@conform-to/react";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
import { RadioCards, SelectField } from "~/ui/form/choice-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { MoneyField, TextField } from "~/ui/form/text-field";
import { Notice } from "~/ui/notice";
import { Panel, Stack } from "~/ui/layout";
import { OneTap, SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { discountMark, type DraftedInvoice } from "./draft";
import { MoneyLines } from "./money-lines";
import type { MoneyProps } from "./money-view";
import { AgreePrice, draftedPrice, givenDiscount, IssueInvoice, WHOLE } from "./money.schema";

interface DraftProps extends MoneyProps {
  readonly draft: DraftedInvoice;
}

export function DraftPanel(props: MoneyProps) {
  const t = useWords("money");
  const f = useFormat();
  const { money } = props;
  const { draft, unbilled, terms } = money;
  if (!draft || !money.may.write) return null;
  const approved = t("draft.approved", { amount: f.money(draft.approvedMinor) });
  return (
    <Panel title={t("draft.title")} aside={<span className="text-small text-ink-3">{approved}</span>}>
      <Stack gap={3}>
        <p className={draft.lines.length === 0 ? undefined : "text-ink-2"}>
          {t(draft.lines.length === 0 ? "draft.none" : "draft.preview")}
        </p>
        <MoneyLines {...draft} taxBasisPoints={terms.taxBasisPoints} />
        {unbilled.length > 0 && (
          <p className="text-small text-ink-3">{t("draft.left", { titles: unbilled.join(", ") })}</p>
        )}
        {draft.aboveMinor > 0 && <Above {...props} draft={draft} />}
        {draft.discounts.map((discount, place) => (
          <OneTap
            key={place}
            intent="dropDiscount"
            submissionId={props.submissionId}
            fields={{ place: String(place), seen: discountMark(discount) }}
          >
            <Button kind="quiet" icon="undo" size="small">
              {t("discount.drop", { reason: discount.reason })}
            </Button>
          </OneTap>
        ))}
        {draft.lines.length > 0 && (
          <>
            <GiveDiscount {...props} draft={draft} />
            <ChargeMore {...props} draft={draft} />
          </>
        )}
        {money.issuable ? (
          <Issue {...props} draft={draft} />
        ) : (
          <p className="text-ink-3">{t("draft.later")}</p>
        )}
      </Stack>
    </Panel>
  );
}

function Issue({ draft, submissionId, primary }: DraftProps) {
  const t = useWords("money");
  const f = useFormat();
  const { form, fields } = useStageForm("issueInvoice", IssueInvoice);
  return (
    <PostForm {...getFormProps(form)}>
      <Stack gap={3}>
        <ErrorSummary formErrors={form.errors} />
        <SubmissionFields intent="issueInvoice" submissionId={submissionId} />
        <input type="hidden" name={fields.shown.name} value={draft.totalMinor} />
        <Button kind={primary === "invoice" ? "primary" : "secondary"} icon="document" className="self-start">
          {t("draft.submit", { total: f.money(draft.totalMinor) })}
        </Button>
      </Stack>
    </PostForm>
  );
}

/** In words what exceeds the approval, and the form for the customer's answer. */
function Above({ draft, submissionId }: DraftProps) {
  const t = useWords("money");
  const choices = useWords("choices");
  const f = useFormat();
  const { form, fields } = useStageForm("agreePrice", AgreePrice);
  const ways = (["phone", "desk"] as const).map((value) => ({ value, label: choices(`how.${value}`) }));
  return (
    <Stack gap={3}>
      <Notice tone="warning" title={t("draft.aboveTitle")}>
        {draft.above.map(({ lineId, title, priceMinor, approvedMinor }) => (
          <p key={lineId}>
            {t("draft.above", { title, price: f.money(priceMinor), approved: f.money(approvedMinor) })}
          </p>
        ))}
        <p>{t("draft.aboveText", { over: f.money(draft.aboveMinor) })}</p>
      </Notice>
      <PostForm {...getFormProps(form)}>
        <Stack gap={3}>
          <ErrorSummary formErrors={form.errors} />
          <SubmissionFields intent="agreePrice" submissionId={submissionId} />
          <input type="hidden" name={fields.shown.name} value={draft.aboveMinor} />
          <RadioCards field={fields.how} label={t("draft.agreeHow")} options={ways} columns={2} />
          <TextField field={fields.saidBy} label={t("draft.agreeWho")} />
          <TextField field={fields.reason} label={t("draft.agreeWhy")} />
          <Button className="self-start">{t("draft.agree")}</Button>
        </Stack>
      </PostForm>
    </Stack>
  );
}

function GiveDiscount({ draft, submissionId }: DraftProps) {
  const t = useWords("money");
  const f = useFormat();
  const { form, fields } = useStageForm("giveDiscount", givenDiscount(f), {
    key: draft.discounts.length,
    defaultValue: { kind: "discount", about: WHOLE },
  });
  const kinds = (["discount", "goodwill"] as const).map((value) => ({
    value,
    label: t(`discount.kinds.${value}`),
  }));
  const whole = { value: WHOLE, label: t("discount.whole") };
  return (
    <Disclosure title={t("discount.title")} open={form.status === "error"}>
      <PostForm {...getFormProps(form)}>
        <Stack gap={3}>
          <ErrorSummary formErrors={form.errors} />
          <SubmissionFields intent="giveDiscount" submissionId={submissionId} />
          <RadioCards field={fields.kind} label={t("discount.kind")} options={kinds} columns={2} />
          <SelectField
            field={fields.about}
            label={t("discount.about")}
            options={[whole, ...draft.lines.map(({ id, title }) => ({ value: id, label: title }))]}
          />
          <MoneyField field={fields.amount} label={t("discount.amount")} unit={f.currencySign} />
          <TextField field={fields.reason} label={t("discount.reason")} />
          <Button className="self-start">{t("discount.submit")}</Button>
        </Stack>
      </PostForm>
    </Disclosure>
  );
}

function ChargeMore({ draft, submissionId }: DraftProps) {
  const t = useWords("money");
  const f = useFormat();
  const { form, fields } = useStageForm("draftPrice", draftedPrice(f), {
    key: draft.linesMinor,
    defaultValue: { lineId: draft.lines[0]?.id ?? "" },
  });
  const lines = draft.lines.map(({ id, title, priceMinor }) => ({
    value: id,
    label: `${title} (${f.money(priceMinor)})`,
  }));
  return (
    <Disclosure title={t("draft.price")} open={form.status === "error"}>
      <PostForm {...getFormProps(form)}>
        <Stack gap={3}>
          <p className="text-ink-3">{t("draft.priceText")}</p>
          <ErrorSummary formErrors={form.errors} />
          <SubmissionFields intent="draftPrice" submissionId={submissionId} />
          <SelectField field={fields.lineId} label={t("draft.line")} options={lines} />
          <MoneyField field={fields.price} label={t("draft.newPrice")} unit={f.currencySign} />
          <Button className="self-start">{t("draft.priceSubmit")}</Button>
        </Stack>
      </PostForm>
    </Disclosure>
  );
}
