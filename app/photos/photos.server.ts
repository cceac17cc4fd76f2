// The photos of a visit, as rows and as files.
import { PHOTO_SUBJECTS, type PhotoSubject } from "~/journey/events";
import { may, type Actor } from "~/journey/permissions";
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
  readonly createdBy: string | null;
}

const COLUMNS = {
  id: true,
  subject: true,
  subjectId: true,
  width: true,
  height: true,
  createdAt: true,
  createdBy: true,
} as const;

/** Who looks at photos. */
export type PhotoReader = Pick<Actor, "staffId" | "roles">;

/** Whoever took a photo may take it off the visit again; what others took, a manager. */
export function mayRemove({ staffId, roles }: PhotoReader, takenBy: string | null): boolean {
  return may(roles, "photo:remove") || (may(roles, "photo:write") && takenBy === staffId);
}

function photoOf(
  { subject, subjectId, createdAt, createdBy, ...row }: Row,
  reader: PhotoReader | undefined,
): Photo | undefined {
  const known = PHOTO_SUBJECTS.find((each) => each === subject);
  const removable = reader && mayRemove(reader, createdBy) ? { removable: true } : {};
  const about = { subjectId: subjectId ?? undefined, createdAt: createdAt.getTime(), ...removable };
  return known && { ...row, subject: known, ...about };
}

/** Narrows the photos of a visit. */
export interface PhotosWanted {
  readonly subject?: PhotoSubject;
  readonly subjectId?: string;
  /** Who looks, where photos may be removed. */
  readonly reader?: PhotoReader;
}

/** The photos of a visit that were not removed, in the order in which they were taken. */
export async function photosOf(
  centreId: string,
  visitId: string,
  { reader, ...wanted }: PhotosWanted = {},
  tx: Tx = db(),
): Promise<readonly Photo[]> {
  const rows = await tx.photo.findMany({
    where: { centreId, visitId, removedAt: null, ...wanted },
    select: COLUMNS,
    orderBy: { id: "asc" },
    take: 500,
  });
  return rows.map((row) => photoOf(row, reader)).filter((photo) => photo !== undefined);
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
