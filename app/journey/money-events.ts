// The vocabulary of money: invoices, credit notes, payments, refunds, and what is left on account.
import { z } from "zod";
import { DISCOUNT_KINDS, DISPUTE_OUTCOMES, PAYMENT_METHODS } from "./choices";
import { amount, at, define, id, sha256, text, WorkLine } from "./event-shapes";

const day = z.iso.date();
const currency = z.string().length(3);
/** The carrier's own id of a payment or a refund that came by link. */
const externalId = text.max(200);
/** Hundredths of a per cent. */
const taxBasisPoints = z.int().min(0).max(10_000);

/** Less to pay, for a reason: of one line, or of the whole. */
export const Discount = z.object({
  kind: z.enum(DISCOUNT_KINDS),
  amountMinor: amount.min(1),
  reason: text.max(300),
  lineId: id.optional(),
});
export type Discount = z.infer<typeof Discount>;

/** Another price for a line than the one on the order. */
const LinePrice = z.object({ lineId: id, priceMinor: amount });

export const MONEY_EVENTS = {
  /** What the next invoice is to hold; the last draft counts. */
  "invoice.drafted": define(
    "any",
    z.object({ prices: z.array(LinePrice).max(100), discounts: z.array(Discount).max(40) }),
  ),
  /** The customer has said yes to a higher price of work that was approved before. */
  "price.agreed": define(
    "any",
    z.object({
      lines: z.array(LinePrice).min(1).max(100),
      how: z.enum(["phone", "desk"]),
      saidBy: text.max(120),
      reason: text.max(300),
      // Answers of earlier versions of the program have none of these.
      /** 1, 2, 3 ... within the visit. */
      version: z.int().min(1).optional(),
      hash: sha256.optional(),
    }),
  ),
  "invoice.issued": define(
    "any",
    z.object({
      number: text.max(40),
      /** Discounts taken off. */
      totalMinor: amount,
      lines: z.array(WorkLine).max(100),
      // Invoices of earlier versions of the program have none of these.
      invoiceId: id.optional(),
      discounts: z.array(Discount).max(40).optional(),
      taxBasisPoints: taxBasisPoints.optional(),
      taxMinor: amount.optional(),
      currency: currency.optional(),
    }),
  ),
  "invoice.credited": define(
    "any",
    z.object({
      invoiceId: id,
      creditNoteId: id,
      number: text.max(40),
      totalMinor: amount,
      reason: text.max(300),
      /** Which lines it is about, where it is not about the whole. */
      lines: z
        .array(z.object({ lineId: id, amountMinor: amount }))
        .max(100)
        .optional(),
    }),
  ),
  "payment.received": define(
    "any",
    z.object({
      paymentId: id,
      amountMinor: amount.min(1),
      method: z.enum(PAYMENT_METHODS),
      externalId: externalId.optional(),
      /** The invoice that the payer had before them; it counts for the visit whatever became of that. */
      invoiceId: id.optional(),
    }),
  ),
  "payment.refunded": define(
    "any",
    z.object({
      paymentId: id,
      amountMinor: amount.min(1),
      reason: text,
      refundId: id.optional(),
      externalId: externalId.optional(),
    }),
  ),
  /** The payer's bank doubts a payment. Said again when a question has become a demand, or the day has changed. */
  "payment.disputed": define(
    "any",
    z.object({
      paymentId: id,
      disputeId: externalId,
      amountMinor: amount.min(1),
      /** The carrier's word for why. */
      reason: text.max(100),
      /** The bank only asks: no money has moved. */
      inquiry: z.boolean(),
      /** Until when an answer with evidence counts. */
      dueBy: at.optional(),
    }),
  ),
  /** The bank has decided; what it takes is a refund of its own. "Dropped": it came to nothing. */
  "payment.dispute-closed": define(
    "any",
    z.object({
      paymentId: id,
      disputeId: externalId,
      amountMinor: amount.min(1),
      outcome: z.enum(DISPUTE_OUTCOMES),
    }),
  ),
  /** The car leaves before everything is paid. */
  "account.opened": define(
    "any",
    z.object({ invoiceId: id, openMinor: amount, reason: text.max(300), dueOn: day.optional() }),
  ),
} as const;
