// What follows from what Stripe says of a chargeback, whatever was said before and in whatever order it came. Pure.
import { event, type NewEvent, type Payload } from "~/journey/events";
import { earliest, iso, type Instant } from "~/journey/instant";
import type { Dispute, Payment } from "~/journey/visit";

export type Outcome = Payload<"payment.dispute-closed">["outcome"];

/** How a dispute stands: the bank asks, demands, or has decided. */
export type Standing =
  { readonly kind: "inquiry" | "demand" } | { readonly kind: "over"; readonly outcome: Outcome };

/** Stripe's states (docs.stripe.com/api/disputes/object); one that we do not know is taken for a demand, so that somebody looks. */
export function standingOf(status: string): Standing {
  switch (status) {
    case "warning_needs_response":
    case "warning_under_review":
      return { kind: "inquiry" };
    case "warning_closed":
    case "prevented":
      return { kind: "over", outcome: "dropped" };
    case "won":
    case "lost":
      return { kind: "over", outcome: status };
    default:
      return { kind: "demand" };
  }
}

/** A bank may take back its decision for the payer; nothing takes back one for us. */
const FINALITY = ["dropped", "lost", "won"] as const satisfies readonly Outcome[];

function isNews(outcome: Outcome, closed: Dispute["closed"]): boolean {
  return closed === undefined || FINALITY.indexOf(outcome) > FINALITY.indexOf(closed.outcome);
}

export interface SaidOfDispute {
  readonly id: string;
  readonly status: string;
  /** Our minor units. */
  readonly amountMinor: number;
  readonly reason: string;
  readonly dueBy?: Instant | undefined;
  /** By Stripe's clock. */
  readonly at: Instant;
}

function isOpenNews(known: Dispute | undefined, inquiry: boolean, { dueBy, at }: SaidOfDispute): boolean {
  if (!known) return true;
  if (known.closed) return false;
  if (known.inquiry !== inquiry) return known.inquiry;
  return dueBy !== undefined && dueBy !== known.dueBy && at > known.saidAt;
}

export interface DisputeNews {
  readonly facts: readonly NewEvent[];
  /** The bank has decided, and had not before. */
  readonly decided?: Outcome;
  /** It was lost, and then won after all. */
  readonly reversed: boolean;
}

/** @param now never earlier than the visit's last fact: nothing is said to have happened after that */
export function disputeNews(payment: Payment, said: SaidOfDispute, now: Instant): DisputeNews {
  const known = payment.disputes?.find(({ id }) => id === said.id);
  const standing = standingOf(said.status);
  const about = { paymentId: payment.id, disputeId: said.id, amountMinor: said.amountMinor };
  const at = earliest(now, said.at);
  const inquiry = standing.kind === "inquiry";
  const opens = standing.kind === "over" ? known === undefined : isOpenNews(known, inquiry, said);
  const due = said.dueBy === undefined ? {} : { dueBy: iso(said.dueBy) };
  const opened = opens
    ? [event("payment.disputed", at, { ...about, reason: said.reason, inquiry, ...due })]
    : [];
  if (standing.kind !== "over" || !isNews(standing.outcome, known?.closed))
    return { facts: opened, reversed: false };
  const { outcome } = standing;
  const closed = event("payment.dispute-closed", at, { ...about, outcome });
  return {
    facts: [...opened, closed],
    decided: outcome,
    reversed: outcome === "won" && known?.closed?.outcome === "lost",
  };
}

/** The bank demands the money back and has not decided: Stripe refunds nothing of such a payment. */
export function isHeldByBank({ disputes = [] }: Payment): boolean {
  return disputes.some(({ inquiry, closed }) => !inquiry && closed === undefined);
}
