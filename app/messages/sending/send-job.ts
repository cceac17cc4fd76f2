// The job that takes one message to its carrier, or finds out what became of it.
import { z } from "zod";
import { defineJob } from "~/platform/enqueue.server";

/** Enqueued with the row, in its transaction, for the moment `sendAfter`. A later ask replaces a waiting one. */
export const sendMessageJob = defineJob({
  name: "send-message",
  payload: z.object({ messageId: z.uuid() }),
  key: ({ messageId }) => `message:${messageId}`,
});
