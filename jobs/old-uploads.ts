// Daily: removes uploaded files that nobody came back to.
import { z } from "zod";
import { forgetOldUploads } from "~/exchange/uploads.server";
import { defineJob } from "~/platform/enqueue.server";
import { task } from "./task";

const job = defineJob({ name: "old-uploads", payload: z.object({}) });

export const oldUploads = task(job, (_payload, { now }) => forgetOldUploads(now), { schedule: "23 3 * * *" });
