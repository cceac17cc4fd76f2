// On account: the car leaves before everything is paid, by the manager's word.
import { getFormProps } from "@conform-to/react";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Disclosure } from "~/ui/disclosure";
import { ErrorSummary } from "~/ui/form/error-summary";
import { PostForm } from "~/ui/form/post-form";
import { TextField } from "~/ui/form/text-field";
import { Notice } from "~/ui/notice";
import { Stack } from "~/ui/layout";
import { SubmissionFields, useStageForm } from "~/visits/stage-form";
import { useWords } from "~/words";
import type { MoneyProps, MoneyView } from "./money-view";
import { OpenAccount } from "./money.schema";

export function OnAccountNote({ money: { onAccount, balance } }: { readonly money: MoneyView }) {
  const t = useWords("money");
  const f = useFormat();
  if (!onAccount || !balance) return null;
  const open = f.money(balance.openMinor);
  const { dueOn, reason } = onAccount;
  // A local date has no zone: its noon is on that date in every zone in which people live.
  const day = dueOn === undefined ? undefined : f.day(new Date(`${dueOn}T12:00:00Z`));
  return (
    <Notice title={day === undefined ? t("account.heldNoDay", { open }) : t("account.held", { open, day })}>
      {reason}
    </Notice>
  );
}

export function AccountForm({ money, submissionId }: MoneyProps) {
  const t = useWords("money");
  const f = useFormat();
  const open = money.balance?.openMinor ?? 0;
  const { form, fields } = useStageForm("openAccount", OpenAccount, {
    key: open,
    defaultValue: { dueOn: money.terms.dueOn },
  });
  if (!money.may.account) return <p className="text-small text-ink-3">{t("account.ask")}</p>;
  return (
    <Disclosure title={t("account.title")} open={form.status === "error"}>
      <PostForm {...getFormProps(form)}>
        <Stack gap={3}>
          <p className="text-ink-3">{t("account.text")}</p>
          <ErrorSummary formErrors={form.errors} />
          <SubmissionFields intent="openAccount" submissionId={submissionId} />
          <TextField field={fields.reason} label={t("account.reason")} />
          <TextField field={fields.dueOn} type="date" label={t("account.dueOn")} />
          <Button className="self-start">{t("account.submit", { open: f.money(open) })}</Button>
        </Stack>
      </PostForm>
    </Disclosure>
  );
}
