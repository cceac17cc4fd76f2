// A file that has arrived whole becomes a photo of its visit: once, however often it is asked for.
import { createHash } from "node:crypto";
import { join } from "node:path";
import { event } from "~/journey/events";
import { db } from "~/platform/db/db.server";
import { settings } from "~/platform/env.server";
import { StoreUnavailable } from "~/platform/files/file-store";
import { fileStore } from "~/platform/files/files.server";
import { findUpload, forgetUpload, type Upload } from "~/platform/files/resumable-uploads.server";
import { log } from "~/platform/log.server";
import { processWide } from "~/platform/process-wide.server";
import { changeVisit, type Outcome } from "~/visits/store.server";
import { encodePhoto, type EncodedPhoto } from "./encoding.server";
import { PHOTO_SIZE_NAMES, type PhotoDelay, type PhotoFault } from "./photo";
import { PhotoKept } from "./photo.schema";
import { hasPhoto, photoKey, removePhotoFiles } from "./photos.server";

export type Taken =
  | { readonly kind: "taken" }
  | { readonly kind: "refused"; readonly fault: PhotoFault }
  | { readonly kind: "later"; readonly delay: PhotoDelay }
  /** There is no such file, or not all of it: it has to be sent (again). */
  | { readonly kind: "missing" };

/** Where files arrive, absolute. */
export function uploadFolder(): string {
  return join(settings().dataDir, "uploads");
}

const slot = processWide(
  "photos-under-way",
  (value): value is Map<string, Promise<Taken>> => value instanceof Map,
);

function underWay(): Map<string, Promise<Taken>> {
  const present = slot.get() ?? new Map<string, Promise<Taken>>();
  slot.set(present);
  return present;
}

/** What a photo is asked for by: its visit at a centre, its own name, and the file that holds it. */
export interface TakingAsked {
  readonly centreId: string;
  readonly visitId: string;
  readonly photoId: string;
  readonly uploadId: string;
}

/** Makes the photo of a file that has arrived. Asked twice it answers the same and makes one. */
export async function takePhoto(asked: TakingAsked): Promise<Taken> {
  const { centreId, visitId, photoId } = asked;
  if (await hasPhoto({ id: photoId, centreId, visitId })) return { kind: "taken" };
  const upload = await findUpload(uploadFolder(), asked.uploadId);
  const kept = PhotoKept.safeParse(upload?.told);
  if (!upload?.complete || !kept.success) return { kind: "missing" };
  const own = kept.data;
  if (own.centreId !== centreId || own.visitId !== visitId) return { kind: "missing" };
  const name = `${centreId}/${own.photoId}`;
  const running = underWay().get(name);
  if (running) return running;
  const taking = takeUpload(upload, own).finally(() => underWay().delete(name));
  underWay().set(name, taking);
  return taking;
}

async function takeUpload(upload: Upload, kept: PhotoKept): Promise<Taken> {
  const place = { id: kept.photoId, centreId: kept.centreId, visitId: kept.visitId };
  try {
    const encoded = await encodePhoto(upload.path);
    if ("fault" in encoded) return await refuse(upload, encoded.fault);
    await keepFiles(place, encoded.photo);
    return await settle(upload, place, await record(kept, encoded.photo));
  } catch (error) {
    // Another server was faster, and the file is gone with that.
    if (await hasPhoto(place)) return { kind: "taken" };
    if (!(error instanceof StoreUnavailable)) throw error;
    log().error({ err: error, cause: String(error.cause) }, "A photo could not be kept");
    return { kind: "later", delay: error.why === "full" ? "no-room" : "away" };
  }
}

async function refuse(upload: Upload, fault: PhotoFault): Promise<Taken> {
  await forgetUpload(uploadFolder(), upload.id);
  return { kind: "refused", fault };
}

async function keepFiles(place: { id: string; centreId: string }, { files }: EncodedPhoto): Promise<void> {
  for (const size of PHOTO_SIZE_NAMES)
    await fileStore().put(photoKey(place, size), files[size], "image/webp");
}

/** The fact and the row, in one transaction; the photo's own name makes it happen once. */
function record(kept: PhotoKept, { width, height, files }: EncodedPhoto): Promise<Outcome> {
  const { photoId, visitId, centreId, subject, subjectId, staffId } = kept;
  const author = { centreId, by: { kind: "staff", id: staffId } } as const;
  return changeVisit(
    author,
    visitId,
    photoId,
    (_visit, { now }) => ({
      ok: true,
      events: [event("photo.added", now, { photoId, subject, ...(subjectId ? { subjectId } : {}) })],
    }),
    async (tx, { events }) => {
      await tx.photo.create({
        data: {
          ...{ id: photoId, centreId, visitId, subject, subjectId: subjectId ?? null, width, height },
          bytes: PHOTO_SIZE_NAMES.reduce((sum, size) => sum + files[size].length, 0),
          contentHash: createHash("sha256").update(files.large).digest(),
          createdAt: new Date(events[0]?.occurredAt ?? Date.now()),
          createdBy: staffId,
        },
      });
    },
  );
}

async function settle(
  upload: Upload,
  place: { id: string; centreId: string; visitId: string },
  outcome: Outcome,
): Promise<Taken> {
  if (outcome.kind === "done" || (await hasPhoto(place))) {
    await forgetUpload(uploadFolder(), upload.id);
    return { kind: "taken" };
  }
  // The visit is gone, or the name was used for something else: nobody else's files are touched.
  if ((await db().photo.count({ where: { id: place.id } })) === 0) await removePhotoFiles(place);
  return refuse(upload, "no-visit");
}
