// Taking photos at the car or choosing them: many at once, sent in the background, each with its progress.
import { useEffect, useRef } from "react";
import { useRevalidator } from "react-router";
import type { PhotoSubject } from "~/journey/events";
import { paths } from "~/paths";
import { buttonLook } from "~/ui/button";
import { cx } from "~/ui/cx";
import { Icon } from "~/ui/icons";
import { Stack } from "~/ui/layout";
import { useToast } from "~/ui/toast";
import { useWords } from "~/words";
import { PHOTO_MAX_MEGABYTES, PHOTO_TYPES, photosAbout, type Photo } from "./photo";
import { PhotoGrid } from "./photo-grid";
import { HeldNotice, QueuedTile, RefusedList } from "./queued-tiles";
import { photoQueue } from "./queue/photo-queue";
import { isUnsent, type PhotoPlaceOfVisit, type QueuedPhoto } from "./queue/queued-photo";
import { useKeepsPhotos, useQueuedPhotos } from "./queue/use-photo-queue";

export interface PhotoPickerProps {
  readonly visitId: string;
  readonly subject: PhotoSubject;
  readonly subjectId?: string | undefined;
  /** The visit's photos, of this subject and others: `photosOf`. */
  readonly photos: readonly Photo[];
  /** Within a list of things, each with photos: no hint at each of them. */
  readonly compact?: boolean;
}

export function PhotoPicker({ visitId, subject, subjectId, photos, compact = false }: PhotoPickerProps) {
  const t = useWords("photos");
  const place = { visitId, subject, subjectId };
  const queued = useQueuedPhotos(place);
  const there = photosAbout(photos, subject, subjectId);
  const keeps = useKeepsPhotos();
  const remove = useRemoval(visitId);
  useTakenPhotos(queued, there);
  const onItsWay = queued.filter(({ photoId, state }) => {
    return state.kind !== "refused" && !there.some(({ id }) => id === photoId);
  });
  const refused = queued.filter(({ state }) => state.kind === "refused");
  return (
    <Stack gap={3}>
      <Choosers place={place} />
      {!compact && <p className="text-small text-ink-3">{t("hint", { megabytes: PHOTO_MAX_MEGABYTES })}</p>}
      {!keeps && queued.some(isUnsent) && <p className="text-amber-ink">{t("notKept")}</p>}
      <HeldNotice photos={queued} />
      <RefusedList photos={refused} />
      <PhotoGrid photos={there} onRemove={remove}>
        {onItsWay.map((photo) => (
          <QueuedTile key={photo.photoId} photo={photo} />
        ))}
      </PhotoGrid>
    </Stack>
  );
}

/** A camera where there is a finger; a chooser for many everywhere. */
function Choosers({ place }: { readonly place: PhotoPlaceOfVisit }) {
  const t = useWords("photos");
  return (
    <div className="flex flex-wrap gap-2">
      <Chooser place={place} text={t("take")} camera className="pointer-fine:hidden" />
      <Chooser place={place} text={t("choose")} />
    </div>
  );
}

interface ChooserProps {
  readonly place: PhotoPlaceOfVisit;
  readonly text: string;
  readonly camera?: boolean;
  readonly className?: string;
}

function Chooser({ place, text, camera = false, className }: ChooserProps) {
  return (
    <label
      className={cx(
        buttonLook("secondary", "large"),
        "cursor-pointer has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-offset-2 has-[:focus-visible]:outline-focus",
        className,
      )}
    >
      <Icon name={camera ? "camera" : "plus"} />
      {text}
      <input
        type="file"
        accept={PHOTO_TYPES}
        multiple
        {...(camera ? { capture: "environment" as const } : {})}
        className="sr-only"
        onChange={({ currentTarget }) => {
          photoQueue.add([...(currentTarget.files ?? [])], place);
          // The same photo may be chosen once more.
          currentTarget.value = "";
        }}
      />
    </label>
  );
}

/** The answer's status; undefined without a connection. */
async function sent(visitId: string, intent: "remove" | "restore", photoId: string) {
  const body = new URLSearchParams({ intent, photoId });
  const answer = await fetch(paths.visitPhotos(visitId), { method: "POST", body }).catch(() => undefined);
  return answer?.status;
}

/** Removing takes effect at once; for a while it can be taken back. Without a connection nothing happens, and it is said. */
function useRemoval(visitId: string): (photo: Photo) => void {
  const t = useWords("photos");
  const toast = useToast();
  const { revalidate } = useRevalidator();
  const send = async (intent: "remove" | "restore", photoId: string) => {
    const status = await sent(visitId, intent, photoId);
    if (status === 403) return toast({ text: t("notYours") });
    if (status !== 200) return toast({ text: t("failed") });
    if (intent === "remove") toast({ text: t("removed"), onUndo: () => void send("restore", photoId) });
    await revalidate();
  };
  return ({ id }) => void send("remove", id);
}

/** Photos that were taken are asked for, and leave the queue once the page has them. */
function useTakenPhotos(queued: readonly QueuedPhoto[], there: readonly Photo[]): void {
  const { revalidate, state } = useRevalidator();
  const asked = useRef(new Set<string>());
  useEffect(() => {
    const taken = queued.filter((photo) => photo.state.kind === "taken").map(({ photoId }) => photoId);
    for (const photoId of taken) {
      const seen = there.some(({ id }) => id === photoId);
      if (seen) photoQueue.drop(photoId);
    }
    const fresh = taken.filter((photoId) => !asked.current.has(photoId));
    if (fresh.length === 0 || state !== "idle") return;
    for (const photoId of fresh) asked.current.add(photoId);
    void revalidate();
  }, [queued, there, state, revalidate]);
}
