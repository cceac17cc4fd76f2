// Handover: the customer told, the work explained, and the keys.
import { happened, inStage, type Decision } from "~/journey/course";
import { event } from "~/journey/events";
import type { Instant } from "~/journey/instant";
import { deny } from "~/journey/verdict";
import type { Visit } from "~/journey/visit";

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

/** Keys back, and whether everything that was left in the car is there. */
export function returnKeys(
  visit: Visit,
  { belongings }: { readonly belongings: boolean },
  now: Instant,
): Decision {
  const here = inStage(visit, "handover");
  if (!here.ok) return here;
  if (here.visit.handover.keysReturned) return deny("already-recorded");
  return happened(event("keys.returned", now, { belongings }));
}
