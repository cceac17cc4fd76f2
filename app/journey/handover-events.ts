// The vocabulary of handover and payment.
import { z } from "zod";
import { PAYMENT_METHODS } from "./choices";
import { amount, bare, define, id, text, WorkLine } from "./event-shapes";

export const HANDOVER_EVENTS = {
  "ready.notified": define("handover", z.object({ how: z.enum(["phone", "message", "desk"]) })),
  "customer.returned": define("handover", bare),
  "handover.started": define("handover", bare),
  "work.explained": define("handover", z.object({ oldPartsShown: z.boolean() })),
  "invoice.issued": define(
    "handover",
    z.object({ number: text.max(40), totalMinor: amount, lines: z.array(WorkLine).max(100) }),
  ),
  "payment.received": define(
    "handover",
    z.object({ paymentId: id, amountMinor: amount.min(1), method: z.enum(PAYMENT_METHODS) }),
  ),
  "payment.refunded": define(
    "handover",
    z.object({ paymentId: id, amountMinor: amount.min(1), reason: text }),
  ),
  "keys.returned": define("handover", z.object({ belongings: z.boolean() })),
  "vehicle.released": define("handover", bare),
} as const;
