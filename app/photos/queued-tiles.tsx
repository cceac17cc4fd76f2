// Photos on their way, among those that are there: how far each is, and why one does not go on.
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icons";
import { useWords, type Words } from "~/words";
import { PHOTO_MAX_MEGABYTES, PHOTO_MAX_MEGAPIXELS } from "./photo";
import { TILE } from "./photo-grid";
import { photoQueue } from "./queue/photo-queue";
import { mayBeTriedAgain, type QueuedPhoto } from "./queue/queued-photo";

function stateText({ state }: QueuedPhoto, t: Words<"photos">): string {
  return t(`state.${state.kind}`, { percent: state.kind === "sending" ? state.percent : 0 });
}

function Preview({ photo }: { readonly photo: QueuedPhoto }) {
  return <img src={photo.preview} alt="" decoding="async" className="size-full object-cover opacity-60" />;
}

/** One that is being sent, as a list item of the grid. */
export function QueuedTile({ photo }: { readonly photo: QueuedPhoto }) {
  const t = useWords("photos");
  const text = stateText(photo, t);
  const percent =
    photo.state.kind === "sending" ? photo.state.percent : photo.state.kind === "making" ? 100 : 0;
  return (
    <li>
      <div className={TILE}>
        <Preview photo={photo} />
        <div className="absolute inset-x-0 bottom-0 flex flex-col gap-1 bg-surface/90 px-1.5 py-1">
          <span className="text-small leading-tight tabular-nums">{text}</span>
          <progress
            max={100}
            value={percent}
            aria-label={t("progress", { name: photo.file.name, state: text })}
            className="h-1.5 w-full accent-accent"
          />
        </div>
      </div>
    </li>
  );
}

/** Why the photos on hold do not go on: once for all of them. */
export function HeldNotice({ photos }: { readonly photos: readonly QueuedPhoto[] }) {
  const t = useWords("photos");
  const delays = new Set(photos.flatMap(({ state }) => (state.kind === "paused" ? [state.delay] : [])));
  return (
    <div role="status" className="flex flex-col gap-1 empty:-mt-3">
      {[...delays].map((delay) => (
        <p key={delay} className="flex items-start gap-2 text-amber-ink">
          <Icon name="pause" className="mt-0.5" />
          {t(`delay.${delay}`)}
        </p>
      ))}
    </div>
  );
}

/** Files that did not become photos, each with its reason. */
export function RefusedList({ photos }: { readonly photos: readonly QueuedPhoto[] }) {
  return (
    <div role="alert" className="empty:-mt-3">
      {photos.length > 0 && (
        <ul className="flex flex-col gap-2">
          {photos.map((photo) => (
            <Refused key={photo.photoId} photo={photo} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Refused({ photo }: { readonly photo: QueuedPhoto }) {
  const t = useWords("photos");
  if (photo.state.kind !== "refused") return null;
  const { fault } = photo.state;
  const { name } = photo.file;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md border border-danger/50 bg-danger-soft p-2">
      <Icon name="alert" className="text-danger-ink" />
      <p className="min-w-0 flex-1 basis-56">
        <span className="block font-medium break-all">{name}</span>
        {t(`fault.${fault}`, { megabytes: PHOTO_MAX_MEGABYTES, megapixels: PHOTO_MAX_MEGAPIXELS })}
      </p>
      {mayBeTriedAgain(fault) && (
        <Button
          type="button"
          size="large"
          icon="refresh"
          aria-label={t("retryNamed", { name })}
          onClick={() => photoQueue.retry(photo.photoId)}
        >
          {t("retry")}
        </Button>
      )}
      <Button
        type="button"
        size="large"
        aria-label={t("dismissNamed", { name })}
        onClick={() => photoQueue.drop(photo.photoId)}
      >
        {t("dismiss")}
      </Button>
    </li>
  );
}
