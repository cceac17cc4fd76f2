// What Stripe tells and no centre fits: a line of the log, and a notice for the administrator where it was meant for us.
import { fromStripeAmount } from "./stripe-amount";
import type { Instant } from "~/journey/instant";
import { raiseNotice } from "~/notices/notices.server";
import type { Tx } from "~/platform/db/db.server";
import { log } from "~/platform/log.server";

export interface Unmatched {
  readonly stripeId: string;
  /** It carries an id of ours: the visit was here, or is on another installation of the same account. */
  readonly meantForUs: boolean;
  /** As Stripe counts. */
  readonly money?: { readonly amount: number; readonly currency: string } | undefined;
}

/** An account may take other money too, such as a shop's: that is noted and concerns nobody. */
export async function noteUnmatched(
  tx: Tx,
  { stripeId, meantForUs, money }: Unmatched,
  at: Instant,
): Promise<void> {
  log().warn({ stripe: stripeId, meantForUs }, "Stripe told of money that belongs to no visit");
  if (!meantForUs) return;
  const amountMinor = money && fromStripeAmount(money.amount, money.currency);
  const known = money && amountMinor !== undefined ? { amountMinor, currency: money.currency } : {};
  const details = { kind: "stripe-unmatched", stripeId, ...known } as const;
  await raiseNotice(tx, `stripe-unmatched:${stripeId}`, details, at);
}

/** Of a kind that we hear, in a shape that we do not know: Stripe's version may have changed under us. */
export async function noteUnread(tx: Tx, stripeId: string, at: Instant): Promise<void> {
  log().warn({ stripe: stripeId }, "Stripe told something that cannot be read");
  await raiseNotice(tx, "stripe-unread", { kind: "stripe-unread", stripeId }, at);
}
