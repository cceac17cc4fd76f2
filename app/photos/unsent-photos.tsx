// On every page of the staff's: photos that are still on their way, and where they belong.
import { Link, useLocation } from "react-router";
import { paths } from "~/paths";
import { Icon } from "~/ui/icons";
import { useWords } from "~/words";
import { isUnsent, type QueuedPhoto } from "./queue/queued-photo";
import { usePhotoQueue } from "./queue/use-photo-queue";

type Kind = "unsent" | "held" | "refused";

function kindOf(photos: readonly QueuedPhoto[]): Kind {
  if (photos.some(({ state }) => state.kind === "refused")) return "refused";
  return photos.some(({ state }) => state.kind === "paused") ? "held" : "unsent";
}

function isOfKind(kind: Kind): (photo: QueuedPhoto) => boolean {
  return (photo) => (kind === "refused" ? photo.state.kind === "refused" : isUnsent(photo));
}

export function UnsentPhotos() {
  const t = useWords("photos");
  const { pathname } = useLocation();
  // On the visit's own pages they stand in their place.
  const elsewhere = usePhotoQueue().filter(
    (photo) => photo.state.kind !== "taken" && !pathname.includes(photo.visitId),
  );
  const kind = kindOf(elsewhere);
  const [first] = elsewhere.filter(isOfKind(kind));
  return (
    <div
      role="status"
      className="no-print pointer-events-none fixed inset-x-0 bottom-16 z-30 flex justify-start px-4 xl:bottom-4"
    >
      {first && (
        <p className="pointer-events-auto flex max-w-full items-center gap-3 rounded-lg border border-line bg-surface py-2 pr-2 pl-4 shadow-over">
          <Icon name={kind === "unsent" ? "camera" : "alert"} />
          {t(kind, { count: elsewhere.filter(isOfKind(kind)).length })}
          <Link
            to={paths.visit(first.visitId)}
            className="inline-flex min-h-11 items-center px-2 text-accent-ink underline underline-offset-2"
          >
            {t("show")}
          </Link>
        </p>
      )}
    </div>
  );
}
