// A payment that the payer's bank doubts, or has doubted: a line under the payment.
import type { Dispute } from "~/journey/visit";
import { useFormat } from "~/ui/centre-context";
import { useWords } from "~/words";
import { doubtKey } from "./failure";

export function DisputeLine({ dispute }: { readonly dispute: Dispute }) {
  const t = useWords("linkPay");
  const choices = useWords("choices");
  const f = useFormat();
  const { amountMinor, reason, inquiry, dueBy, closed } = dispute;
  const amount = f.money(amountMinor);
  if (closed)
    return (
      <p className={closed.outcome === "lost" ? "text-small text-danger-ink" : "text-small text-ink-3"}>
        {f.moment(closed.at)} · {t(`dispute.${closed.outcome}`, { amount })}
      </p>
    );
  return (
    <p className="text-small text-danger-ink">
      {t(inquiry ? "dispute.asked" : "dispute.open", { amount, why: choices(doubtKey(reason)) })}
      {dueBy !== undefined && `. ${t("dispute.until", { until: f.dateTime(dueBy) })}`}
    </p>
  );
}
