// The draft of an invoice: the jobs that are done at the prices to which the customer agreed, other prices, and discounts.
import { happened, type Decision } from "~/journey/course";
import { event, type WorkLine } from "~/journey/events";
import type { Instant } from "~/journey/instant";
import type { Discount } from "~/journey/money-events";
import { allow, deny, type Verdict } from "~/journey/verdict";
import { linesTotal, type Facts, type InvoiceDraft, type Visit } from "~/journey/visit";

const NOTHING_DRAFTED: InvoiceDraft = { prices: [], discounts: [] };

/** The jobs that are done, each with the price to which the customer agreed. */
export function approvedLines(visit: Facts): readonly WorkLine[] {
  return visit.jobs
    .filter((job) => job.state.kind === "done")
    .map(({ id, title, labourMinutes, priceMinor, partsMinor }) => ({
      id,
      title,
      labourMinutes,
      priceMinor,
      ...(partsMinor === undefined || partsMinor > priceMinor ? {} : { partsMinor }),
    }));
}

/** A line that would cost more than the customer agreed to. Minor units. */
export interface LineAbove {
  readonly lineId: string;
  readonly title: string;
  readonly approvedMinor: number;
  readonly priceMinor: number;
}

/** What an invoice that is issued now would hold. Amounts in minor units. */
export interface DraftedInvoice {
  readonly lines: readonly WorkLine[];
  readonly linesMinor: number;
  readonly discounts: readonly Discount[];
  readonly totalMinor: number;
  /** To how much of these lines the customer agreed. */
  readonly approvedMinor: number;
  /** By how much the total is above that; 0 when it is not. */
  readonly aboveMinor: number;
  readonly above: readonly LineAbove[];
}

/** What was drafted of lines that are not done (any more) is left out. */
export function draftedInvoice(visit: Facts): DraftedInvoice {
  const { prices, discounts } = visit.handover.draft ?? NOTHING_DRAFTED;
  const approved = approvedLines(visit);
  const lines = approved.map((line) => {
    const price = prices.find(({ lineId }) => lineId === line.id);
    return price ? { ...line, priceMinor: price.priceMinor } : line;
  });
  const own = discounts.filter(({ lineId }) => lineId === undefined || lines.some(({ id }) => id === lineId));
  const [linesMinor, approvedMinor] = [linesTotal(lines), linesTotal(approved)];
  const totalMinor = linesMinor - own.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const above = approved.flatMap(({ id, title, priceMinor }, at) => {
    const now = lines[at]?.priceMinor ?? 0;
    return now > priceMinor ? [{ lineId: id, title, approvedMinor: priceMinor, priceMinor: now }] : [];
  });
  const aboveMinor = Math.max(0, totalMinor - approvedMinor);
  return { lines, linesMinor, discounts: own, totalMinor, approvedMinor, aboveMinor, above };
}

/**
 * Whether an invoice may be drafted: from quality control on, while none holds. After the visit too, when one was taken back.
 */
export function mayDraft(visit: Visit): Verdict {
  if (visit.handover.invoice) return deny("invoice-already-issued");
  const afterwards = visit.status === "closed" && visit.imported === undefined;
  if (afterwards) return { ok: true };
  if (visit.status !== "open") return deny("visit-ended", { detail: { status: visit.status } });
  if (visit.stage === "quality" || visit.stage === "handover" || visit.stage === "follow-up")
    return { ok: true };
  return deny("wrong-stage", { detail: { stage: visit.stage } });
}

function drafting(visit: Visit, now: Instant, change: (draft: InvoiceDraft) => InvoiceDraft): Decision {
  const may = mayDraft(visit);
  if (!may.ok) return may;
  const { prices, discounts } = change(visit.handover.draft ?? NOTHING_DRAFTED);
  return happened(event("invoice.drafted", now, { prices: [...prices], discounts: [...discounts] }));
}

/** Another price for a line: above what was agreed to, and the invoice waits for a new approval. Less is a discount. */
export function draftPrice(
  visit: Visit,
  { lineId, priceMinor }: { readonly lineId: string; readonly priceMinor: number },
  now: Instant,
): Decision {
  const approved = approvedLines(visit).find(({ id }) => id === lineId)?.priceMinor;
  if (approved === undefined) return deny("job-not-found");
  if (priceMinor < approved) return deny("price-below-approved", { field: "price", detail: { approved } });
  return drafting(visit, now, ({ prices, discounts }) => ({
    prices: [...prices.filter((price) => price.lineId !== lineId), { lineId, priceMinor }],
    discounts,
  }));
}

/** What is left to be discounted: of the line, or of the whole. */
function discountable(visit: Visit, lineId: string | undefined): number {
  const { lines, discounts, totalMinor } = draftedInvoice(visit);
  if (lineId === undefined) return totalMinor;
  const taken = discounts.filter((each) => each.lineId === lineId);
  const line = lines.find(({ id }) => id === lineId)?.priceMinor ?? 0;
  return Math.min(totalMinor, line - taken.reduce((sum, { amountMinor }) => sum + amountMinor, 0));
}

/** Less to pay, for a reason. At most the line, or the whole. */
export function giveDiscount(visit: Visit, discount: Discount, now: Instant): Decision {
  const { lineId } = discount;
  if (lineId !== undefined && !approvedLines(visit).some(({ id }) => id === lineId))
    return deny("job-not-found");
  const left = discountable(visit, lineId);
  if (discount.amountMinor > left) return deny("discount-above-price", { field: "amount", detail: { left } });
  return drafting(visit, now, ({ prices, discounts }) => ({ prices, discounts: [...discounts, discount] }));
}

/** What a page shows of a discount and brings back. */
export function discountMark({ kind, amountMinor, lineId = "", reason }: Discount): string {
  return [kind, amountMinor, lineId, reason].join(" ");
}

/**
 * @param dropped the place of the discount in the draft, from 0, and what stood there on the page: once a colleague has taken
 * one back, another stands in its place
 */
export function dropDiscount(
  visit: Visit,
  { place, seen }: { readonly place: number; readonly seen: string },
  now: Instant,
): Decision {
  const discount = draftedInvoice(visit).discounts[place];
  if (!discount || discountMark(discount) !== seen) return deny("already-recorded");
  return drafting(visit, now, ({ prices, discounts }) => ({
    prices,
    discounts: discounts.filter((each) => each !== discount),
  }));
}

/** What was said yes to, or is to be issued, is what stood on the page: a colleague may have changed the draft since. */
export function stillShown(shown: number, present: number): Verdict {
  return shown === present ? allow : deny("amount-changed", { detail: { shown, present } });
}

/** The customer has agreed to what the draft is above their approval. */
export function agreePrice(
  visit: Visit,
  answer: { readonly how: "phone" | "desk"; readonly saidBy: string; readonly reason: string },
  now: Instant,
): Decision {
  const may = mayDraft(visit);
  if (!may.ok) return may;
  const { above } = draftedInvoice(visit);
  if (above.length === 0) return deny("already-recorded");
  const lines = above.map(({ lineId, priceMinor }) => ({ lineId, priceMinor }));
  return happened(event("price.agreed", now, { lines, ...answer }));
}
