// The forms about money, shared by browser and action.
import { z } from "zod/v4";
import { DISCOUNT_KINDS } from "~/journey/choices";
import { parseMoney } from "~/journey/money";
import { line, moneyText } from "~/ui/form/zod-fields";

/** What is taken at the desk; a payment by link comes from the customer. */
export const DESK_METHODS = ["card", "cash", "transfer"] as const;
/** The whole of an invoice, as the choice of a line. */
export const WHOLE = "whole";

interface Currency {
  readonly currency: string;
}

function amountIn({ currency }: Currency) {
  return moneyText((text) => parseMoney(text, currency)).refine((amount) => amount > 0, {
    error: "not-an-amount",
  });
}

const reason = line(300);
const lineOrWhole = z.union([z.uuid(), z.literal(WHOLE)]);

/** Minor units, as the page showed them; below zero where more was taken off than there was. */
const shownAmount = z
  .string()
  .regex(/^-?\d{1,12}$/, { error: "required" })
  .transform(Number);

/** `shown`: the total on the page. */
export const IssueInvoice = z.object({ shown: shownAmount });

export function draftedPrice(centre: Currency) {
  return z.object({ lineId: z.uuid(), price: amountIn(centre) });
}

export function givenDiscount(centre: Currency) {
  return z.object({ kind: z.enum(DISCOUNT_KINDS), about: lineOrWhole, amount: amountIn(centre), reason });
}

/** `seen`: what stood at that place on the page (discountMark). */
export const DropDiscount = z.object({
  place: z.coerce.number().int().min(0).max(100),
  seen: z.string().max(500),
});
/** `shown`: by how much the page said that the draft is above the approval. */
export const AgreePrice = z.object({
  how: z.enum(["phone", "desk"]),
  saidBy: line(120),
  reason,
  shown: shownAmount,
});

export function receivedPayment(centre: Currency) {
  return z.object({ amount: amountIn(centre), method: z.enum(DESK_METHODS) });
}

export function refundedPayment(centre: Currency) {
  return z.object({ paymentId: z.uuid(), amount: amountIn(centre), reason });
}

export const CreditWhole = z.object({ invoiceId: z.uuid(), reason });

export function creditedPart(centre: Currency) {
  return z.object({ invoiceId: z.uuid(), about: lineOrWhole, amount: amountIn(centre), reason });
}

/** `dueOn`: a local date, "2026-12-24". */
export const OpenAccount = z.object({ dueOn: z.iso.date({ error: "not-a-date" }), reason });
