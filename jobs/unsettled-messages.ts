// Every minute: messages that are due, or of which nobody knows what became, and for which no job waits, get one.
import { z } from "zod";
import { resumeUnsettled } from "~/messages/sending/unsettled.server";
import { defineJob } from "~/platform/enqueue.server";
import { task } from "./task";

const job = defineJob({ name: "unsettled-messages", payload: z.object({}) });

export const unsettledMessages = task(
  job,
  async (_payload, { now }) => {
    await resumeUnsettled(now);
  },
  { schedule: "* * * * *" },
);
