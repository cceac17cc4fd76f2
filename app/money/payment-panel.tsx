// The money: what is open, what came, what went back, and what stays on account.
import { getFormProps } from "@conform-to/react";
import { amountText } from "~/journey/money";
import type { Payment } from "~/journey/visit";
import { paths } from "~/paths";
import { Button, TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
import { RadioCards } from "~/ui/form/choice-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { MoneyField, TextField } from "~/ui/form/text-field";
import { Panel, Stack } from "~/ui/layout";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import { AccountForm, OnAccountNote } from "./account-form";
import type { MoneyProps, MoneyView } from "./money-view";
import { DESK_METHODS, receivedPayment, refundedPayment } from "./money.schema";
import { DisputeLine } from "./stripe/dispute-line";

export function PaymentPanel(props: MoneyProps) {
  const t = useWords("money");
  const { money } = props;
  const { payments, payable, invoices, balance, may } = money;
  if (!balance && !(may.write && payable > 0)) return null;
  return (
    <Panel title={t("payment.title")} aside={<Standing money={money} />}>
      <Stack>
        {payments.length > 0 && <Payments payments={payments} />}
        {money.onAccount && <OnAccountNote money={money} />}
        {may.write && payable > 0 && invoices.length > 0 && <Receive key={payable} {...props} />}
        {may.write && payable > 0 && invoices.length > 0 && money.terms.byLink && (
          <p className="text-small text-ink-3">
            {t("payment.byLink")}{" "}
            <TextLink to={paths.visitLinks(money.visitId)}>{t("payment.toLinks")}</TextLink>
          </p>
        )}
        {may.write && payable > 0 && invoices.length === 0 && (
          <Disclosure title={t("payment.takeAdvance")}>
            <Stack gap={3}>
              <p className="text-ink-3">{t("payment.advanceText")}</p>
              <Receive key={payable} {...props} />
            </Stack>
          </Disclosure>
        )}
        {may.write &&
          payments
            .filter((payment) => payment.amountMinor > payment.refundedMinor)
            .map((payment) => <Refund key={payment.id} {...props} payment={payment} />)}
        {balance?.state === "open" && <AccountForm {...props} />}
      </Stack>
    </Panel>
  );
}

function Standing({ money: { balance } }: { readonly money: MoneyView }) {
  const t = useWords("money");
  const f = useFormat();
  if (!balance) return null;
  const { state, openMinor } = balance;
  switch (state) {
    case "settled":
      return <span className="text-ink-2">{t("payment.settled")}</span>;
    case "give-back":
    case "advance":
      return (
        <span className="font-semibold">
          {t(state === "advance" ? "payment.advance" : "payment.giveBack")}: {f.money(-openMinor)}
        </span>
      );
    case "open":
    case "on-account":
      return (
        <span className="font-semibold">
          {t("payment.open")}: {f.money(openMinor)}
        </span>
      );
    default:
      return state satisfies never;
  }
}

function Payments({ payments }: { readonly payments: readonly Payment[] }) {
  const t = useWords("money");
  const choices = useWords("choices");
  const f = useFormat();
  return (
    <ul aria-label={t("payment.list")} className="divide-y divide-line tabular-nums">
      {payments.map(({ id, at, method, amountMinor, refunds, disputes = [] }) => (
        <li key={id} className="py-1.5">
          <p className="flex flex-wrap items-baseline gap-x-4">
            <span className="text-ink-3">{f.moment(at)}</span>
            <span className="min-w-0 flex-1">{choices(`payment.${method}`)}</span>
            <span>{f.money(amountMinor)}</span>
          </p>
          {refunds.map((refund, place) => (
            <p key={place} className="text-small text-ink-3">
              {t("payment.refundedWhy", { amount: f.money(refund.amountMinor), reason: refund.reason })}
            </p>
          ))}
          {disputes.map((dispute) => (
            <DisputeLine key={dispute.id} dispute={dispute} />
          ))}
        </li>
      ))}
    </ul>
  );
}

function Receive({ money: { payable, invoices }, submissionId, primary }: MoneyProps) {
  const t = useWords("money");
  const choices = useWords("choices");
  const { currency, currencySign, language } = useFormat();
  const proposed = amountText(payable, currency, language === "ru" ? "," : ".");
  const { form, fields } = useStageForm("receivePayment", receivedPayment({ currency }), {
    key: payable,
    // An advance is what was agreed on, which nobody here knows.
    defaultValue: { amount: invoices.length === 0 ? "" : proposed },
  });
  const methods = DESK_METHODS.map((value) => ({ value, label: choices(`payment.${value}`) }));
  return (
    <PostForm {...getFormProps(form)}>
      <Stack gap={3}>
        <ErrorSummary formErrors={form.errors} />
        <SubmissionFields intent="receivePayment" submissionId={submissionId} />
        <MoneyField field={fields.amount} label={t("payment.amount")} unit={currencySign} />
        <RadioCards field={fields.method} label={t("payment.method")} options={methods} columns={3} />
        <Button kind={primary === "payment" ? "primary" : "secondary"} icon="money" className="self-start">
          {t("payment.submit")}
        </Button>
      </Stack>
    </PostForm>
  );
}

function Refund({ payment, submissionId }: MoneyProps & { readonly payment: Payment }) {
  const t = useWords("money");
  const linkPay = useWords("linkPay");
  const f = useFormat();
  const { form, fields } = useStageForm("refundPayment", refundedPayment(f), { key: payment.id });
  return (
    <Disclosure
      title={t("payment.refundOf", { amount: f.money(payment.amountMinor) })}
      open={form.status === "error"}
    >
      <PostForm {...getFormProps(form)}>
        <Stack gap={3}>
          <ErrorSummary formErrors={form.errors} />
          <SubmissionFields intent="refundPayment" submissionId={submissionId} />
          <input type="hidden" name={fields.paymentId.name} value={payment.id} />
          <MoneyField field={fields.amount} label={t("payment.amount")} unit={f.currency} />
          <TextField field={fields.reason} label={t("payment.reason")} />
          <Button className="self-start" icon="undo">
            {payment.method === "link" ? linkPay("refund.submit") : t("payment.refundSubmit")}
          </Button>
        </Stack>
      </PostForm>
    </Disclosure>
  );
}
