// The customer pays by link: one session of Stripe's payment page for what is open now, however often the button is pressed.
import { v7 as uuidv7 } from "uuid";
import type { OpenLink } from "~/customer/links.server";
import { HOUR, instant, iso, MINUTE, plus, type Instant } from "~/journey/instant";
import { openAmount } from "~/journey/visit";
import { paths } from "~/paths";
import { db, type Prisma, type Tx } from "~/platform/db/db.server";
import { inTransaction } from "~/platform/db/transaction.server";
import { enqueue } from "~/platform/enqueue.server";
import { settings } from "~/platform/env.server";
import { asLanguage, FALLBACK_LANGUAGE, type PageLanguage } from "~/platform/i18n/language";
import { log } from "~/platform/log.server";
import { loadVisit } from "~/visits/store.server";
import { words } from "~/words";
import { lockVisit } from "~/visits/visit-lock.server";
import { isAnsweredFor, refusalOf, stripeClient } from "./client.server";
import { applySession } from "./session-outcome.server";
import { closeJob } from "./stripe-jobs";
import { toStripeAmount } from "./stripe-amount";
import { OUR_CHECKOUT, readSession } from "./told";

/** Where the browser goes next, or why nowhere. */
export type PayAnswer =
  | { readonly kind: "go"; readonly to: string }
  /** Nothing is to be paid here, or the payment is under way: the page says how it stands. */
  | { readonly kind: "back" }
  | { readonly kind: "unreachable" }
  | { readonly kind: "refused" };

/** How long a session may be paid; Stripe takes 30 minutes to 24 hours. */
const OPEN_FOR = 4 * HOUR;
/** With less time than that left nobody is sent there. */
const LEAST_LEFT = 5 * MINUTE;
/** A lost answer is asked for again with the same key for so long; Stripe keeps keys for a day. */
const ASKED_AGAIN_FOR = 15 * MINUTE;

type Row = Prisma.CheckoutGetPayload<object>;

interface Payable {
  readonly row: Row;
  readonly invoiceNumber: string;
  readonly visitNumber: number;
  readonly language: PageLanguage;
}

interface Wanted {
  readonly invoiceId: string;
  readonly amountMinor: number;
  readonly currency: string;
}

function isFor(row: Row, { invoiceId, amountMinor, currency }: Wanted): boolean {
  return (
    row.staleAt === null &&
    row.invoiceId === invoiceId &&
    Number(row.amountMinor) === amountMinor &&
    row.currency === currency
  );
}

function isOfUse(row: Row, link: OpenLink, now: Instant): boolean {
  if (row.state === "open") return instant(row.expiresAt) - now > LEAST_LEFT;
  return row.linkId === link.id && now - instant(row.createdAt) < ASKED_AGAIN_FOR;
}

/** Sessions for something else than what is open now are closed at Stripe. */
async function closeOthers(tx: Tx, rows: readonly Row[], now: Instant): Promise<void> {
  for (const { id, staleAt } of rows) {
    if (staleAt !== null) continue;
    await tx.checkout.update({ where: { id }, data: { staleAt: new Date(now) } });
    await enqueue(tx, closeJob, { checkoutId: id });
  }
}

