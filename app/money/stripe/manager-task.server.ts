// What the program cannot settle about Stripe's money, a manager does: a task that names Stripe's id.
import { v7 as uuidv7 } from "uuid";
import { HOUR, plus, type Instant } from "~/journey/instant";
import type { Tx } from "~/platform/db/db.server";
import { asLanguage, FALLBACK_LANGUAGE } from "~/platform/i18n/language";
import { notify } from "~/platform/live.server";
import { formatMoney } from "~/ui/format";
import { centreTopic } from "~/visits/store.server";
import { words, type WordKey } from "~/words";
import { failureKey } from "./failure";
import { fromStripeAmount } from "./stripe-amount";

/** The kinds of these tasks; each says why it was made. */
export type StripeTask =
  "unmatched" | "other-amount" | "other-currency" | "refund-failed" | "refund-returned";

export interface AboutStripe {
  /** Undefined where it belongs to no centre that could be told: then the first one is asked. */
  readonly centreId: string | undefined;
  readonly visitId?: string | undefined;
  readonly why: StripeTask;
  /** Stripe's name of the thing; one task for each. */
  readonly stripeId: string;
  /** Our own id instead, where several things of one name may go wrong. */
  readonly once?: string;
  readonly money?: { readonly amount: number; readonly currency: string } | undefined;
  /** Stripe's word for why it failed. */
  readonly failure?: string | undefined;
}

const TITLES = {
  unmatched: "task.unmatched",
  "other-amount": "task.otherAmount",
  "other-currency": "task.otherCurrency",
  "refund-failed": "task.refundFailed",
  "refund-returned": "task.refundReturned",
} as const satisfies Record<StripeTask, WordKey<"linkPay">>;

async function centreOf(tx: Tx, centreId: string | undefined) {
  const select = { id: true, language: true } as const;
  if (centreId !== undefined) return tx.centre.findUniqueOrThrow({ where: { id: centreId }, select });
  return tx.centre.findFirstOrThrow({ orderBy: { id: "asc" }, select });
}

/** Asks a manager, once for each of Stripe's ids and reasons; in the language of the centre. */
export async function askManager(tx: Tx, about: AboutStripe, now: Instant): Promise<void> {
  const { visitId, why, stripeId, once = stripeId, money, failure } = about;
  const centre = await centreOf(tx, about.centreId);
  const language = asLanguage(centre.language) ?? FALLBACK_LANGUAGE;
  const t = words(language, "linkPay");
  const amount =
    money === undefined
      ? ""
      : formatMoney(fromStripeAmount(money.amount, money.currency) ?? money.amount, money.currency, language);
  const text = t(TITLES[why], { id: stripeId, amount, why: t(failureKey(failure)) });
  const { count } = await tx.task.createMany({
    data: {
      id: uuidv7(),
      centreId: centre.id,
      visitId: visitId ?? null,
      kind: `stripe-${why}`,
      key: `stripe-${why}:${once}`,
      ownerRole: "manager",
      dueAt: new Date(plus(now, 4 * HOUR)),
      createdAt: new Date(now),
      details: { text, stripeId },
    },
    skipDuplicates: true,
  });
  if (count > 0) await notify(tx, centreTopic(centre.id), visitId === undefined ? {} : { visitId });
}
