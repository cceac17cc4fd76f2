// The vocabulary of handover and payment.
import { z } from "zod";
import { SIGNING_METHODS, Strokes } from "./car-received";
import { bare, define, note, sha256, text } from "./event-shapes";

/** One thing that was left in the car, and whether the customer has it back. */
const ThingLeft = z.object({ what: text.max(200), back: z.boolean() });

export const HANDOVER_EVENTS = {
  "ready.notified": define("handover", z.object({ how: z.enum(["phone", "message", "desk"]) })),
  "customer.returned": define("handover", bare),
  "handover.started": define("handover", bare),
  "work.explained": define("handover", z.object({ oldPartsShown: z.boolean() })),
  /** The customer confirms to have the car and everything that was in it. */
  "handover.signed": define(
    "handover",
    z.object({
      name: z.string().trim().min(1).max(120),
      method: z.enum(SIGNING_METHODS),
      strokes: Strokes.optional(),
      // Signatures of earlier versions of the program have none of these.
      version: z.int().min(1).optional(),
      /** Of what is kept as evidence. */
      hash: sha256.optional(),
    }),
  ),
  /** `belongings`: everything is there; `lacking`: what is not. Earlier versions of the program did not list the things. */
  "keys.returned": define(
    "handover",
    z.object({ belongings: z.boolean(), lacking: note, things: z.array(ThingLeft).max(50).optional() }),
  ),
  "vehicle.released": define("handover", bare),
} as const;
