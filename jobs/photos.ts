// Photos: files that have arrived and wait, files nobody goes on with, and files of photos that were removed.
import { z } from "zod";
import { forgetRemovedPhotos } from "~/photos/removal.server";
import { tidyUploads } from "~/photos/uploads.server";
import { defineJob } from "~/platform/enqueue.server";
import { task } from "./task";

const nothing = z.object({});
const arrived = defineJob({ name: "photo-uploads", payload: nothing, maxAttempts: 1 });
const removed = defineJob({ name: "removed-photos", payload: nothing });

export const photoUploadsTidied = task(arrived, (_payload, { now }) => tidyUploads(now), {
  schedule: "*/10 * * * *",
});
export const removedPhotos = task(removed, (_payload, { now }) => forgetRemovedPhotos(now), {
  schedule: "41 3 * * *",
});
