// Deletes the photos of somebody who was forgotten, and uploaded lists in which they may stand.
import { forgetUpload } from "~/exchange/uploads.server";
import { removePhotoFiles } from "~/photos/photos.server";
import { db } from "~/platform/db/db.server";

/** Does what is left to do; run twice it does nothing. @throws StoreUnavailable: the next run goes on */
export async function deleteErasedFiles(erasureId: string, now: Date): Promise<void> {
  const erasure = await db().erasure.findUnique({ where: { id: erasureId } });
  if (!erasure) return;
  const { centreId, visitIds, startedAt } = erasure;
  const photos = await db().photo.findMany({
    where: { centreId, visitId: { in: visitIds }, filesRemovedAt: null },
    select: { id: true, centreId: true },
  });
  for (const photo of photos) {
    await removePhotoFiles(photo);
    await db().photo.updateMany({ where: photo, data: { filesRemovedAt: now } });
  }
  const lists = await db().import.findMany({
    where: { centreId, createdAt: { lte: startedAt }, state: { notIn: ["trying", "importing"] } },
    select: { id: true },
  });
  for (const { id } of lists) await forgetUpload(id);
}
