// Customers who wait at the centre, for as long as one waits.
import { HOUR, type Instant } from "~/journey/instant";
import type { VisitFile } from "../visit-file";

/** After that they go home and are rung like everybody else. */
const LONGEST = 3 * HOUR;

export function isWaiting({ visit }: VisitFile, now: Instant): boolean {
  const signedAt = visit.intake.signed?.at;
  return visit.request.transport === "wait" && signedAt !== undefined && now - signedAt < LONGEST;
}
