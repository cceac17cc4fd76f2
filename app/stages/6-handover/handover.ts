// Handover: the customer told, the work explained, the signature, and the keys.
import { happened, inStage, type Decision } from "~/journey/course";
import { event, type Payload } from "~/journey/events";
import type { Instant } from "~/journey/instant";
import { deny } from "~/journey/verdict";
import type { Visit } from "~/journey/visit";
import { returnedThings, thingsLeft } from "./belongings";

/** The customer knows that the car is ready. */
export function notifyReady(
  visit: Visit,
  { how }: { readonly how: "phone" | "message" | "desk" },
  now: Instant,
): Decision {
  const here = inStage(visit, "handover");
  if (!here.ok) return here;
  if (here.visit.handover.notified) return deny("already-recorded");
  return happened(event("ready.notified", now, { how }));
}

export function customerReturned(visit: Visit, now: Instant): Decision {
  const here = inStage(visit, "handover");
  if (!here.ok) return here;
  if (here.visit.handover.returnedAt !== undefined) return deny("already-recorded");
  return happened(event("customer.returned", now, {}));
}

export function startHandover(visit: Visit, now: Instant): Decision {
  const here = inStage(visit, "handover");
  if (!here.ok) return here;
  if (here.visit.handover.started) return deny("already-recorded");
  return happened(event("handover.started", now, {}));
}

/** What was done and what it costs, face to face. */
export function explainWork(
  visit: Visit,
  { oldPartsShown }: { readonly oldPartsShown: boolean },
  now: Instant,
): Decision {
  const here = inStage(visit, "handover");
  if (!here.ok) return here;
  if (!here.visit.handover.started) return deny("handover-not-started");
  if (here.visit.handover.explained) return deny("already-recorded");
  return happened(event("work.explained", now, { oldPartsShown }));
}

/** The customer confirms to have the car and their things: by finger, on their own telephone, or on paper. */
export function signHandover(visit: Visit, input: Payload<"handover.signed">, now: Instant): Decision {
  const here = inStage(visit, "handover");
  if (!here.ok) return here;
  const { explained, signed } = here.visit.handover;
  if (!explained) return deny("not-explained");
  if (signed) return deny("already-signed");
  if (input.method === "finger" && input.strokes === undefined)
    return deny("signature-missing", { field: "strokes" });
  return happened(event("handover.signed", now, input));
}

export interface KeysInput {
  /** Places of the things that the customer has back, from 0: `thingsLeft`. */
  readonly back: readonly number[];
  /** What is missing, in words. */
  readonly lacking?: string | undefined;
}

/** Keys back, and every thing that was left in the car; or what of it is missing. */
export function returnKeys(visit: Visit, { back, lacking }: KeysInput, now: Instant): Decision {
  const here = inStage(visit, "handover");
  if (!here.ok) return here;
  if (here.visit.handover.keysReturned) return deny("already-recorded");
  const returned = returnedThings(thingsLeft(here.visit), back, lacking);
  if (!returned) return deny("lacking-unsaid", { field: "lacking" });
  return happened(event("keys.returned", now, returned));
}
