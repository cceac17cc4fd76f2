// What inspections found wrong with jobs that are to be done again, with the photos: what their mechanics have to see.
import { EVENTS } from "~/journey/events";
import type { Photo } from "~/photos/photo";
import { photosOf } from "~/photos/photos.server";
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";

export interface JobDefect {
  readonly key: string;
  readonly what: string;
  /** 0 for the first inspection. */
  readonly loop: number;
  readonly photos: readonly Photo[];
}

/** By the job's id, the latest loop first. Visits that were never sent back cost nothing. */
export async function defectsOfJobs(
  { centreId }: Pick<Actor, "centreId">,
  jobs: readonly { readonly id: string; readonly visitId: string; readonly loop: number }[],
): Promise<Readonly<Record<string, readonly JobDefect[]>>> {
  const visits = [...new Set(jobs.filter(({ loop }) => loop > 0).map(({ visitId }) => visitId))];
  if (visits.length === 0) return {};
  const [failures, photos] = await Promise.all([
    db().event.findMany({
      where: { centreId, visitId: { in: visits }, type: "inspection.failed" },
      orderBy: { seq: "desc" },
      select: { visitId: true, loop: true, seq: true, payload: true },
    }),
    Promise.all(visits.map((visitId) => photosOf(centreId, visitId, { subject: "defect" }))),
  ]);
  const shown = new Set(jobs.map(({ id }) => id));
  const found = failures.flatMap(({ visitId, loop, seq, payload }) =>
    EVENTS["inspection.failed"].payload.parse(payload).defects.map((defect, place) => ({
      jobId: defect.jobId,
      key: `${visitId}-${String(seq)}-${String(place)}`,
      what: defect.what,
      loop,
      photos: photos
        .flat()
        .filter(({ subjectId }) => defect.defectId !== undefined && subjectId === defect.defectId),
    })),
  );
  const byJob = new Map<string, JobDefect[]>();
  for (const { jobId, ...defect } of found) {
    if (shown.has(jobId)) byJob.set(jobId, [...(byJob.get(jobId) ?? []), defect]);
  }
  return Object.fromEntries(byJob);
}
