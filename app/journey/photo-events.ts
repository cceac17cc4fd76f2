// The vocabulary of photos.
import { z } from "zod";
import { PHOTO_SUBJECTS } from "./choices";

const id = z.uuid();
const note = z.string().trim().max(2000).optional();

function define<P extends z.ZodType>(payload: P) {
  return { stage: "any" as const, payload };
}

export const PHOTO_EVENTS = {
  // The photo itself is kept beside the log; `subjectId` says which finding, mark or defect it shows.
  "photo.added": define(z.object({ photoId: id, subject: z.enum(PHOTO_SUBJECTS), subjectId: id.optional() })),
  "photo.removed": define(z.object({ photoId: id, reason: note })),
  "photo.restored": define(z.object({ photoId: id })),
} as const;
