// Correcting a fact: only by somebody who has seen what stands there, so that two people never undo each other's work.
import type { Instant } from "./instant";

/**
 * Whether something was recorded that the person has not seen: a colleague was faster.
 * @param recordedAt when the present fact was recorded, if there is one
 * @param seenAt the moment that stood on the person's page; undefined when the page showed none
 */
export function unseen(recordedAt: Instant | undefined, seenAt: Instant | undefined): boolean {
  return recordedAt !== undefined && recordedAt !== seenAt;
}
