// The promised time while the car is here: revised with a reason, and the customer told.
import { happened, inStage, type Decision } from "~/journey/course";
import { event } from "~/journey/events";
import { iso, type Instant } from "~/journey/instant";
import { deny } from "~/journey/verdict";
import type { Visit } from "~/journey/visit";

/** A new promised time. The first one stays the one that is judged. */
export function revisePromise(
  visit: Visit,
  { to, reason }: { readonly to: Instant; readonly reason: string },
  now: Instant,
): Decision {
  const here = inStage(visit, "repairs", "quality");
  if (!here.ok) return here;
  const { promise } = here.visit;
  if (!promise) return deny("promise-missing");
  if (to <= now) return deny("promise-in-the-past", { field: "to" });
  if (to === promise.current) return deny("already-recorded", { field: "to" });
  return happened(event("promise.revised", now, { from: iso(promise.current), to: iso(to), reason }));
}

/** The customer knows that it takes longer: after each revision, or once the promised time has passed. */
export function tellDelay(
  visit: Visit,
  { how }: { readonly how: "phone" | "message" | "desk" },
  now: Instant,
): Decision {
  const here = inStage(visit, "repairs", "quality");
  if (!here.ok) return here;
  const { promise } = here.visit;
  if (!promise) return deny("promise-missing");
  if (promise.toldAt !== undefined) return deny("already-recorded");
  if (promise.revisions.length === 0 && now < promise.current) return deny("not-due-yet");
  return happened(event("delay.told", now, { how }));
}

/**
 * A new promise that the customer knows of, in one step.
 * @param seen the promise that stood on the page of whoever tells it
 */
export function tellNewPromise(
  visit: Visit,
  {
    seen,
    how,
    ...revision
  }: {
    readonly seen: number;
    readonly to: Instant;
    readonly reason: string;
    readonly how: "phone" | "message" | "desk";
  },
  now: Instant,
): Decision {
  const here = inStage(visit, "repairs", "quality");
  if (!here.ok) return here;
  if (visit.promise && visit.promise.current !== seen) return deny("already-recorded");
  const revised = revisePromise(visit, revision, now);
  return revised.ok ? happened(...revised.events, event("delay.told", now, { how })) : revised;
}
