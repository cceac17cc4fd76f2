// The invoice: what it will hold, then what it holds.
import type { WorkLine } from "~/journey/events";
import { linesTotal } from "~/journey/visit";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Panel, Stack } from "~/ui/layout";
import { OrderLines } from "~/visits/order-lines";
import { OneTap } from "~/visits/stage-form";
import { useWords } from "~/words";
import type { HandoverProps, HandoverView } from "./handover-view";

export function InvoicePanel({ view, submissionId }: HandoverProps) {
  const t = useWords("handover");
  const f = useFormat();
  const { invoice } = view.handover;
  if (invoice) return <Issued invoice={invoice} />;
  if (!view.may.write) return null;
  const total = f.money(linesTotal(view.lines));
  return (
    <Panel title={t("invoice.title")} aside={<Approved view={view} />}>
      <Stack gap={3}>
        {view.lines.length === 0 ? (
          <p>{t("invoice.none")}</p>
        ) : (
          <p className="text-ink-2">{t("invoice.preview")}</p>
        )}
        <Lines lines={view.lines} />
        {view.unbilled.length > 0 && (
          <p className="text-small text-ink-3">{t("invoice.left", { titles: view.unbilled.join(", ") })}</p>
        )}
        <OneTap intent="issueInvoice" submissionId={submissionId}>
          <Button kind={view.next === "invoice" ? "primary" : "secondary"} icon="document">
            {t("invoice.submit", { total })}
          </Button>
        </OneTap>
      </Stack>
    </Panel>
  );
}

function Approved({ view }: { readonly view: HandoverView }) {
  const t = useWords("handover");
  const f = useFormat();
  return (
    <span className="text-small text-ink-3">
      {t("invoice.approved", { amount: f.money(view.approvedMinor) })}
    </span>
  );
}

function Lines({ lines }: { readonly lines: readonly WorkLine[] }) {
  return lines.length === 0 ? null : <OrderLines lines={lines} />;
}

function Issued({ invoice }: { readonly invoice: NonNullable<HandoverView["handover"]["invoice"]> }) {
  const t = useWords("handover");
  const f = useFormat();
  return (
    <Panel
      title={t("invoice.number", { number: invoice.number })}
      aside={
        <span className="text-small text-ink-3">{t("invoice.issued", { time: f.moment(invoice.at) })}</span>
      }
    >
      <Stack gap={2}>
        <Lines lines={invoice.lines} />
        <p className="text-small text-ink-3">{t("invoice.tax")}</p>
      </Stack>
    </Panel>
  );
}
