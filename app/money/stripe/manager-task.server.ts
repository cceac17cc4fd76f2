// What the program cannot settle about Stripe's money, a manager does: a task that names Stripe's id.
import { v7 as uuidv7 } from "uuid";
import { DAY, HOUR, plus, type Instant } from "~/journey/instant";
import type { Tx } from "~/platform/db/db.server";
import { asLanguage, FALLBACK_LANGUAGE } from "~/platform/i18n/language";
import { notify } from "~/platform/live.server";
import { formatDateTime, formatMoney } from "~/ui/format";
import { centreTopic } from "~/visits/store.server";
import { words, type WordKey } from "~/words";
import { doubtKey, failureKey } from "./failure";
import { fromStripeAmount } from "./stripe-amount";

/** The kinds of these tasks; each says why it was made. */
export type StripeTask =
  | "other-amount"
  | "other-currency"
  | "refund-failed"
  | "refund-returned"
  | "asked-by-bank"
  | "disputed"
  | "dispute-lost";

export interface AboutStripe {
  readonly centreId: string;
  readonly visitId?: string | undefined;
  readonly why: StripeTask;
  /** Stripe's name of the thing; one task for each. */
  readonly stripeId: string;
  /** Our own id instead, where several things of one name may go wrong. */
  readonly once?: string;
  readonly money?: { readonly amount: number; readonly currency: string } | undefined;
  /** Stripe's word for why it failed. */
  readonly failure?: string | undefined;
  /** Stripe's word for why a bank doubts a payment, and until when it takes evidence. */
  readonly doubt?: { readonly reason: string; readonly dueBy?: Instant | undefined };
}

/** How long before the bank's day the evidence is to be sent. */
const BEFORE_THE_DAY = 2 * DAY;

const TITLES = {
  "other-amount": "task.otherAmount",
  "other-currency": "task.otherCurrency",
  "refund-failed": "task.refundFailed",
  "refund-returned": "task.refundReturned",
  "asked-by-bank": "task.askedByBank",
  disputed: "task.disputed",
  "dispute-lost": "task.disputeLost",
} as const satisfies Record<StripeTask, WordKey<"linkPay">>;

/** In time for an answer: some days before the bank's day, as long as there are any. */
function dueAt(doubt: AboutStripe["doubt"], now: Instant): Date {
  const soon = plus(now, 4 * HOUR);
  const { dueBy } = doubt ?? {};
  return new Date(dueBy === undefined ? soon : Math.max(soon, plus(dueBy, -BEFORE_THE_DAY)));
}

/** What the bank doubts is over, or stands otherwise. */
export async function endManagerTask(
  tx: Tx,
  {
    centreId,
    why,
    stripeId,
  }: { readonly centreId: string; readonly why: StripeTask; readonly stripeId: string },
  now: Instant,
): Promise<void> {
  await tx.task.updateMany({
    where: { centreId, key: `stripe-${why}:${stripeId}`, endedAt: null },
    data: { endedAt: new Date(now), outcome: "settled" },
  });
}

/** Asks a manager, once for each of Stripe's ids and reasons; in the language of the centre. */
export async function askManager(tx: Tx, about: AboutStripe, now: Instant): Promise<void> {
  const { visitId, why, stripeId, once = stripeId, money, failure, doubt } = about;
  const centre = await tx.centre.findUniqueOrThrow({
    where: { id: about.centreId },
    select: { id: true, language: true, timeZone: true },
  });
  const language = asLanguage(centre.language) ?? FALLBACK_LANGUAGE;
  const t = words(language, "linkPay");
  const amount =
    money === undefined
      ? ""
      : formatMoney(fromStripeAmount(money.amount, money.currency) ?? money.amount, money.currency, language);
  const reason = doubt ? words(language, "choices")(doubtKey(doubt.reason)) : t(failureKey(failure));
  const day = doubt?.dueBy;
  const where = { timeZone: centre.timeZone, language };
  const until = day === undefined ? t("dispute.noDay") : formatDateTime(day, where);
  const text = t(TITLES[why], { id: stripeId, amount, why: reason, until });
  const said = { dueAt: dueAt(doubt, now), details: { text, stripeId } };
  const key = `stripe-${why}:${once}`;
  const { count } = await tx.task.createMany({
    data: {
      ...{ id: uuidv7(), centreId: centre.id, visitId: visitId ?? null, kind: `stripe-${why}`, key, ...said },
      ownerRole: "manager",
      createdAt: new Date(now),
    },
    skipDuplicates: true,
  });
  // A bank may give more time.
  if (count === 0 && doubt)
    await tx.task.updateMany({ where: { centreId: centre.id, key, endedAt: null }, data: said });
  if (count > 0) await notify(tx, centreTopic(centre.id), visitId === undefined ? {} : { visitId });
}
