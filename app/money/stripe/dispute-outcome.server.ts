// What became of a dispute: put to its payment, asked of a manager while it lasts, and booked when the bank has decided.
import { v7 as uuidv7 } from "uuid";
import { instant, type Instant } from "~/journey/instant";
import type { Visit } from "~/journey/visit";
import { recordPayment, recordRefund } from "~/money/payments.server";
import type { Tx } from "~/platform/db/db.server";
import type { PageLanguage } from "~/platform/i18n/language";
import { recordFacts } from "~/visits/store.server";
import { words } from "~/words";
import { disputeNews, standingOf, type DisputeNews, type SaidOfDispute } from "./dispute";
import { askManager, endManagerTask, type AboutStripe } from "./manager-task.server";
import type { Came } from "./session-outcome.server";
import type { ToldDispute } from "./told";
import { toldPayment, type PaymentRow } from "./told-payment.server";

const WHILE_IT_LASTS = ["asked-by-bank", "disputed"] as const;

/** The bank has taken the money: for the visit that is money given back, once, under Stripe's name of the dispute. */
async function bookLoss(
  tx: Tx,
  payment: PaymentRow,
  said: SaidOfDispute,
  language: PageLanguage,
): Promise<void> {
  const { centreId, visitId, id: paymentId } = payment;
  await recordRefund(tx, {
    ...{ centreId, visitId, paymentId, refundId: uuidv7(), amountMinor: said.amountMinor },
    reason: words(language, "linkPay")("dispute.taken"),
    externalId: said.id,
    by: { kind: "job" },
    now: said.at,
  });
}

/** Lost, and won after all: the money is here again. */
async function bookReturn(tx: Tx, { centreId, visitId }: PaymentRow, said: SaidOfDispute): Promise<void> {
  await recordPayment(tx, {
    ...{ centreId, visitId, amountMinor: said.amountMinor },
    paymentId: uuidv7(),
    method: "link",
    externalId: `${said.id}:reinstated`,
    receivedAt: said.at,
    by: { kind: "job" },
  });
}

async function keepTasks(
  tx: Tx,
  about: Omit<AboutStripe, "why" | "centreId"> & { readonly centreId: string },
  { decided }: DisputeNews,
  said: SaidOfDispute,
): Promise<void> {
  const { kind } = standingOf(said.status);
  const now = kind === "inquiry" ? "asked-by-bank" : "disputed";
  for (const why of WHILE_IT_LASTS)
    if (kind === "over" || why !== now) await endManagerTask(tx, { ...about, why }, said.at);
  if (kind !== "over") await askManager(tx, { ...about, why: now }, said.at);
  else if (decided === "lost") await askManager(tx, { ...about, why: "dispute-lost" }, said.at);
}

/**
 * Puts what Stripe says of a dispute to its visit, in the caller's transaction. While the bank has not decided, the payment
 * counts: what is open changes only with the decision.
 * @returns "payment-unknown" when the payment is not recorded (yet): Stripe may be asked for that
 */
export async function applyDispute(
  tx: Tx,
  told: ToldDispute,
  at: Instant,
): Promise<Came | "payment-unknown"> {
  const about = await toldPayment(tx, told);
  if (!about) return "payment-unknown";
  const { payment, amountMinor, language } = about;
  const { centreId, visitId } = payment;
  const dueBy = told.dueMs === undefined ? undefined : instant(told.dueMs);
  const doubt = { reason: told.reason, dueBy };
  const task = { centreId, visitId, stripeId: told.id, money: told, doubt };
  if (amountMinor === undefined) {
    await askManager(tx, { ...task, why: "other-currency" }, at);
    return "unmatched";
  }
  const { id, status, reason } = told;
  const said = { id, status, amountMinor, reason, dueBy, at };
  const heard: { news?: DisputeNews | undefined } = {};
  const facts = ({ handover }: Visit, now: Instant) => {
    const present = handover.payments.find((each) => each.id === payment.id);
    heard.news = present && disputeNews(present, said, now);
    return heard.news?.facts ?? [];
  };
  await recordFacts(tx, { centreId, by: { kind: "job" } }, visitId, facts);
  const { news } = heard;
  if (!news || news.facts.length === 0) return "known";
  if (news.decided === "lost") await bookLoss(tx, payment, said, language);
  if (news.reversed) await bookReturn(tx, payment, said);
  await keepTasks(tx, task, news, said);
  return "recorded";
}
