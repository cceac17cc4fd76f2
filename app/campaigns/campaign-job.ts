// The job that sends a campaign's messages.
import { z } from "zod";
import { defineJob } from "~/platform/enqueue.server";

/** Asked for at the start, and again by a sweep as long as somebody waits. */
export const campaignJob = defineJob({
  name: "campaign",
  payload: z.object({ campaignId: z.uuid() }),
  key: ({ campaignId }) => `campaign:${campaignId}`,
});
