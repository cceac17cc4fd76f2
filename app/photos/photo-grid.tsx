// Photos side by side, small; each opens large. What is still on its way may stand among them.
import { useState, type ReactNode } from "react";
import { paths } from "~/paths";
import { useFormat } from "~/ui/centre-context";
import { useWords } from "~/words";
import { Lightbox } from "./lightbox";
import { photoExtent, type Photo } from "./photo";

/** What a photo is called, for those who do not see it. */
export function usePhotoName(): (photo: Photo, place: number, count: number) => string {
  const t = useWords("photos");
  const choices = useWords("choices");
  const { moment } = useFormat();
  return (photo, place, count) =>
    t("photo", {
      subject: choices(`photo.${photo.subject}`),
      number: place + 1,
      count,
      time: moment(photo.createdAt),
    });
}

export const TILE =
  "relative block aspect-square w-full overflow-hidden rounded-md border border-line bg-sunken";

export interface PhotoGridProps {
  readonly photos: readonly Photo[];
  /** Left out where photos are only looked at. */
  readonly onRemove?: ((photo: Photo) => void) | undefined;
  /** More tiles behind the photos, as list items. */
  readonly children?: ReactNode;
}

export function PhotoGrid({ photos, onRemove, children }: PhotoGridProps) {
  const t = useWords("photos");
  const nameOf = usePhotoName();
  const [openId, setOpenId] = useState<string>();
  return (
    <>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(5rem,1fr))] gap-2 empty:hidden">
        {photos.map((photo, place) => {
          const name = nameOf(photo, place, photos.length);
          return (
            <li key={photo.id}>
              <button
                type="button"
                className={`${TILE} hover:border-line-strong`}
                aria-label={t("open", { photo: name })}
                onClick={() => setOpenId(photo.id)}
              >
                <img
                  src={paths.photo(photo.id, "small")}
                  {...photoExtent(photo, "small")}
                  alt=""
                  loading="lazy"
                  decoding="async"
                  className="size-full object-cover"
                />
              </button>
            </li>
          );
        })}
        {children}
      </ul>
      <Lightbox photos={photos} openId={openId} onOpen={setOpenId} {...(onRemove ? { onRemove } : {})} />
    </>
  );
}
