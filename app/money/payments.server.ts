// Payments and refunds that come from outside of a form, such as by link: recorded at any stage and after the end of the
// visit, never refused because they are late, and never twice.
import { balanceOf as balanceOfVisit, type Balance } from "~/journey/balance";
import { event, type EventActor, type Payload } from "~/journey/events";
import { earliest, type Instant } from "~/journey/instant";
import type { Tx } from "~/platform/db/db.server";
import { loadVisit, recordFacts } from "~/visits/store.server";
import { lockVisit } from "~/visits/visit-lock.server";

export interface ReceivedPayment {
  readonly centreId: string;
  readonly visitId: string;
  readonly paymentId: string;
  /** Minor units, above zero. */
  readonly amountMinor: number;
  readonly method: Payload<"payment.received">["method"];
  /** The carrier's id: the same one is never counted twice, in no visit and no centre. */
  readonly externalId?: string;
  /** The invoice that the payer had before them; it counts for the visit whatever became of that. */
  readonly invoiceId?: string;
  readonly receivedAt: Instant;
  readonly by: EventActor;
}

export interface MadeRefund {
  readonly centreId: string;
  readonly visitId: string;
  readonly paymentId: string;
  readonly refundId: string;
  /** Minor units, above zero. */
  readonly amountMinor: number;
  readonly reason: string;
  readonly externalId?: string;
  readonly by: EventActor;
  readonly now: Instant;
}

/** "Known": it was recorded before, and nothing is changed. */
export type Recorded = "recorded" | "known";

/** A refund of a payment that the visit does not have (yet). */
export class UnknownPayment extends Error {
  override name = "UnknownPayment";
}

/** @throws Error when this centre has no such visit */
async function holdVisit(
  tx: Tx,
  own: { readonly centreId: string; readonly visitId: string },
): Promise<void> {
  if (!(await lockVisit(tx, own))) throw new Error(`centre ${own.centreId} has no visit ${own.visitId}`);
}

function staffOf(by: EventActor): string | null {
  return by.kind === "staff" ? by.id : null;
}

/** Who sends the same at the same time waits here for the first, and then finds it known. */
async function insertPayment(tx: Tx, payment: ReceivedPayment): Promise<boolean> {
  const { centreId, visitId, paymentId, amountMinor, method, externalId, invoiceId } = payment;
  const count = await tx.$executeRaw`
    insert into payment (id, centre_id, visit_id, invoice_id, amount_minor, method, external_id, received_at, by_staff_id)
    values (
      ${paymentId}::uuid, ${centreId}::uuid, ${visitId}::uuid, ${invoiceId ?? null}::uuid, ${amountMinor}::bigint, ${method},
      ${externalId ?? null}, ${new Date(payment.receivedAt)}, ${staffOf(payment.by)}::uuid
    )
    on conflict do nothing`;
  return count === 1;
}

/**
 * Records a payment in the caller's transaction and locks its visit until that ends. It is recorded whatever the stage, after
 * the end of the visit, and whatever is open: what is too much is to be given back (a task says so).
 * @throws Error when the centre has no such visit, ZodError when the amount is not above zero: defects of the caller
 */
export async function recordPayment(tx: Tx, payment: ReceivedPayment): Promise<Recorded> {
  const { centreId, visitId, receivedAt, by, paymentId, amountMinor, method, externalId, invoiceId } =
    payment;
  await holdVisit(tx, { centreId, visitId });
  if (!(await insertPayment(tx, payment))) return "known";
  await recordFacts(tx, { centreId, by }, visitId, (_visit, now) => [
    event("payment.received", earliest(now, receivedAt), {
      paymentId,
      amountMinor,
      method,
      ...(externalId === undefined ? {} : { externalId }),
      ...(invoiceId === undefined ? {} : { invoiceId }),
    }),
  ]);
  return "recorded";
}

/**
 * Records money that went back, in the caller's transaction; what the carrier has done is a fact, however much was left of the
 * payment.
 * @throws UnknownPayment when the visit has no such payment: record that first, or try again later
 */
export async function recordRefund(tx: Tx, refund: MadeRefund): Promise<Recorded> {
  const { centreId, visitId, paymentId, refundId, amountMinor, reason, externalId, by, now: at } = refund;
  await holdVisit(tx, { centreId, visitId });
  const payment = await tx.payment.findFirst({
    where: { id: paymentId, centreId, visitId },
    select: { id: true },
  });
  if (!payment) throw new UnknownPayment(`visit ${visitId} has no payment ${paymentId}`);
  const count = await tx.$executeRaw`
    insert into refund (id, centre_id, visit_id, payment_id, amount_minor, external_id, refunded_at, by_staff_id)
    values (
      ${refundId}::uuid, ${centreId}::uuid, ${visitId}::uuid, ${paymentId}::uuid, ${amountMinor}::bigint, ${externalId ?? null},
      ${new Date(at)}, ${staffOf(by)}::uuid
    )
    on conflict do nothing`;
  if (count !== 1) return "known";
  const about = { paymentId, amountMinor, reason, refundId };
  await recordFacts(tx, { centreId, by }, visitId, (_visit, now) => [
    event("payment.refunded", earliest(now, at), externalId === undefined ? about : { ...about, externalId }),
  ]);
  return "recorded";
}

export interface VisitMoney extends Balance {
  /** The invoice that holds now. */
  readonly invoice: { readonly id: string; readonly number: string } | undefined;
}

/** How a visit stands; undefined when this centre has no such visit, or nothing was invoiced or paid yet. */
export async function balanceOf(tx: Tx, centreId: string, visitId: string): Promise<VisitMoney | undefined> {
  const loaded = await loadVisit(tx, centreId, visitId);
  const balance = loaded && balanceOfVisit(loaded.visit);
  if (!balance) return undefined;
  const { invoice } = loaded.visit.handover;
  return { ...balance, invoice: invoice && { id: invoice.id, number: invoice.number } };
}
