// Stripe's own client, and what its errors mean for us.
import Stripe from "stripe";
import { settings } from "~/platform/env.server";
import type { StripeSettings } from "~/platform/stripe-settings";

/** Milliseconds; a customer waits for the answer with a finger on the button. */
const ANSWER_WITHIN_MS = 5_000;
/** A second press meets the first one under way: Stripe says "in use", and has the answer a moment later. */
const RETRIES = 2;

let made: { readonly of: StripeSettings; readonly client: Stripe } | undefined;

/** The client for the settings in force; undefined when payment by link is not set up. */
export function stripeClient(): Stripe | undefined {
  const { stripe } = settings();
  if (!stripe) return undefined;
  if (made?.of !== stripe) made = { of: stripe, client: clientFor(stripe) };
  return made.client;
}

/** @throws StripeAbsent when payment by link is not set up: a job waits until it is */
export function stripeOrThrow(): Stripe {
  const client = stripeClient();
  if (!client) throw new StripeAbsent("payment by link is not set up");
  return client;
}

export class StripeAbsent extends Error {
  override name = "StripeAbsent";
}

function clientFor({
  secretKey,
  apiUrl,
  answerWithinMs: timeout = ANSWER_WITHIN_MS,
}: StripeSettings): Stripe {
  const common = { timeout, maxNetworkRetries: RETRIES, telemetry: false };
  if (apiUrl === undefined) return new Stripe(secretKey, common);
  const { protocol, hostname, port } = new URL(apiUrl);
  return new Stripe(secretKey, {
    ...common,
    protocol: protocol === "http:" ? "http" : "https",
    host: hostname,
    port: port === "" ? (protocol === "http:" ? 80 : 443) : port,
  });
}

/** Payment by link is set up. */
export function takesLinkPayments(): boolean {
  return settings().stripe !== undefined;
}

/** Stripe keeps a failure of its own as the answer to the key that was sent with it. */
export function isAnsweredFor(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && (error.statusCode ?? 0) >= 500;
}

/** Answers after which asking again would get the same answer. */
const AGAIN: readonly (number | undefined)[] = [undefined, 401, 403, 408, 409, 429];

/**
 * Stripe's word for why it will not do what it was asked; undefined when it may be asked again: it was not reached, too busy, not
 * in order itself, or does not let us in.
 */
export function refusalOf(error: unknown): string | undefined {
  if (!(error instanceof Stripe.errors.StripeError)) return undefined;
  const { statusCode, code, type } = error;
  if (AGAIN.includes(statusCode) || (statusCode ?? 500) >= 500) return undefined;
  // The same key with other words is our own defect, and not a refusal.
  if (error instanceof Stripe.errors.StripeIdempotencyError) return undefined;
  return code ?? type;
}
