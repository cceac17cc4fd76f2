// The money: what is open, what came, what went back.
import { getFormProps } from "@conform-to/react";
import { amountText } from "~/journey/money";
import type { Payment } from "~/journey/visit";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
import { RadioCards } from "~/ui/form/choice-fields";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { MoneyField, TextField } from "~/ui/form/text-field";
import { Panel, Stack } from "~/ui/layout";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import type { HandoverProps } from "./handover-view";
import { DESK_METHODS, receivedPayment, refundedPayment } from "~/money/money.schema";

export function PaymentPanel({ view, submissionId }: HandoverProps) {
  const t = useWords("handover");
  const f = useFormat();
  if (view.open === undefined) return null;
  const { payments } = view.handover;
  return (
    <Panel
      title={t("payment.title")}
      aside={
        view.open === 0 ? (
          <span className="text-ink-2">{t("payment.settled")}</span>
        ) : (
          <span className="font-semibold">
            {t("payment.open")}: {f.money(view.open)}
          </span>
        )
      }
    >
      <Stack>
        {payments.length > 0 && <Payments payments={payments} />}
        {view.may.write && view.open > 0 && (
          <Receive
            key={view.open}
            open={view.open}
            primary={view.next === "payment"}
            submissionId={submissionId}
          />
        )}
        {view.may.write &&
          payments
            .filter((payment) => payment.amountMinor > payment.refundedMinor)
            .map((payment) => <Refund key={payment.id} payment={payment} submissionId={submissionId} />)}
      </Stack>
    </Panel>
  );
}

function Payments({ payments }: { readonly payments: readonly Payment[] }) {
  const t = useWords("handover");
  const choices = useWords("choices");
  const f = useFormat();
  return (
    <ul aria-label={t("payment.list")} className="divide-y divide-line">
      {payments.map(({ id, at, method, amountMinor, refundedMinor }) => (
        <li key={id} className="flex flex-wrap items-baseline gap-x-4 py-1.5">
          <span className="text-ink-3">{f.moment(at)}</span>
          <span className="min-w-0 flex-1">{choices(`payment.${method}`)}</span>
          {refundedMinor > 0 && (
            <span className="text-ink-3">{t("payment.refunded", { amount: f.money(refundedMinor) })}</span>
          )}
          <span>{f.money(amountMinor)}</span>
        </li>
      ))}
    </ul>
  );
}

interface ReceiveProps {
  readonly open: number;
  readonly primary: boolean;
  readonly submissionId: string;
}

function Receive({ open, primary, submissionId }: ReceiveProps) {
  const t = useWords("handover");
  const choices = useWords("choices");
  const { currency, language } = useFormat();
  const { form, fields } = useStageForm("receivePayment", receivedPayment({ currency }), {
    key: open,
    defaultValue: { amount: amountText(open, currency, language === "ru" ? "," : ".") },
  });
  const methods = DESK_METHODS.map((value) => ({ value, label: choices(`payment.${value}`) }));
  return (
    <PostForm {...getFormProps(form)}>
      <Stack gap={3}>
        <ErrorSummary formErrors={form.errors} />
        <SubmissionFields intent="receivePayment" submissionId={submissionId} />
        <MoneyField field={fields.amount} label={t("payment.amount")} unit={currency} />
        <RadioCards field={fields.method} label={t("payment.method")} options={methods} columns={3} />
        <Button kind={primary ? "primary" : "secondary"} icon="money" className="self-start">
          {t("payment.submit")}
        </Button>
      </Stack>
    </PostForm>
  );
}

function Refund({ payment, submissionId }: { readonly payment: Payment; readonly submissionId: string }) {
  const t = useWords("handover");
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
            {t("payment.refundSubmit")}
          </Button>
        </Stack>
      </PostForm>
    </Disclosure>
  );
}
