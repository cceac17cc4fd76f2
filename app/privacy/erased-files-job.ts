// The files of somebody who was forgotten are deleted after the rows, and again until they are gone.
import { z } from "zod";
import { defineJob } from "~/platform/enqueue.server";

export const erasedFilesJob = defineJob({
  name: "erased-files",
  payload: z.object({ erasureId: z.uuid() }),
  key: ({ erasureId }) => `erased-files:${erasureId}`,
});
