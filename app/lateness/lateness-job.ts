// The job that counts a centre's expected finishes again: after a change of a car in the workshop, and every minute.
import { z } from "zod";
import { defineJob } from "~/platform/enqueue.server";

/** Several changes in a row are one count. */
export const latenessJob = defineJob({
  name: "lateness",
  payload: z.object({ centreId: z.uuid() }),
  key: ({ centreId }) => `lateness:${centreId}`,
  maxAttempts: 3,
});
