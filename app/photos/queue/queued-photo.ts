// Photos in this browser that are not photos of the visit yet.
import type { PhotoSubject } from "~/journey/events";
import type { PhotoDelay, PhotoFault } from "../photo";

/** What a photo is of. */
export interface PhotoPlaceOfVisit {
  readonly visitId: string;
  readonly subject: PhotoSubject;
  readonly subjectId?: string | undefined;
}

/** As it is kept in the browser until it has been sent. */
export interface PendingPhoto extends PhotoPlaceOfVisit {
  /** Named here, so that it is one photo however often it is sent. */
  readonly photoId: string;
  readonly file: File;
}

export type QueuedState =
  | { readonly kind: "waiting" }
  | { readonly kind: "sending"; readonly percent: number }
  /** All of it has arrived; the server makes the photo. */
  | { readonly kind: "making" }
  /** Tried again by itself. */
  | { readonly kind: "paused"; readonly delay: PhotoDelay }
  | { readonly kind: "refused"; readonly fault: PhotoFault }
  | { readonly kind: "taken" };

export interface QueuedPhoto extends PendingPhoto {
  readonly state: QueuedState;
  /** Address of the picture within this browser. */
  readonly preview: string;
  /** Survives a reload of the page. */
  readonly kept: boolean;
}

/** What became of one try. */
export type Sent =
  | { readonly kind: "taken" }
  | { readonly kind: "refused"; readonly fault: PhotoFault }
  | { readonly kind: "later"; readonly delay: PhotoDelay }
  /** Another window of this browser has it in hand. */
  | { readonly kind: "elsewhere" };

/** Whether another try might end differently: the file is kept then. */
export function mayBeTriedAgain(fault: PhotoFault): boolean {
  return fault === "no-visit" || fault === "not-allowed";
}

/** Whether it still has to be sent. */
export function isUnsent({ state }: Pick<QueuedPhoto, "state">): boolean {
  return state.kind !== "taken" && state.kind !== "refused";
}

export function isOf(photo: PhotoPlaceOfVisit, place: PhotoPlaceOfVisit): boolean {
  return (
    photo.visitId === place.visitId && photo.subject === place.subject && photo.subjectId === place.subjectId
  );
}
