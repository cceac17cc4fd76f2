// Invoices that were issued, with their credit notes, as papers; and the forms that credit the one that holds.
import { getFormProps } from "@conform-to/react";
import type { IssuedInvoice } from "~/journey/visit";
import { paths } from "~/paths";
import { Button, LinkButton } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
import { SelectField } from "~/ui/form/choice-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { MoneyField, TextField } from "~/ui/form/text-field";
import { Panel, Stack } from "~/ui/layout";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { MoneyLines } from "./money-lines";
import type { MoneyProps } from "./money-view";
import { creditedPart, CreditWhole, WHOLE } from "./money.schema";

export function InvoicePanels(props: MoneyProps) {
  const { invoices, invoice, may } = props.money;
  return invoices.map((each) => (
    <Issued key={each.id} {...props} invoice={each} creditable={may.write && each.id === invoice?.id} />
  ));
}

interface IssuedProps extends MoneyProps {
  readonly invoice: IssuedInvoice;
  readonly creditable: boolean;
}

function Issued(props: IssuedProps) {
  const t = useWords("money");
  const f = useFormat();
  const { invoice, money, creditable } = props;
  const { number, at, credits } = invoice;
  return (
    <Panel
      title={t("invoice.number", { number })}
      aside={<span className="text-small text-ink-3">{t("invoice.issued", { time: f.moment(at) })}</span>}
    >
      <Stack gap={3}>
        <MoneyLines {...invoice} />
        {credits.map((credit) => (
          <p key={credit.id} className="flex flex-wrap items-baseline gap-x-4">
            <a className="underline" href={paths.invoiceFile(money.visitId, credit.id)}>
              {t("invoice.note", { number: credit.number })}
            </a>
            <span className="flex-1 text-right tabular-nums sm:order-last sm:flex-none">
              {f.money(-credit.totalMinor)}
            </span>
            <span className="basis-full text-ink-2 sm:flex-1 sm:basis-0">{credit.reason}</span>
          </p>
        ))}
        {!creditable && credits.length > 0 && <p className="font-medium">{t("invoice.credited")}</p>}
        <div className="flex flex-wrap gap-2">
          <LinkButton to={paths.invoice(money.visitId, invoice.id)} icon="document" size="small">
            {t("invoice.page")}
          </LinkButton>
          <LinkButton to={paths.invoiceFile(money.visitId, invoice.id)} size="small" reloadDocument>
            {t("invoice.pdf")}
          </LinkButton>
        </div>
        {creditable && <Credit {...props} />}
      </Stack>
    </Panel>
  );
}

function Credit(props: IssuedProps) {
  const t = useWords("money");
  const f = useFormat();
  const { invoice, submissionId } = props;
  const left = invoice.totalMinor - invoice.creditedMinor;
  const { form, fields } = useStageForm("creditWhole", CreditWhole, { key: invoice.id });
  return (
    <Disclosure title={t("credit.title")} open={form.status === "error"}>
      <Stack>
        <p className="text-ink-3">{t("credit.text")}</p>
        <PostForm {...getFormProps(form)}>
          <Stack gap={3}>
            <ErrorSummary formErrors={form.errors} />
            <SubmissionFields intent="creditWhole" submissionId={submissionId} />
            <input type="hidden" name={fields.invoiceId.name} value={invoice.id} />
            <TextField field={fields.reason} label={t("credit.reasonWhole")} />
            <Button className="self-start" icon="undo">
              {t("credit.whole", { amount: f.money(left) })}
            </Button>
          </Stack>
        </PostForm>
        {left > 0 && <CreditPart {...props} />}
      </Stack>
    </Disclosure>
  );
}

function CreditPart({ invoice, submissionId }: IssuedProps) {
  const t = useWords("money");
  const f = useFormat();
  const { form, fields } = useStageForm("creditPart", creditedPart(f), {
    key: invoice.id,
    defaultValue: { about: WHOLE },
  });
  const whole = { value: WHOLE, label: t("discount.whole") };
  return (
    <Disclosure title={t("credit.part")} open={form.status === "error"}>
      <PostForm {...getFormProps(form)}>
        <Stack gap={3}>
          <ErrorSummary formErrors={form.errors} />
          <SubmissionFields intent="creditPart" submissionId={submissionId} />
          <input type="hidden" name={fields.invoiceId.name} value={invoice.id} />
          <SelectField
            field={fields.about}
            label={t("discount.about")}
            options={[whole, ...invoice.lines.map(({ id, title }) => ({ value: id, label: title }))]}
          />
          <MoneyField field={fields.amount} label={t("credit.amount")} unit={f.currencySign} />
          <TextField field={fields.reason} label={t("credit.reason")} />
          <Button className="self-start">{t("credit.submitPart")}</Button>
        </Stack>
      </PostForm>
    </Disclosure>
  );
}
