// Cars that come back in the simulation: found as the application finds them, and overruled where it is another trouble.
import { happened } from "~/journey/course";
import { event } from "~/journey/events";
import type { Visit } from "~/journey/visit";
import { overruleReturn, returnOf, type ReleasedVisit } from "~/returns/returns";
import type { Person, VisitFile } from "../visit-file";

/** What of a visit may come back later. */
export function released(visit: Visit): ReleasedVisit | undefined {
  const { id, handover, request } = visit;
  if (handover.releasedAt === undefined) return undefined;
  const jobs = visit.jobs.map(({ title, state }) => ({ title, state: state.kind }));
  return { id, releasedAt: handover.releasedAt, complaint: request.complaint, jobs };
}

/** When a request is taken down. */
export function flagReturn(file: VisitFile): void {
  const earlier = file.guest.last?.visit;
  const found = earlier && returnOf(file.visit.request, [earlier]);
  if (!found) return;
  const { of, by } = found;
  file.record("job", "booking:write", (_visit, now) => happened(event("return.flagged", now, { of, by })));
}

/** Whoever reads the history knows whether it is the same. */
export function readReturn(file: VisitFile, advisor: Person, reasons: readonly string[]): void {
  if (file.visit.comesBack === undefined || file.guest.sameTrouble === true) return;
  // Its own dice: the rest of the visit goes as it would have gone.
  const reason = file.chance.fork(`return of ${file.id}`).pick(reasons);
  file.record(advisor, "follow-up:write", overruleReturn, { reason });
}
