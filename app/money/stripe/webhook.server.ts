// Where Stripe posts what happened: nothing is kept without its signature, each event once, and the work is left to a job.
import Stripe from "stripe";
import type { Settings } from "~/platform/env.server";
import type { BodyTaker } from "~/platform/http/signed-bodies.server";
import { log } from "~/platform/log.server";
import { keepEvent } from "./inbox.server";
import { readEvent } from "./told";

export const WEBHOOK_PATH = "/webhooks/stripe";

/** An older signature may be a recording. */
const TOLERANCE_SECONDS = 300;

/** The event when its signature is right; undefined for all else. */
function signedEvent(body: Buffer, signature: string | undefined, secret: string): Stripe.Event | undefined {
  if (signature === undefined) return undefined;
  try {
    return Stripe.webhooks.constructEvent(body, signature, secret, TOLERANCE_SECONDS);
  } catch {
    return undefined;
  }
}

/** The webhook at its path; without Stripe's settings there is none. */
export function stripeWebhook({ stripe }: Pick<Settings, "stripe">): Readonly<Record<string, BodyTaker>> {
  const take: BodyTaker = async (posted) => {
    if (!stripe) return 404;
    const event = signedEvent(posted.body, posted.header("stripe-signature"), stripe.webhookSecret);
    if (!event) {
      log().warn("A post without Stripe's signature was refused");
      return 403;
    }
    const told = readEvent(event);
    if (told) await keepEvent(told);
    return 200;
  };
  return { [WEBHOOK_PATH]: take };
}
