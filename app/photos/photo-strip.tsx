// Photos to look at: for staff with an enlarged view, for customers as plain links without scripts.
import { paths } from "~/paths";
import { useWords } from "~/words";
import { photoExtent, type Photo } from "./photo";
import { PhotoGrid, usePhotoName } from "./photo-grid";

/** For staff. Nothing is shown where there are none. */
export function PhotoStrip({ photos }: { readonly photos: readonly Photo[] }) {
  return photos.length === 0 ? null : <PhotoGrid photos={photos} />;
}

/** For the page behind a customer's link: sized and lazy, so that nothing jumps and only what is seen is loaded. */
export function CustomerPhotos({
  token,
  photos,
}: {
  readonly token: string;
  readonly photos: readonly Photo[];
}) {
  const t = useWords("photos");
  const nameOf = usePhotoName();
  if (photos.length === 0) return null;
  return (
    <ul className="grid grid-cols-2 gap-2">
      {photos.map((photo, place) => {
        const name = nameOf(photo, place, photos.length);
        return (
          <li key={photo.id}>
            <a href={paths.customerPhoto(token, photo.id, "large")} aria-label={t("open", { photo: name })}>
              <img
                src={paths.customerPhoto(token, photo.id, "small")}
                srcSet={`${paths.customerPhoto(token, photo.id, "small")} ${photoExtent(photo, "small").width}w, ${paths.customerPhoto(token, photo.id, "medium")} ${photoExtent(photo, "medium").width}w`}
                sizes="(min-width: 40rem) 20rem, 50vw"
                {...photoExtent(photo, "medium")}
                alt={name}
                loading="lazy"
                decoding="async"
                className="h-auto w-full rounded-md"
              />
            </a>
          </li>
        );
      })}
    </ul>
  );
}
