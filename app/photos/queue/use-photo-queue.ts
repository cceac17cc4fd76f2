// The browser's queue of photos, for components.
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { photoQueue } from "./photo-queue";
import { isOf, type PhotoPlaceOfVisit, type QueuedPhoto } from "./queued-photo";

const NONE: readonly QueuedPhoto[] = [];

/** Every photo that this browser still has; what was left before a reload is taken up. */
export function usePhotoQueue(): readonly QueuedPhoto[] {
  useEffect(() => photoQueue.start(), []);
  return useSyncExternalStore(photoQueue.subscribe, photoQueue.photos, () => NONE);
}

/** Those of one place of a visit. */
export function useQueuedPhotos({ visitId, subject, subjectId }: PhotoPlaceOfVisit): readonly QueuedPhoto[] {
  const all = usePhotoQueue();
  return useMemo(
    () => all.filter((photo) => isOf(photo, { visitId, subject, subjectId })),
    [all, visitId, subject, subjectId],
  );
}

/** Whether unsent photos survive a reload. */
export function useKeepsPhotos(): boolean {
  return useSyncExternalStore(photoQueue.subscribe, photoQueue.keeps, () => true);
}
