// What a photo may be and in which sizes it is kept: for browser and server alike.
import type { PhotoSubject } from "~/journey/events";

/** Bytes of a file that may be sent. */
export const PHOTO_MAX_BYTES = 25 * 1024 * 1024;
export const PHOTO_MAX_MEGABYTES = 25;

/** Width times height; a telephone's largest photos have 12 to 50 million, its ordinary ones 12. */
export const PHOTO_MAX_PIXELS = 40_000_000;
export const PHOTO_MAX_MEGAPIXELS = 40;

/** Bytes sent at a time: an upload that is cut goes on behind the last byte that arrived. */
export const PHOTO_PART_BYTES = 512 * 1024;

/** What the file chooser offers. With this list an iPhone hands its HEIC photos over as JPEG. */
export const PHOTO_TYPES = "image/jpeg,image/png,image/webp,image/avif";

/** The longer edge in pixels; a smaller photo is not made larger. */
export const PHOTO_SIZES = { small: 320, medium: 1024, large: 2048 } as const;
export type PhotoSize = keyof typeof PHOTO_SIZES;
export const PHOTO_SIZE_NAMES = ["small", "medium", "large"] as const satisfies readonly PhotoSize[];

export function asPhotoSize(text: string | undefined): PhotoSize | undefined {
  return PHOTO_SIZE_NAMES.find((size) => size === text);
}

/** Why a file does not become a photo: final, another file is needed. */
export const PHOTO_FAULTS = [
  "too-large",
  "too-many-pixels",
  "not-a-photo",
  "heic",
  "animated",
  "broken",
  "empty",
  "no-visit",
  "not-allowed",
] as const;
export type PhotoFault = (typeof PHOTO_FAULTS)[number];

/** Why it does not go on just now: it is tried again. */
export const PHOTO_DELAYS = ["no-connection", "no-room", "away", "signed-out"] as const;
export type PhotoDelay = (typeof PHOTO_DELAYS)[number];

export function asPhotoFault(text: string): PhotoFault | undefined {
  return PHOTO_FAULTS.find((fault) => fault === text);
}

export function asPhotoDelay(text: string): PhotoDelay | undefined {
  return PHOTO_DELAYS.find((delay) => delay === text);
}

/** A photo as pages show it. */
export interface Photo {
  readonly id: string;
  readonly subject: PhotoSubject;
  readonly subjectId: string | undefined;
  /** Of the largest size, pixels. */
  readonly width: number;
  readonly height: number;
  /** Milliseconds. */
  readonly createdAt: number;
  /** The reader took it, or may remove what others took. */
  readonly removable?: boolean;
}

/** Width and height of one of its sizes, pixels. */
export function photoExtent(
  { width, height }: Pick<Photo, "width" | "height">,
  size: PhotoSize,
): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, PHOTO_SIZES[size] / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** The photos of one thing, or of a subject that has no things of its own. */
export function photosAbout(
  photos: readonly Photo[],
  subject: PhotoSubject,
  subjectId?: string,
): readonly Photo[] {
  return photos.filter((photo) => photo.subject === subject && photo.subjectId === subjectId);
}
