// The vocabulary of handover and payment.
import { z } from "zod";
import { bare, define } from "./event-shapes";

export const HANDOVER_EVENTS = {
  "ready.notified": define("handover", z.object({ how: z.enum(["phone", "message", "desk"]) })),
  "customer.returned": define("handover", bare),
  "handover.started": define("handover", bare),
  "work.explained": define("handover", z.object({ oldPartsShown: z.boolean() })),
  "keys.returned": define("handover", z.object({ belongings: z.boolean() })),
  "vehicle.released": define("handover", bare),
} as const;
