// The job that carries out what a webhook was told: the answer does not wait for it.
import { z } from "zod";
import { defineJob } from "~/platform/enqueue.server";

/** A report or a text as the carrier posted it; its signature was checked before. */
export const laterJob = defineJob({
  name: "carrier-post",
  payload: z.object({
    webhook: z.enum(["status", "inbound"]),
    url: z.string(),
    fields: z.record(z.string(), z.string()),
    postedAt: z.iso.datetime(),
  }),
});

export type Post = z.infer<typeof laterJob.payload>;
