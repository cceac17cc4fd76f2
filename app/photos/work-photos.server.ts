// The photos that show the work: before it and after it.
import type { Visit } from "~/journey/visit";
import type { Photo } from "./photo";
import { photosOf, type PhotoReader } from "./photos.server";

/** Before first, each in the order in which they were taken. */
export async function workPhotos(reader: PhotoReader, visit: Visit): Promise<readonly Photo[]> {
  const [before, after] = await Promise.all([
    photosOf(visit.centreId, visit.id, { subject: "before", reader }),
    photosOf(visit.centreId, visit.id, { subject: "after", reader }),
  ]);
  return [...before, ...after];
}
