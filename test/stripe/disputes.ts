// Chargebacks at the stand-in: a bank asks, demands and decides, and each step is told as Stripe tells it.
import { disputeResource, named, type Dispute, type DisputeStatus, type Payment } from "./account";
import type { StripeStandIn } from "./stand-in";

const DAY_SECONDS = 86_400;

/** A bank doubts a payment. As a demand it has the money at once. */
export function dispute(
  stripe: StripeStandIn,
  payment: Payment,
  {
    amount = payment.amount,
    reason = "fraudulent",
    inquiry = false,
  }: { readonly amount?: number; readonly reason?: string; readonly inquiry?: boolean } = {},
): Dispute {
  const status = inquiry ? "warning_needs_response" : "needs_response";
  const dueBy = Math.floor(Date.now() / 1_000) + 9 * DAY_SECONDS;
  const made: Dispute = { id: named("du"), payment, amount, reason, status, dueBy };
  payment.disputes.push(made);
  stripe.tell("charge.dispute.created", disputeResource(made));
  if (!inquiry) stripe.tell("charge.dispute.funds_withdrawn", disputeResource(made));
  return made;
}

/** It stands otherwise: evidence was sent, or a question has become a demand. */
export function update(
  stripe: StripeStandIn,
  made: Dispute,
  change: { readonly status?: DisputeStatus; readonly dueBy?: number },
  atMs?: number,
): void {
  Object.assign(made, change);
  stripe.tell("charge.dispute.updated", disputeResource(made), atMs);
}

/** The bank has decided, or lets it drop. */
export function decide(
  stripe: StripeStandIn,
  made: Dispute,
  status: "won" | "lost" | "warning_closed",
  atMs?: number,
): void {
  made.status = status;
  stripe.tell("charge.dispute.closed", disputeResource(made), atMs);
  if (status === "won") stripe.tell("charge.dispute.funds_reinstated", disputeResource(made), atMs);
}
