// What the pages of a visit show of its money, and who may do what about it.
import { balanceOf } from "~/journey/balance";
import { may, type Actor } from "~/journey/permissions";
import { isOnAccount, type Visit } from "~/journey/visit";
import { draftedInvoice, mayDraft } from "./draft";
import { mayStillPay } from "./payment";
import type { LinkRefundView } from "./stripe/refunds.server";

/** What the centre says of money, for its pages. */
export interface MoneyTerms {
  /** Hundredths of a per cent, within the prices. */
  readonly taxBasisPoints: number;
  /** Proposed for what is left on account: a local date. */
  readonly dueOn: string;
  /** Customers can pay behind their links. */
  readonly byLink: boolean;
}

export function moneyView(visit: Visit, actor: Pick<Actor, "roles">, terms: MoneyTerms) {
  const { handover } = visit;
  const drafting = mayDraft(visit).ok;
  return {
    visitId: visit.id,
    terms,
    draft: drafting ? draftedInvoice(visit) : undefined,
    /** In quality control it is only looked at. */
    issuable: drafting && !(visit.status === "open" && visit.stage === "quality"),
    unbilled: visit.jobs.filter(({ state }) => state.kind !== "done").map(({ title }) => title),
    invoice: handover.invoice,
    invoices: handover.invoices,
    payments: handover.payments,
    balance: balanceOf(visit),
    onAccount: isOnAccount(visit) ? handover.onAccount : undefined,
    payable: mayStillPay(visit),
    may: { write: may(actor.roles, "money:write"), account: may(actor.roles, "money:on-account") },
  };
}

export type MoneyView = ReturnType<typeof moneyView>;

export interface MoneyProps {
  readonly money: MoneyView;
  readonly submissionId: string;
  /** Refunds that Stripe carries out. */
  readonly linkRefunds?: readonly LinkRefundView[];
  /** Which of them is the next thing to do. */
  readonly primary?: "invoice" | "payment" | undefined;
}
