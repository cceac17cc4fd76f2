// What is said of a photo when it begins to arrive, and what pages do with photos.
import { z } from "zod";
import { PHOTO_SUBJECTS } from "~/journey/events";

/** Beside the file, in the browser's words. */
export const PhotoTold = z.object({
  /** Named by the browser, so that the same photo sent twice is one. */
  photoId: z.uuid(),
  visitId: z.uuid(),
  subject: z.enum(PHOTO_SUBJECTS),
  subjectId: z.uuid().optional(),
});
export type PhotoTold = z.infer<typeof PhotoTold>;

/** The same as it is kept with what has arrived: and who sends it, where. */
export const PhotoKept = PhotoTold.extend({ centreId: z.uuid(), staffId: z.uuid() });
export type PhotoKept = z.infer<typeof PhotoKept>;

/** A photo's deeds on its visit. */
export const PhotoDeed = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("finish"), photoId: z.uuid(), uploadId: z.uuid() }),
  z.object({
    intent: z.literal("remove"),
    photoId: z.uuid(),
    reason: z.string().trim().max(200).optional(),
  }),
  z.object({ intent: z.literal("restore"), photoId: z.uuid() }),
]);
export type PhotoDeed = z.infer<typeof PhotoDeed>;
