// Amounts as Stripe counts them: in the smallest unit that it knows of a currency, which is not always ours. Pure.
import { fractionDigits } from "~/journey/money";

/** Currencies that Stripe counts in whole units (docs.stripe.com/currencies, "zero-decimal"). */
const WHOLE = /^(BIF|CLP|DJF|GNF|JPY|KMF|KRW|MGA|PYG|RWF|VND|VUV|XAF|XOF|XPF)$/;
const THREE_DIGITS = /^(BHD|JOD|KWD|OMR|TND)$/;

function stripeDigits(currency: string): number {
  if (WHOLE.test(currency)) return 0;
  return THREE_DIGITS.test(currency) ? 3 : 2;
}

function factorOf(currency: string): number {
  return 10 ** (stripeDigits(currency) - fractionDigits(currency));
}

/** @param minor our minor units */
export function toStripeAmount(minor: number, currency: string): number {
  return Math.round(minor * factorOf(currency));
}

/** Our minor units; undefined when it cannot be said in them. */
export function fromStripeAmount(amount: number, currency: string): number | undefined {
  const minor = amount / factorOf(currency);
  return Number.isSafeInteger(minor) ? minor : undefined;
}
