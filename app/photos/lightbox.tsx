// One photo as large as the screen, with the ones beside it a tap or an arrow key away.
import { useEffect } from "react";
import { Dialog, Modal, ModalOverlay } from "react-aria-components";
import { paths } from "~/paths";
import { Button } from "~/ui/button";
import { useWords } from "~/words";
import { photoExtent, type Photo } from "./photo";
import { usePhotoName } from "./photo-grid";

export interface LightboxProps {
  readonly photos: readonly Photo[];
  readonly openId: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
  readonly onRemove?: (photo: Photo) => void;
}

export function Lightbox({ photos, openId, onOpen, onRemove }: LightboxProps) {
  const place = photos.findIndex(({ id }) => id === openId);
  const photo = photos[place];
  return (
    <ModalOverlay
      isOpen={photo !== undefined}
      onOpenChange={(open) => {
        if (!open) onOpen(undefined);
      }}
      isDismissable
      className="fixed inset-0 z-50 bg-scrim"
    >
      <Modal className="fixed inset-0">
        {photo && (
          <Shown
            photo={photo}
            place={place}
            photos={photos}
            onOpen={onOpen}
            {...(onRemove ? { onRemove } : {})}
          />
        )}
      </Modal>
    </ModalOverlay>
  );
}

interface ShownProps extends Omit<LightboxProps, "openId"> {
  readonly photo: Photo;
  readonly place: number;
}

function useArrows(before: Photo | undefined, after: Photo | undefined, go: (id: string) => void): void {
  useEffect(() => {
    const press = ({ key }: KeyboardEvent) => {
      if (key === "ArrowLeft" && before) go(before.id);
      if (key === "ArrowRight" && after) go(after.id);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [before, after, go]);
}

function Shown({ photo, place, photos, onOpen, onRemove }: ShownProps) {
  const t = useWords("photos");
  const name = usePhotoName()(photo, place, photos.length);
  const before = photos[place - 1];
  const after = photos[place + 1];
  useArrows(before, after, onOpen);
  const medium = photoExtent(photo, "medium");
  return (
    <Dialog aria-label={name} className="flex h-full flex-col bg-surface outline-none">
      <div className="flex items-center justify-between gap-3 px-3 py-2">
        <p className="min-w-0 text-small text-ink-2" aria-live="polite">
          {name}
        </p>
        <Button
          type="button"
          kind="quiet"
          size="large"
          icon="close"
          aria-label={t("close")}
          onClick={() => onOpen(undefined)}
        />
      </div>
      <div className="relative min-h-0 flex-1 bg-sunken">
        <img
          key={photo.id}
          src={paths.photo(photo.id, "medium")}
          srcSet={`${paths.photo(photo.id, "medium")} ${medium.width}w, ${paths.photo(photo.id, "large")} ${photo.width}w`}
          sizes="100vw"
          width={photo.width}
          height={photo.height}
          alt={name}
          className="absolute inset-0 size-full object-contain p-2"
        />
      </div>
      <div className="flex items-center justify-between gap-3 px-3 py-2">
        <div className="flex gap-2">
          <Beside icon="arrowLeft" label={t("previous")} photo={before} onOpen={onOpen} />
          <Beside icon="arrowRight" label={t("next")} photo={after} onOpen={onOpen} />
        </div>
        {onRemove && photo.removable && (
          <Button
            type="button"
            size="large"
            onClick={() => {
              onOpen(after?.id ?? before?.id);
              onRemove(photo);
            }}
          >
            {t("remove")}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function Beside({
  icon,
  label,
  photo,
  onOpen,
}: {
  readonly icon: "arrowLeft" | "arrowRight";
  readonly label: string;
  readonly photo: Photo | undefined;
  readonly onOpen: (id: string) => void;
}) {
  return (
    <Button
      type="button"
      size="large"
      icon={icon}
      aria-label={label}
      disabled={!photo}
      onClick={() => {
        if (photo) onOpen(photo.id);
      }}
    />
  );
}
