// How refunds through Stripe stand, beside the payments of a visit: only those that are not simply done.
import { useFormat } from "~/ui/centre-context";
import { Panel } from "~/ui/layout";
import { useWords } from "~/words";
import { failureKey } from "./failure";
import type { LinkRefundView } from "./refunds.server";

export function LinkRefunds({ refunds }: { readonly refunds: readonly LinkRefundView[] }) {
  const t = useWords("linkPay");
  const f = useFormat();
  const shown = refunds.filter(({ state }) => state !== "succeeded");
  if (shown.length === 0) return null;
  return (
    <Panel title={t("refund.title")}>
      <ul className="divide-y divide-line">
        {shown.map(({ id, at, state, amountMinor, failure }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-4 py-1.5">
            <span className="text-ink-3">{f.moment(at)}</span>
            <span className={state === "failed" ? "min-w-0 flex-1 text-danger-ink" : "min-w-0 flex-1"}>
              {state === "failed"
                ? t("refund.failed", { amount: f.money(amountMinor), why: t(failureKey(failure)) })
                : t(state === "pending" ? "refund.pending" : "refund.asked", {
                    amount: f.money(amountMinor),
                  })}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