/** The row for what is open now: the one that is there already, or a new one. Two presses at once wait for each other here. */
async function prepare(tx: Tx, link: OpenLink, now: Instant): Promise<Payable | undefined> {
  const { centreId, visitId } = link;
  await lockVisit(tx, { centreId, visitId });
  const loaded = await loadVisit(tx, centreId, visitId);
  const about = await tx.visit.findFirstOrThrow({
    where: { id: visitId, centreId },
    select: {
      number: true,
      customer: { select: { language: true } },
      centre: { select: { currency: true } },
    },
  });
  const invoice = loaded?.visit.handover.invoice;
  const amountMinor = loaded ? (openAmount(loaded.visit) ?? 0) : 0;
  const rows = await tx.checkout.findMany({
    where: { centreId, visitId, state: { in: ["making", "open", "processing"] } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  if (!invoice || amountMinor <= 0 || rows.some(({ state }) => state === "processing")) return undefined;
  const wanted = { invoiceId: invoice.id, amountMinor, currency: invoice.currency ?? about.centre.currency };
  const present = rows.find((row) => isFor(row, wanted) && isOfUse(row, link, now));
  await closeOthers(
    tx,
    rows.filter(({ id }) => id !== present?.id),
    now,
  );
  const row = present ?? (await tx.checkout.create({ data: newRow(link, wanted, now) }));
  const language = asLanguage(about.customer.language) ?? FALLBACK_LANGUAGE;
  return { row, invoiceNumber: invoice.number, visitNumber: about.number, language };
}

function newRow({ id: linkId, centreId, visitId }: OpenLink, wanted: Wanted, now: Instant) {
  const [createdAt, expiresAt] = [new Date(now), new Date(plus(now, OPEN_FOR))];
  return { id: uuidv7(), centreId, visitId, linkId, ...wanted, state: "making", createdAt, expiresAt };
}

type Params = NonNullable<
  Parameters<NonNullable<ReturnType<typeof stripeClient>>["checkout"]["sessions"]["create"]>[0]
>;

/** The same words for the same row: only then does a repeated key get the same answer. */
function paramsFor({ row, invoiceNumber, visitNumber, language }: Payable, token: string): Params {
  const t = words(language, "linkPay");
  const page = `${settings().appUrl}${paths.customerLink(token)}`;
  const metadata = { [OUR_CHECKOUT]: row.id };
  return {
    mode: "payment",
    client_reference_id: row.id,
    locale: language,
    expires_at: Math.floor(instant(row.expiresAt) / 1_000),
    success_url: `${page}?payment=done`,
    cancel_url: page,
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: row.currency.toLowerCase(),
          unit_amount: toStripeAmount(Number(row.amountMinor), row.currency),
          product_data: {
            name: t("invoice", { number: invoiceNumber }),
            description: t("visit", { number: visitNumber }),
          },
        },
      },
    ],
    metadata,
    payment_intent_data: { metadata },
  };
}

/** Keeps what Stripe made. @returns its address; undefined when it is for something that holds no more */
async function keepSession(
  row: Row,
  made: { readonly id: string; readonly url: string },
  now: Instant,
): Promise<string | undefined> {
  return inTransaction(async (tx) => {
    await lockVisit(tx, row);
    const { staleAt, state } = await tx.checkout.findUniqueOrThrow({ where: { id: row.id } });
    await tx.checkout.update({
      where: { id: row.id },
      data: { sessionId: made.id, url: made.url, ...(state === "making" ? { state: "open" } : {}) },
    });
    if (staleAt === null) return made.url;
    await enqueue(tx, closeJob, { checkoutId: row.id }, { runAt: new Date(now) });
    return undefined;
  });
}

/** Asks Stripe whether the session can still be paid: one that was paid meanwhile is recorded, and not paid again. */
async function reuse(row: Row, now: Instant): Promise<"open" | "over"> {
  const session = await stripeClient()?.checkout.sessions.retrieve(row.sessionId ?? "");
  const told = readSession(session);
  if (!told) throw new TypeError(`Stripe's answer about checkout ${row.id} cannot be read`);
  if (told.status === "open") return "open";
  await inTransaction((tx) => applySession(tx, told, now));
  return "over";
}

/**
 * The same key would be answered the same for a day, and nobody has the address; or Stripe knows the session no more: the next
 * press makes another one.
 */
async function giveUp({ id, state }: Row, now: Instant): Promise<void> {
  await db().checkout.updateMany({
    where: { id, state },
    data: { state: "expired", endedAt: new Date(now) },
  });
}

/**
 * Leads the customer behind a link to Stripe's payment page for what is open now. Pressed twice, also at once, it is one session.
 * @param token of the link: the way back
 */
export async function payNow(link: OpenLink, token: string, now: Instant): Promise<PayAnswer> {
  const client = stripeClient();
  if (!client) return { kind: "back" };
  const payable = await inTransaction((tx) => prepare(tx, link, now));
  if (!payable) return { kind: "back" };
  const { row } = payable;
  try {
    if (row.state === "open" && row.url !== null)
      return (await reuse(row, now)) === "open" ? { kind: "go", to: row.url } : { kind: "back" };
    const options = { idempotencyKey: `bayline-checkout-${row.id}` };
    const { id, url } = await client.checkout.sessions.create(paramsFor(payable, token), options);
    const to = url === null ? undefined : await keepSession(row, { id, url }, now);
    return to === undefined ? { kind: "back" } : { kind: "go", to };
  } catch (error) {
    const refusal = refusalOf(error);
    const lost = row.state === "making" && isAnsweredFor(error);
    if (refusal !== undefined || lost) await giveUp(row, now);
    log().warn({ err: error, checkout: row.id, at: iso(now) }, "Stripe's payment page could not be opened");
    return { kind: refusal === undefined ? "unreachable" : "refused" };
  }
}
