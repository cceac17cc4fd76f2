// What is known of a visit's money: its invoices with what was credited of them, its payments, and what stays on account.
import type { Payload, WorkLine } from "./events";
import type { Instant } from "./instant";
import type { Discount } from "./money-events";
import type { Mark } from "./visit";

export interface Refund extends Mark {
  readonly id?: string | undefined;
  readonly amountMinor: number;
  readonly reason: string;
}

/** The payer's bank doubts a payment. */
export interface Dispute {
  /** The carrier's. */
  readonly id: string;
  readonly amountMinor: number;
  /** The carrier's word. */
  readonly reason: string;
  /** The bank only asks: no money has moved. */
  readonly inquiry: boolean;
  readonly dueBy?: Instant;
  readonly openedAt: Instant;
  /** When the bank's word was that; what is told of before changes nothing. */
  readonly saidAt: Instant;
  readonly closed?: { readonly at: Instant; readonly outcome: Payload<"payment.dispute-closed">["outcome"] };
}

export interface Payment {
  readonly id: string;
  readonly amountMinor: number;
  readonly method: Payload<"payment.received">["method"];
  readonly at: Instant;
  readonly refundedMinor: number;
  readonly refunds: readonly Refund[];
  readonly disputes?: readonly Dispute[];
  readonly invoiceId?: string | undefined;
  readonly externalId?: string | undefined;
}

/** Takes back an invoice, or a part of it. */
export interface CreditNote extends Mark {
  readonly id: string;
  readonly number: string;
  readonly totalMinor: number;
  readonly reason: string;
  readonly lines?: Payload<"invoice.credited">["lines"];
}

export interface IssuedInvoice extends Mark {
  readonly id: string;
  readonly number: string;
  /** Discounts taken off, credit notes not. */
  readonly totalMinor: number;
  readonly lines: readonly WorkLine[];
  readonly discounts: readonly Discount[];
  readonly taxBasisPoints?: number | undefined;
  readonly taxMinor?: number | undefined;
  readonly currency?: string | undefined;
  readonly credits: readonly CreditNote[];
  readonly creditedMinor: number;
}

export interface OnAccount extends Mark {
  readonly invoiceId: string;
  /** What was open when the car left. */
  readonly openMinor: number;
  readonly reason: string;
  /** Local date by which it is to be paid. */
  readonly dueOn?: string | undefined;
}

/** What the next invoice is to hold beside the jobs that are done: other prices, and discounts. */
export interface InvoiceDraft {
  readonly prices: readonly { readonly lineId: string; readonly priceMinor: number }[];
  readonly discounts: readonly Discount[];
}

export interface MoneyFacts {
  readonly draft?: InvoiceDraft;
  /** How often the customer said yes to a price above the approval. */
  readonly pricesAgreed?: number;
  /** All that were issued, the latest last. */
  readonly invoices: readonly IssuedInvoice[];
  /** The one that holds now: the latest, unless it was credited in full. */
  readonly invoice?: IssuedInvoice;
  readonly payments: readonly Payment[];
  /** The last that was left on account; whether it still covers what is open: `isOnAccount`. */
  readonly onAccount?: OnAccount;
}
