// The forms of the handover page, shared by browser and action.
import { z } from "zod/v4";
import { parseMoney } from "~/journey/money";
import { line, moneyText } from "~/ui/form/zod-fields";

export const Nothing = z.object({});
export const NotifyReady = z.object({ how: z.enum(["phone", "message", "desk"]) });
/** What is taken at the desk; a payment by link comes from the customer. */
export const DESK_METHODS = ["card", "cash", "transfer"] as const;
export const ExplainWork = z.object({ oldPartsShown: z.boolean().default(false) });
export const ReturnKeys = z.object({ belongings: z.boolean().default(false) });

function positiveAmount(currency: string) {
  return moneyText((text) => parseMoney(text, currency)).refine((amount) => amount > 0, {
    error: "not-an-amount",
  });
}

export function receivedPayment({ currency }: { readonly currency: string }) {
  return z.object({ amount: positiveAmount(currency), method: z.enum(DESK_METHODS) });
}

export function refundedPayment({ currency }: { readonly currency: string }) {
  return z.object({ paymentId: z.uuid(), amount: positiveAmount(currency), reason: line(300) });
}
