// The photos of a visit, as rows and as files.
import { PHOTO_SUBJECTS, type PhotoSubject } from "~/journey/events";
import { db, type Tx } from "~/platform/db/db.server";
import { fileStore } from "~/platform/files/files.server";
import { PHOTO_SIZE_NAMES, type Photo, type PhotoSize } from "./photo";

interface Row {
  readonly id: string;
  readonly subject: string;
  readonly subjectId: string | null;
  readonly width: number;
  readonly height: number;
  readonly createdAt: Date;
}

const COLUMNS = {
  id: true,
  subject: true,
  subjectId: true,
  width: true,
  height: true,
  createdAt: true,
} as const;

function photoOf({ subject, subjectId, createdAt, ...row }: Row): Photo | undefined {
  const known = PHOTO_SUBJECTS.find((each) => each === subject);
  return (
    known && { ...row, subject: known, subjectId: subjectId ?? undefined, createdAt: createdAt.getTime() }
  );
}

/** Narrows the photos of a visit. */
export interface PhotosWanted {
  readonly subject?: PhotoSubject;
  readonly subjectId?: string;
}

/** The photos of a visit that were not removed, in the order in which they were taken. */
export async function photosOf(
  centreId: string,
  visitId: string,
  wanted: PhotosWanted = {},
  tx: Tx = db(),
): Promise<readonly Photo[]> {
  const rows = await tx.photo.findMany({
    where: { centreId, visitId, removedAt: null, ...wanted },
    select: COLUMNS,
    orderBy: { id: "asc" },
    take: 500,
  });
  return rows.map(photoOf).filter((photo) => photo !== undefined);
}

/** Where a photo stands: whose it is, and what its file must be. */
export interface PhotoPlace {
  readonly id: string;
  readonly centreId: string;
  readonly visitId?: string;
}

/** What a browser needs to know whether it has the picture already. */
export async function findPhotoHash(place: PhotoPlace): Promise<string | undefined> {
  const row = await db().photo.findFirst({
    where: { ...place, removedAt: null },
    select: { contentHash: true },
  });
  return row ? Buffer.from(row.contentHash).toString("hex") : undefined;
}

/** Whether the visit has it, removed or not: a photo is not taken twice. */
export async function hasPhoto(place: Required<PhotoPlace>, tx: Tx = db()): Promise<boolean> {
  return (await tx.photo.count({ where: place })) === 1;
}

export function photoKey({ id, centreId }: Pick<PhotoPlace, "id" | "centreId">, size: PhotoSize): string {
  return `photos/${centreId}/${id}/${size}.webp`;
}

/** Deletes the files. @throws StoreUnavailable */
export async function removePhotoFiles(place: Pick<PhotoPlace, "id" | "centreId">): Promise<void> {
  for (const size of PHOTO_SIZE_NAMES) await fileStore().remove(photoKey(place, size));
}
