// Taking a photo off a visit and putting it back, until its files go some days later.
import { event } from "~/journey/events";
import type { Actor } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { authorOf, recordFacts } from "~/visits/store.server";
import { removePhotoFiles } from "./photos.server";

const DAY_MS = 24 * 60 * 60_000;
/** As long as a removed photo can be put back. */
const PUT_BACK_WITHIN_DAYS = 7;
/** Of one run of the job. */
const AT_ONCE = 500;

export interface PhotoOfVisit {
  readonly visitId: string;
  readonly photoId: string;
}

/** @returns false when the visit of this centre has no such photo, or no longer */
export async function removePhoto(
  actor: Actor,
  { visitId, photoId, reason }: PhotoOfVisit & { readonly reason?: string | undefined },
): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const { count } = await tx.photo.updateMany({
      where: { id: photoId, visitId, centreId: actor.centreId, removedAt: null },
      data: { removedAt: new Date() },
    });
    if (count === 0) return false;
    await recordFacts(tx, authorOf(actor), visitId, (_visit, now) => [
      event("photo.removed", now, { photoId, ...(reason ? { reason } : {}) }),
    ]);
    return true;
  });
}

/** @returns false when there is nothing to put back: it is there, it never was, or its files are gone */
export async function restorePhoto(actor: Actor, { visitId, photoId }: PhotoOfVisit): Promise<boolean> {
  return db().$transaction(async (tx) => {
    const { count } = await tx.photo.updateMany({
      where: {
        ...{ id: photoId, visitId, centreId: actor.centreId },
        removedAt: { not: null },
        filesRemovedAt: null,
      },
      data: { removedAt: null },
    });
    if (count === 0) return false;
    await recordFacts(tx, authorOf(actor), visitId, (_visit, now) => [
      event("photo.restored", now, { photoId }),
    ]);
    return true;
  });
}

/**
 * Deletes the files of photos that were removed long ago.
 * @throws StoreUnavailable: what is left is deleted by the next run
 */
export async function forgetRemovedPhotos(now: Date): Promise<void> {
  const before = new Date(now.getTime() - PUT_BACK_WITHIN_DAYS * DAY_MS);
  const rows = await db().photo.findMany({
    where: { removedAt: { lt: before }, filesRemovedAt: null },
    select: { id: true, centreId: true },
    take: AT_ONCE,
  });
  for (const place of rows) {
    // Told first: a photo that is put back in this moment must have its files.
    const { count } = await db().photo.updateMany({
      where: { ...place, removedAt: { lt: before }, filesRemovedAt: null },
      data: { filesRemovedAt: now },
    });
    if (count === 1) await deleteFiles(place);
  }
}

async function deleteFiles(place: { readonly id: string; readonly centreId: string }): Promise<void> {
  try {
    await removePhotoFiles(place);
  } catch (error) {
    await db().photo.updateMany({ where: place, data: { filesRemovedAt: null } });
    throw error;
  }
}
