// Returns: a car that is back within 30 days with the trouble of an earlier visit, and a person who says that it is not. Pure.
import { happened, type Decision } from "~/journey/course";
import { event, type Payload } from "~/journey/events";
import { DAY, type Instant } from "~/journey/instant";
import { sameTrouble, type EarlierTrouble, type SameTrouble, type Trouble } from "~/journey/same-trouble";
import { deny } from "~/journey/verdict";
import type { Visit } from "~/journey/visit";

/** Criterion 7.3: a car that comes back later than this was repaired all the same. */
export const RETURN_WITHIN_DAYS = 30;

export interface ReleasedVisit extends EarlierTrouble {
  readonly id: string;
  readonly releasedAt: Instant;
}

export interface FoundReturn extends SameTrouble {
  readonly of: string;
  readonly by: Payload<"return.flagged">["by"];
}

/** The latest visit whose trouble is back: the same job was done, or the same words were said, at most 30 days ago. */
export function returnOf(
  request: Trouble & { readonly at: Instant },
  earlier: readonly ReleasedVisit[],
): FoundReturn | undefined {
  const recent = earlier
    .filter(({ releasedAt }) => {
      return releasedAt <= request.at && request.at - releasedAt <= RETURN_WITHIN_DAYS * DAY;
    })
    .sort((one, other) => other.releasedAt - one.releasedAt);
  for (const visit of recent) {
    const same = sameTrouble(request, visit);
    if (same) return { of: visit.id, by: same.sameJobs.length > 0 ? "job" : "complaint", ...same };
  }
  return undefined;
}

/** It looks like the earlier trouble and is another one: said once, with a reason. */
export function overruleReturn(
  visit: Visit,
  { reason }: { readonly reason: string },
  now: Instant,
): Decision {
  if (!visit.comesBack) return deny("return-not-flagged");
  if (visit.comesBack.overruled) return deny("already-recorded");
  return happened(event("return.overruled", now, { reason }));
}
