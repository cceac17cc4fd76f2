// The settings of payment by link through Stripe. All that it needs is there, or nothing of it.
import { z } from "zod";

export interface StripeSettings {
  readonly secretKey: string;
  /** With it Stripe signs what it posts to us. */
  readonly webhookSecret: string;
  /** Another address of the interface, for a stand-in. */
  readonly apiUrl: string | undefined;
  /** How long an answer is waited for, where that is not as usual. */
  readonly answerWithinMs?: number;
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ["http:", "https:"].includes(new URL(text).protocol);
}

/** Beside the other variables of the environment. */
export const STRIPE_VARIABLES = {
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_\S+$/, {
      error: "STRIPE_SECRET_KEY must begin with sk_ or rk_, as the dashboard shows it.",
    })
    .optional(),
  STRIPE_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_\S+$/, {
      error: "STRIPE_WEBHOOK_SECRET must begin with whsec_, as the dashboard shows it.",
    })
    .optional(),
  STRIPE_API_URL: z
    .string()
    .refine(isWebAddress, { error: "STRIPE_API_URL must be an address with http or https." })
    .optional(),
} as const;

type Given = { readonly [Name in keyof typeof STRIPE_VARIABLES]?: string | undefined };

const NEEDED = ["STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"] as const;

/**
 * What is missing, in one sentence; none when all of it is set or nothing.
 * @param given the variables of the environment that are set
 */
export function stripeProblems(given: Readonly<Record<string, string | undefined>>): readonly string[] {
  const present = Object.keys(STRIPE_VARIABLES).filter((name) => given[name] !== undefined);
  const missing = NEEDED.filter((name) => given[name] === undefined);
  if (present.length === 0 || missing.length === 0) return [];
  const verb = missing.length === 1 ? "is" : "are";
  const these = present.length === 1 ? "it" : "them";
  return [
    `${missing.join(" and ")} ${verb} missing beside ${present.join(" and ")}. ` +
      `Payment by link needs STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET: set both, or unset ${these}.`,
  ];
}

/** What is set; undefined when nothing is. */
export function stripeOf(env: Given): StripeSettings | undefined {
  const { STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_API_URL: apiUrl } = env;
  if (secretKey === undefined || webhookSecret === undefined) return undefined;
  return { secretKey, webhookSecret, apiUrl };
}

/** Where Stripe's own payment pages are: a form of ours may lead there. */
const CHECKOUT = "https://checkout.stripe.com";

/** Origins to which a form may be redirected, beside our own. */
export function paymentOrigins(stripe: StripeSettings | undefined): readonly string[] {
  if (!stripe) return [];
  return stripe.apiUrl === undefined ? [CHECKOUT] : [CHECKOUT, new URL(stripe.apiUrl).origin];
}
