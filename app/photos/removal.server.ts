// Taking a photo off a visit and putting it back, until its files go some days later.
import { event } from "~/journey/events";
import type { Actor } from "~/journey/permissions";
import { db, type Tx } from "~/platform/db/db.server";
import { authorOf, recordFacts } from "~/visits/store.server";
import { mayRemove, removePhotoFiles } from "./photos.server";

const DAY_MS = 24 * 60 * 60_000;
/** As long as a removed photo can be put back. */
const PUT_BACK_WITHIN_DAYS = 7;
/** Of one run of the job. */
const AT_ONCE = 500;

export interface PhotoOfVisit {
  readonly visitId: string;
  readonly photoId: string;
}

/** What became of it: nothing where the visit of this centre has no such photo, or it is so already. */
export type Removal = "done" | "no-photo" | "not-allowed";

async function refusalFor(
  tx: Tx,
  actor: Actor,
  { visitId, photoId }: PhotoOfVisit,
): Promise<Removal | undefined> {
  const where = { id: photoId, visitId, centreId: actor.centreId };
  const row = await tx.photo.findFirst({ where, select: { createdBy: true } });
  if (!row) return "no-photo";
  return mayRemove(actor, row.createdBy) ? undefined : "not-allowed";
}

/** Takes it off the visit; who did that, when and why stands in the visit's log. */
export async function removePhoto(
  actor: Actor,
  { visitId, photoId, reason }: PhotoOfVisit & { readonly reason?: string | undefined },
): Promise<Removal> {
  return db().$transaction(async (tx) => {
    const refusal = await refusalFor(tx, actor, { visitId, photoId });
    if (refusal) return refusal;
    const { count } = await tx.photo.updateMany({
      where: { id: photoId, visitId, centreId: actor.centreId, removedAt: null },
      data: { removedAt: new Date() },
    });
    if (count === 0) return "no-photo";
    await recordFacts(tx, authorOf(actor), visitId, (_visit, now) => [
      event("photo.removed", now, { photoId, ...(reason ? { reason } : {}) }),
    ]);
    return "done";
  });
}

/** Puts it back, by whoever might have removed it; nothing where it is there, never was, or its files are gone. */
export async function restorePhoto(actor: Actor, { visitId, photoId }: PhotoOfVisit): Promise<Removal> {
  return db().$transaction(async (tx) => {
    const refusal = await refusalFor(tx, actor, { visitId, photoId });
    if (refusal) return refusal;
    const { count } = await tx.photo.updateMany({
      where: {
        ...{ id: photoId, visitId, centreId: actor.centreId },
        removedAt: { not: null },
        filesRemovedAt: null,
      },
      data: { removedAt: null },
    });
    if (count === 0) return "no-photo";
    await recordFacts(tx, authorOf(actor), visitId, (_visit, now) => [
      event("photo.restored", now, { photoId }),
    ]);
    return "done";
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
