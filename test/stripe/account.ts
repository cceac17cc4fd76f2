// The stand-in's memory: sessions, payments and refunds as Stripe keeps them, and the events that it makes of them.
import { createHmac, randomBytes } from "node:crypto";

export type RefundStatus = "pending" | "succeeded" | "failed" | "canceled";

export interface Session {
  readonly id: string;
  status: "open" | "complete" | "expired";
  paymentStatus: "unpaid" | "paid";
  amount: number;
  currency: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly url: string;
  readonly successUrl: string;
  readonly expiresAt: number;
  /** Where the money is, once somebody tried to pay. */
  payment?: Payment;
}

export interface Payment {
  readonly intent: string;
  readonly charge: string;
  readonly amount: number;
  readonly currency: string;
  readonly refunds: Refund[];
  readonly disputes: Dispute[];
}

export interface Refund {
  readonly id: string;
  readonly payment: Payment;
  readonly amount: number;
  readonly metadata: Readonly<Record<string, string>>;
  status: RefundStatus;
  failure?: string;
}

/** The states of docs.stripe.com/api/disputes/object. */
export type DisputeStatus =
  | "warning_needs_response"
  | "warning_under_review"
  | "warning_closed"
  | "needs_response"
  | "under_review"
  | "won"
  | "lost";

export interface Dispute {
  readonly id: string;
  readonly payment: Payment;
  readonly amount: number;
  readonly reason: string;
  status: DisputeStatus;
  /** Seconds since 1970. */
  dueBy: number;
}

/** An event as it is posted. */
export interface MadeEvent {
  readonly id: string;
  readonly type: string;
  readonly created: number;
  readonly payload: string;
}

export function named(prefix: string): string {
  return `${prefix}_${randomBytes(12).toString("hex")}`;
}

export function sessionResource(session: Session) {
  const { id, status, paymentStatus, amount, currency, metadata, url, expiresAt, payment } = session;
  return {
    id,
    object: "checkout.session",
    mode: "payment",
    status,
    payment_status: paymentStatus,
    payment_intent: payment?.intent ?? null,
    amount_total: amount,
    amount_subtotal: amount,
    currency,
    metadata,
    url: status === "open" ? url : null,
    expires_at: expiresAt,
    customer_details: { email: "nobody@example.com", name: "A Person", phone: null },
    livemode: false,
  };
}

export function refundResource({ id, payment, amount, status, failure, metadata }: Refund) {
  return {
    id,
    object: "refund",
    amount,
    currency: payment.currency,
    charge: payment.charge,
    payment_intent: payment.intent,
    status,
    metadata,
    ...(failure === undefined ? {} : { failure_reason: failure }),
  };
}

export function disputeResource({ id, payment, amount, reason, status, dueBy }: Dispute) {
  return {
    id,
    object: "dispute",
    amount,
    currency: payment.currency,
    charge: payment.charge,
    payment_intent: payment.intent,
    reason,
    status,
    is_charge_refundable: status.startsWith("warning_"),
    evidence: { customer_email_address: "nobody@example.com", customer_name: "A Person" },
    evidence_details: { due_by: dueBy, has_evidence: false, past_due: false, submission_count: 0 },
    metadata: {},
    livemode: false,
  };
}

export function chargeResource({ charge, intent, amount, currency, refunds }: Payment) {
  const back = refunds.filter(({ status }) => status !== "failed" && status !== "canceled");
  const amountRefunded = back.reduce((sum, refund) => sum + refund.amount, 0);
  return {
    id: charge,
    object: "charge",
    payment_intent: intent,
    amount,
    amount_refunded: amountRefunded,
    refunded: amountRefunded === amount,
    currency,
  };
}

export function makeEvent(type: string, object: unknown, now = Date.now()): MadeEvent {
  const [id, created] = [named("evt"), Math.floor(now / 1_000)];
  const event = {
    id,
    object: "event",
    api_version: "2026-10-28.endive",
    created,
    type,
    livemode: false,
    data: { object },
  };
  return { id, type, created, payload: JSON.stringify(event, undefined, 2) };
}

/** The header of a payload that was signed with this secret at this second. */
export function signatureOf(
  payload: string,
  secret: string,
  second = Math.floor(Date.now() / 1_000),
): string {
  const signature = createHmac("sha256", secret)
    .update(`${String(second)}.${payload}`)
    .digest("hex");
  return `t=${String(second)},v1=${signature}`;
}
