// Why a refund failed, and why a bank doubts a payment: a sentence for each of Stripe's words that we know.
import type { WordKey } from "~/words";

/** Why a refund failed, in Stripe's words that we know. */
const FAILURES = {
  charge_already_refunded: "failure.alreadyRefunded",
  expired_or_canceled_card: "failure.cardGone",
  lost_or_stolen_card: "failure.cardGone",
  insufficient_funds: "failure.noFunds",
  balance_insufficient: "failure.noFunds",
  declined: "failure.declined",
  charge_disputed: "failure.disputed",
  merchant_request: "failure.calledOff",
  canceled: "failure.calledOff",
} as const satisfies Record<string, WordKey<"linkPay">>;

/** Why a bank doubts a payment (docs.stripe.com/disputes/categories). */
const DOUBTS = {
  fraudulent: "doubt.fraudulent",
  unrecognized: "doubt.unrecognized",
  duplicate: "doubt.duplicate",
  credit_not_processed: "doubt.notRefunded",
  product_not_received: "doubt.notReceived",
  product_unacceptable: "doubt.unacceptable",
  debit_not_authorized: "doubt.fraudulent",
  subscription_canceled: "doubt.cancelled",
  insufficient_funds: "doubt.bank",
  bank_cannot_process: "doubt.bank",
  incorrect_account_details: "doubt.bank",
  check_returned: "doubt.bank",
} as const satisfies Record<string, WordKey<"choices">>;

/** Likewise for a bank's doubt. */
export function doubtKey(reason: string): WordKey<"choices"> {
  const known = Object.entries(DOUBTS).find(([name]) => name === reason);
  return known?.[1] ?? "doubt.general";
}

/** The sentence for one of Stripe's words; one for all that we do not know. */
export function failureKey(failure: string | undefined): WordKey<"linkPay"> {
  const known = Object.entries(FAILURES).find(([name]) => name === failure);
  return known?.[1] ?? "failure.unknown";
}
