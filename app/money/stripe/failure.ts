// Why a refund failed: a sentence for each of Stripe's words that we know.
import type { WordKey } from "~/words";

/** Why a refund failed, in Stripe's words that we know. */
const FAILURES = {
  charge_already_refunded: "failure.alreadyRefunded",
  expired_or_canceled_card: "failure.cardGone",
  lost_or_stolen_card: "failure.cardGone",
  insufficient_funds: "failure.noFunds",
  balance_insufficient: "failure.noFunds",
  declined: "failure.declined",
  merchant_request: "failure.calledOff",
  canceled: "failure.calledOff",
} as const satisfies Record<string, WordKey<"linkPay">>;

/** The sentence for one of Stripe's words; one for all that we do not know. */
export function failureKey(failure: string | undefined): WordKey<"linkPay"> {
  const known = Object.entries(FAILURES).find(([name]) => name === failure);
  return known?.[1] ?? "failure.unknown";
}
