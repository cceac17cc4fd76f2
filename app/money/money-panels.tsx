// The money of a visit on one of its pages: the invoices, the draft of the next, and the payments.
import { DraftPanel } from "./draft-panel";
import { InvoicePanels } from "./invoice-panel";
import type { MoneyProps } from "./money-view";
import { PaymentPanel } from "./payment-panel";
import { LinkRefunds } from "./stripe/link-refunds";

export function MoneyPanels(props: MoneyProps) {
  return (
    <>
      <InvoicePanels {...props} />
      <DraftPanel {...props} />
      <PaymentPanel {...props} />
      <LinkRefunds refunds={props.linkRefunds ?? []} />
    </>
  );
}
