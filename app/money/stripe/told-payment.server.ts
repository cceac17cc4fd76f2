// The payment that Stripe tells something about, under the lock of its visit, and the amount as the centre counts.
import type { Prisma, Tx } from "~/platform/db/db.server";
import { asLanguage, FALLBACK_LANGUAGE, type PageLanguage } from "~/platform/i18n/language";
import { lockVisit } from "~/visits/visit-lock.server";
import { fromStripeAmount } from "./stripe-amount";
import type { ToldDispute, ToldRefund } from "./told";

export type PaymentRow = Prisma.PaymentGetPayload<object>;

export interface ToldPayment {
  readonly payment: PaymentRow;
  readonly language: PageLanguage;
  /** Minor units; undefined where it is in another currency or nothing at all. */
  readonly amountMinor: number | undefined;
}

/** In the caller's transaction. @returns undefined when the payment is not recorded (yet): Stripe may be asked for that */
export async function toldPayment(tx: Tx, told: ToldDispute | ToldRefund): Promise<ToldPayment | undefined> {
  if (told.paymentIntent === undefined) return undefined;
  const payment = await tx.payment.findUnique({ where: { externalId: told.paymentIntent } });
  if (!payment) return undefined;
  await lockVisit(tx, payment);
  const { currency, language } = await tx.centre.findUniqueOrThrow({
    where: { id: payment.centreId },
    select: { currency: true, language: true },
  });
  const amount = told.currency === currency ? fromStripeAmount(told.amount, currency) : undefined;
  return {
    payment,
    language: asLanguage(language) ?? FALLBACK_LANGUAGE,
    amountMinor: amount !== undefined && amount > 0 ? amount : undefined,
  };
}
